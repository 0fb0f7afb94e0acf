"""What somebody's form or message comes to: one contribution for each idea or score."""

import secrets
from collections.abc import Iterator, Sequence

from bot.journey.model import Language
from bot.usecases.workshops.forms import MOST_SUBJECTS
from bot.usecases.workshops.said import Given, given_in
from bot.usecases.workshops.words import words
from bot.workshop.ideas import ideas
from bot.workshop.model import FACTORS, STANCES, Contribution, Phase, Workshop
from bot.workshop.statistics import signed

SCORED = ("emotions", "severity", "assumptions")


def contributions(
    workshop: Workshop, phase: Phase, person: str, fields: dict[str, str], message: str, now: str, late: bool
) -> tuple[Contribution, ...]:
    """`fields` of the form, or `said`: a message's text. Ids are random: nothing in them tells of the event or of its
    order."""

    def one(**more: object) -> Contribution:
        given = {"person": person, "at": now, "late": late, "message": message, "phase": phase}
        return Contribution.model_validate({"id": secrets.token_hex(8), **given, **more})

    if workshop.format not in SCORED:
        return tuple(one(text=text) for text in ideas(fields.get("said") or fields.get("ideas", "")))
    read = given_in(workshop, fields["said"]) if "said" in fields else tuple(_filled(workshop, fields))
    return tuple(one(subject=g.subject, aspect=g.aspect, score=g.score, text=g.text) for g in read)


def renewed(
    workshop: Workshop, before: Sequence[Contribution], new: Sequence[Contribution], message: str
) -> tuple[Contribution, ...]:
    """All that one person says now: a changed mind replaces what it is about, an edited message what it said, and the
    form all that stands in it."""
    again = {(one.subject, one.aspect) for one in new}
    shown = {each.id for each in workshop.subjects[:MOST_SUBJECTS]} if not message else set()
    kept = [
        one
        for one in before
        if (one.subject, one.aspect) not in again
        and one.subject not in shown
        and not (message and one.message == message)
    ]
    return (*kept, *new)


def told(workshop: Workshop, given: Sequence[Contribution], language: Language) -> str:
    """What was heard, subject by subject: "Lift +1, Front desk −2"."""
    heard = [
        words("heard_score", language, name=each.name, score=score)
        for each in workshop.subjects
        if (score := _score(workshop, [one for one in given if one.subject == each.id], language))
    ]
    return ("；" if language == "zh" else "; ").join(heard)


def _score(workshop: Workshop, given: Sequence[Contribution], language: Language) -> str:
    scores = {one.aspect: one.score or 0 for one in given}
    if workshop.format == "emotions":
        return signed(scores[""]) if scores else ""
    if workshop.format == "assumptions":
        return words(f"stances.{STANCES[scores['']]}", language) if scores else ""
    mark = "，" if language == "zh" else ", "
    return mark.join(f"{words(f'factor_names.{name}', language)} {scores[name]}" for name in FACTORS if name in scores)


def _filled(workshop: Workshop, fields: dict[str, str]) -> Iterator[Given]:
    for subject in workshop.subjects:
        for kind in ("emotion", "stance", *FACTORS):
            score = _number(fields.get(f"{kind} {subject.id}", ""))
            if score is not None:
                said = fields.get(f"evidence {subject.id}", "").strip() if kind == "stance" else ""
                yield Given(subject.id, score, kind if kind in FACTORS else "", said)


def _number(text: str) -> int | None:
    return int(text) if text.lstrip("-").isdigit() else None
