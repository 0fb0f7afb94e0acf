"""From facts to changes of the map: the only maker of commands for what somebody told, whoever read it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.guide.nearest import nearest
from bot.guide.readers.emotions import feeling
from bot.guide.readers.evidence import quote_in
from bot.guide.readers.opportunities import asks_how
from bot.guide.saying import clipped
from bot.guide.steps import actions as action_step
from bot.guide.steps import emotions, evidence, opportunities, pain_points, persona, scope, stages
from bot.guide.steps import touchpoints as touchpoint_step
from bot.guide.turn import Turn
from bot.journey import commands as c
from bot.journey.model import Action, Kpi, Lanes, PainPoint, Touchpoint
from bot.journey.tree import find, has
from bot.reading.facts import Fact

_GOAL = ("goal.objective", "goal.metric", "goal.baseline", "goal.target")
_PERSONA = ("persona.name", "persona.description", "persona.need", "persona.expectation")
_OF_TOUCHPOINT = ("channel", "customer_action", "lane.frontstage", "lane.backstage", "lane.support",
                  "lane.physical_evidence")  # fmt: skip
_OF_ACTION = ("action.owner", "action.department", "action.due", "action.trial", "action.status", "kpi.name",
              "kpi.baseline", "kpi.target")  # fmt: skip
_FACTORS = ("pain.frequency", "pain.impact", "pain.persistence")


@dataclass
class Told:
    """The facts of one reading, by kind, while they are put on the map; `made`: the ids of parts made on the way."""

    turn: Turn
    facts: Sequence[tuple[int, Fact]]
    made: dict[str, str] = field(default_factory=dict)
    left: list[Fact] = field(default_factory=list)

    def of(self, *kinds: str) -> list[tuple[int, Fact]]:
        return [(n, f) for n, f in self.facts if f.kind in kinds]

    def id(self, of: str) -> str:
        """The id of a part that a fact names; "" where it is not on the map."""
        found = self.made.get(of, "") if of.startswith("#") else of
        return found if found and has(self.turn.journey, found) else ""


def put(turn: Turn, facts: Sequence[tuple[int, Fact]]) -> tuple[Fact, ...]:
    """Puts numbered facts on the map, the parts before what hangs on them; answers those that found no place."""
    weaker = _weaker(facts)
    told = Told(turn, [one for one in facts if one not in weaker], left=[fact for _, fact in weaker])
    for step in _STEPS:
        step(told)
    return tuple(told.left)


WEAKER = 0.6  # share of another's probability under which a fact does not take its place


def _weaker(facts: Sequence[tuple[int, Fact]]) -> list[tuple[int, Fact]]:
    """What is said last of an action counts, unless it is far less surely said of it than what came before."""
    single = [(n, fact) for n, fact in facts if fact.kind in _OF_ACTION]
    best = {(f.kind, f.of): max(o.sure for _, o in single if (o.kind, o.of) == (f.kind, f.of)) for _, f in single}
    return [(n, fact) for n, fact in single if fact.sure < WEAKER * best[fact.kind, fact.of]]


def _corrections(told: Told) -> None:
    for _, fact in told.of("renamed"):
        part = told.id(fact.of)
        if part:
            told.turn.do(renaming(find(told.turn.journey, part), fact.value))
        else:
            told.left.append(fact)
    for _, fact in told.of("gone"):
        part = told.id(fact.of)
        if part:
            told.turn.do(c.Remove(part))
        else:
            told.left.append(fact)


def renaming(part: Any, to: str) -> c.Command:
    """The command that calls a part by another name."""
    make: dict[str, Callable[[], c.Command]] = {
        "Stage": lambda: c.ChangeStage(part.id, name=to),
        "Touchpoint": lambda: c.ChangeTouchpoint(part.id, name=to),
        "Persona": lambda: c.ChangePersona(part.id, name=to),
        "PainPoint": lambda: c.ChangePainPoint(part.id, text=to),
        "Opportunity": lambda: c.ChangeOpportunity(part.id, how_might_we=to),
        "Action": lambda: c.ChangeAction(part.id, title=to),
    }
    return make[type(part).__name__]()


_MUCH = 0.3  # by so much less sure, what was said later does not count for more than what was said before


def _last(told: Told, group: str, kinds: Sequence[str]) -> dict[str, str]:
    """Of what has one value, the one that was said last: people correct themselves as they type."""
    out: dict[str, Fact] = {}
    for _, fact in told.of(*kinds):
        before = out.get(fact.kind)
        if before is None or fact.sure >= before.sure - _MUCH:
            out[fact.kind] = fact
    return {kind.removeprefix(group): fact.value for kind, fact in out.items()}


def _with_unit(goal: dict[str, str]) -> dict[str, str]:
    """A bare number is in percent where the other one is: "40% now, we'd like 25"."""
    figures = {name: goal[name] for name in ("baseline", "target") if name in goal}
    if not any(value.endswith(("%", "％")) for value in figures.values()):
        return goal
    return goal | {name: f"{value}%" for name, value in figures.items() if value.isdigit()}


def _scope(told: Told) -> None:
    turn = told.turn
    goal = _with_unit(_last(told, "goal.", _GOAL))
    if goal:
        turn.do(c.SetGoal(**goal))
    for _, fact in told.of("state")[-1:]:
        turn.do(c.SetState("future" if fact.choice == "future" else "current"))
    ends = _last(told, "scope.", ("scope.starts", "scope.ends"))
    if ends:
        turn.do(c.SetScope(**ends))
    for _, fact in told.of("industry"):
        turn.do(c.SetIndustry(turn.craft.industry(fact.value) or fact.value))
    if goal:
        scope.notice_industry(turn, " ".join(goal.values()))


def _persona(told: Told) -> None:
    found = told.of(*_PERSONA)
    if not found:
        return
    turn = told.turn
    by_kind: dict[str, list[str]] = defaultdict(list)
    for _, fact in found:
        by_kind[fact.kind.removeprefix("persona.")].append(fact.value)
    name = next(iter(by_kind["name"]), None)
    description = turn.join(by_kind["description"]) or None
    known = persona.known(turn, name)
    if known is None:
        named = name or turn.words("say.nameless")
        turn.do(
            c.AddPersona(
                turn.mint.new("persona"), named, description, tuple(by_kind["need"]), tuple(by_kind["expectation"])
            )
        )
        return
    turn.do(
        c.ChangePersona(
            known.id,
            name=name,
            description=_also(turn, known.description, description),
            needs=persona.joined(known.needs, tuple(by_kind["need"])) if by_kind["need"] else None,
            expectations=persona.joined(known.expectations, tuple(by_kind["expectation"]))
            if by_kind["expectation"]
            else None,
        )
    )


def _also(turn: Turn, known: str | None, new: str | None) -> str | None:
    return turn.join([known, new]) if known and new and new not in known else new


def _evidence(told: Told) -> None:
    found = [quote_in(fact.line, fact.value) for _, fact in told.of("evidence")]
    sources = [quote.source for quote in found if quote.source]
    for quote in found:
        if not any(quote.text in source for source in sources):
            evidence.add_quote(told.turn, quote)


def _stages(told: Told) -> None:
    found = told.of("stages")
    if not found:
        return
    names, first = tuple(fact.value for _, fact in found), found[0][1]
    beside = [id for id in (first.of, *first.also) if told.id(id)]
    if first.choice in ("merge", "split") and beside:
        _remade(told.turn, beside, names)
    elif first.choice in ("before", "after") and beside:
        at = [s.id for s in told.turn.journey.stages].index(beside[0])
        stages.add_stages(told.turn, names, at + (first.choice == "after"))
    elif told.turn.journey.stages and told.turn.slot.kind != "stages" and not _retold(told.turn, names):
        stages.add_stages(told.turn, names)
    else:
        stages.choose_stages(told.turn, names)
    by_name = {s.name.casefold(): s.id for s in told.turn.journey.stages}
    told.made.update({f"#{n}": by_name[f.value.casefold()] for n, f in found if f.value.casefold() in by_name})


def _retold(turn: Turn, names: tuple[str, ...]) -> bool:
    """Whether all stages are named again, so that the list is the whole one in its new order."""
    return len(names) > 1 and {s.name.casefold() for s in turn.journey.stages} <= {n.casefold() for n in names}


def _remade(turn: Turn, old: list[str], names: tuple[str, ...]) -> None:
    """Several stages become one, or one several: the first keeps what hung on the old ones."""
    if len(old) > 1:
        turn.do(c.MergeStages(tuple(old), names[0]))
    else:
        turn.do(c.ChangeStage(old[0], name=names[0]))
    at = [s.id for s in turn.journey.stages].index(old[0])
    stages.add_stages(turn, names[1:], at + 1)


def _touchpoints(told: Told) -> None:
    for number, fact in told.of("touchpoint"):
        stage = told.id(fact.of)
        if not stage:
            told.left.append(fact)
            continue
        more = [f for _, f in told.of(*_OF_TOUCHPOINT) if f.of == f"#{number}"]
        told.made[f"#{number}"] = touchpoint_step.add_named(told.turn, stage, fact.value, *_about(more))
    for _, fact in told.of(*_OF_TOUCHPOINT):
        if fact.of.startswith("#") and fact.of in told.made:
            continue
        touchpoint = told.id(fact.of)
        if touchpoint:
            channel, action, lanes = _about([fact])
            touchpoint_step.tell_more(told.turn, touchpoint, channel, action, lanes)
        else:
            told.left.append(fact)


def _about(facts: list[Fact]) -> tuple[str | None, str | None, Lanes]:
    values = {f.kind: f.value for f in facts}
    lanes = Lanes(**{k.removeprefix("lane."): v for k, v in values.items() if k.startswith("lane.")})
    return values.get("channel"), values.get("customer_action"), lanes


def _emotions(told: Told) -> None:
    thoughts = {told.id(f.of): f.value for _, f in told.of("thought")}
    scored = set[str]()
    for _, fact in told.of("emotion"):
        id = told.id(fact.of)
        touchpoint = find(told.turn.journey, id) if id else None
        if isinstance(touchpoint, Touchpoint) and fact.choice is not None:
            emotions.give(told.turn, touchpoint, _score(fact, int(fact.choice)), thoughts.get(id))
            scored.add(id)
        else:
            told.left.append(fact)
    for id, words in thoughts.items():
        if id and id not in scored:
            told.turn.do(c.ChangeTouchpoint(id, thought=words))
    for _, fact in told.of("moment"):
        id = told.id(fact.of)
        if id:
            told.turn.do(c.ChangeTouchpoint(id, moment_of_truth=True))
        else:
            told.left.append(fact)


def _score(fact: Fact, read: int) -> int:
    """The score of words that say a feeling and nothing else is the same wherever they are said."""
    said = feeling(fact.value)
    return read if fact.number is not None or said.score is None or said.thought or said.rest else said.score


def _pains(told: Told) -> None:
    for number, fact in told.of("pain"):
        touchpoint = told.id(fact.of) or nearest(fact.value, told.turn.journey.all_touchpoints())
        if not touchpoint:
            told.left.append(fact)
            continue
        factors = {
            f.kind.removeprefix("pain."): int(f.choice)
            for _, f in told.of(*_FACTORS)
            if f.of == f"#{number}" and f.choice
        }
        told.made[f"#{number}"] = pain_points.add_told(told.turn, touchpoint, fact.value, factors)
    for _, fact in told.of(*_FACTORS):
        if fact.of in told.made:
            continue
        id = told.id(fact.of)
        if id and fact.choice is not None and isinstance(find(told.turn.journey, id), PainPoint):
            told.turn.do(_rating(id, fact.kind, int(fact.choice)))
        else:
            told.left.append(fact)


def _rating(id: str, kind: str, grade: int) -> c.Command:
    match kind:
        case "pain.frequency":
            return c.ChangePainPoint(id, frequency=grade)
        case "pain.impact":
            return c.ChangePainPoint(id, impact=grade)
        case _:
            return c.ChangePainPoint(id, persistence=grade)


UNSURE = 0.45  # of an opportunity, below which it is an idea where it asks nothing


def _asks(fact: Fact) -> bool:
    return fact.sure >= UNSURE or fact.value.endswith(("?", "？")) or asks_how(fact.value)


def _opportunities(told: Told) -> None:
    found = [(n, f) for n, f in told.of("opportunity") if _asks(f)]
    ideas = [f.value for n, f in told.of("idea", "opportunity") if (n, f) not in found]
    for number, fact in found:
        mine = tuple(ideas) if number == found[0][0] else ()
        told.made[f"#{number}"] = opportunities.add_told(told.turn, told.id(fact.of), fact.value, mine)
    if ideas and not found:
        opportunities.add_ideas(told.turn, tuple(ideas))


def _actions(told: Told) -> None:
    for number, fact in told.of("action"):
        fields = [f for _, f in told.of(*_OF_ACTION) if f.of == f"#{number}"]
        told.made[f"#{number}"] = action_step.add_told(
            told.turn, told.id(fact.of), fact.value, _fields(told.turn, fields, Kpi())
        )
    by_action: dict[str, list[Fact]] = defaultdict(list)
    for _, fact in told.of(*_OF_ACTION):
        if fact.of not in told.made:
            by_action[told.id(fact.of)].append(fact)
    for id, facts in by_action.items():
        known = find(told.turn.journey, id) if id else None
        if isinstance(known, Action):
            told.turn.do(c.ChangeAction(id, **_fields(told.turn, facts, known.kpi)))
        else:
            told.left += facts


def _fields(turn: Turn, facts: Sequence[Fact], known: Kpi) -> dict[str, Any]:
    out: dict[str, Any] = {}
    kpi: dict[str, Any] = {}
    for fact in facts:
        match fact.kind:
            case "action.owner":
                out["owner"] = action_step.owner_of(turn, fact.value)
            case "action.due" if fact.date is not None:
                out["due"] = fact.date
            case "action.due":
                turn.say("no_such_date", value=clipped(fact.value))
            case "action.status":
                out["status"] = fact.choice
            case "kpi.name":
                kpi["name"] = fact.value
            case "kpi.baseline" | "kpi.target" if fact.number is not None:
                kpi[fact.kind.removeprefix("kpi.")] = _whole(fact.number)
                kpi |= {"unit": fact.unit} if fact.unit else {}
            case "action.department" | "action.trial":
                out[fact.kind.removeprefix("action.")] = fact.value
    return out | ({"kpi": known.model_copy(update=kpi)} if kpi else {})


def _whole(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _measurements(told: Told) -> None:
    for _, fact in told.of("measurement"):
        id = told.id(fact.of)
        if id and fact.number is not None and isinstance(find(told.turn.journey, id), Action):
            action_step.record(told.turn, id, _whole(fact.number))
        else:
            told.left.append(fact)


_STEPS: tuple[Callable[[Told], None], ...] = (
    _corrections, _scope, _persona, _evidence, _stages, _touchpoints, _emotions, _pains, _opportunities, _actions,
    _measurements,
)  # fmt: skip
