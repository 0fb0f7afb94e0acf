"""A map as it was found: parts of a journey with ids of their own, and what had no place in it."""

from dataclasses import dataclass, field
from datetime import date as Date

from bot.journey.model import (
    Action,
    Evidence,
    Goal,
    Journey,
    Kpi,
    Lanes,
    Opportunity,
    PainPoint,
    Persona,
    Scope,
    Stage,
    Touchpoint,
)

NOWHERE = "1970-01-01T00:00:00Z"


@dataclass(frozen=True)
class Unplaced:
    text: str
    where: str = ""


@dataclass(frozen=True)
class FoundMap:
    """`rescaled`: the scale that the scores came in ("1–5"), where it was none of −2 … +2. `shared`: a stage's score
    was given to each of its touchpoints."""

    journey: Journey
    unplaced: tuple[Unplaced, ...] = ()
    rescaled: str = ""
    shared: bool = False


@dataclass
class Draft:
    """A map while it is put together. Names are kept as they stand; an empty one makes no part."""

    title: str = ""
    goal: Goal = field(default_factory=Goal)
    scope: Scope = field(default_factory=Scope)
    personas: list[Persona] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    opportunities: list[Opportunity] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    rescaled: str = ""
    shared: bool = False
    made: int = 0

    def _id(self, letter: str) -> str:
        self.made += 1
        return f"{letter}{self.made}"

    def stage(self, name: str, goal: str | None = None) -> int:
        """The stage of this name if it was the last one, else a new one; its number."""
        if not (self.stages and self.stages[-1].name == name):
            self.stages.append(Stage(id=self._id("s"), name=name))
        if goal:
            self.at_stage(customer_goal=_joined(self.stages[-1].customer_goal, goal))
        return len(self.stages) - 1

    def at_stage(self, number: int = -1, **changes: object) -> None:
        self.stages[number] = self.stages[number].model_copy(update=changes)

    def touchpoint(self, name: str, stage: int = -1) -> None:
        made = Touchpoint(id=self._id("t"), name=name)
        self.at_stage(stage, touchpoints=(*self.stages[stage].touchpoints, made))

    def at_touchpoint(self, stage: int = -1, number: int = -1, **changes: object) -> None:
        points = list(self.stages[stage].touchpoints)
        points[number] = points[number].model_copy(update=changes)
        self.at_stage(stage, touchpoints=tuple(points))

    def add_words(self, name: str, text: str, stage: int = -1, number: int = -1) -> None:
        """A text field of a touchpoint; what it holds already is kept before it."""
        point = self.stages[stage].touchpoints[number]
        self.at_touchpoint(stage, number, **{name: _joined(getattr(point, name), text)})

    def lane(self, name: str, text: str, stage: int = -1, number: int = -1) -> None:
        lanes: Lanes = self.stages[stage].touchpoints[number].lanes
        lanes = lanes.model_copy(update={name: _joined(getattr(lanes, name), text)})
        self.at_touchpoint(stage, number, lanes=lanes)

    def pain(self, text: str, stage: int = -1, number: int = -1, **more: object) -> str:
        pain = PainPoint(id=self._id("p"), text=text).model_copy(update=more)
        point = self.stages[stage].touchpoints[number]
        self.at_touchpoint(stage, number, pain_points=(*point.pain_points, pain))
        return pain.id

    def quote(self, text: str, stage: int = -1, number: int = -1) -> None:
        said = Evidence(id=self._id("e"), text=text)
        self.evidence.append(said)
        point = self.stages[stage].touchpoints[number]
        self.at_touchpoint(stage, number, evidence=(*point.evidence, said.id))

    def opportunity(self, text: str, pains: tuple[str, ...] = ()) -> None:
        """Told again at another touchpoint it is the same one, with more to answer."""
        for number, one in enumerate(self.opportunities):
            if one.how_might_we == text:
                self.opportunities[number] = one.model_copy(update={"pain_points": (*one.pain_points, *pains)})
                return
        self.opportunities.append(Opportunity(id=self._id("o"), how_might_we=text, pain_points=pains))

    def action(self, text: str, owner: str | None = None, due: Date | None = None, kpi: str | None = None) -> None:
        self.actions.append(Action(id=self._id("a"), title=text, owner=owner, due=due, kpi=Kpi(name=kpi)))

    def persona(self, name: str, description: str | None = None) -> None:
        if name and all(persona.name != name for persona in self.personas):
            self.personas.append(Persona(id=self._id("c"), name=name, description=description))

    def leave(self, text: str, where: str = "") -> None:
        if text.strip():
            self.unplaced.append(Unplaced(text.strip(), where))

    def done(self) -> FoundMap | None:
        """None where there is no stage: then it is no map."""
        if not self.stages:
            return None
        words = "".join(stage.name for stage in self.stages)
        language = "zh" if any("\u3400" <= letter <= "\u9fff" for letter in words) else "en"
        journey = Journey(
            id="found", title=self.title or self.stages[0].name, language=language, created_at=NOWHERE,
            updated_at=NOWHERE, goal=self.goal, scope=self.scope, personas=tuple(self.personas),
            stages=tuple(self.stages), opportunities=tuple(self.opportunities), actions=tuple(self.actions),
            evidence=tuple(self.evidence),
        )  # fmt: skip
        return FoundMap(journey, tuple(self.unplaced), self.rescaled, self.shared)


def _joined(before: str | None, text: str) -> str:
    if not before or text in before:
        return before or text
    return f"{before}；{text}" if any("\u3400" <= letter <= "\u9fff" for letter in text) else f"{before}; {text}"
