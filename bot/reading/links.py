"""Which part of the map a stretch belongs to: the one that its words name, else one told just before, else the one
that was asked about."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.clauses import clause_of
from bot.reading.learned.decode import Stretch
from bot.reading.references import meant
from bot.reading.situation import Part, PartKind, Situation
from bot.reading.text import Text

#: kind of stretch → kind of the part that it hangs on
HANGS_ON: dict[str, PartKind] = {
    "touchpoint": "stage",
    "stages": "stage",
    **dict.fromkeys(
        ("emotion", "thought", "channel", "customer_action", "pain", "lane.frontstage", "lane.backstage",
         "lane.support", "lane.physical_evidence", "moment"), "touchpoint"),
    **dict.fromkeys(("pain.frequency", "pain.impact", "pain.persistence", "opportunity"), "pain"),
    **dict.fromkeys(
        ("action.owner", "action.department", "action.due", "action.trial", "action.status", "kpi.name",
         "kpi.baseline", "kpi.target", "measurement"), "action"),
    "idea": "opportunity", "action": "opportunity",
}  # fmt: skip
_MADE_BY: dict[str, PartKind] = {
    "stages": "stage",
    "touchpoint": "touchpoint",
    "pain": "pain",
    "opportunity": "opportunity",
    "action": "action",
}

_MEANT: tuple[PartKind, ...] = ("touchpoint", "stage", "pain", "action", "opportunity")


Clauses = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Link:
    """`to`: the id of a part, or `#n` for the part that stretch n makes; `named`: the message says so itself."""

    to: str
    named: bool
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Mention:
    """Words of the message that mean a part: an old one, or one that stretch `makes` makes."""

    first: int
    last: int
    kind: PartKind
    to: str


def links(text: Text, found: Sequence[Stretch], situation: Situation) -> dict[int, Link]:
    """For each stretch (by its number) that hangs on a part: that part, where there is one."""
    mentions = _mentions(text, found, situation)
    clauses = clause_of(text)
    out: dict[int, Link] = {}
    for number, stretch in enumerate(found):
        if stretch.kind in ("renamed", "gone"):
            if changed := _changed(stretch, mentions, situation):
                out[number] = changed
            continue
        wanted = HANGS_ON.get(stretch.kind)
        if wanted is None:
            continue
        if stretch.kind == "stages":
            link = _beside(mentions)
        else:
            link = _said(stretch, wanted, mentions, clauses, number) or _asked(wanted, situation)
        if link is not None:
            out[number] = link
    return _one_score(found, mentions, clauses, _spread(text, found, situation, out))


def _one_score(
    found: Sequence[Stretch], mentions: list[_Mention], clauses: Clauses, out: dict[int, Link]
) -> dict[int, Link]:
    """A score of another clause does not fall back on a touchpoint that has one in its own."""
    scores = [n for n, s in enumerate(found) if s.kind == "emotion" and n in out]
    own = {n for n in scores if any(_beside_it(found[n], m, clauses) for m in mentions if m.to == out[n].to)}
    served = {out[n].to for n in own}
    return {n: link for n, link in out.items() if n not in scores or n in own or link.to not in served}


def _beside_it(stretch: Stretch, mention: _Mention, clauses: Clauses) -> bool:
    return (
        clauses[0][mention.first] == clauses[0][stretch.first] or clauses[0][mention.last] == clauses[0][stretch.last]
    )


_OF_QUESTION: dict[str, PartKind] = {
    "stages": "stage", "touchpoints": "touchpoint", "emotions": "touchpoint", "moments": "touchpoint",
    "pains": "pain", "factors": "pain", "action": "action", "details": "action", "follow_up": "action",
}  # fmt: skip


def _changed(stretch: Stretch, mentions: list[_Mention], situation: Situation) -> Link | None:
    """The part of the map that gets another name or goes: the mention that its own words hold, else the nearest; of
    several kinds that the same words mean, the one that the question is about."""
    old = [m for m in mentions if not m.to.startswith("#")]
    if not old:
        return None

    def apart(m: _Mention) -> tuple[int, int]:
        if m.first <= stretch.last and m.last >= stretch.first:
            gap = 0
        else:
            gap = stretch.first - m.last if m.last < stretch.first else m.first - stretch.last + 2
        return gap, int(m.kind != _OF_QUESTION.get(situation.asked))

    return Link(min(old, key=apart).to, True)


def _beside(mentions: list[_Mention]) -> Link | None:
    """The stages of the map that the message mentions, in its order."""
    old = [m.to for m in sorted(mentions, key=lambda m: m.first) if m.kind == "stage" and not m.to.startswith("#")]
    return Link(old[0], True, tuple(dict.fromkeys(old[1:]))) if old else None


def _mentions(text: Text, found: Sequence[Stretch], situation: Situation) -> list[_Mention]:
    out = list[_Mention]()
    for number, stretch in enumerate(found):
        if stretch.kind in _MADE_BY:
            out.append(_Mention(stretch.first, stretch.last, _MADE_BY[stretch.kind], f"#{number}"))
        if stretch.kind in ("reference", "moment", "gone"):
            words = text.formal(stretch.first, stretch.last)
            for kind in _MEANT:
                part = meant(words, _near(situation, kind))
                if part is not None:
                    out.append(_Mention(stretch.first, stretch.last, kind, part[0].id))
    return out


def _near(situation: Situation, kind: PartKind) -> tuple[Part, ...]:
    return situation.of_kind(kind)


def _said(stretch: Stretch, wanted: PartKind, mentions: list[_Mention], clauses: Clauses, number: int) -> Link | None:
    """The nearest mention: of the same clause, else before it in the sentence, else behind it in the sentence, else the
    last one before."""
    fitting = [m for m in mentions if m.kind == wanted and m.to != f"#{number}"]
    if not fitting:
        return None

    def distance(m: _Mention) -> float:
        apart = stretch.first - m.last if m.last < stretch.first else m.first - stretch.last + 0.5
        if m.first <= stretch.last and m.last >= stretch.first:
            return 0
        if clauses[0][m.first] == clauses[0][stretch.first] or clauses[0][m.last] == clauses[0][stretch.last]:
            return apart
        if m.last < stretch.first:
            return 100 + apart + (200 if clauses[1][m.first] != clauses[1][stretch.first] else 0)
        return 400 + apart + (400 if clauses[1][m.first] != clauses[1][stretch.last] else 0)

    best = min(fitting, key=distance)
    return Link(best.to, True) if distance(best) < 800 else None


def _asked(wanted: PartKind, situation: Situation) -> Link | None:
    """The part asked about, or the only one of its kind that hangs on it."""
    about = situation.part(situation.about)
    if about is not None and about.kind == wanted:
        return Link(about.id, False)
    if about is not None and wanted == "touchpoint" and about.kind == "pain" and about.of:
        return Link(about.of, False)
    of_kind = situation.of_kind(wanted)
    below = [p for p in of_kind if about is not None and p.of == about.id]
    if len(below) == 1:
        return Link(below[0].id, False)
    return Link(of_kind[0].id, False) if len(of_kind) == 1 else None


def _spread(text: Text, found: Sequence[Stretch], situation: Situation, out: dict[int, Link]) -> dict[int, Link]:
    """Scores that name nothing, as many as the asked stage has touchpoints, go to them in their order."""
    bare = [n for n, s in enumerate(found) if s.kind == "emotion" and not (n in out and out[n].named)]
    about = situation.part(situation.about)
    here = [p for p in situation.of_kind("touchpoint") if about is not None and p.of == about.id]
    if (
        about is not None
        and about.kind == "stage"
        and len(bare) == len(here) > 1
        and len(bare) == sum(s.kind == "emotion" for s in found)
    ):
        return out | {n: Link(p.id, False) for n, p in zip(bare, here, strict=True)}
    return out
