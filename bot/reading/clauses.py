"""Cutting a message where people pause, for what is told clause by clause: references, kept words, questions."""

from collections.abc import Iterator

from bot.reading.text import Text

_HARD = frozenset("。！？；\n!?;")
_SOFT = frozenset("，、,：:—…~～")


def clause_of(text: Text) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """For each unit (the number of its clause, the number of its sentence)."""
    clauses, sentences, clause, sentence = list[int](), list[int](), 0, 0
    for n, unit in enumerate(text.units):
        clauses.append(clause)
        sentences.append(sentence)
        hard = unit.text in _HARD or (unit.text == "." and _ends(text, n))
        if hard:
            sentence += 1
        if hard or unit.text in _SOFT or _gap(text, n):
            clause += 1
    return tuple(clauses), tuple(sentences)


def paused(text: Text, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The units first..last cut at the pauses."""
    numbers = clause_of(text)[0]
    begin = first
    for n in range(first + 1, last + 2):
        if n > last or numbers[n] != numbers[begin]:
            yield begin, n - 1
            begin = n


def _ends(text: Text, n: int) -> bool:
    following = text.units[n + 1 : n + 2]
    return not following or following[0].start > text.units[n].end


def _gap(text: Text, n: int) -> bool:
    """A space between Chinese characters is a pause."""
    if n + 1 >= len(text.units):
        return False
    here, following = text.units[n], text.units[n + 1]
    return following.start > here.end and here.text > "\u3000" and following.text > "\u3000"
