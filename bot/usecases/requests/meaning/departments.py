"""Of which department a sentence speaks: one of the workspace's, by its name or by what it does in either language, or
one that nobody on the maps is of – which is to be said, not passed over."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bot.usecases.requests.words import without
from prompts import entries

_ANY = {"en": r"[\w&-]+(?: [\w&-]+)?", "zh": r"[\u4e00-\u9fff]{1,6}?"}


def said(text: str) -> str:
    """The department that is spoken of, in the words of the sentence; "" where none is."""
    for form in _places():
        for found in form.finditer(text):
            name = found["name"].strip()
            if name and not {name.casefold(), name.split()[0].casefold()} & _nobody():
                return name
    return ""


def person(text: str) -> str:
    """A name that stands where a person's does; "" where none does."""
    for form in _persons():
        if found := form.search(text):
            return found["name"]
    return ""


def same(departments: tuple[str, ...], name: str) -> str:
    """The workspace's department that does what the named one does; "" where there is none."""
    wanted = _does(name)
    return next((one for one in departments if wanted and _does(one) == wanted), "")


def _does(name: str) -> str:
    bare = without("department", name).casefold()
    return next((key for key, words in _words() if bare in words), "")


@cache
def _words() -> tuple[tuple[str, frozenset[str]], ...]:
    every: dict[str, Any] = entries("lexicon/departments")["names"]
    return tuple(
        (key, frozenset(str(w).casefold() for both in said.values() for w in both)) for key, said in every.items()
    )


@cache
def _nobody() -> frozenset[str]:
    return frozenset(str(word) for both in entries("lexicon/departments")["nobodys"].values() for word in both)


@cache
def _places() -> tuple[re.Pattern[str], ...]:
    return tuple(_compiled())


@cache
def _persons() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form) for both in entries("lexicon/departments")["persons"].values() for form in both)


def _compiled() -> Iterator[re.Pattern[str]]:
    """Each form with the list's names, or any words, in its place."""
    lexicon = entries("lexicon/departments")
    for language, forms in lexicon["places"].items():
        names = sorted((str(w) for said in lexicon["names"].values() for w in said[language]), key=len, reverse=True)
        known = "|".join(map(_as_written, names))
        for form in forms:
            filled = form.replace(">X", f">(?:{known})").replace(">M", f">(?:{_ANY[language]})")
            yield re.compile(filled, re.IGNORECASE)


def _as_written(name: str) -> str:
    """An abbreviation is one by its capitals."""
    return f"(?-i:{re.escape(name)})" if name.isascii() and name.isupper() else re.escape(name)
