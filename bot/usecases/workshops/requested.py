"""A workshop that was asked for in a sentence, read elsewhere: slots → what is wanted. Nothing is guessed from letters
here but the format, by the words of the lexicon."""

import re
from collections.abc import Mapping, Sequence

from bot.usecases.ports import Listed
from bot.usecases.workshops.opening import MOST_MINUTES, Wanted
from bot.workshop.model import FORMATS, Format
from prompts import entries


def wanted_from(slots: Mapping[str, str], journeys: Sequence[Listed]) -> Wanted:
    """`topic`: the question; `said`: the sentence that it stands in; `minutes`; `anonymous`: "yes"; `people`: ids
    parted by blanks; `by`: an end, ISO 8601 in UTC (a date alone: its end of the working day); `format`. `journeys` are
    those of the channel, the newest first."""
    topic = slots.get("topic", "").strip()
    said = slots.get("said", "").strip() or topic
    format = format_of(slots.get("format", ""), said)
    return Wanted(
        question=topic,
        format=format,
        minutes=_minutes(slots.get("minutes", "")),
        until=_until(slots.get("by", "")),
        anonymous=slots.get("anonymous", "").casefold() in ("yes", "true", "1"),
        people=tuple(re.findall(r"[UW][A-Z0-9]{6,}", slots.get("people", ""))),
        journey=_journey(said, format, journeys),
    )


def format_of(named: str, topic: str) -> Format:
    """As it was named; else by the words of the topic; a brainstorm where nothing says otherwise."""
    if found := next((one for one in FORMATS if one == named), None):
        return found
    patterns = entries("lexicon/workshop")["formats"]
    said = (one for one in FORMATS if one in patterns and re.search(patterns[one], topic, re.IGNORECASE))
    return next(said, FORMATS[0])


def _minutes(text: str) -> int:
    return max(1, min(int(text), MOST_MINUTES)) if text.strip().isdigit() else 10


def _until(text: str) -> str:
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d)?Z?)?", text.strip())
    return f"{found[1]}T{found[2] or '17:00'}:00Z" if found else ""


def _journey(said: str, format: Format, journeys: Sequence[Listed]) -> str | None:
    """The one that the topic names; scores, which need one, go to the newest of the channel otherwise."""
    named = next((one for one in journeys if one.title.casefold() in said.casefold()), None)
    if named is None and format not in ("brainstorm", "one_two_four_all") and journeys:
        named = journeys[0]
    return named.id if named else None
