"""A journey → the rows that stand for it. Pure: the same document always makes the same rows."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from bot.journey.formulas import opportunity_score, priority
from bot.journey.model import Action, Journey, Opportunity, PainPoint, Stage, Touchpoint
from storage.portfolio.rows import (
    ActionRow,
    EvidenceRow,
    MetricRow,
    OpportunityRow,
    PainPointRow,
    RemedyRow,
    TouchpointRow,
)

Row = dict[str, Any]
Rows = dict[type, list[Row]]
FINISHED = ("done", "dropped")
#: Of several actions on a pain point the liveliest is told: a finished one stands behind one under way.
PROGRESS = ("nobody", "idea", "unowned", "done", "planned", "testing", "doing")


def folded(*words: str | None) -> str:
    """Text to compare with: without case, width and edges."""
    joined = "\n".join(word for word in words if word)
    return unicodedata.normalize("NFKC", joined).casefold().strip().replace("\0", "")


def facets(journey: Journey) -> Row:
    """What a journey's own row says beside its title and status."""
    personas = folded(*(persona.name for persona in journey.personas))
    return {"language": journey.language, "state": journey.state, "personas": personas}


def projected(journey: Journey) -> Rows:
    """Per table the rows of a journey, all but what is common to them in a document's order."""
    common = {"journey": journey.id, "audience": journey.channel, "status": journey.status}
    remedies = list(_remedies(journey))
    rows: Rows = {
        TouchpointRow: [common | row for row in _numbered(_touchpoints(journey))],
        PainPointRow: [common | row for row in _numbered(_pains(journey, remedies))],
        RemedyRow: [{"journey": journey.id} | row for row in remedies],
        OpportunityRow: [common | row for row in _numbered(_opportunity(journey, o) for o in journey.opportunities)],
        ActionRow: [common | row for row in _numbered(_action(journey, a) for a in journey.actions)],
        EvidenceRow: [common | row for row in _numbered(_evidence(journey))],
        MetricRow: [common | row for row in _numbered(_metrics(journey))],
    }
    return {table: [_clean(row) for row in found] for table, found in rows.items()}


def _numbered(rows: Iterator[Row]) -> Iterator[Row]:
    for position, row in enumerate(rows):
        yield row | {"position": position}


def _clean(row: Row) -> Row:
    """PostgreSQL keeps no NUL in a text."""
    return {name: value.replace("\0", "") if isinstance(value, str) else value for name, value in row.items()}


def _placed(journey: Journey) -> Iterator[tuple[Stage, Touchpoint]]:
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            yield stage, touchpoint


def _touchpoints(journey: Journey) -> Iterator[Row]:
    for stage, t in _placed(journey):
        backing = {*t.evidence, *(e for p in t.pain_points for e in p.evidence)}
        yield {
            "id": t.id,
            "stage": stage.id,
            "stage_name": stage.name,
            "name": t.name,
            "words": folded(t.name, stage.name),
            "channel": t.channel,
            "owner": t.owner,
            "emotion": t.emotion,
            "emotion_n": t.emotion_n,
            "moment_of_truth": t.moment_of_truth,
            "evidence": len(backing),
        }


def _pains(journey: Journey, remedies: list[Row]) -> Iterator[Row]:
    actions = {a.id: a for a in journey.actions}
    for stage, touchpoint in _placed(journey):
        for pain in touchpoint.pain_points:
            on_it = [r for r in remedies if r["pain_point"] == pain.id]
            yield _pain(stage, touchpoint, pain) | {"care": _care(on_it, actions)}


def _pain(stage: Stage, touchpoint: Touchpoint, pain: PainPoint) -> Row:
    worth = priority(pain, touchpoint.moment_of_truth)
    return {
        "id": pain.id,
        "stage": stage.id,
        "stage_name": stage.name,
        "touchpoint": touchpoint.id,
        "touchpoint_name": touchpoint.name,
        "text": pain.text,
        "words": folded(pain.text, touchpoint.name, stage.name),
        "severity": pain.severity,
        "priority": worth,
        "rank": -1.0 if worth is None else float(worth),
        "votes": pain.votes,
        "moment_of_truth": touchpoint.moment_of_truth,
        "tags": f"|{'|'.join(pain.tags)}|" if pain.tags else "",
        "evidence": len(set(pain.evidence)),
    }


def _care(on_it: list[Row], actions: dict[str, Action]) -> str:
    """How far what is done about a pain point has come."""
    found = ["idea" if on_it else "nobody"]
    for action in (actions[r["action"]] for r in on_it if r["action"]):
        if action.status != "dropped":
            found.append(action.status if action.owner else "unowned")
    return max(found, key=PROGRESS.index)


def _remedies(journey: Journey) -> Iterator[Row]:
    for opportunity in journey.opportunities:
        on_it = [a.id for a in journey.actions if a.opportunity == opportunity.id]
        for pain in dict.fromkeys(opportunity.pain_points):
            for action in on_it or [""]:
                yield {"pain_point": pain, "opportunity": opportunity.id, "action": action}


def _opportunity(journey: Journey, opportunity: Opportunity) -> Row:
    return {
        "id": opportunity.id,
        "text": opportunity.how_might_we,
        "words": folded(opportunity.how_might_we),
        "impact": opportunity.impact,
        "effort": opportunity.effort,
        "score": opportunity_score(journey, opportunity),
        "taken_up": any(a.opportunity == opportunity.id and a.status != "dropped" for a in journey.actions),
    }


def _action(journey: Journey, action: Action) -> Row:
    unfinished = {a.id: a.title for a in journey.actions if a.status not in FINISHED}
    waits = [unfinished[id] for id in action.blocked_by if id in unfinished]
    return {
        "id": action.id,
        "title": action.title,
        "words": folded(action.title),
        "owner": action.owner,
        "owner_key": folded(action.owner),
        "department": action.department,
        "department_key": folded(action.department),
        "due": action.due.isoformat() if action.due else None,
        "state": action.status,
        "open": action.status not in FINISHED,
        "waits_for": waits[0] if waits else None,
        "kpi": action.kpi.name,
        "unit": action.kpi.unit,
        **_effect(action),
    }


def _effect(action: Action) -> Row:
    """The newest measurement against the baseline, or against the first one where there is no baseline."""
    taken = sorted(action.measurements, key=lambda m: m.date)
    before = action.kpi.baseline
    if before is None and len(taken) > 1:
        before = taken[0].value
    return {
        "before": None if before is None else float(before),
        "after": float(taken[-1].value) if taken else None,
        "target": None if action.kpi.target is None else float(action.kpi.target),
        "measured_on": taken[-1].date.isoformat() if taken else None,
    }


def _evidence(journey: Journey) -> Iterator[Row]:
    for e in journey.evidence:
        on = e.date.isoformat() if e.date else None
        told = {"id": e.id, "kind": e.kind, "origin": e.origin, "dated": on}
        yield told | {"sentiment": e.sentiment, "source": e.source}


def _metrics(journey: Journey) -> Iterator[Row]:
    names = {s.id: s.name for s in journey.stages}
    for m in journey.metrics:
        on = m.date.isoformat() if m.date else None
        told = {"stage": m.stage, "stage_name": names.get(m.stage or ""), "name": m.name}
        yield told | {"value": float(m.value), "n": m.n, "dated": on}
