"""Names that mean the same: across scripts, short forms, and the field's terms in both languages.

Built from the pages' own aliases and from `names.yaml`. Names and terms only: a table of questions would be learning by heart.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from knowledge.normal import normal
from knowledge.page import Page

_TABLE = Path(__file__).with_name("names.yaml")
_CJK = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Name:
    """One thing under all its names, in normal form and lower case. `proper` is a company's or product's name."""

    forms: tuple[str, ...]
    proper: bool


class Names:
    """Finds names in a text."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = tuple(names)
        self._by_form: dict[str, list[Name]] = {}
        for name in self._names:
            for form in name.forms:
                self._by_form.setdefault(_spelt(form), []).append(name)
        self._longest = max((len(form) for form in self._by_form), default=0)

    def within(self, text: str) -> list[tuple[str, Name]]:
        """The names in a text, each with the form found; of overlapping ones the longest."""
        text = _spelt(normal(text).casefold())
        return list(self._found(text))

    def _found(self, text: str) -> Iterator[tuple[str, Name]]:
        at = 0
        while at < len(text):
            form = self._longest_at(text, at)
            if form is None:
                at += 1
                continue
            for name in self._by_form[form]:
                yield form, name
            at += len(form)

    def _longest_at(self, text: str, at: int) -> str | None:
        for end in range(min(len(text), at + self._longest), at, -1):
            form = text[at:end]
            if form in self._by_form and _whole_word(text, at, end):
                return form
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


def _spelt(text: str) -> str:
    """Hyphens and runs of space are one space: "check-in" is "check in"."""
    return re.sub(r"[\s\-‐–_/]+", " ", text).strip()


def _whole_word(text: str, at: int, end: int) -> bool:
    """Latin letters must not go on outside the form; a plural may."""
    before = text[at - 1] if at else " "
    after = text[end : end + 2]
    if _latin(text[at]) and _latin(before):
        return False
    return not (_latin(text[end - 1]) and after and _latin(after[0])) or (after[0] == "s" and not _latin(after[1:2]))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
