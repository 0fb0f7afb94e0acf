"""Scores and stances in somebody's own words → what they give to which subject. What names none of them, or two alike,
gives nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.guide.readers.factors import factors
from bot.guide.readers.feelings import feelings
from bot.reading.lexicon import any_of
from bot.usecases.workshops.about import EDGE, about
from bot.workshop.model import FACTORS, STANCES, Subject, Workshop

_SENTENCE = re.compile(r"[\n;；。!?！？]|\.(?=\s|$)")
_PIECE = re.compile(r"[\n;；。!?！？,，]|\.(?=\s|$)")
_THREE = re.compile(r"(?<![\d.])(\d)\s*[/／,，、\s]\s*(\d)\s*[/／,，、\s]\s*(\d)(?![\d.%])")
MOST_FACTOR = 4


@dataclass(frozen=True)
class Given:
    """One score, as a contribution holds it."""

    subject: str
    score: int
    aspect: str = ""
    text: str = ""


def given_in(workshop: Workshop, text: str) -> tuple[Given, ...]:
    """In the order of the text; of two scores for one subject the later."""
    read = {"emotions": _emotions, "severity": _severities, "assumptions": _stances}[workshop.format]
    found = {(each.subject, each.aspect): each for each in read(workshop.subjects, text)}
    return tuple(found.values())


def _emotions(subjects: Sequence[Subject], text: str) -> Iterator[Given]:
    for index, told in feelings(text, [each.name for each in subjects]).found:
        if told.score is not None:
            yield Given(subjects[index].id, told.score)


def _severities(subjects: Sequence[Subject], text: str) -> Iterator[Given]:
    threes = list(_THREE.finditer(text))
    if len(threes) == len(subjects) and not _THREE.sub("", text).strip(EDGE):
        for subject, found in zip(subjects, threes, strict=True):
            yield from _factors(subject, found)
        return
    for sentence in _SENTENCE.split(text):
        yield from _labelled(subjects, sentence) if _THREE.search(sentence) else _worded(subjects, sentence)


def _labelled(subjects: Sequence[Subject], sentence: str) -> Iterator[Given]:
    """ "queue 4/3/4, hello 1 1 2": each three with the words before it."""
    start = 0
    for found in _THREE.finditer(sentence):
        at = about(sentence[start : found.start()], subjects)
        start = found.end()
        if at is not None:
            yield from _factors(subjects[at], found)


def _factors(subject: Subject, three: re.Match[str]) -> Iterator[Given]:
    values = [int(value) for value in three.groups()]
    if max(values) <= MOST_FACTOR:
        yield from (Given(subject.id, value, name) for name, value in zip(FACTORS, values, strict=True))


def _worded(subjects: Sequence[Subject], sentence: str) -> Iterator[Given]:
    for index, part in _parts(subjects, sentence):
        read = factors(part)
        for name in FACTORS if read else ():
            value = getattr(read[0], name) if read else None
            if value is not None:
                yield Given(subjects[index].id, value, name)


def _stances(subjects: Sequence[Subject], text: str) -> Iterator[Given]:
    for index, part in _parts(subjects, text):
        stance = _stance(part)
        if stance is not None:
            given = Given(subjects[index].id, stance)
            yield replace(given, text=part) if STANCES[stance] == "evidence" else given


def _stance(text: str) -> int | None:
    """Its number. Who has no evidence says what they think besides, or does not know; who doubts may well agree
    with something else, so that the doubt counts."""
    without = any_of("workshop.stances.no_evidence").sub(" ", text)
    for stance in ("doubt", "unknown", "evidence", "believe"):
        if any_of(f"workshop.stances.{stance}").search(without):
            return STANCES.index(stance)
    return STANCES.index("unknown") if without != text else None


def _parts(subjects: Sequence[Subject], text: str) -> Iterator[tuple[int, str]]:
    """(subject, the words about it): from where it is named to where another is; what comes before the first belongs to
    it too."""
    starts: list[tuple[int, int]] = []
    at = 0
    for piece in _PIECE.split(text):
        index = about(piece, subjects)
        if index is not None and (not starts or starts[-1][0] != index):
            starts.append((index, at if starts else 0))
        at += len(piece) + 1
    ends = [*(start for _, start in starts[1:]), len(text)][: len(starts)]
    for (index, start), end in zip(starts, ends, strict=True):
        yield index, text[start:end].strip(EDGE)
