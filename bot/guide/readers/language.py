"""Which language a text is in, and whether somebody asks for another."""

import re

from bot.journey.model import Language
from bot.reading.lexicon import HAN, any_of, said, words
from bot.reading.plain import plain

_NOISE = re.compile(r"https?://\S+|<[^<>\s]{1,200}>|:[a-z0-9_+'-]{1,60}:|@\w+|\b\w+@\w+\.\w+", re.IGNORECASE)
_HAN = re.compile(f"[{HAN}]")
_KANA = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)?")
_CLAUSE = re.compile(r"[,，.。;；!！\n]")


def language_of(text: str) -> Language | None:
    """None where it cannot be told: numbers, emoji, one or two names."""
    text = _NOISE.sub(" ", plain(text))
    if _KANA.search(text):
        return None
    han, latin = len(_HAN.findall(text)), _WORD.findall(text)
    if han:
        return "zh" if han >= len(latin) else "en"
    if len(latin) >= 3 or any(w.lower().replace("’", "'") in _english() for w in latin):
        return "en" if latin else None
    return None


def _english() -> frozenset[str]:
    return frozenset(words("language.english_words"))


def asks_for_language(text: str) -> Language | None:
    """ "in English please", "用中文": the language that is asked for."""
    clauses = [c for c in _CLAUSE.split(plain(text)) if c.strip()]
    for clause in clauses[:4]:
        asked = said("language.switch", clause, at_most=60)
        if asked and any_of("language.chinese").fullmatch(asked["language"]):
            return "zh"
        if asked and any_of("language.english").fullmatch(asked["language"]):
            return "en"
    return None
