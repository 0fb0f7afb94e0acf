"""Traditional Chinese: heard as its simplified twin, stored as it was typed, answered in the script of the person."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from pydantic import BaseModel

from bot.guide.reply import Reply
from bot.guide.said import Author, Corrected, Said, Text
from bot.guide.session import Session
from bot.guide.turn import Outcome
from bot.journey.model import Journey
from bot.material.script import Script, in_traditional, script_of, simplified
from bot.material.signs import MINUS

T = TypeVar("T")
# A phone makes a dash of two hyphens: before a score that ends its phrase it is a minus.
_LONG_MINUS = re.compile(
    rf"(?<![\w{MINUS}])(?!-)[{MINUS}]{{1,2}}\s?(?=[0-2](?:\s*(?:$|[,，;；、。.\n\"“「(（])))", re.MULTILINE
)


def heard(said: Said) -> tuple[Said, str]:
    """What the guide hears, and what was typed; "" where that is the same."""
    if not isinstance(said, Text | Corrected):
        return said, ""
    said = replace(said, text=_LONG_MINUS.sub("-", said.text))
    if script_of(said.text) != "hant":
        return said, ""
    return replace(said, text=simplified(said.text)), said.text


def script_for(session: Session | None, author: Author, text: str) -> Script:
    """Of the text where it tells, else the one that the person last wrote in."""
    known = next((person.script for person in session.people if person.id == author.id), None) if session else None
    return script_of(text) or known or "hans"


def settled(outcome: Outcome, before: Journey | None, typed: str, author: Author, script: Script) -> Outcome:
    """The outcome of a turn with its words as they were typed, its answer in the person's script."""
    journey = _restored(outcome.journey, before, typed) if typed else outcome.journey
    session = _restored(outcome.session, None, typed) if typed else outcome.session
    people = tuple(p.model_copy(update={"script": script}) if p.id == author.id else p for p in session.people)
    session = session.model_copy(update={"people": people})
    reply = told(outcome.reply, script, journey)
    return replace(outcome, journey=journey, session=session, reply=reply, summary=_typed(outcome.summary, typed))


def told(reply: Reply, script: Script, journey: Journey | None = None) -> Reply:
    """A reply in a script; names of the journey stay as they are."""
    if script != "hant" or reply.language != "zh":
        return reply
    kept = sorted({name for name in _strings(journey) if name != in_traditional(name)}, key=len, reverse=True)
    made: Reply = _mapped(reply, lambda text: _around(text, kept))
    return made


def _around(text: str, kept: list[str]) -> str:
    for name in kept:
        if name in text:
            before, _, after = text.partition(name)
            return _around(before, kept) + name + _around(after, kept)
    return in_traditional(text)


def _strings(journey: Journey | None) -> set[str]:
    found: set[str] = set()
    if journey is not None:
        _mapped(journey.model_dump(), lambda text: found.add(text) or text)  # type: ignore[func-returns-value]
    return {text for text in found if len(text) > 1}


def _restored(value: T, before: BaseModel | None, typed: str) -> T:
    """Every text that is new, as it stands in what was typed."""
    known: set[str] = set()
    if before is not None:
        _mapped(before.model_dump(), lambda text: known.add(text) or text)  # type: ignore[func-returns-value]
    made: T = _mapped(value, lambda text: text if text in known else _typed(text, typed))
    return made


def _typed(text: str, typed: str) -> str:
    """A text that was cut from the message: the same letters of it; one that was put together: in its script."""
    if not typed or text.isascii():
        return text
    at = simplified(typed).find(text)
    return typed[at : at + len(text)] if at >= 0 else in_traditional(text)


_TOLD = frozenset({"text", "label", "note", "footer", "title", "send"})  # what a person reads of a reply


def _mapped(value: Any, change: Any, name: str = "") -> Any:
    """The same value with its texts changed; of a reply only those that a person reads."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, BaseModel):
        changes = {f: _mapped(getattr(value, f), change) for f in type(value).model_fields if f not in _IDS}
        return value.model_copy(update=changes)
    if is_dataclass(value) and not isinstance(value, type):
        read = [f.name for f in fields(value) if not isinstance(getattr(value, f.name), str) or f.name in _TOLD]
        return replace(value, **{f: _mapped(getattr(value, f), change) for f in read})
    if isinstance(value, Mapping):
        return {key: _mapped(each, change) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_mapped(each, change) for each in value)
    return value


_IDS = frozenset({"id", "language", "slot", "message", "author", "status", "state", "kind", "channel_id", "schema_"})
