"""What was kept may have been one of two things: two buttons that put it there."""

from collections.abc import Sequence

from bot.guide.changes import put
from bot.guide.reply import Button
from bot.guide.turn import Turn
from bot.reading.facts import Fact
from bot.reading.reading import Clause
from bot.reading.text import Span

OFFERED = (
    "goal.objective", "persona.description", "persona.need", "persona.expectation", "evidence", "touchpoint", "pain",
    "opportunity", "idea", "action", "stages", "thought",
)  # fmt: skip
MOST = 2


def guess_buttons(turn: Turn, kept: Sequence[Clause | Fact]) -> tuple[Button, ...]:
    """For the last of what was kept: the likeliest kinds that it can be put under."""
    last = kept[-1]
    fact = last if isinstance(last, Fact) else last.fact
    likely = [fact.kind, fact.second] if fact is not None else []
    kinds = [k for k in dict.fromkeys((*likely, *_of_question(turn))) if k in OFFERED][:MOST]
    number = len(turn.session.kept) - 1
    return tuple(Button("put", turn.label(f"kinds.{kind.replace('.', '_')}"), f"{number}:{kind}") for kind in kinds)


def _of_question(turn: Turn) -> tuple[str, ...]:
    by_kind = {
        "goal": ("goal.objective", "pain"), "persona": ("persona.description", "persona.need"),
        "expectations": ("persona.expectation", "pain"), "evidence": ("evidence", "pain"),
        "stages": ("stages", "touchpoint"), "touchpoints": ("touchpoint", "pain"), "emotions": ("thought", "pain"),
        "pains": ("pain", "evidence"), "factors": ("pain", "evidence"), "opportunity": ("opportunity", "idea"),
        "action": ("action", "idea"), "details": ("action", "idea"),
    }  # fmt: skip
    return by_kind.get(turn.slot.kind, ("pain", "evidence"))


def put_kept(turn: Turn, number: int, kind: str) -> bool:
    """Puts what was kept under a kind that somebody chose; False where it is settled already or has no place."""
    if not 0 <= number < len(turn.session.kept) or kind not in OFFERED:
        return False
    kept = turn.session.kept[number]
    fact = Fact(kind, kept.text, Span(0, len(kept.text)), of=turn.slot.about)
    if put(turn, [(0, fact)]):
        return False
    turn.remember(kept=(*turn.session.kept[:number], *turn.session.kept[number + 1 :]), tries=0)
    return True
