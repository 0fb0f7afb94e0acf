"""The workspace's own names, as far as the asker may see them, looked for in a sentence."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.usecases.requests.words import without

LEAST = 2  # letters of a name
ABBREVIATED = 3  # letters at most


@dataclass(frozen=True)
class Names:
    """`titles` are (id, title); the others are as they stand on the maps. `places`: of some words those that name a
    stage or touchpoint."""

    titles: tuple[tuple[str, str], ...] = ()
    owners: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    places: Callable[[tuple[str, ...]], tuple[str, ...]] = lambda _words: ()


@dataclass(frozen=True)
class Spotted:
    """A name, and the words that it was found by."""

    name: str
    words: str
    at: int


def titles_in(names: Names, text: str) -> tuple[Spotted, ...]:
    """In the order of the sentence; a title within a longer one that is there too does not count."""
    return _spotted(((title, without("title", title)) for _, title in names.titles), text)


def owners_in(names: Names, text: str) -> tuple[Spotted, ...]:
    """By the whole name, or its first word."""
    pairs = [(name, part) for name in names.owners for part in (name, name.split()[0] if name.split() else name)]
    return _spotted(pairs, text)


def departments_in(names: Names, text: str) -> tuple[Spotted, ...]:
    return _spotted(((name, without("department", name)) for name in names.departments), text)


def personas_in(names: Names, text: str) -> tuple[Spotted, ...]:
    return _spotted(((name, name) for name in names.personas), text)


def _spotted(pairs: Iterable[tuple[str, str]], text: str) -> tuple[Spotted, ...]:
    folded = text.casefold()
    near = ((name, words) for name, words in pairs if words.casefold() in folded)  # of thousands a few
    found = [Spotted(name, words, at) for name, words in near if (at := _stands(words, text)) >= 0]
    found.sort(key=lambda one: (-len(one.words), one.at))
    kept: list[Spotted] = []
    for one in found:
        if all(one.at >= k.at + len(k.words) or one.at + len(one.words) <= k.at for k in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.at))


def _stands(words: str, text: str) -> int:
    """An abbreviation is one by its capitals: "IT" is no "it"."""
    if words.isascii() and words.isupper() and len(words) <= ABBREVIATED:
        return _place(words, text)
    return _place(words.casefold(), text.casefold())


def _place(words: str, folded: str) -> int:
    """Where the words stand, as whole words where they are Latin; −1 where they do not."""
    if len(words) < LEAST or words not in folded:
        return -1
    before = r"(?<![A-Za-z0-9])" if words[0].isascii() and words[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if words[-1].isascii() and words[-1].isalnum() else ""
    found = re.search(before + re.escape(words) + after, folded)
    return found.start() if found else -1


def less(text: str, spotted: Iterable[Spotted]) -> str:
    """The sentence without these names, each of which becomes a blank."""
    for one in sorted(spotted, key=lambda s: -s.at):
        text = f"{text[: one.at]} {text[one.at + len(one.words) :]}"
    return text
