"""What was asked last in each place, so that "and in a bank?" is understood; in memory for a while, never on disk."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.usecases.inbound import Place
from knowledge.library import KnowledgeBase

#: Seconds after which a question no longer goes on with the one before, and how many places are remembered.
_LONG_AGO, _PLACES = 1800.0, 2000


@dataclass(frozen=True)
class _Last:
    asked: str
    after: str | None
    at: float


@dataclass
class Lately:
    """Safe to be used by several threads. Without a knowledge base no question goes on with one that itself did."""

    base: Callable[[], KnowledgeBase | None] = lambda: None
    _last: OrderedDict[tuple[str, str, str | None], _Last] = field(default_factory=OrderedDict)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def before(self, tenant: str, place: Place, question: str) -> str | None:
        """The question that this one may go on with; it is remembered for the next. Asked twice it goes on with the
        same one."""
        key = (tenant, place.channel, place.thread)
        with self._guard:
            last = self._last.pop(key, None)
        if last and time.monotonic() - last.at > _LONG_AGO:
            last = None
        after = None if last is None else last.after if last.asked == question else self._whole(last)
        with self._guard:
            self._last[key] = _Last(question, after, time.monotonic())
            while len(self._last) > _PLACES:
                self._last.popitem(last=False)
        return after

    def _whole(self, last: _Last) -> str:
        base = self.base()
        return base.in_thread(last.asked, last.after) if base else last.asked
