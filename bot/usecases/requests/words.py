"""The speaker's words → what the tables call it."""

import re
from functools import cache, lru_cache
from typing import Any

from bot.guide.readers.tags import tags_in
from bot.journey.model import TAGS
from prompts import entries

REMEMBERED = 65_536  # of a large workspace's titles each stands in every sentence's way


def known(entry: str, words: str) -> bool:
    """Whether the words are among those of an entry, in either language."""
    said = _lexicon(entry)
    return words.strip().casefold() in (*said["zh"], *said["en"])


def chosen(entry: str, words: str) -> str:
    """The key of an entry whose words these are; "" where they are nobody's."""
    plain = words.strip().casefold()
    for key, said in _lexicon(entry).items():
        if plain == key or plain in (*said["zh"], *said["en"]):
            return str(key)
    return ""


@lru_cache(maxsize=REMEMBERED)
def without(entry: str, words: str) -> str:
    """The words less what may be left off at either end; as they are where nothing else, or a bare number, would be
    left."""
    pattern = _edges(entry)
    bare, plain = words.strip(), ""
    while bare != plain:
        plain, bare = bare, pattern.sub("", bare).strip()
    return words.strip() if not bare or bare.isdigit() else bare


@cache
def _edges(entry: str) -> re.Pattern[str]:
    said = _lexicon(entry)
    zh, en = "|".join(map(re.escape, said["zh"])), "|".join(map(re.escape, said["en"]))
    edges = rf"^(?:(?:{en})\s+)+|(?:\s+(?:{en}))+$|(?:{zh})+$|[\s「」“”\"《》]+$|^[\s「」“”\"《》]+"
    return re.compile(edges, re.IGNORECASE)


def tag(words: str) -> str:
    plain = words.strip().lstrip("#").casefold()
    if plain in TAGS:
        return plain
    return next(iter((*tags_in(f"#{plain}"), *tags_in(plain))), "") if plain else ""


def both(words: str) -> tuple[str, str]:
    """Two names in one breath ("A and B"); the second "" where there is one."""
    said = _lexicon("and")
    for between in (*said["en"], *said["zh"]):
        first, found, second = words.partition(between)
        if found and first.strip() and second.strip():
            return first.strip(), second.strip()
    return words.strip(), ""


def _lexicon(entry: str) -> Any:
    return entries("lexicon/requests")[entry]
