"""Going about in the questions: skip one, back to the last, over to a step; and what a question holds already."""

from bot.guide.session import Step
from bot.guide.slots import FIRST_OF, Slot, open_slots, slot
from bot.guide.turn import Turn
from bot.journey.tree import has


def skip(turn: Turn, words: str = "skipped") -> None:
    """Leaves the question that was asked; where it was gone back to, things stay as they are."""
    if turn.session.revisit:
        turn.remember(revisit="")
        return
    asked = turn.slot
    if asked.kind in ("review", "follow_up"):
        return
    turn.remember(skipped=(*turn.session.skipped, asked.key), tries=0)
    if words:
        turn.say("skipped_evidence" if asked.kind == "evidence" and words == "skipped" else words)


def back(turn: Turn) -> None:
    """To the question before this one, with what it holds."""
    trail = tuple(key for key in turn.session.trail if _alive(turn, slot(key)))
    if trail and trail[-1] == turn.session.slot:
        trail = trail[:-1]
    if not trail:
        turn.say("nothing_before")
        return
    turn.remember(staying=None)
    _revisit(turn, trail[-1], trail)


def _alive(turn: Turn, asked: Slot) -> bool:
    return not asked.about or has(turn.journey, asked.about)


def _revisit(turn: Turn, key: str, trail: tuple[str, ...]) -> None:
    kept = tuple(k for k in turn.session.skipped if k != key)
    turn.remember(revisit=key, trail=trail, skipped=kept, tries=0)
    held = value_of(turn, slot(key))
    if held:
        turn.say("now", value=held)


def value_of(turn: Turn, asked: Slot) -> str:
    """What the journey holds for a question, in one line; empty where nothing."""
    journey = turn.journey
    goal, scope = journey.goal, journey.scope
    persona = journey.personas[0] if journey.personas else None
    held: dict[str, list[str | None]] = {
        "goal": [goal.objective or goal.metric, " → ".join(v for v in (goal.baseline, goal.target) if v)],
        "state": [turn.label(f"states.{journey.state}") if journey.state else None],
        "span": [" → ".join(v for v in (scope.starts, scope.ends) if v)],
        "industry": [journey.industry],
        "persona": [persona.name, persona.description] if persona else [],
        "expectations": list(persona.expectations) if persona else [],
        "evidence": [e.text for e in journey.evidence[:3]],
        "stages": [s.name for s in journey.stages],
        "touchpoints": [t.name for s in journey.stages if s.id == asked.about for t in s.touchpoints],
        "pains": [p.text for t in journey.all_touchpoints() if t.id == asked.about for p in t.pain_points],
        "moments": [t.name for t in journey.all_touchpoints() if t.moment_of_truth],
    }
    return turn.join([turn.words("say.item", text=v) for v in held.get(asked.kind, []) if v])


def go(turn: Turn, step: Step) -> None:
    """To a step that somebody names: its first open question, else its first."""
    if step == "review":
        turn.remember(revisit="review", staying=None)
        return
    waiting = next((s for s in open_slots(turn.journey) if s.step == step), None)
    first = waiting or _first_of(turn, step)
    if first is None:
        turn.say("not_yet", step=turn.label(f"steps.{step}"))
        return
    turn.remember(staying=step)
    _revisit(turn, first.key, turn.session.trail)


def _first_of(turn: Turn, step: Step) -> Slot | None:
    """The step's first question; None where there is nothing yet that it could be about."""
    kind = FIRST_OF[step]
    about = {
        "touchpoints": [s.id for s in turn.journey.stages],
        "emotions": [s.id for s in turn.journey.stages if s.touchpoints],
        "pains": [t.id for t in turn.journey.all_touchpoints()],
        "opportunity": [p.id for p in turn.journey.all_pain_points()],
        "action": [o.id for o in turn.journey.opportunities],
    }.get(kind)
    if about is None:
        return None if kind == "follow_up" and turn.journey.status != "published" else Slot(step, kind)
    return Slot(step, kind, about[0]) if about else None
