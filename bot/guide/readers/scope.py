"""Where a journey starts and ends, and whether it is drawn as it is or as it should be."""

import re
from itertools import pairwise
from typing import Literal

from bot.reading.lexicon import any_of, said
from bot.reading.plain import plain

_SENTENCES = re.compile(r"(?<=[。！!?？\n])|(?<=\.)\s+|\n+")
_MOST = 40  # sentences of one message that are read
_ONE = re.compile(r"[\n。]|\.\s")


def span(text: str, bare: bool = False) -> tuple[str | None, str | None] | None:
    """(starts, ends) in the words given; None where the text tells neither. Read whole, then by sentences, then by what
    follows a comma. `bare` also takes "booking to check-out", "下单到签收": for an answer to just this question."""
    text = plain(text)
    sentences = [s.strip() for s in _SENTENCES.split(text)][:_MOST]
    candidates = [text, *sentences, *_pairs(text), *(tail for s in sentences for tail in _tails(s))]
    for entry in ("scope.span", "scope.loose", *(("scope.bare",) if bare else ())):
        for candidate in candidates:
            if candidate and (told := said(entry, candidate, at_most=400)):
                return told.get("starts"), told.get("ends")
    starts = _first("scope.start_only", candidates)
    ends = _first("scope.end_only", candidates)
    return (starts, ends) if starts or ends else None


def _tails(sentence: str) -> list[str]:
    return [sentence[m.end() :].strip() for m in list(re.finditer(r"[,，]", sentence))[:3]]


def _pairs(text: str) -> list[str]:
    """Neighbouring sentences or lines together: the start in one, the end in the next."""
    parts = [p.strip() for p in _ONE.split(text) if p.strip()][:40]
    return [f"{a}, {b}" for a, b in pairwise(parts)]


def _first(entry: str, candidates: list[str]) -> str | None:
    for candidate in candidates:
        for part in (candidate, *re.split(r"[,，;；]", candidate)[:20]):
            if told := said(entry, part, at_most=200):
                return next(iter(told.values()))
    return None


def state_of(text: str) -> Literal["current", "future"] | None:
    """Only where a clause says so by itself, or in words that mean nothing else; None for neither or both."""
    clauses = [c.strip() for c in re.split(r"[\n。.,，;；!！]", plain(text))][:20]
    current = any(said("scope.current_clause", c, at_most=60) is not None for c in clauses)
    future = any(said("scope.future_clause", c, at_most=60) is not None for c in clauses)
    if not current and not future:
        current = bool(any_of("scope.current_words").search(text))
        future = bool(any_of("scope.future_words").search(text))
    if current == future:
        return None
    return "current" if current else "future"
