"""The top of the map: title, goal with its numbers, where the journey starts and ends, the personas."""

from collections.abc import Iterator

from bot.journey.model import Goal, Journey, Language, Persona
from bot.picture.breaking import Measure, fitted, shortened
from bot.picture.sheet import Fact, Head, PersonaCard
from bot.picture.words import word
from prompts import entries

TITLE = Measure(170, 20)
FACT = Measure(140, 9.5)
CARD = Measure(70, 8.5)
A_BRIEF_HEAD = 300  # letters


def head(journey: Journey, language: Language) -> Head:
    return Head(
        title=fitted(journey.title, TITLE),
        short=fitted(shortened(journey.title, 48), TITLE),
        who=fitted(shortened(" · ".join(p.name for p in journey.personas), 48), TITLE),
        marks=fitted(_marks(journey, language), FACT),
        facts=_facts(journey, language),
        personas=tuple(_card(p) for p in journey.personas),
        brief=len(journey.personas) < 3 and len("".join(_every(journey))) < A_BRIEF_HEAD,
    )


def _every(journey: Journey) -> Iterator[str]:
    """Each text of the head."""
    yield from (journey.title, *map(str, journey.goal.model_dump().values()), _span(journey, "en"))
    for persona in journey.personas:
        yield from (persona.name, persona.description or "", *persona.needs, *persona.expectations)


def _marks(journey: Journey, language: Language) -> str:
    said = [
        _industry(journey, language),
        word(f"state.{journey.state}", language) if journey.state else None,
        word(f"status.{journey.status}", language),
        journey.updated_at[:10],
        word("head.revision", language, n=journey.revision),
    ]
    return " · ".join(s for s in said if s)


def _industry(journey: Journey, language: Language) -> str | None:
    """By its name; a field of their own, as they wrote it."""
    known = entries("picture/labels")["industry"]
    return word(f"industry.{journey.industry}", language) if journey.industry in known else journey.industry


def _facts(journey: Journey, language: Language) -> tuple[Fact, ...]:
    said = {
        "goal": journey.goal.objective,
        "metric": _numbers(journey.goal),
        "scope": _span(journey, language),
    }
    return tuple(Fact(word(f"head.{name}", language), fitted(text, FACT)) for name, text in said.items() if text)


def _numbers(goal: Goal) -> str:
    """ "repeat visits  18 % → 25 %"; what is not known is left out, never guessed."""
    change = " → ".join(filter(None, (goal.baseline, goal.target)))
    if goal.target and not goal.baseline:
        change = f"→ {goal.target}"
    return "  ".join(filter(None, (goal.metric, change)))


def _span(journey: Journey, language: Language) -> str:
    starts, ends = journey.scope.starts, journey.scope.ends
    if not starts and not ends:
        return ""
    return word("head.from_to", language, starts=starts or "…", ends=ends or "…")


def _card(persona: Persona) -> PersonaCard:
    return PersonaCard(
        id=persona.id,
        name=fitted(persona.name, CARD),
        description=fitted(persona.description, CARD),
        needs=tuple(fitted(n, CARD) for n in persona.needs),
        expectations=tuple(fitted(e, CARD) for e in persona.expectations),
    )
