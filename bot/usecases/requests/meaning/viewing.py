"""A view of the maps that the reader has no label for → the request that shows it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.usecases.requests.learned.views import View
from bot.usecases.requests.meaning import forms
from bot.usecases.requests.meaning.names import Names
from bot.usecases.requests.request import Request

FIRM = ("hurts", "list", "heat", "summary", "effects", "compare")
# From when on a view is taken; where it plainly seems another request; where it has the form of one.
CLEAR, CLEARER, CLEAREST = 0.55, 0.7, 0.945
AT_A_PLACE = 0.45  # the same, where the sentence names a stage or touchpoint that there is
LONGEST = 120  # characters of a question
_REQUESTS: dict[str, tuple[str, str | None]] = {
    "finished": ("actions", "done"), "due": ("actions", "due"), "heaviest": ("load", None), "teams": ("load", "teams"),
    "stale": ("list", "untouched"), "there": ("hurts", None), "felt": ("felt", None), "bare": ("bare", None),
    "recurring": ("recurring", None), "worries": ("summary", None),
}  # fmt: skip
OF_EVERYTHING = ("worries", "recurring")  # what names a journey, a trade or a team is about that
PLACED = ("there", "felt")  # of a stage or touchpoint
_RUN_EN, _RUN_ZH = 4, 8  # words, characters of a place's name


def asked(view: View, otherwise: bool, form: str | None, placed: bool) -> tuple[str, str | None] | None:
    """(does, filter) of the request; None where the sentence asks for no such view. `form`: the kind of request whose
    plain form it has."""
    wanted = _REQUESTS.get(view.kind)
    if wanted is None:
        return None
    enough = CLEAREST if form in FIRM and form != wanted[0] else CLEARER if otherwise else CLEAR
    return wanted if view.sure >= (AT_A_PLACE if placed and form in (None, wanted[0]) else enough) else None


def placed(request: Request, place: str) -> Request:
    """At a stage or touchpoint, whose words are then no topic's and no department's."""
    if not place:
        return request
    slots = {
        name: value for name, value in request.slots.items() if name not in ("topic", "department", "tag", "journey")
    }
    return replace(request, slots={**slots, "touchpoint": place})


def place_said(text: str) -> str:
    """Words that stand where a place's name does, though no map has it: that is to be said, not passed over."""
    return forms.group("place", "name", text).strip()


def place_in(names: Names, text: str) -> str:
    """The longest run of words that is the name of a stage or touchpoint; "" where none is."""
    runs = tuple(dict.fromkeys(_runs(text)))
    found = names.places(runs) if runs else ()
    return max(found, key=len, default="")


def _runs(text: str) -> Iterator[str]:
    words = list(re.finditer(r"[A-Za-z0-9][\w'-]*", text))
    for size in range(1, _RUN_EN + 1):
        for at in range(len(words) - size + 1):
            yield text[words[at].start() : words[at + size - 1].end()]
    for run in re.findall(r"[\u4e00-\u9fff]{2,40}", text):
        for size in range(2, min(_RUN_ZH, len(run)) + 1):
            yield from (run[at : at + size] for at in range(len(run) - size + 1))
