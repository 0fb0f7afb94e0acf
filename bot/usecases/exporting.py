"""The map as a file of another kind, asked for in words: "export as Excel", 「导出成幻灯片」."""

import re
from functools import cache
from typing import cast

from bot.guide.reply import FileFormat, Reply, Section
from bot.journey.model import Language
from bot.material.out.formats import FORMATS, Format, leaves_out
from bot.material.script import simplified
from bot.usecases.inbound import Inbound, Spoken
from bot.usecases.ports import Store, Turn
from bot.usecases.turns import deliver, once
from bot.usecases.world import World
from prompts import entries, render


@cache
def _names() -> tuple[tuple[str, FileFormat], ...]:
    """Every name of a format, the longest first."""
    told = entries("usecases/export")["formats"]
    pairs = [(str(name), format) for format in FORMATS for names in told[format].values() for name in names]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _others() -> tuple[str, ...]:
    return tuple(str(name) for both in entries("usecases/export")["others"].values() for name in both)


def foreign(about: str) -> str:
    """The format that is made nowhere here, of what an export is about: all of it, what the map is to become, or a
    file's ending before a title; "" where there is none. In a title such names are words ("Word of mouth")."""
    first, *_ = about.split() or [""]
    becomes = re.split(r"(?:\b(?:as|to|into)(?:\s+an?)?\s+|成|为)", about, flags=re.IGNORECASE)[-1].strip()
    ending = first.casefold() in entries("usecases/export")["endings"]["en"]
    return becomes if becomes.casefold() in _others() else first if ending else ""


@cache
def _wish() -> re.Pattern[str]:
    """A verb and a format, with nothing else that would mean something."""
    verbs = [verb for both in entries("usecases/export")["verbs"].values() for verb in both]
    verb = "|".join(re.escape(v) for v in sorted(verbs, key=len, reverse=True))
    names = "|".join(
        re.escape(name) for name in sorted((*_others(), *(name for name, _ in _names())), key=len, reverse=True)
    )
    polite, between, after = (_any(part) for part in ("polite", "between", "after"))
    return re.compile(rf"\s*{polite}(?:{verb}){between}(?P<format>{names}){after}", re.IGNORECASE)


def _any(part: str) -> str:
    """Any of these words, as often as they come."""
    told = [str(word) for both in entries("usecases/export")[part].values() for word in both]
    each = (rf"{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in sorted(told, key=len)[::-1])
    return rf"(?:{'|'.join(each)}|[\s.。,，!！?？])*"


def named(text: str) -> FileFormat | None:
    """The format that a word names."""
    folded = text.strip().casefold()
    return next((format for name, format in _names() if name == folded), None)


def wanted(text: str) -> FileFormat | None:
    found = _wish().fullmatch(simplified(text.strip()))
    return named(found["format"]) if found else None


def in_vain(text: str) -> str:
    """The format that is asked for and made nowhere here; "" where there is none."""
    found = _wish().fullmatch(simplified(text.strip()))
    return str(found["format"]) if found and named(found["format"]) is None else ""


def none_such(asked: str, language: Language) -> str:
    return render("usecases/export.other", language, asked=asked)


def asked_for(world: World, inbound: Inbound, event: Spoken, again: bool) -> bool:
    """Whether a message of a journey's thread asks for such a file; then it is handed over."""
    short = not event.files and len(event.text) < 80
    format, vain = (wanted(event.text), in_vain(event.text)) if short else (None, "")
    if format is None and not vain:
        return False

    def work_out(store: Store) -> Turn:
        session = store.conversations.session(inbound.tenant, inbound.conversation)
        if session is None:
            return Turn(inbound.key, None, None)
        language = next((p.language for p in session.people if p.id == event.author), session.language)
        said = done(format, language) if format else none_such(vain, language)
        return Turn(inbound.key, event.place, Reply(language, (Section(said),), file=format), session.journey)

    deliver(world, inbound.tenant, once(world, inbound.tenant, inbound.key, work_out), again)
    return True


def done(format: FileFormat, language: Language) -> str:
    left_out = leaves_out(cast(Format, format), language)
    return render("usecases/export.done", language, format=format.upper(), leaves_out=left_out)
