"""Lines of the reading format – a message in a situation – run through the guide as it stands."""

import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from datetime import date as Date
from typing import Any

from bot.guide.advance import advance
from bot.guide.craft import Craft
from bot.guide.said import Author, Text
from bot.guide.session import Session
from bot.guide.slots import slot
from bot.guide.starting import start
from bot.guide.turn import Outcome, State
from bot.journey.formulas import severity
from bot.journey.model import (
    Action,
    Evidence,
    Goal,
    Journey,
    Kpi,
    Language,
    Opportunity,
    PainPoint,
    Persona,
    Scope,
    Stage,
    Touchpoint,
)  # fmt: skip
from bot.reading.read import Reader

_NOW = "2026-11-27T09:00:00Z"
_SOMEBODY = "U1"


def answered(line: Mapping[str, Any], reader: Reader, craft: Craft, today: Date) -> dict[str, Any]:
    """What became of one line: the documents before and after, what was kept, heard and asked, and how long it took."""
    began = time.perf_counter()
    try:
        before, outcome = _taken(line, reader, craft, today)
    except Exception as fault:  # a line that breaks is told, and the others go on
        return {"id": line["id"], "error": f"{type(fault).__name__}: {fault}"}
    started = outcome.journey.title if line["asked"] == "start" else None
    return {
        "id": line["id"],
        "before": before.model_dump(mode="json"),
        "after": outcome.journey.model_dump(mode="json"),
        "kept": [kept.text for kept in outcome.session.kept],
        "heard": list(outcome.heard),
        "asks": outcome.questioned,
        "started": started,
        "request": None,
        "latency_ms": round(1000 * (time.perf_counter() - began), 2),
        "error": None,
    }


def _taken(line: Mapping[str, Any], reader: Reader, craft: Craft, today: Date) -> tuple[Journey, Outcome]:
    language: Language = "zh" if line["lang"] == "zh" else "en"
    author = Author(_SOMEBODY, "Mia" if language == "en" else "小陈", language)
    if line["asked"] == "start":
        outcome = start(
            line["text"], author, id="m1", channel="C1", now=_NOW, today=today, craft=craft, in_dm=False, reader=reader
        )
        return outcome.journey.model_copy(update=_EMPTY), outcome
    journey = Journey.model_validate(line["document"]) if "document" in line else compact(line["map"], language)
    session = Session(journey=journey.id, language=language, slot=key(line["asked"], journey))
    state = State(journey, session, craft, lambda: (), reader)
    return journey, advance(state, Text(author, line["text"], today, message="m1"))


_EMPTY: dict[str, Any] = {
    "goal": Goal(), "scope": Scope(), "state": None, "industry": None, "personas": (), "stages": (), "evidence": (),
    "opportunities": (), "actions": (),
}  # fmt: skip


def key(asked: str, journey: Journey) -> str:
    """The key of the question that a line names: its kind, and the id of the part that it is about."""
    kind, _, name = asked.partition(":")
    wanted = {"touchpoints": "stage", "emotions": "stage", "pains": "touchpoint", "factors": "pain"}.get(kind, "")
    named = [id for of, own, id in _names(journey) if own == name and (not wanted or of == wanted)]
    return slot(f"{kind}:{named[0]}").key if named and name else kind


def _names(journey: Journey) -> Iterator[tuple[str, str, str]]:
    for stage in journey.stages:
        yield "stage", stage.name, stage.id
    for touchpoint in journey.all_touchpoints():
        yield "touchpoint", touchpoint.name, touchpoint.id
    for pain in journey.all_pain_points():
        yield "pain", pain.text, pain.id
    for opportunity in journey.opportunities:
        yield "opportunity", opportunity.how_might_we, opportunity.id
    for action in journey.actions:
        yield "action", action.title, action.id


def compact(told: Mapping[str, Any], language: Language) -> Journey:
    """The journey that a compact map of the reading format stands for. Its ids are those of a revision 0, so that no
    new part takes one of them."""
    stages = tuple(_stage(n, name, told) for n, name in enumerate(told.get("stages") or {}))
    pains = {p.text: p.id for s in stages for t in s.touchpoints for p in t.pain_points}
    opportunities = tuple(
        Opportunity(
            id=f"o0-{n}", how_might_we=o["text"], ideas=tuple(o.get("ideas") or ()),
            pain_points=tuple(pains[p] for p in o.get("for") or () if p in pains),
        )
        for n, o in enumerate(told.get("opportunities") or [])
    )  # fmt: skip
    persona = told.get("persona")
    return Journey(
        id="m1", title=told.get("title") or "?", language=language, industry=told.get("industry"),
        state=told.get("state"), status="published" if told.get("published") else "draft", channel="C1",
        created_at=_NOW, updated_at=_NOW, revision=1,
        goal=Goal(**(told.get("goal") or {})), scope=Scope(**(told.get("scope") or {})),
        personas=(_persona(persona),) if persona else (), stages=stages, opportunities=opportunities,
        actions=tuple(_action(n, a, opportunities) for n, a in enumerate(told.get("actions") or [])),
        evidence=tuple(Evidence(id=f"e0-{n}", text=text) for n, text in enumerate(told.get("evidence") or [])),
    )  # fmt: skip


def _persona(told: Mapping[str, Any]) -> Persona:
    needs, expectations = tuple(told.get("needs") or ()), tuple(told.get("expectations") or ())
    return Persona(
        id="p0-1",
        name=told.get("name", "?"),
        description=told.get("description"),
        needs=needs,
        expectations=expectations,
    )


def _stage(n: int, name: str, told: Mapping[str, Any]) -> Stage:
    touchpoints = told["stages"][name]
    return Stage(
        id=f"s0-{n}",
        name=name,
        touchpoints=tuple(_touchpoint(f"0-{n}x{k}", t, told) for k, t in enumerate(touchpoints)),
    )


def _touchpoint(number: str, name: str, told: Mapping[str, Any]) -> Touchpoint:
    emotion = (told.get("emotions") or {}).get(name)
    here = [p for p in told.get("pains") or [] if p.get("at") == name]
    return Touchpoint(
        id=f"t{number}", name=name, emotion=emotion, emotion_n=0 if emotion is None else 1,
        moment_of_truth=name in (told.get("moments") or ()),
        pain_points=tuple(_pain(f"h{number}x{k}", p) for k, p in enumerate(here)),
    )  # fmt: skip


def _pain(id: str, told: Mapping[str, Any]) -> PainPoint:
    factors = tuple(told.get(name) for name in ("frequency", "impact", "persistence"))
    return PainPoint(
        id=id, text=told["text"], frequency=factors[0], impact=factors[1], persistence=factors[2],
        severity=severity(*factors),
    )  # fmt: skip


def _action(n: int, told: Mapping[str, Any], opportunities: tuple[Opportunity, ...]) -> Action:
    under = next((o.id for o in opportunities if o.how_might_we == told.get("for")), None)
    first = opportunities[0].id if opportunities else None
    kpi = Kpi(**{k: v for k, v in (told.get("kpi") or {}).items() if v is not None})
    return Action(
        id=f"a0-{n}", opportunity=under or first, title=told["title"], owner=told.get("owner"),
        department=told.get("department"), due=told.get("due"), status=told.get("status", "planned"), kpi=kpi,
    )  # fmt: skip


def today() -> Date:
    return datetime.now(UTC).date()
