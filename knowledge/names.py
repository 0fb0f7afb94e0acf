"""Names that mean the same: across scripts, short forms, and the field's terms in both languages.

Built from the pages' own aliases and from `names.yaml`. Names and terms only: a table of questions would be learning
by heart.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from knowledge.keywords import stem
from knowledge.normal import normal
from knowledge.page import Page

_TABLE = Path(__file__).with_name("names.yaml")
_CJK = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Name:
    """One thing under all its names, in normal form and lower case.

    A `proper` name is a company's, person's or product's. Everyday words are not in the table: they say too little.
    """

    forms: tuple[str, ...]
    proper: bool = False

    def others(self, found: str) -> tuple[str, ...]:
        """The other names of the thing: for a proper name all, else those in the other script."""
        chinese = in_chinese(found)
        return tuple(form for form in self.forms if form != found and (self.proper or in_chinese(form) != chinese))


class Names:
    """Finds names in a text."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = tuple(names)
        self._by: dict[str, list[tuple[str, Name]]] = {}
        for name in self._names:
            for spelt, form in {_spelt(form): form for form in reversed(name.forms)}.items():
                self._by.setdefault(spelt, []).append((form, name))
        self._longest = max((len(spelt) for spelt in self._by), default=0)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form of every name."""
        return tuple(form for name in self._names for form in name.forms)

    def within(self, text: str) -> list[tuple[str, Name]]:
        """The names in a text, each with the form found; of overlapping ones the longest."""
        return [
            (form, name) for spelt in self._found(_spelt(normal(text).casefold())) for form, name in self._by[spelt]
        ]

    def _found(self, text: str) -> Iterator[str]:
        at = 0
        while at < len(text):
            spelt = self._longest_at(text, at)
            if spelt:
                yield spelt
            at += len(spelt) if spelt else 1

    def _longest_at(self, text: str, at: int) -> str | None:
        for end in range(min(len(text), at + self._longest), at, -1):
            spelt = text[at:end]
            if spelt in self._by and _whole_word(text, at, end):
                return spelt
        return None


def read_names(pages: Iterable[Page] = ()) -> Names:
    """The names of the table, and those that the pages give themselves."""
    return Names([*_table(), *_of_pages(pages)])


@lru_cache(maxsize=1)
def _table() -> tuple[Name, ...]:
    data = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    return tuple(
        Name(tuple(dict.fromkeys(normal(str(form)).casefold() for form in forms)), proper=part == "names")
        for part in ("names", "terms")
        for forms in data[part]
    )


def _of_pages(pages: Iterable[Page]) -> Iterator[Name]:
    forms: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    for page in pages:
        # An industry's aliases are the words by which it is recognised, not names of one thing.
        if page.kind == "industry":
            continue
        forms.setdefault(page.id, []).extend([page.title, *page.aliases])
        kinds[page.id] = page.kind
    for id, found in forms.items():
        yield Name(tuple(dict.fromkeys(normal(form).casefold() for form in found)), proper=kinds[id] == "case")


def in_chinese(text: str) -> bool:
    return bool(_CJK.search(text))


def _spelt(text: str) -> str:
    """Words by their stems, and hyphens as spaces, so that "check-ins" is "check in" and "touchpoints" "touchpoint"."""
    return re.sub(r"[a-z0-9']+", lambda word: stem(word[0]), re.sub(r"[\s\-‐–_/]+", " ", text)).strip()


def _whole_word(text: str, at: int, end: int) -> bool:
    """Latin letters must not go on outside the form."""
    goes_on_before = at > 0 and _latin(text[at]) and _latin(text[at - 1])
    goes_on_after = end < len(text) and _latin(text[end - 1]) and _latin(text[end])
    return not goes_on_before and not goes_on_after


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
