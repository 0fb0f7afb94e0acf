"""One field of one part put right by text. A field's name never renames anything: where the part that is meant is not
told or not there, that is said and nothing changes."""

import re
from dataclasses import dataclass, replace
from typing import Any

from bot.guide.field_values import changed
from bot.guide.meant import part_meant, renamed
from bot.guide.readers.correction import Rename, Which, correction, parse_which
from bot.guide.readers.field_correction import FieldSaid, clauses, field_said, without_opening
from bot.guide.readers.match import Ambiguous, tight
from bot.guide.readers.quoting import pieces, unquoted
from bot.guide.saying import name_of, options_told
from bot.guide.turn import Turn
from bot.journey.model import Action, Evidence, Opportunity, PainPoint, Persona, Touchpoint
from bot.journey.tree import parts

LONGEST = 600  # characters; what is longer is no correction
_SENTENCE = re.compile(r"[\n;；。!！]|\.(?=\s|$)")
_HAVE: dict[str, tuple[type, ...]] = {
    "owner": (Action, Touchpoint),
    **dict.fromkeys(("department", "due", "kpi", "baseline", "target", "status", "trial"), (Action,)),
    **dict.fromkeys(("channel", "thought", "emotion"), (Touchpoint,)),
    **dict.fromkeys(("needs", "expectations", "description"), (Persona,)),
    **dict.fromkeys(("frequency", "persistence"), (PainPoint,)),
    "impact": (PainPoint, Opportunity),
    "effort": (Opportunity,),
}
# Questions that are answered in sentences: there only words about a known part's own field are a correction.
_WRITTEN = ("goal", "persona", "expectations", "evidence", "stages", "touchpoints", "pains", "opportunity", "action")
_OF_ACTIONS_ONLY = ("owner", "department", "due", "status")


@dataclass(frozen=True)
class _Answer:
    """The words are no correction after all."""


@dataclass(frozen=True)
class _Asked:
    """It was said why nothing can be changed."""


_Target = Any  # a part, or _Answer, or _Asked


def take(turn: Turn, text: str) -> str:
    """Puts right what a text tells to; answers the sentences that tell nothing of the kind."""
    if len(text) > LONGEST:
        return text
    sentences = [s.strip() for s in pieces(text, _SENTENCE) if s.strip()]
    left = [s for s in sentences if not _taken(turn, s)]
    return text if len(left) == len(sentences) else "\n".join(left)


def names_a_field(turn: Turn, text: str) -> bool:
    """Whether a text tells to change some part's field, whatever part that may be."""
    if len(text) > LONGEST:
        return False
    found = [field_said(c) for s in pieces(text, _SENTENCE) for c in clauses(s)]
    return any(f is not None and f.sure and f.which and not _is_name(turn, f.which + f.typed) for f in found)


def _taken(turn: Turn, sentence: str) -> bool:
    before, said = _told(sentence)
    if not said:
        return False
    renamed = _renaming(turn, before) if before else None
    if before and renamed is None and not said[0].sure:
        return False
    part = renamed[0] if renamed else None
    targets: list[_Target] = []
    for one in said:
        part = _target(turn, one, part)
        targets.append(part)
        if isinstance(part, _Answer | _Asked):
            break
    if any(isinstance(t, _Answer) for t in targets):
        return False
    if any(isinstance(t, _Asked) for t in targets):
        return True
    if renamed:
        turn.do(renamed[1])
    for one, target in zip(said, targets, strict=True):
        changed(turn, target.id, one)
    return True


def _told(sentence: str) -> tuple[str, list[FieldSaid]]:
    """(the clauses before the first field, the fields with what follows each)."""
    before: list[str] = []
    said: list[FieldSaid] = []
    for clause in clauses(sentence):
        found = field_said(clause)
        if found:
            said.append(found)
        elif said and (said[-1].takes_more or said[-1].field == "emotion"):
            comma = ", " if clause.isascii() else "，"
            said[-1] = replace(said[-1], value=f"{said[-1].value}{comma}{clause}")
        elif not said and without_opening(clause):
            before.append(without_opening(clause))
    return "，".join(before), said


def _renaming(turn: Turn, text: str) -> tuple[Any, Any] | None:
    """(the part, the command) of a renaming that stands before the field: "it's called X, and the channel is phone"."""
    found = correction(text)
    if not isinstance(found, Rename):
        return None
    part = part_meant(turn, found.kind, found.which)
    return None if part is None or isinstance(part, list) else (part, renamed(part, found.to))


def _target(turn: Turn, said: FieldSaid, before: Any) -> _Target:
    pools = [[p for p in parts(turn.journey) if isinstance(p, kind)] for kind in _HAVE[said.field]]
    if not any(pools):
        return _Answer()
    if said.which is None:
        return _unnamed(turn, said, pools, before)
    if _is_name(turn, said.which + said.typed):
        return _Answer()
    which = parse_which(said.which)[1]
    return _unnamed(turn, said, pools, None) if which == Which() else _named(turn, said, which, pools)


def _is_name(turn: Turn, words: str) -> bool:
    """A part may have a field's word in its own name."""
    return any(tight(words) == tight(name_of(p)) for p in parts(turn.journey) if not isinstance(p, Evidence))


def _named(turn: Turn, said: FieldSaid, which: Which, pools: list[list[Any]]) -> _Target:
    assert said.which is not None
    for pool in pools:
        names = [name_of(p) for p in pool]
        index = which.among(names)
        if isinstance(index, Ambiguous):
            turn.say(
                "ambiguous", name=unquoted(said.which), options=options_told(turn, [names[i] for i in index.indices])
            )
            return _Asked()
        if index is not None and _fits(turn, said, names[index]):
            return pool[index]
    if not said.sure or turn.slot.kind in _WRITTEN:
        return _Answer()
    turn.say("no_such", name=unquoted(said.which), options=options_told(turn, [name_of(p) for p in pools[0]]))
    return _Asked()


def _fits(turn: Turn, said: FieldSaid, name: str) -> bool:
    """A quoted name is a whole name, never a longer one that holds the part's; where answers are sentences, a name
    that is only alike is taken for fields that nothing but an action has."""
    assert said.which is not None
    typed = tight(unquoted(said.which))
    if typed == tight(name):
        return True
    if unquoted(said.which) != said.which.strip() and tight(name) in typed:
        return False
    return turn.slot.kind not in _WRITTEN or said.field in _OF_ACTIONS_ONLY


def _unnamed(turn: Turn, said: FieldSaid, pools: list[list[Any]], before: Any) -> _Target:
    """The part just named, the only one, the one asked about, the one changed last; else it is asked."""
    candidates = next(pool for pool in pools if pool)
    ids = [p.id for p in candidates]
    if before is not None:
        return before if any(p.id == before.id for pool in pools for p in pool) else _Answer()
    if not said.sure:
        return _Answer()
    if len(ids) == 1:
        return candidates[0]
    if turn.slot.about in ids:
        return candidates[ids.index(turn.slot.about)]
    history = turn.history()
    touched = {getattr(e, "id", None) for e in history[-1].events} & set(ids) if history else set()
    if len(touched) == 1:
        return candidates[ids.index(touched.pop())]
    turn.say("ambiguous", name=said.typed, options=options_told(turn, [name_of(p) for p in candidates]))
    return _Asked()
