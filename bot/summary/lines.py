"""Lines that the page of one journey and that of several have in common."""

from bot.summary.fact import Effect, Facts, Pain, Step
from bot.summary.wording import Wording, number


def measured(facts: Facts) -> list[tuple[Step, Effect]]:
    """Actions with their effects: finished ones first, the newest first; dropped ones told nothing."""
    found = [(s, s.effect) for s in facts.steps if s.effect and s.status != "dropped"]
    return sorted(found, key=lambda pair: (pair[0].status != "done", -pair[1].on.toordinal()))


def care_words(words: Wording, pain: Pain) -> str:
    """Who is on a pain point."""
    owners = words.names(pain.owners)
    return words.say(f"care.{pain.care}", owners=owners, several=len(pain.owners) > 1, late=pain.late)


def step_line(words: Wording, step: Step) -> str:
    """An action that is not finished."""
    return words.say(
        "step",
        title=words.short(step.title),
        owner=words.maybe(step.owner),
        status=words.say(f"doing.{step.status}"),
        late=step.days_late,
        due=words.date(step.due) if step.due else "",
        waits_for=words.name(step.waits_for[0]) if step.waits_for else "",
    )


def effect_line(words: Wording, step: Step, effect: Effect) -> str:
    """A KPI before and after."""
    return words.say(
        "effect",
        title=words.name(step.title),
        kpi=words.maybe(effect.kpi),
        before=None if effect.before is None else number(effect.before),
        after=number(effect.after),
        unit=unit_after(words, effect.unit),
        on=words.date(effect.on),
        verdict=_verdict(words, effect),
    )


def unit_after(words: Wording, unit: str | None) -> str:
    """A unit as it stands behind a number: Chinese sets no space before % or a Chinese unit."""
    shown = words.maybe(unit)
    joined = not shown or not shown[0].isascii() or (shown[0] == "%" and words.language == "zh")
    return shown if joined else f" {shown}"


def _verdict(words: Wording, effect: Effect) -> str:
    target = "" if effect.target is None else number(effect.target)
    return words.say(f"verdict.{_verdict_of(effect)}", target=target)


def _verdict_of(effect: Effect) -> str:
    if effect.target is None:
        return "no_target"
    if effect.reached:
        return "reached"
    if effect.before is None:
        return "no_before"
    if effect.after == effect.before:
        return "same"
    return "better" if effect.better else "worse"
