"""Which of the names on the map somebody means. Never a guess: two that fit are told as two."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.reading.lexicon import HAN, any_of, words

_NOT_LETTERS = re.compile(rf"[^\w{HAN}]+|_")
_TOO_LONG = 120  # characters; nobody types a name of this length by heart


@dataclass(frozen=True)
class Ambiguous:
    """Several names fit equally; `indices` in the order of the candidates."""

    indices: tuple[int, ...]


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Lower case, compatibility forms, single spaces, no punctuation, no leading article."""
    text = _NOT_LETTERS.sub(" ", unicodedata.normalize("NFKC", name).casefold()).strip()
    return re.sub(r"^(?:the|an?|our|their) (?=\w)", "", text)


def tight(name: str) -> str:
    return folded(name).replace(" ", "")


def best(name: str, candidates: Sequence[str]) -> int | Ambiguous | None:
    """The index of the candidate that a name means, by the first of these rules that any candidate meets: the same;
    part of it; one slip of the keyboard in Latin letters, a character left out in Chinese; it and more; the same words
    in another order. None for a name of more than 120 characters."""
    if not tight(name) or len(name) > _TOO_LONG:
        return None
    for rule in (_same, _within, _slips, _holds, _shares):
        met = tuple(i for i, candidate in enumerate(candidates) if tight(candidate) and rule(name, candidate))
        if len(met) == 1:
            return met[0]
        if met:
            return Ambiguous(met)
    return None


def _same(name: str, candidate: str) -> bool:
    return tight(name) == tight(candidate)


def _within(name: str, candidate: str) -> bool:
    return len(tight(name)) <= len(tight(candidate)) and _holds(name, candidate)


def _is_han(text: str) -> bool:
    return bool(re.search(f"[{HAN}]", text))


def _holds(name: str, candidate: str) -> bool:
    short, long = sorted((folded(name), folded(candidate)), key=len)
    if _is_han(short):
        short, long = short.replace(" ", ""), long.replace(" ", "")
        return len(short) >= 2 and short in long and not _denies(long.replace(short, "", 1))
    return len(short) >= 3 and f" {short} " in f" {long} " and not _denies(f" {long} ".replace(f" {short} ", " "))


def _denies(remainder: str) -> bool:
    return bool(any_of("match.denying").search(remainder))


def _words(text: str) -> set[str]:
    return {w for w in folded(text).split() if w not in words("match.small_words")}


def _shares(name: str, candidate: str) -> bool:
    typed, known = _words(name), _words(candidate)
    if _is_han(name + candidate) or not typed or not known:
        return False
    return (typed <= known or known <= typed) and not _denies(" ".join(typed ^ known))


def _slips(name: str, candidate: str) -> bool:
    a, b = tight(name), tight(candidate)
    if _is_han(a + b):
        return min(len(a), len(b)) >= 3 and abs(len(a) - len(b)) == 1 and _inside(*sorted((a, b), key=len))
    if min(len(a), len(b)) < 4 or any(c.isdigit() for c in a + b):
        return False
    return distance(a, b) <= (1 if max(len(a), len(b)) < 8 else 2)


def _inside(short: str, long: str) -> bool:
    rest = iter(long)
    return all(c in rest for c in short) and not _denies(next((c for c in long if c not in short), ""))


def distance(a: str, b: str) -> int:
    """Edits between two words: insert, delete, replace, swap of neighbours (optimal string alignment); 3: over 2."""
    if abs(len(a) - len(b)) > 2 or len(a) > _TOO_LONG or len(b) > _TOO_LONG:
        return 3
    rows: list[list[int]] = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return min(rows[-1][-1], 3)
