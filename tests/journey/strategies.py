"""Journeys for property tests: any that keeps the rules of the document, small enough to be quick."""

from datetime import date as Date
from itertools import count
from typing import Any

from hypothesis import strategies as st

from bot.journey.formulas import severity
from bot.journey.model import (
    TAGS,
    Action,
    Case,
    Evidence,
    Goal,
    Journey,
    Kpi,
    Lanes,
    Measurement,
    Metric,
    Opportunity,
    PainPoint,
    Persona,
    Scope,
    Stage,
    Touchpoint,
    Translation,
)

_SAYINGS = st.sampled_from(
    [
        "front desk",
        "Sell",
        "no app",
        "排队太久",
        "应该上线小程序",
        "We should add a kiosk",
        "获客",
        "*b* <!channel>",
        "a\nb",
        "🙂",
        " ",
    ]
)
_ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
words = st.one_of(_SAYINGS, _ANY_TEXT)
maybe_words = st.none() | words
dates = st.dates(Date(2020, 1, 1), Date(2030, 12, 31))
numbers = st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6, allow_nan=False)
factors = st.none() | st.integers(0, 4)
ratings = st.none() | st.integers(1, 5)
_times = st.datetimes().map(lambda t: t.isoformat() + "Z")


def some(of: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of these ids, none twice."""
    return st.lists(st.sampled_from(of), max_size=most, unique=True).map(tuple) if of else st.just(())


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    """A valid journey: ids unique, references kept, severities those of their factors, blockers without a circle."""
    fresh = (f"x{n}" for n in count(1))
    evidence = [draw(_evidence(next(fresh))) for _ in range(draw(st.integers(0, 3)))]
    ids = [e.id for e in evidence]
    stages = tuple(draw(_stage(fresh, ids)) for _ in range(draw(st.integers(0, 4))))
    pains = [p.id for s in stages for t in s.touchpoints for p in t.pain_points]
    opportunities = tuple(draw(_opportunity(next(fresh), pains)) for _ in range(draw(st.integers(0, 2))))
    journey = Journey(
        id="j1",
        title=draw(words),
        language=draw(st.sampled_from(["zh", "en"])),
        industry=draw(maybe_words),
        state=draw(st.sampled_from([None, "current", "future"])),
        status=draw(st.sampled_from(["draft", "published", "archived"])),
        channel=draw(maybe_words),
        created_at=draw(_times),
        updated_at=draw(_times),
        revision=draw(st.integers(0, 999)),
        goal=draw(st.builds(Goal, **dict.fromkeys(Goal.model_fields, maybe_words))),
        scope=draw(st.builds(Scope, starts=maybe_words, ends=maybe_words)),
        personas=tuple(draw(_persona(next(fresh))) for _ in range(draw(st.integers(0, 2)))),
        stages=stages,
        opportunities=opportunities,
        actions=draw(_actions(fresh, [o.id for o in opportunities])),
        evidence=tuple(evidence),
        metrics=tuple(draw(st.lists(_metric([s.id for s in stages]), max_size=2))),
    )
    return journey.model_copy(update={"translations": draw(_translations(journey))})


def _lists_of_words() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(words, max_size=2).map(tuple)


def _persona(id: str) -> st.SearchStrategy[Persona]:
    listed = _lists_of_words()
    return st.builds(Persona, id=st.just(id), name=words, description=maybe_words, needs=listed, expectations=listed)


def _evidence(id: str) -> st.SearchStrategy[Evidence]:
    return st.builds(
        Evidence,
        id=st.just(id),
        kind=st.sampled_from(["quote", "survey", "interview", "message", "ticket", "observation"]),
        origin=st.sampled_from(["customer", "team", "data"]),
        text=words,
        source=maybe_words,
        permalink=maybe_words,
        date=st.none() | dates,
        sentiment=st.none() | st.floats(-1, 1),
    )


@st.composite
def _stage(draw: st.DrawFn, fresh: Any, evidence: list[str]) -> Stage:
    touchpoints = tuple(draw(_touchpoint(fresh, evidence)) for _ in range(draw(st.integers(0, 3))))
    return Stage(id=next(fresh), name=draw(words), customer_goal=draw(maybe_words), touchpoints=touchpoints)


@st.composite
def _touchpoint(draw: st.DrawFn, fresh: Any, evidence: list[str]) -> Touchpoint:
    return Touchpoint(
        id=next(fresh),
        name=draw(words),
        channel=draw(maybe_words),
        action=draw(maybe_words),
        thought=draw(maybe_words),
        emotion=draw(st.none() | st.integers(-2, 2)),
        moment_of_truth=draw(st.booleans()),
        emotion_n=draw(st.integers(0, 5)),
        emotion_spread=draw(st.none() | st.floats(0, 4)),
        importance=draw(ratings),
        satisfaction=draw(ratings),
        owner=draw(maybe_words),
        evidence=draw(some(evidence)),
        lanes=draw(st.builds(Lanes, **dict.fromkeys(Lanes.model_fields, maybe_words))),
        pain_points=tuple(draw(_pain_point(next(fresh), evidence)) for _ in range(draw(st.integers(0, 2)))),
    )


@st.composite
def _pain_point(draw: st.DrawFn, id: str, evidence: list[str]) -> PainPoint:
    frequency, impact, persistence = draw(st.tuples(factors, factors, factors))
    known = severity(frequency, impact, persistence)
    return PainPoint(
        id=id,
        text=draw(words),
        frequency=frequency,
        impact=impact,
        persistence=persistence,
        severity=known if known is not None else draw(factors),
        tags=draw(some(list(TAGS))),
        evidence=draw(some(evidence)),
        votes=draw(st.integers(0, 9)),
        authors=draw(_lists_of_words()),
    )


@st.composite
def _opportunity(draw: st.DrawFn, id: str, pains: list[str]) -> Opportunity:
    case = st.builds(Case, passage=words, title=words, url=maybe_words)
    return Opportunity(
        id=id,
        how_might_we=draw(words),
        pain_points=draw(some(pains)),
        ideas=draw(_lists_of_words()),
        impact=draw(ratings),
        effort=draw(ratings),
        cases=draw(st.lists(case, max_size=1).map(tuple)),
    )


@st.composite
def _actions(draw: st.DrawFn, fresh: Any, opportunities: list[str]) -> tuple[Action, ...]:
    """Each may be blocked by earlier ones only, so that no circle can come about."""
    made: list[Action] = []
    for _ in range(draw(st.integers(0, 3))):
        taken = st.builds(Measurement, date=dates, value=numbers, note=maybe_words)
        action = Action(
            id=next(fresh),
            opportunity=draw(st.none() | st.sampled_from(opportunities)) if opportunities else None,
            title=draw(words),
            owner=draw(maybe_words),
            department=draw(maybe_words),
            due=draw(st.none() | dates),
            status=draw(st.sampled_from(["planned", "testing", "doing", "done", "dropped"])),
            trial=draw(maybe_words),
            blocked_by=draw(some([a.id for a in made])),
            kpi=draw(_kpi()),
            measurements=tuple(draw(st.lists(taken, max_size=3))),
        )
        made.append(action)
    return tuple(made)


def _kpi() -> st.SearchStrategy[Kpi]:
    number = st.none() | numbers
    return st.builds(Kpi, name=maybe_words, baseline=number, target=number, unit=maybe_words)


@st.composite
def _metric(draw: st.DrawFn, stages: list[str]) -> Metric:
    return Metric(
        stage=draw(st.none() | st.sampled_from(stages)) if stages else None,
        name=draw(st.sampled_from(["NPS", "CSAT", "CES", "retention"])),
        value=draw(numbers),
        n=draw(st.none() | st.integers(0, 5000)),
        date=draw(st.none() | dates),
    )


def _translations(journey: Journey) -> st.SearchStrategy[tuple[Translation, ...]]:
    if not journey.stages:
        return st.just(())
    one = st.builds(
        Translation,
        of=st.sampled_from([s.id for s in journey.stages]),
        field=st.just("name"),
        language=st.sampled_from(["zh", "en"]),
        text=words,
        by=st.sampled_from(["person", "model"]),
    )
    return st.lists(one, max_size=1).map(tuple)
