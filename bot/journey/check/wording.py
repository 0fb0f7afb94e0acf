"""The check's word lists, which are data: `prompts/lexicon/check.yaml`. A pattern of either language is tried on every
text, because a Chinese team writes "App" and an English one quotes 小程序."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from prompts import entries

LONGEST_READ = 600
_STAGE = re.compile(r"^(?:the |our )|[ -]*(?:stage|phase|step|阶段|环节|期)$", re.IGNORECASE)


def found(name: str, text: str) -> str | None:
    """The words of a text that match a pattern of the entry `name`, on one line; None where there are none."""
    line = " ".join(text[:LONGEST_READ].split())
    for pattern in patterns(name):
        if match := pattern.search(line):
            return match[0].strip(" ，,。.")
    return None


def whole(name: str, text: str) -> str | None:
    """The text, on one line, if it is one of the words of the entry `name` as a whole, "stage" or 阶段 aside."""
    line = _STAGE.sub("", " ".join(text[:LONGEST_READ].split()).strip(" ，,。."))
    return line if any(pattern.fullmatch(line) for pattern in patterns(name)) else None


@cache
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    listed = _entry(name)
    return tuple(_compiled(name, language, text) for language in ("en", "zh") for text in listed[language])


def _entry(name: str) -> Any:
    node: Any = entries("lexicon/check")
    for part in name.split("."):
        node = node[part]
    return node


def _compiled(name: str, language: str, text: str) -> re.Pattern[str]:
    parent = name.rpartition(".")[0]
    filled = re.sub(r"\{([a-z_]+)\}", lambda match: _any_of(parent, match[1], language), text)
    if language == "en":
        filled = rf"(?<![A-Za-z0-9])(?:{filled})(?![A-Za-z0-9])"
    return re.compile(filled, re.IGNORECASE)


def _any_of(parent: str, name: str, language: str) -> str:
    """The alternatives of a list, which stands beside the pattern or at the top of the file."""
    nearby = _entry(parent) if parent else {}
    words: Iterable[str] = (nearby[name] if name in nearby else _entry(name))[language]
    longest_first = sorted(map(str, words), key=len, reverse=True)
    return "(?:" + "|".join(_compiled_words(parent, word, language) for word in longest_first) + ")"


def _compiled_words(parent: str, word: str, language: str) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda match: _any_of(parent, match[1], language), word)
