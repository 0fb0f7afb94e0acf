"""What is wanted outside a journey; a command by its name."""

import re
from dataclasses import dataclass, replace
from typing import Any

from bot.guide.readers.language import language_of
from bot.guide.reply import FileFormat
from bot.guide.said import Author
from bot.journey.model import Language
from bot.material.script import simplified
from bot.usecases import exporting
from bot.usecases.requests.request import Request
from prompts import entries

_AROUND = " 「」『』“”‘’\"'?？"  # signs that people put around a title
Format = FileFormat


@dataclass(frozen=True)
class Wish:
    """`does` is a key of `prompts/usecases/wishes.yaml` (or `unknown`, `chat`); `about` a title or a question. A
    `request` about the workspace's maps is answered by `requests.answer`; `language` is one that was asked for; `own`
    are the writer's own words where names of the workspace, which tell no language, stand among them."""

    does: str
    about: str = ""
    format: Format | None = None
    request: Request | None = None
    language: Language | None = None
    own: str | None = None


def named(text: str) -> Wish | None:
    """A command by its name, as `/journey …` has it. Traditional Chinese is understood as its simplified twin; what
    it is about stays as it was typed."""
    text = text.strip()
    if not text:
        return Wish("help")
    plain = simplified(text)
    found = _first_word(plain)
    at = plain.find(found.about) if found and plain != text and found.about else -1
    return replace(found, about=text[at : at + len(found.about)]) if found and at >= 0 else found


def spoken_in(text: str, wished: Wish, author: Author) -> Language:
    """A command's word says nothing of its writer's language; what it is about, and the locale, do."""
    if wished.language:
        return wished.language
    typed = wished.about if wished.does not in ("unknown", "ask") else text
    if wished.own is not None:
        typed = wished.own
    return language_of(typed) or author.language or language_of(text) or "en"


def titled(text: str) -> Wish | None:
    """The same where all that stands behind the command is a title, whatever format it seems to name."""
    told = _parted(text.strip())
    return Wish(*told, format="pdf" if told[0] == "export" else None) if told else None


def _first_word(text: str) -> Wish | None:
    told = _parted(text)
    return _wish(*told) if told else None


def _parted(text: str) -> tuple[str, str] | None:
    """`show hotel check-in`, `总结 酒店入住`: the first word says what, the rest about which."""
    for does, words in _commands():
        for word in words:
            rest = re.fullmatch(rf"{re.escape(word)}(?:$|[\s:：,，「『“‘'\"]+(.*))", text, re.IGNORECASE | re.DOTALL)
            if rest:
                return does, (rest[1] or "").strip(_AROUND)
    return None


def _commands() -> list[tuple[str, list[str]]]:
    every: dict[str, Any] = entries("usecases/wishes")
    return [(does, sorted((*words["zh"], *words["en"]), key=len, reverse=True)) for does, words in every.items()]


def _wish(does: str, about: str) -> Wish:
    if does != "export":
        return Wish(does, about)
    kinds: dict[str, Format] = {"pdf": "pdf", "svg": "svg", "json": "json"}
    for word in re.findall(r"[A-Za-z]+|[\u4e00-\u9fff]+", about):
        if format := kinds.get(word.casefold()) or exporting.named(word):
            return Wish("export", about.replace(word, "", 1).strip(), format)
    if foreign := exporting.foreign(about):
        return Wish("no_such_format", foreign)
    return Wish("export", about, "pdf")
