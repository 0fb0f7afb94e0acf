"""Maps to be summed up: a short one, a long one, an empty one."""

from datetime import date as Date

from bot.journey.model import (
    Action,
    Evidence,
    Goal,
    Journey,
    Kpi,
    Language,
    Measurement,
    Metric,
    Opportunity,
    PainPoint,
    Persona,
    Stage,
    Touchpoint,
)

WORDS = {
    "en": ("checks the queue and waits for a number to come up", "nobody tells me how long this is going to take"),
    "zh": ("看着队伍等叫号，等了很久也没有轮到", "没有人告诉我到底还要等多久才能办完"),
}


def empty(language: Language) -> Journey:
    title = {"en": "Late check-in", "zh": "深夜入住"}[language]
    return Journey(id="j0", title=title, language=language, created_at="2026-06-01", updated_at="2026-06-01")


def long(language: Language, stages: int = 12, touchpoints: int = 10, pains: int = 3) -> Journey:
    """Everything that a map can have, many times over."""
    said, thought = WORDS[language]
    return empty(language).model_copy(
        update={
            "title": said,
            "goal": Goal(objective=thought, metric=said, baseline="40 %", target="25 %"),
            "personas": (Persona(id="p1", name="Anna"), Persona(id="p2", name="王阿姨")),
            "stages": tuple(_stage(i, touchpoints, pains, said, thought) for i in range(stages)),
            "opportunities": tuple(
                Opportunity(
                    id=f"o{i}", how_might_we=f"{thought} {i}?", pain_points=(f"h{i}-0-0",), impact=4, effort=i % 5 + 1
                )
                for i in range(9)
            ),
            "actions": tuple(_action(i, said) for i in range(20)),
            "evidence": tuple(
                Evidence(id=f"e{i}", text=thought, origin=("customer", "team")[i % 2]) for i in range(40)
            ),
            "metrics": tuple(Metric(stage=f"s{i}", name="CSAT", value=60 + i, n=20 * (i + 1)) for i in range(stages)),
        }
    )


def _stage(i: int, touchpoints: int, pains: int, said: str, thought: str) -> Stage:
    points = tuple(
        Touchpoint(
            id=f"t{i}-{j}",
            name=f"{said} {j}",
            thought=thought,
            emotion=(i + j) % 5 - 2,
            moment_of_truth=j == 1,
            importance=5,
            satisfaction=j % 5 + 1,
            pain_points=tuple(
                PainPoint(id=f"h{i}-{j}-{k}", text=f"{thought} {k}", frequency=k + 1, impact=4, severity=3, votes=j)
                for k in range(pains)
            ),
        )
        for j in range(touchpoints)
    )
    return Stage(id=f"s{i}", name=f"{said} {i}", touchpoints=points)


def _action(i: int, said: str) -> Action:
    return Action(
        id=f"a{i}",
        opportunity=f"o{i % 9}",
        title=f"{said} {i}",
        owner=(None, "Tom", "老吴")[i % 3],
        due=Date(2026, 5 + i % 3, 1 + i),
        status=("planned", "testing", "doing", "done", "dropped")[i % 5],
        kpi=Kpi(name=said, baseline=40, target=15, unit="min"),
        measurements=(Measurement(date=Date(2026, 6, 1), value=40 - i),) if i % 2 else (),
    )
