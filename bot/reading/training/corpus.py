"""The corpus as training material: messages by author in the published format, each with the words of its facts."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.reading import labels
from bot.reading.situation import Part, Situation
from bot.reading.text import Text, normalised

OWN = Path(__file__).parent.parent / "corpus"
_SHORT = {
    "pain.frequency",
    "pain.impact",
    "pain.persistence",
    "emotion",
    "action.due",
    "state",
    "action.status",
    "moment",
}


@dataclass(frozen=True)
class Marked:
    """A stretch of units with its label and, where the label has classes, its class."""

    first: int
    last: int
    kind: str
    classed: str | None = None


@dataclass(frozen=True)
class Example:
    id: str
    author: str
    text: Text
    situation: Situation
    marks: tuple[Marked, ...]
    does: str = "none"
    format: str | None = None
    filter: str | None = None
    raw: dict[str, Any] = field(default_factory=dict, compare=False)


def part(name: str) -> frozenset[str]:
    """The authors of a part of the corpus: training, choosing or final."""
    return frozenset(json.loads((OWN / "parts.json").read_text("utf-8"))[name])


def examples(folder: Path = OWN, authors: frozenset[str] | None = None) -> Iterator[Example]:
    for path in sorted(folder.glob("*.jsonl")):
        author = path.name.removesuffix(".jsonl")
        if authors is not None and author not in authors:
            continue
        maps = json.loads((folder / f"{author}.maps.json").read_text("utf-8"))
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield example(json.loads(line), author, maps)


def example(raw: dict[str, Any], author: str, maps: dict[str, Any]) -> Example:
    if "does" in raw:
        return _request(raw, author)
    held = raw.get("map") or {}
    compact = held if isinstance(held, dict) else maps[held]
    text = normalised(raw["text"])
    into = situation(compact, raw["asked"], raw["lang"])
    return Example(raw["id"], author, text, into, _marks(text, raw, into), raw=raw)


def _request(raw: dict[str, Any], author: str) -> Example:
    text = normalised(raw["text"])
    slots = raw.get("slots") or {}
    marks = list[Marked]()
    for name, value in slots.items():
        kind = _SLOT.get(name)
        for one in value if isinstance(value, list) else [value]:
            found = _find(text, str(one), []) if kind and one not in (True, False) else None
            if found and not any(_overlap(found, m) for m in marks):
                marks.append(Marked(*found, kind or ""))
    chosen = slots.get("format"), slots.get("filter")
    return Example(
        raw["id"], author, text, Situation("outside", language=raw["lang"]), tuple(marks), raw["does"],
        chosen[0] if chosen[0] in labels.FORMATS else None,
        chosen[1] if chosen[1] in labels.FILTERS else None, raw=raw,
    )  # fmt: skip


_SLOT = {
    "journey": "slot.journey", "journeys": "slot.journey", "owner": "slot.owner", "department": "slot.department",
    "topic": "slot.topic", "who": "slot.who", "people": "slot.who", "what": "slot.what", "text": "slot.what",
    "title": "start", "touchpoint": "slot.touchpoint", "action": "slot.action", "name": "slot.name",
    **dict.fromkeys(("value", "n", "minutes", "limit", "length"), "slot.number"),
}  # fmt: skip


def situation(compact: dict[str, Any], asked: str, language: str) -> Situation:
    kind, _, about = asked.partition(":")
    parts = list[Part]()
    for stage, touchpoints in (compact.get("stages") or {}).items():
        parts.append(Part(f"s{len(parts)}", "stage", stage))
        stage_id = parts[-1].id
        for name in touchpoints:
            parts.append(Part(f"t{len(parts)}", "touchpoint", name, stage_id))
    at = {part.name: part.id for part in parts if part.kind == "touchpoint"}
    for pain in compact.get("pains") or []:
        parts.append(Part(f"h{len(parts)}", "pain", pain["text"], at.get(pain.get("at"), "")))
    parts += [Part(f"o{n}", "opportunity", o["text"]) for n, o in enumerate(compact.get("opportunities") or [])]
    parts += [Part(f"a{n}", "action", a["title"]) for n, a in enumerate(compact.get("actions") or [])]
    if compact.get("persona"):
        parts.append(Part("p0", "persona", compact["persona"].get("name", "")))
    return Situation(
        kind, _about(parts, kind, about), tuple(parts), _holds(compact), "zh" if language == "zh" else "en"
    )


_ABOUT = {
    "touchpoints": "stage", "emotions": "stage", "pains": "touchpoint", "factors": "pain", "opportunity": "pain",
    "action": "opportunity", "details": "action",
}  # fmt: skip


def _about(parts: list[Part], kind: str, name: str) -> str:
    wanted = _ABOUT.get(kind)
    fitting = [p for p in parts if p.name == name and name]
    return next((p.id for p in fitting if p.kind == wanted), fitting[0].id if fitting else "")


def _holds(m: dict[str, Any]) -> frozenset[str]:
    goal, scope, persona = m.get("goal") or {}, m.get("scope") or {}, m.get("persona") or {}
    touchpoints = [t for ts in (m.get("stages") or {}).values() for t in ts]
    pains, actions = m.get("pains") or [], m.get("actions") or []
    told = {
        "goal": goal.get("objective") or goal.get("metric"),
        "baseline": goal.get("baseline"), "target": goal.get("target"),
        "state": m.get("state"), "starts": scope.get("starts"), "ends": scope.get("ends"),
        "persona": persona.get("name"),
        "expectations": persona.get("needs") or persona.get("expectations"), "evidence": m.get("evidence"),
        "stages": m.get("stages"), "touchpoints": touchpoints,
        "emotions": m.get("emotions"), "moments": m.get("moments"),
        "pains": pains, "factors": [p for p in pains if p.get("frequency") is not None],
        "opportunities": m.get("opportunities"), "actions": actions, "owners": [a for a in actions if a.get("owner")],
        "published": m.get("published"),
    }  # fmt: skip
    return frozenset(name for name, value in told.items() if value)


def _marks(text: Text, raw: dict[str, Any], into: Situation) -> tuple[Marked, ...]:
    """Longer stretches first, so that a number inside an objective cuts it."""
    found, references = list[Marked](), list[tuple[int, int]]()
    words = raw.get("words") or [[] for _ in raw["facts"]]
    for fact, said in zip(raw["facts"], words, strict=False):
        kind = fact[0].split("|")[0]
        if kind == "stages":
            renamed = {name for f in raw["facts"] if f[0] == "renamed" for name in f[2:]}
            before = [p.name for p in into.of_kind("stage")]
            listed, beside = stage_marks(text, fact[1], said, before, renamed)
            found += listed
            references += beside
        elif span := _span(text, kind, fact, said, [(m.first, m.last) for m in found]):
            found.append(Marked(*span, _kind(kind), _class(kind, fact)))
        if len(said) > 1 and (place := _find(text, said[1], [])):
            references.append(place)
    taken = [(m.first, m.last) for m in found if m.kind != "gone"]
    found += [Marked(*r, "reference") for r in dict.fromkeys(references) if not any(_cross(r, t) for t in taken)]
    return tuple(found)


def _kind(kind: str) -> str:
    return "aside" if kind == "nothing" else kind


def _class(kind: str, fact: list[Any]) -> str | None:
    head = labels.HEAD_OF.get(kind)
    value = str(fact[-1])
    return value if head and value in labels.HEADS[head] else None


def _span(
    text: Text, kind: str, fact: list[Any], said: list[str], used: list[tuple[int, int]]
) -> tuple[int, int] | None:
    value = str(fact[-1]) if len(fact) > 1 else ""
    around = _find(text, said[0], used) if said else None
    if kind in _SHORT or kind in ("command", "question", "nothing", "gone"):
        return around
    for one in value.split(" | "):
        inside = _find(text, one, used)
        if inside and (around is None or _cross(inside, around)):
            return inside
    return around


Units = tuple[int, int]


def stage_marks(
    text: Text, names: list[str], said: list[str], before: list[str], renamed: set[str]
) -> tuple[list[Marked], list[Units]]:
    """(the stages that a message names anew, with how they change those that were there; the old ones it mentions)."""
    fresh = [name for name in names if name not in before and name not in renamed]
    gone = [name for name in before if name not in names and name not in renamed]
    mentioned = [place for name in before if (place := _find(text, name, []))]
    anew = len(fresh) > 2 and len(gone) * 2 > len(before)
    if not before or anew or not (fresh or gone):
        return _listed(text, names, said), []
    if not fresh:
        around = _find(text, said[0], []) if said else None
        return ([Marked(*around, "gone")] if around else []), mentioned
    how = _placed(text, names, fresh, gone)
    marks = [Marked(*units, "stages", how) for name in fresh if (units := _find(text, name, []))]
    return marks, [m for m in mentioned if not any(_cross(m, (x.first, x.last)) for x in marks)]


def _placed(text: Text, names: list[str], fresh: list[str], gone: list[str]) -> str:
    if gone:
        return "split" if len(fresh) > len(gone) else "merge"
    at = names.index(fresh[0])
    ahead = at > 0 and _find(text, names[at - 1], []) is not None
    behind = at + len(fresh) < len(names) and _find(text, names[at + len(fresh)], []) is not None
    return "before" if behind and not ahead else "after"


def _listed(text: Text, names: list[str], said: list[str]) -> list[Marked]:
    """Every stage of a whole list; where the names are not typed as they are told, the stretches between separators."""
    known = [Marked(*place, "stages", "list") for name in names if (place := _find(text, name, []))]
    around = _find(text, said[0], []) if said else None
    if around is None or len(known) * 2 >= len(names):
        return known
    out, first = list[Marked](), around[0]
    for n in range(around[0], around[1] + 2):
        if n > around[1] or re.fullmatch(r"[，,、；;\n→/>。.\-–—]", text.units[n].text):
            if first < n:
                out.append(Marked(first, n - 1, "stages", "list"))
            first = n + 1
    return out


def _find(text: Text, words: str, used: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The units under words that stand letter by letter in the original; a place not used before is preferred."""
    words = words.strip()
    if not words:
        return None
    places, at = list[tuple[int, int]](), text.original.casefold().find(words.casefold())
    while at >= 0:
        if units := _units(text, at, at + len(words)):
            places.append(units)
        at = text.original.casefold().find(words.casefold(), at + 1)
    free = [p for p in places if not any(_cross(p, u) for u in used)]
    return next(iter(free or places), None)


def _units(text: Text, start: int, end: int) -> tuple[int, int] | None:
    inside = [n for n, u in enumerate(text.units) if text.origin[u.start] < end and text.origin[u.end - 1] + 1 > start]
    return (inside[0], inside[-1]) if inside else None


def _overlap(a: tuple[int, int], m: Marked) -> bool:
    return _cross(a, (m.first, m.last))


def _cross(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]
