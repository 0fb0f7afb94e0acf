"""The readers' word lists, which are data: `prompts/lexicon/*.yaml`, Chinese and English side by side.

A phrase is a small pattern: `{slot}` holds the person's own words, `(a|b)` chooses, `x?` may be missing; a space stands
for any space (none is needed in Chinese); `,` and `:` stand for their full-width forms too; `(?<!x)` is not after x.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from prompts import entries

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
ENDING = r"[\s.。!！~～…]*"


@cache
def words(name: str) -> tuple[str, ...]:
    """All words of `<file>.<entry>`, both languages, longest first."""
    return tuple(sorted((word for _, word in _listed(name)), key=lambda w: (-len(w), w)))


def _listed(name: str) -> Iterator[tuple[str, str]]:
    file, _, entry = name.partition(".")
    found = entries(f"lexicon/{file}")
    for part in entry.split("."):
        found = found[part]
    for language, listed in found.items():
        yield from ((language, word) for word in listed)


def alternation(listed: Iterable[str]) -> str:
    """A regular expression for any of the words; a Latin word does not match inside another."""
    return "(?:" + "|".join(_bounded(word) for word in sorted(set(listed), key=lambda w: (-len(w), w))) + ")"


def _bounded(word: str) -> str:
    before = r"(?<![A-Za-z0-9])" if re.match(r"[A-Za-z0-9]", word) else ""
    after = r"(?![A-Za-z0-9])" if re.search(r"[A-Za-z0-9]$", word) else ""
    inner = r"\s+".join(re.escape(part) for part in word.split(" ")).replace("'", "['’]")
    return before + inner + after


@cache
def any_of(*names: str) -> re.Pattern[str]:
    """Finds any word of these lists."""
    return re.compile(alternation(w for name in names for w in words(name)), re.IGNORECASE)


@dataclass(frozen=True)
class Phrase:
    pattern: re.Pattern[str]
    tight: bool  # Chinese without slots: spaces mean nothing


@cache
def phrases(name: str) -> tuple[Phrase, ...]:
    """The phrases of an entry, in the order of the file, to be matched against the whole text."""
    return tuple(_phrase(language, text) for language, text in _listed(name))


def _phrase(language: str, text: str) -> Phrase:
    tokens = re.findall(r"\{\w+\}|\(\?P<\w+>|\(\?<![^()]*\)|\)[*+]|\[[^\]]*\]|.", text)
    pattern = re.compile(rf"\s*{''.join(_token(t, language) for t in tokens)}{ENDING}", re.IGNORECASE)
    return Phrase(pattern, language == "zh" and "{" not in text)


def _token(token: str, language: str) -> str:
    if re.fullmatch(r"\{\w+\}", token):
        slot = f"(?P<{token[1:-1]}>[^\\n]+?)"
        return rf"\s*{slot}\s*" if language == "zh" else slot
    meanings = {
        "(": "(?:",
        ")*": "){0,7}",  # bounded, so that no text can make the search explode
        ")+": "){1,7}",
        " ": r"(?:\s*)" if language == "zh" else r"(?:\s+)",
        ",": r"(?:\s*[,，;；.。]\s*)",
        ":": r"(?:\s*[:：]\s*)",
        "'": "(?:['’])?",
    }
    return meanings.get(token, token)


def said(name: str, text: str, *, at_most: int = 300) -> dict[str, str] | None:
    """The slots of the first phrase that the whole text is; None where it is none, or longer than `at_most`."""
    if len(text) > at_most:
        return None
    tight = re.sub(r"\s+", "", text)
    for phrase in phrases(name):
        if found := phrase.pattern.fullmatch(tight if phrase.tight else text):
            return {slot: value.strip() for slot, value in found.groupdict().items() if value}
    return None
