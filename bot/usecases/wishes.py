"""What is wanted outside a journey, in the words of `/journey …` or of a mention."""

import re
from dataclasses import dataclass, replace
from typing import Any

from bot.guide.readers.intent import intent
from bot.guide.readers.language import language_of
from bot.guide.readers.sentences import split
from bot.guide.reply import FileFormat
from bot.guide.said import Author
from bot.journey.model import Language
from bot.material.script import simplified
from bot.usecases import exporting
from prompts import entries

_AROUND = " 「」『』“”‘’\"'?？"  # signs that people put around a title
Format = FileFormat


@dataclass(frozen=True)
class Wish:
    """`does` is a key of `prompts/usecases/wishes.yaml` (or `unknown`); `about` a title or a question."""

    does: str
    about: str = ""
    format: Format | None = None


def wish(text: str) -> Wish:
    """Traditional Chinese is understood as its simplified twin; what it is about stays as it was typed."""
    text = text.strip()
    if not text:
        return Wish("help")
    plain = simplified(text)
    found = _first_word(plain) or _said(plain)
    at = plain.find(found.about) if plain != text and found.about else -1
    return replace(found, about=text[at : at + len(found.about)]) if at >= 0 else found


def spoken_in(text: str, wished: Wish, author: Author) -> Language:
    """A command's word says nothing of its writer's language; what it is about, and the locale, do."""
    typed = wished.about if wished.does not in ("unknown", "ask") else text
    return language_of(typed) or author.language or language_of(text) or "en"


def _first_word(text: str) -> Wish | None:
    """`show hotel check-in`, `总结 酒店入住`: the first word says what, the rest about which."""
    for does, words in _commands():
        for word in words:
            rest = re.fullmatch(rf"{re.escape(word)}(?:$|[\s:：,，「『“‘'\"]+(.*))", text, re.IGNORECASE | re.DOTALL)
            if rest:
                return _wish(does, (rest[1] or "").strip(_AROUND))
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
    return Wish("export", about, "pdf")


def _said(text: str) -> Wish:
    said = intent(text)
    if said is not None and said.name == "new":
        return Wish("new", text if said.title else "")
    if said is not None and said.name in ("help", "show", "summary", "check", "status", "export", "greeting", "thanks"):
        does = {"greeting": "help", "thanks": "help"}.get(said.name, said.name)
        format = said.format if said.format in ("pdf", "svg", "json") else None
        return Wish(does, format=format)
    if split(text).questions:
        return Wish("ask", text)
    return Wish("unknown", text)
