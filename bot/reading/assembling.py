"""From stretches to what they say: facts with their values, acts, questions."""

import re
from collections.abc import Sequence
from datetime import date as Date

from bot.reading.facts import Fact
from bot.reading.labels import NUMBERS
from bot.reading.learned.decode import Stretch
from bot.reading.learned.features import SMALL
from bot.reading.lexicon import alternation, words
from bot.reading.links import Link, links
from bot.reading.situation import Situation
from bot.reading.text import Span, Text
from bot.reading.values.date import Impossible, due
from bot.reading.values.number import number_in

_WISHES = ("persona.need", "persona.expectation")
_TURNING = re.compile(alternation(words("persona.turning")) + r"\s*$", re.IGNORECASE)
NO_FACTS = frozenset(("O", "command", "question", "aside", "reference"))
_MINUS = frozenset("-−–—－负")
_PLUS = frozenset("+＋")
_NEGATIVE = re.compile(r"\s*[-−–—－]\s*\d")
_BARE = re.compile(r"[-−+＋]?\d+")
_EDGES = " \t\n，,、。.；;：:!！~～…-–—·*•“”\"「」『』‘’'()（）"


def facts(text: Text, found: Sequence[Stretch], situation: Situation, today: Date) -> dict[int, Fact]:
    """For each stretch (by its number) that says something of the map: the fact."""
    linked = links(text, found, situation)
    out: dict[int, Fact] = {}
    for number, stretch in enumerate(found):
        if stretch.kind in NO_FACTS or stretch.kind.startswith("slot."):
            continue
        made = _fact(text, stretch, linked.get(number), today)
        if made is not None:
            out[number] = made
    return out


def _fact(text: Text, stretch: Stretch, link: Link | None, today: Date) -> Fact | None:
    """None where the words tell nothing: an article alone, a mark, a number where a name is wanted."""
    if not _tells(text, stretch):
        return None
    formal = _with_sign(text, stretch)
    counted = stretch.kind in NUMBERS or bool(stretch.classes)
    sign = "-" if counted and _NEGATIVE.match(formal) else ""  # which is no mark at its edge
    told = sign + _turned(text, stretch).strip(_EDGES) or text.words(stretch.first, stretch.last)
    number = number_in(formal) if counted else None
    if stretch.kind in NUMBERS and number is None:
        return None
    if stretch.kind == "opportunity":
        told += _mark_behind(text, stretch)
    day = due(formal, today) if stretch.kind == "action.due" else None
    return Fact(
        stretch.kind,
        told,
        text.span(stretch.first, stretch.last),
        stretch.sure,
        link.to if link else "",
        link.also if link else (),
        link.named if link else False,
        number.value if number else None,
        number.unit if number else None,
        None if isinstance(day, Impossible) else day,
        _choice(stretch, number.value if number else None, formal.strip()),
        stretch.second,
        _line(text.original, text.span(stretch.first, stretch.last)),
    )


def _tells(text: Text, stretch: Stretch) -> bool:
    units = [unit.text.lower() for unit in text.units[stretch.first : stretch.last + 1]]
    if stretch.classes or stretch.kind in (*NUMBERS, "action.due", "moment", "gone"):
        return any(unit.isalnum() or ord(unit[0]) > 0x2000 for unit in units)
    telling = [unit for unit in units if unit[0].isalpha() and unit not in SMALL]
    return any(len(unit) > 1 or "\u3400" <= unit <= "\u9fff" for unit in telling)


def _turned(text: Text, stretch: Stretch) -> str:
    """The words; of a wish with what stands right before them and turns it round: "hates", 最怕."""
    before = text.form[: text.units[stretch.first].start]
    turned = _TURNING.search(before) if stretch.kind in _WISHES else None
    first = stretch.first
    while turned and first and text.units[first - 1].start >= turned.start():
        first -= 1
    return text.words(first, stretch.last)


def _with_sign(text: Text, stretch: Stretch) -> str:
    """The words with a sign that stands before them."""
    formal = text.formal(stretch.first, stretch.last)
    before = text.units[stretch.first - 1].text if stretch.first else ""
    if before not in _MINUS | _PLUS or not formal[:1].isdigit():
        return formal
    return f"-{formal}" if before in _MINUS else f"+{formal}"


def _line(message: str, span: Span) -> str:
    first = message.rfind("\n", 0, span.start) + 1
    last = message.find("\n", span.end)
    return message[first : last if last >= 0 else len(message)].strip()


def _mark_behind(text: Text, stretch: Stretch) -> str:
    """The question mark that ends the question."""
    behind = text.original[text.span(stretch.first, stretch.last).end :].lstrip()[:1]
    return behind if behind in ("?", "？") else ""


def _choice(stretch: Stretch, number: float | None, formal: str) -> str | None:
    """The class of a stretch. A number said outright beats what its words sound like; a sign that is not written may be
    in them. A bare number off the scale is none of them."""
    if not stretch.classes:
        return None
    names, likeliest = {name for name, _ in stretch.classes}, stretch.classes[0][0]
    if number is None or number != int(number):
        return likeliest
    if str(int(number)) not in names:
        return None if _BARE.fullmatch(formal) else likeliest
    unsigned = number > 0 and not formal.startswith("+")
    return likeliest if unsigned and likeliest == str(-int(number)) else str(int(number))
