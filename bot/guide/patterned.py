"""Messages in tidy forms – labels, lists, scores by name – word for word: their values to the letter, their sources and
dates. What form a message has is the learned reader's to say; see `hearing`."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.guide import corrections, shapes
from bot.guide.notes import is_notes
from bot.guide.readers.emotions import feeling
from bot.guide.readers.factors import factors
from bot.guide.readers.goal import has_figures
from bot.guide.readers.lists import labelled
from bot.guide.readers.match import best
from bot.guide.readers.opportunities import asks_how
from bot.guide.readers.pain import pains
from bot.guide.readers.quoting import pieces
from bot.guide.readers.sentences import Split, split
from bot.guide.readers.touchpoints import TouchpointSaid, touchpoints
from bot.guide.slots import STEP_OF, Slot, slot
from bot.guide.steps import actions, emotions, evidence, opportunities, pain_points, persona, scope, stages
from bot.guide.steps import touchpoints as touchpoint_step
from bot.guide.strong import strong
from bot.guide.turn import Turn
from bot.journey.model import Lanes
from bot.journey.tree import stage_of
from prompts import entries

Reader = Callable[[Turn, Slot, str], bool]

READERS: dict[str, Reader] = {
    "goal": scope.read_goal,
    "state": scope.read_state,
    "span": scope.read_span,
    "industry": scope.read_industry,
    "persona": persona.read_persona,
    "expectations": persona.read_expectations,
    "evidence": evidence.read_evidence,
    "stages": stages.read_stages,
    "touchpoints": touchpoint_step.read_touchpoints,
    "emotions": emotions.read_emotions,
    "moments": emotions.read_moments,
    "pains": pain_points.read_pains,
    "factors": pain_points.read_factors,
    "opportunity": opportunities.read_opportunity,
    "action": actions.read_action,
    "details": actions.read_details,
    "review": lambda turn, slot, text: False,
    "follow_up": actions.read_measurement,
}
LABELLED: dict[str, Reader] = READERS | {
    "title": scope.read_title,
    "metric": scope.read_metric,
    "starts": scope.read_starts,
    "ends": scope.read_ends,
    "needs": persona.read_needs,
    "concerns": persona.read_concerns,
}


_BELONGS_TO = {
    "title": "goal",
    "metric": "goal",
    "starts": "span",
    "ends": "span",
    "needs": "expectations",
    "concerns": "expectations",
}


LONGEST_ANSWER = 3000  # characters; what is longer is a transcript or a pasted page, and no answer


_SEMICOLON = re.compile(r"[;；]")
_CLAUSES = re.compile(r"[,，;；。]")  # no label has several parts


def parted(turn: Turn, text: str) -> Split:
    """What a message states and what it asks, by the marks of its sentences."""
    return split(text) if turn.slot.kind != "opportunity" else _with_own_questions(text)


def take(turn: Turn, text: str, whole: bool = True) -> bool:
    """Takes a message in a tidy form; whether something was stored, nothing asked and, if it must be taken `whole`,
    nothing left over."""
    heard = parted(turn, text)
    if heard.questions or not heard.statements.strip():
        return False
    kept, done = len(turn.session.kept), len(turn.done)
    _take(turn, heard.statements.strip())
    return len(turn.done) > done and not (whole and len(turn.session.kept) > kept)


def _with_own_questions(text: str) -> Split:
    """At the opportunities, how to make something of their own better is an answer, line by line."""
    told, questions = list[str](), list[str]()
    for line in text.split("\n"):
        heard = Split(line) if asks_how(line) else split(line)
        told.append(heard.statements)
        questions += heard.questions
    return Split("\n".join(line for line in told if line.strip()), tuple(questions))


def _take(turn: Turn, text: str) -> None:
    asked = turn.slot
    if len(text) > LONGEST_ANSWER and asked.kind != "evidence":
        turn.keep(text, asked.key)
        turn.say("too_long")
        return
    text = corrections.take(turn, actions.take_results(turn, text))
    if not text or shapes.taken(turn, asked, text):
        return
    if READERS[asked.kind] in _FIRST and _still_there(turn, asked) and READERS[asked.kind](turn, asked, text):
        return
    rest = text if persona.is_answer(turn, asked, text) else _take_labelled(turn, text)
    rest = strong(turn, rest)
    if rest and turn.defers and asked.kind != "evidence" and is_notes(rest):
        turn.keep(rest, asked.key)
        turn.say("reading_notes")
        return
    if rest and not _read(turn, asked, rest):
        turn.keep(rest, asked.key)


# Questions whose readers only take what has their very form: they come before the labels, because a touchpoint's
# name before a score, say, looks like a label too.
_FIRST = (emotions.read_emotions,)


def _read(turn: Turn, asked: Slot, text: str) -> bool:
    if not _still_there(turn, asked):
        return False
    understood = READERS[asked.kind](turn, asked, text)
    return understood or _elsewhere(turn, asked, text)


def _still_there(turn: Turn, asked: Slot) -> bool:
    """The part that the question was about may have gone with an undo or a removal."""
    ids = {s.id for s in turn.journey.stages} | {t.id for t in turn.journey.all_touchpoints()}
    ids |= {p.id for p in turn.journey.all_pain_points()} | {o.id for o in turn.journey.opportunities}
    ids |= {a.id for a in turn.journey.actions} | {p.id for p in turn.journey.personas}
    return not asked.about or asked.about in ids


def _elsewhere(turn: Turn, asked: Slot, text: str) -> bool:
    """An answer to another question, where it has that question's very form."""
    return any(
        READERS[kind] is not READERS[asked.kind] and READERS[kind](turn, slot(kind), text)
        for kind in ("state", "follow_up")
        if kind != "follow_up" or turn.journey.status == "published"
    ) or (turn.journey.stages != () and emotions.score_all(turn, text, turn.journey.all_touchpoints()) != text)


def _take_labelled(turn: Turn, text: str) -> str:
    """Takes every line `Label: value`; answers what is left."""
    rest: list[str] = []
    under: Callable[[str], bool] | None = None  # a label alone on its line speaks for the lines under it
    block: list[str] = []
    for line in _lines(turn, text):
        opened = _label_alone(turn, line)
        if opened is not None:
            rest += _close(under, block)
            under, block = opened, []
        elif under is not None and line.strip() and not _labelled(turn, line, dry=True):
            block.append(line)
        elif not _labelled(turn, line):
            rest += [*_close(under, block), line]
            under, block = None, []
    rest += _close(under, block)
    return "\n".join(rest).strip()


def _lines(turn: Turn, text: str) -> list[str]:
    """The lines; one whose semicolons part one touchpoint with its words from another is several."""
    out: list[str] = []
    for line in text.split("\n"):
        parts = [p.strip() for p in pieces(line, _SEMICOLON) if p.strip()]
        apart = len(parts) > 1 and sum(_names_touchpoint(turn, part) for part in parts) > 1
        out.extend(_regrouped(turn, parts) if apart else [line])
    return out


def _names_touchpoint(turn: Turn, part: str) -> bool:
    found = labelled(part)
    names = [t.name for t in turn.journey.all_touchpoints()]
    return found is not None and isinstance(best(found[0], names), int)


def _regrouped(turn: Turn, parts: list[str]) -> list[str]:
    """A part that names no touchpoint goes on with the one before."""
    out: list[str] = []
    for part in parts:
        if out and not _names_touchpoint(turn, part):
            out[-1] = f"{out[-1]}；{part}"
        else:
            out.append(part)
    return out


def _close(under: Callable[[str], bool] | None, block: list[str]) -> list[str]:
    return [] if under is None or not block or under("\n".join(block)) else block


def _label_alone(turn: Turn, line: str) -> Callable[[str], bool] | None:
    found = re.fullmatch(r"\s*(.{1,60}?)\s*[:：]\s*", line)
    return _meaning(turn, found[1]) if found else None


def _labelled(turn: Turn, line: str, dry: bool = False) -> bool:
    found = labelled(line)
    if found is None:
        return False
    read = _meaning(turn, found[0], found[1])
    return read is not None and (dry or read(found[1]))


def _meaning(turn: Turn, label: str, rest: str = "") -> Callable[[str], bool] | None:
    """What a label stands for: a touchpoint, a stage, or a field by its name."""
    if _CLAUSES.search(label):
        return None
    touchpoint = best(label, [t.name for t in turn.journey.all_touchpoints()])
    if isinstance(touchpoint, int) and _about_touchpoint(turn, rest):
        return lambda value: _touchpoint_value(turn, touchpoint, value)
    stage = best(label, [s.name for s in turn.journey.stages])
    if isinstance(stage, int):
        return lambda value: _stage_value(turn, stage, value)
    field = _field(label)
    if field is None:
        return None
    if field == "goal" and turn.slot.kind == "expectations" and not has_figures(rest):
        field = "needs"  # what the persona is after
    return lambda value: LABELLED[field](turn, _slot_for(turn, field), value)


def _about_touchpoint(turn: Turn, rest: str) -> bool:
    """Whether words after a touchpoint's name say something of it: a score, or what hurts."""
    said = feeling(rest)
    scored = said is not None and (said.score is not None or said.out_of_range is not None)
    told = scored or factors(rest) is not None or _lanes(rest) is not None
    return told or turn.slot.step in ("emotions", "pain_points")


_ANY = "x"  # the name of the touchpoint is known already


def _lanes(text: str) -> TouchpointSaid | None:
    """What stands behind a touchpoint, where a text tells that and nothing else."""
    found = touchpoints(f"{_ANY}\n{text}")
    return found[0] if len(found) == 1 and found[0].lanes != Lanes() else None


def _touchpoint_value(turn: Turn, index: int, value: str) -> bool:
    touchpoint = turn.journey.all_touchpoints()[index]
    if behind := _lanes(value):
        stage = stage_of(turn.journey, touchpoint.id)
        touchpoint_step.add(turn, stage.id, (replace(behind, name=touchpoint.name),))
        return True
    said = feeling(value)
    if said and (said.score is not None or said.out_of_range is not None) and factors(value) is None:
        line = f"{touchpoint.name}: {value}"
        return emotions.score_all(turn, line, turn.journey.all_touchpoints()) != line
    found = pains(value)
    for pain in found:
        pain_points.add(turn, touchpoint.id, pain)
    return bool(found)


def _stage_value(turn: Turn, index: int, value: str) -> bool:
    found = touchpoints(value)
    touchpoint_step.add(turn, turn.journey.stages[index].id, found)
    return bool(found)


def _field(label: str) -> str | None:
    words = label.strip().casefold()
    for field, names in entries("guide/hear").items():
        if field in LABELLED and words in (name.casefold() for names_ in names.values() for name in names_):
            return str(field)
    return None


def _slot_for(turn: Turn, field: str) -> Slot:
    """The slot that a labelled field belongs to; the one asked where it is of the same kind."""
    kind = _BELONGS_TO.get(field, field)
    return turn.slot if turn.slot.kind == kind else Slot(STEP_OF[kind], kind)
