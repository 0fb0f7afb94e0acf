"""Results as a picture: clusters with their votes; everybody's scores along the journey."""

from collections.abc import Sequence

from bot.journey.model import Language
from bot.material.report import Block, Report, Scored
from bot.usecases.workshops.words import camp_told, words
from bot.workshop import statistics
from bot.workshop.model import Contribution, Subject, Workshop
from bot.workshop.statistics import FEWEST_TO_NAME, Scores, signed
from bot.workshop.votes import Standing

MOST = 40  # places side by side, or clusters under one another


def votes(workshop: Workshop, found: Sequence[Standing]) -> Report | None:
    """None where nobody voted."""
    most = max((one.votes for one in found), default=0)
    if not most:
        return None
    shown = found[:MOST]
    rows = tuple(
        (f"{one.place}. {one.cluster.name}", *map(str, (one.votes, one.people, len(one.cluster.items))))
        for one in shown
    )
    return _report(workshop, "votes", rows, bars=tuple(one.votes / most for one in shown))


def emotions(workshop: Workshop, given: Sequence[Contribution]) -> Report | None:
    """None where nobody scored anything. In an anonymous workshop a place that fewer than three scored has no dots."""
    shown = workshop.subjects[:MOST]
    raw = [tuple(one.score for one in given if one.subject == s.id and one.score is not None) for s in shown]
    if not any(raw):
        return None
    fewest = FEWEST_TO_NAME if workshop.anonymous else 1
    scored = tuple(Scored(each if len(each) >= fewest else (), -2, 2) for each in raw)
    rows = tuple(
        _row(workshop, n, s, statistics.of(each)) for n, (s, each) in enumerate(zip(shown, raw, strict=True), 1)
    )
    return _report(workshop, "emotions", rows, scored=scored)


def _row(workshop: Workshop, number: int, subject: Subject, found: Scores) -> tuple[str, ...]:
    mean = "–" if found.mean is None else signed(found.mean)
    spread = "–" if found.spread is None else f"{found.spread:.1f}"
    return f"{number}. {subject.name}", mean, str(found.n), spread, _camps(found, workshop.language)


def _camps(found: Scores, language: Language) -> str:
    camps = found.camps
    if camps is None:
        return ""
    low, high = camp_told(camps.low_span, language), camp_told(camps.high_span, language)
    return words("picture.camps", language, low_n=camps.low_n, high_n=camps.high_n, low=low, high=high)


def _report(
    workshop: Workshop, kind: str, rows: tuple[tuple[str, ...], ...], *, bars: tuple[float, ...] = (),
    scored: tuple[Scored, ...] = (),
) -> Report:  # fmt: skip
    language = workshop.language
    head = tuple(words(f"picture.{kind}.head", language).split(" | "))
    told = tuple(
        " · ".join(f"{name} {cell}" for name, cell in zip(head[1:], row[1:], strict=True) if cell) for row in rows
    )
    alt = "; ".join(f"{row[0]}: {line}" for row, line in zip(rows, told, strict=True))
    block = Block(words(f"picture.{kind}.title", language), head=head, rows=rows, bars=bars, scored=scored)
    return Report(workshop.question, language, "png", (words(f"picture.{kind}.about", language),), (block,), alt=alt)
