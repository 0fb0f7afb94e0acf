"""Shelves: who may read what. A shelf is one collection, so a wrong filter cannot open another's."""

import hashlib
import re
from dataclasses import dataclass

_PLAIN = re.compile(r"[A-Za-z0-9_]{1,60}\Z")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents of one workspace (`channel` None), or of one of its channels, readable there alone."""

    tenant: str
    channel: str | None = None

    def __post_init__(self) -> None:
        if not self.tenant or self.channel == "":
            raise ValueError("a shelf needs a tenant, and a channel that is not empty")

    @property
    def name(self) -> str:
        """The name of its collection: different for different shelves, within Chroma's [a-zA-Z0-9._-]{3,512}."""
        if self.channel is None:
            return f"workspace.{_plain(self.tenant)}"
        return f"channel.{_plain(self.tenant)}.{_plain(self.channel)}"


def _plain(name: str) -> str:
    if _PLAIN.match(name):
        return name
    return "-" + hashlib.sha256(name.encode()).hexdigest()[:40]
