"""What an endpoint can do, found out once by asking it, and remembered."""

from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict

Way = Literal["schema", "tools", "json", "plain"]
WAYS: tuple[Way, ...] = ("schema", "tools", "json", "plain")  # the best first


class Abilities(BaseModel):
    """`ways` are all that worked; `way` is the one that is used."""

    model_config = ConfigDict(frozen=True)
    way: Way = "plain"
    ways: tuple[Way, ...] = ()
    streams: bool = False


class Memory(Protocol):
    def abilities(self, endpoint: str) -> Abilities | None: ...
    def learnt(self, endpoint: str, abilities: Abilities) -> None: ...


class Echo(BaseModel):
    """What the trial asks to be filled in."""

    model_config = ConfigDict(extra="forbid")
    word: str
    number: int


class Trial(Protocol):
    """`fills` makes one small structured call in a way and says whether the answer could be read; `streams` whether
    a streamed answer came. Both raise where the endpoint is not there at all."""

    def fills(self, way: Way) -> bool: ...
    def streams(self) -> bool: ...


def found_out(trial: Trial, *, all_ways: bool = False) -> Abilities:
    """The first way that works, or with `all_ways` every one; streaming besides."""
    worked: list[Way] = []
    for way in WAYS:
        if trial.fills(way):
            worked.append(way)
            if not all_ways:
                break
    return Abilities(way=worked[0] if worked else "plain", ways=tuple(worked), streams=trial.streams())
