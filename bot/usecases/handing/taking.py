"""What was offered becomes the journey's: evidence, figures, or a map."""

from dataclasses import replace
from datetime import date as Date

from bot.guide.adopting import adopt
from bot.guide.advance import spoken_language
from bot.guide.said import Author, Quoted, Text
from bot.guide.turn import Outcome, State
from bot.journey.commands import AddMetric
from bot.journey.model import Language
from bot.material.columns.rows import Answer, spread
from bot.material.maps.commands import commands_for
from bot.material.maps.feelings import scored
from bot.usecases.handing.looking import Understood
from bot.usecases.handing.telling import MOST, counts, metrics, name_of, words

Way = str  # take_in | make_map | only_evidence | team_words


def taken(state: State, one: Understood, way: Way, author: Author, language: Language, at: Date) -> Outcome:
    if way == "make_map":
        return _map(state, one, author, language, at, None)
    if one.offer.kind == "scores":
        told = words("taken.scores", language, name=name_of(one, language), items=metrics(one, language))
        commands = [AddMetric(m.name, m.value, n=m.n, date=at) for m in one.metrics]
        return adopt(state, author, language, at, told=told, commands=commands)
    quotes = quotes_of(one, way, language)
    return adopt(state, author, language, at, told=_told(one, way, len(quotes), language), quotes=quotes)


def map_outcome(state: State, one: Understood, author: Author, at: Date, message: str) -> Outcome:
    """A map that was typed as an answer: saved at once, as the answer of that message."""
    heard = Text(author, " ".join(stage.name for stage in one.found.journey.stages) if one.found else "", at, message)
    return _map(state, one, author, spoken_language(state.session, heard), at, message)


def _map(state: State, one: Understood, author: Author, language: Language, at: Date, message: str | None) -> Outcome:
    assert one.found is not None
    made = one.found.journey
    told = words("taken.map", language, name=name_of(one, language), counts=counts(made, language))
    commands = commands_for(made, state.journey)
    return adopt(state, author, language, at, told=told, commands=commands, message=message)


def _told(one: Understood, way: Way, n: int, language: Language) -> str:
    name = name_of(one, language)
    if way == "only_evidence":
        return words("taken.map_evidence", language, name=name, n=n)
    if way == "team_words":
        return words("taken.notes", language, name=name, n=n)
    if one.offer.kind == "talk":
        customers = ("、" if language == "zh" else ", ").join(one.offer.customers)
        return words("taken.talk", language, name=name, customers=customers, n=n)
    if one.offer.kind == "quotes":
        return words("taken.quotes", language, n=n)
    return words("taken.feedback", language, name=name, n=n, whole=len(one.answers))


def quotes_of(one: Understood, way: Way, language: Language) -> list[Quoted]:
    name = name_of(one, language)
    if way == "only_evidence":
        return _of_map(one, name)
    if way == "team_words":
        texts = [*(quote.text for quote in one.quotes), *one.paragraphs]
        return [Quoted(text, source=name, origin="team", kind="observation") for text in texts[:MOST]]
    match one.offer.kind:
        case "feedback":
            return _of_answers(one, name)
        case "talk":
            said = [(text, " ".join(filter(None, (speaker, at)))) for text, speaker, at in one.passages]
            return [Quoted(text, source=_sourced(name, who), kind="interview") for text, who in said[:MOST]]
        case "quotes":
            return [_forwarded(quote, one.offer.name) for quote in one.quotes[:MOST]]
    return [Quoted(text, source=name) for text in one.paragraphs[:MOST]]


def _of_answers(one: Understood, name: str) -> list[Quoted]:
    chosen = spread(one.answers, MOST)
    column, names = one.offer.columns.score, one.offer.names
    called = names[column] if column is not None and column < len(names) else ""
    feelings = scored([answer.score for answer in chosen], called).scores if any(a.score for a in chosen) else ()
    made = [_quoted(answer, name) for answer in chosen]
    told = [None if score is None else score / 2 for score in feelings] or [None] * len(made)
    return [replace(quote, sentiment=feeling) for quote, feeling in zip(made, told, strict=True)]


def _quoted(answer: Answer, name: str) -> Quoted:
    """What is no one day ("3月", "2024 Q4") stays in the words of its source."""
    when = answer.when[:40] if answer.date is None else ""
    parts = (answer.product[:80], answer.question[:80], when)
    return Quoted(answer.text, source=_sourced(name, *parts), date=answer.date)


def _sourced(name: str, *parts: str) -> str:
    told = [name, *(part for part in parts if part)]
    return (", " if "".join(told).isascii() else "，").join(told)


def _forwarded(quote, name: str) -> Quoted:  # type: ignore[no-untyped-def]
    try:
        day = Date.fromisoformat(quote.date) if quote.date else None
    except ValueError:
        day = None
    source = _sourced(name, quote.by) if name and quote.by else name or quote.by or None
    return Quoted(quote.text, source=source, permalink=quote.link or None, date=day, kind="message")


def _of_map(one: Understood, name: str) -> list[Quoted]:
    """Its pain points are the team's own observations; its quotations are customers' words."""
    assert one.found is not None
    journey = one.found.journey
    pains = [Quoted(p.text, source=name, origin="team", kind="observation") for p in journey.all_pain_points()]
    said = [Quoted(e.text, source=e.source or name, origin=e.origin, kind=e.kind) for e in journey.evidence]
    return [*said, *pains][:MOST]
