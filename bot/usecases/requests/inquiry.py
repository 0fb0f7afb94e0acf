"""One request with who asks, where, and what they may see; and how it is said in their language."""

from dataclasses import dataclass, replace
from datetime import date as Date
from typing import Any

from bot.guide.reply import Button, Reply, Section
from bot.guide.said import Author
from bot.journey.model import Language
from bot.material.report import Report
from bot.summary.wording import Wording
from bot.usecases.inbound import Place
from bot.usecases.ports import CannotTell, OutOfReach, Store
from bot.usecases.reading import may_see
from bot.usecases.requests.request import Request
from bot.usecases.threads import link_to
from bot.usecases.turns import today
from bot.usecases.world import World
from prompts import render

LINES = 7  # of an answer
FILES, IN_A_FILE = ("pdf", "png", "pptx", "html", "xlsx"), 500  # and how many lines a file holds
ROOM = 90  # characters of a person's sentence


@dataclass(frozen=True)
class Inquiry:
    """`audiences`: the channels whose journeys the asker may see. `blind`: some could not be asked for just now."""

    world: World
    store: Store
    tenant: str
    place: Place
    author: Author
    language: Language
    request: Request
    audiences: tuple[str, ...]
    blind: bool
    today: Date
    heard_in: Place | None = None  # where others hear the answer

    @property
    def words(self) -> Wording:
        return Wording(self.language, self.today, ROOM)

    def say(self, entry: str, **values: Any) -> str:
        return render(f"usecases/requests.{entry}", self.language, **values)

    def link(self, journey: str) -> str:
        """To the thread of a journey; "" where it has none that can be linked to."""
        return link_to(self.store, self.world.mouth, self.tenant, journey)

    def date(self, iso: str) -> str:
        return self.words.date(Date.fromisoformat(iso[:10]))

    def days_late(self, due: str) -> int:
        return max((self.today - Date.fromisoformat(due)).days, 0)

    @property
    def start(self) -> int:
        said = self.request.slot("from")
        return int(said) if said.isdigit() else 0

    @property
    def limit(self) -> int:
        said = self.request.slot("limit")
        if self.request.format in FILES:
            return IN_A_FILE
        return min(max(int(said), 1), 20) if said.isdigit() else LINES

    def button(self, label: str, request: Request, *, primary: bool = False, **values: Any) -> Button:
        return Button("request", self.say(f"buttons.{label}", **values), request.packed(), primary=primary)

    def more(self, total: int, shown: int) -> tuple[Button, ...]:
        """[More], where there is more."""
        end = self.start + shown
        if end >= total:
            return ()
        return (self.button("more", self.request.but(**{"from": str(end)}), n=total - end),)

    @property
    def heard_by_others(self) -> bool:
        return self.heard_in is not None

    def reply(self, *texts: str | Section, buttons: tuple[Button, ...] = (), report: Report | None = None) -> Reply:
        every = (each if isinstance(each, Section) else Section(each) for each in texts)
        told = [each for each in every if each.text]
        if self.blind:
            told.append(Section(self.say("blind")))
        return Reply(self.language, tuple(told), footer_buttons=buttons, report=report)

    def asked(self, request: Request) -> "Inquiry":
        return replace(self, request=request)


class Otherwise(Exception):
    """The request cannot be answered as it was put; the reply says why, or asks which."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


def audiences(world: World, tenant: str, person: str, heard_in: Place | None) -> tuple[tuple[str, ...], bool]:
    """The channels whose journeys a person may see, and whether some could not be asked for. Where others hear the
    answer (`heard_in`), only those that are theirs too: the channel's own and public ones. Raises CannotTell where
    nothing could be asked."""
    with world.store() as store:
        every = store.portfolio.audiences(tenant)
    seen: list[str] = []
    silent: CannotTell | None = None
    asked = 0
    for channel in every:
        try:
            if may_see(world, tenant, person, channel) and _may_be_heard(world, tenant, channel, heard_in):
                seen.append(channel)
            asked += 1
        except OutOfReach:
            asked += 1
        except CannotTell as cannot:
            silent = cannot
    if silent and not asked:
        raise silent
    return tuple(seen), silent is not None


def _may_be_heard(world: World, tenant: str, channel: str, heard_in: Place | None) -> bool:
    if heard_in is None or channel == heard_in.channel:
        return True
    return world.directory.channel(tenant, channel).kind == "public"


def inquiry(world: World, store: Store, tenant: str, place: Place, author: Author, language: Language,
            request: Request, may: tuple[tuple[str, ...], bool], heard_in: Place | None = None) -> Inquiry:  # fmt: skip
    return Inquiry(world, store, tenant, place, author, language, request, may[0], may[1], today(world), heard_in)
