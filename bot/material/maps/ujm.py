"""UJM 1.0-draft, the user-journey vocabulary of OpenUJI in JSON (specs.openuji.org/ujm): a graph of steps in phases."""

import json
from itertools import pairwise
from typing import Any

from bot.journey.model import Journey, Touchpoint
from bot.material.maps.found import Draft

Json = dict[str, Any]
CONTEXT = "https://www.openuji.org/ns/ujm#"


def draft(document: Any) -> Draft | None:
    """None where the document is no journey of UJM."""
    if not isinstance(document, dict) or not isinstance(document.get("steps"), list):
        return None
    if "Journey" not in str(document.get("type") or document.get("@type") or ""):
        return None
    steps = [step for step in document["steps"] if isinstance(step, dict)]
    made = Draft(title=str(document.get("title") or ""))
    for persona in _list(document.get("personas")):
        made.persona(str(persona.get("name") or persona.get("title") or ""), persona.get("description"))
    phases = _phases(document)
    for step in _in_order(steps, document):
        made.stage(phases.get(str(step.get("id")), made.stages[-1].name if made.stages else made.title or "Journey"))
        _step(made, step)
    return made if made.stages else None


def _list(value: Any) -> list[Json]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _phases(document: Json) -> dict[str, str]:
    """step → name of its phase."""
    found: dict[str, str] = {}
    for phase in _list(document.get("phases")):
        for member in phase.get("members") or phase.get("steps") or ():
            step = (
                member if isinstance(member, str) else str(member.get("step") or member.get("ref") or member.get("id"))
            )
            found[step] = str(phase.get("name") or phase.get("title") or "")
    return found


def _in_order(steps: list[Json], document: Json) -> list[Json]:
    """As its transitions lead from the start; those that no transition reaches keep their place at the end."""
    after = {str(t.get("from")): str(t.get("to")) for t in reversed(_list(document.get("transitions")))}
    by_id = {str(step.get("id")): step for step in steps}
    here = str(document.get("start") or (steps[0].get("id") if steps else ""))
    order: list[Json] = []
    while here in by_id and by_id[here] not in order:
        order.append(by_id[here])
        here = after.get(here, "")
    return [*order, *(step for step in steps if step not in order)]


def _step(made: Draft, step: Json) -> None:
    made.touchpoint(str(step.get("name") or step.get("id") or ""))
    if step.get("description"):
        made.at_touchpoint(action=str(step["description"]))
    if step.get("channel"):
        made.at_touchpoint(channel=str(step["channel"]).removeprefix("ujm:"))
    for emotion in _list(step.get("emotions")):
        valence = emotion.get("valence", emotion.get("score"))
        if isinstance(valence, int | float) and not isinstance(valence, bool):
            made.at_touchpoint(emotion=max(-2, min(2, round(valence * 2))), emotion_n=1)
        if emotion.get("label"):
            made.at_touchpoint(thought=str(emotion["label"]))


def written(journey: Journey, notes: tuple[str, ...]) -> str:
    """Emotions as `valence` from −1 to 1."""
    points = journey.all_touchpoints()
    pairs = pairwise(points)
    document: Json = {
        "@context": CONTEXT,
        "id": f"urn:journey:{journey.id}",
        "type": "Journey",
        "title": journey.title,
        "goal": journey.goal.objective,
        "created": journey.created_at,
        "modified": journey.updated_at,
        "tags": list(notes),
        "personas": [
            {"id": _urn(p.id), "type": "Persona", "name": p.name, "description": p.description}
            for p in journey.personas
        ],
        "phases": [
            {
                "id": _urn(s.id),
                "type": "Phase",
                "name": s.name,
                "members": [{"step": _urn(t.id)} for t in s.touchpoints],
            }
            for s in journey.stages
        ],
        "steps": [_written(point) for point in points],
        "transitions": [{"type": "Transition", "from": _urn(a.id), "to": _urn(b.id)} for a, b in pairs],
        "start": _urn(points[0].id) if points else None,
        "end": _urn(points[-1].id) if points else None,
    }
    filled = {key: value for key, value in document.items() if value is not None}
    return json.dumps(filled, ensure_ascii=False, indent=2) + "\n"


def _urn(id: str) -> str:
    return f"urn:part:{id}"


def _written(point: Touchpoint) -> Json:
    made: Json = {"id": _urn(point.id), "type": "Step", "name": point.name}
    if point.action:
        made["description"] = point.action
    if point.channel:
        made["channel"] = point.channel
    felt: Json = {"type": "Emotion"}
    if point.emotion is not None:
        felt["valence"] = point.emotion / 2
    if point.thought:
        felt["label"] = point.thought
    if len(felt) > 1:
        made["emotions"] = [felt]
    return made
