"""What became of messages against what a fair reader says they tell: fields gained by the map, one by one."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Field = tuple[Any, ...]  # (kind, value) or (kind, of which part, value)
_FREE = frozenset(("title", "industry", "channel", "status"))  # gained without being held against anybody
_NUMBERS = frozenset(
    ("emotion", "pain.frequency", "pain.impact", "pain.persistence", "kpi.baseline", "kpi.target", "goal.baseline",
     "goal.target", "measurement")
)  # fmt: skip
_STRUCTURE = frozenset(("stages", "touchpoint", "pain", "action", "emotion", "moment", "thought", "channel"))
_ALIKE = 0.6  # share of words or characters in common from which on two texts are the same
_LONGER = 1.7  # how much longer a text may be that holds the other


@dataclass
class Tally:
    found: int = 0
    missed: int = 0
    wrong: int = 0
    silent: int = 0
    whole: int = 0
    messages: int = 0
    kinds: Counter[tuple[str, bool]] = field(default_factory=Counter)

    def row(self) -> dict[str, float]:
        facts, stored = max(1, self.found + self.missed), max(1, self.found + self.wrong)
        return {
            "recall": self.found / facts, "precision": self.found / stored,
            "whole": self.whole / max(1, self.messages), "silent": self.silent / facts,
        }  # fmt: skip


def judged(tally: Tally, line: dict[str, Any], got: dict[str, Any]) -> None:
    """Adds one message to the tally."""
    told, may = line["facts"], line.get("may") or []
    if got.get("error"):
        new, left, found = [], [], [False] * len(told)
    else:
        new = _gained(got["before"], got["after"])
        left = list(new)
        found = [_is_there(fact, new, left, got) for fact in told]
    wrong = _wrong(left, told, may)
    missed = [fact for fact, there in zip(told, found, strict=True) if not there]
    tally.found += sum(found)
    tally.missed += len(missed)
    tally.wrong += len(wrong)
    tally.silent += sum(_silent(fact, got) for fact in missed)
    tally.whole += not missed and not wrong
    tally.messages += 1
    tally.kinds.update((fact[0].split("|")[0], there) for fact, there in zip(told, found, strict=True))


def _is_there(fact: Sequence[Any], new: list[Field], left: list[Field], got: dict[str, Any]) -> bool:
    match fact[0]:
        case "start":
            return bool(got.get("started")) and same(got["started"], fact[1])
        case "command":
            return fact[1] in got["heard"]
        case "question":
            return bool(got["asks"])
        case "nothing":
            return all(one[0] in _FREE for one in new)
        case "gone":
            return _bare(fact[2]) not in {_bare(name) for name in _names(got["after"], fact[1])}
        case "renamed":
            names = list(_names(got["after"], fact[1]))
            return any(same(n, fact[3]) for n in names) and _bare(fact[2]) not in {_bare(n) for n in names}
    hit = next((one for one in left if _fits(fact, one)), None)
    if hit is not None:
        left.remove(hit)
    return hit is not None


def _wrong(left: list[Field], told: Sequence[Any], may: Sequence[Any]) -> list[Field]:
    kinds = {fact[0] for fact in (*told, *may)}
    changed = bool(kinds & {"renamed", "gone"})
    return [
        one
        for one in left
        if one[0] not in _FREE
        and not any(_fits(fact, one) for fact in (*may, *told))
        and not (changed and one[0] in _STRUCTURE)
        and not (one[0] == "stages" and "stages" in kinds)
    ]


def _silent(fact: Sequence[Any], got: dict[str, Any]) -> bool:
    if fact[0] in ("command", "question", "nothing", "start"):
        return False
    value = " ".join(fact[-1]) if isinstance(fact[-1], list) else str(fact[-1])
    kept = Counter(_pieces(" ".join(got.get("kept") or ())))
    wanted = Counter(_pieces(value.split(" | ")[0]))
    return not wanted or (kept & wanted).total() < 0.7 * wanted.total()


def _fits(fact: Sequence[Any], one: Field) -> bool:
    if one[0] not in fact[0].split("|"):
        return False
    if len(one) == 2:
        return _equal(one[0], one[1], fact[-1])
    parent = fact[1] if len(fact) == 3 else None
    return (parent is None or same(one[1], parent)) and _equal(one[0], one[2], fact[-1])


def _equal(kind: str, got: Any, wanted: Any) -> bool:
    if kind == "stages":
        return len(got) == len(wanted) and all(same(a, b) for a, b in zip(got, wanted, strict=True))
    if kind in _NUMBERS and (number := _number(wanted)) is not None:
        return _number(got) == number
    return same(got, wanted)


def same(got: Any, wanted: Any) -> bool:
    """Whether a text says one of the fair wordings ("a | b")."""
    return any(_alike(str(got), one) for one in str(wanted).split(" | "))


def _alike(a: str, b: str) -> bool:
    x, y = _bare(a), _bare(b)
    if not x or not y:
        return False
    if x == y or ((x in y or y in x) and max(len(x), len(y)) <= _LONGER * min(len(x), len(y))):
        return True
    m, n = Counter(_pieces(a)), Counter(_pieces(b))
    return 2 * (m & n).total() >= _ALIKE * (m.total() + n.total())


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", str(text)).casefold())


def _pieces(text: str) -> list[str]:
    return re.findall(r"[\u4e00-\u9fff]|[a-z0-9]+", unicodedata.normalize("NFKC", text).casefold())


def _number(value: Any) -> float | None:
    found = re.search(r"[-−]?\d[\d,]*(?:\.\d+)?", str(value))
    return float(found[0].replace("−", "-").replace(",", "")) if found else None


def _gained(before: dict[str, Any], after: dict[str, Any]) -> list[Field]:
    had, out = Counter(_fields(before)), list[Field]()
    for one in _fields(after):
        if had[one] > 0:
            had[one] -= 1
        else:
            out.append(one)
    return out


def _fields(document: dict[str, Any]) -> Iterator[Field]:
    for told in _all_fields(document):
        if told[-1] not in (None, "", (), False):
            yield told


def _all_fields(d: dict[str, Any]) -> Iterator[Field]:
    yield from ((name, d[name]) for name in ("title", "state", "industry", "status"))
    yield from ((f"goal.{name}", value) for name, value in d["goal"].items())
    yield from ((f"scope.{name}", value) for name, value in d["scope"].items())
    for persona in d["personas"]:
        yield from ((f"persona.{name}", persona[name]) for name in ("name", "description"))
        yield from (("persona.need", one) for one in persona["needs"])
        yield from (("persona.expectation", one) for one in persona["expectations"])
    yield from (("evidence", one["text"]) for one in d["evidence"])
    yield "stages", tuple(stage["name"] for stage in d["stages"])
    for stage in d["stages"]:
        for touchpoint in stage["touchpoints"]:
            yield "touchpoint", stage["name"], touchpoint["name"]
            yield from _of_touchpoint(touchpoint)
    for chance in d["opportunities"]:
        yield "opportunity", chance["how_might_we"]
        yield from (("idea", one) for one in chance["ideas"])
    for action in d["actions"]:
        yield from _of_action(action)


def _of_touchpoint(t: dict[str, Any]) -> Iterator[Field]:
    name = t["name"]
    yield from (
        (kind, name, t[key])
        for kind, key in (("channel", "channel"), ("customer_action", "action"), ("thought", "thought"))
    )
    if t["emotion"] is not None:
        yield "emotion", name, str(t["emotion"])
    if t["moment_of_truth"]:
        yield "moment", name
    yield from ((f"lane.{lane}", name, value) for lane, value in t["lanes"].items())
    for pain in t["pain_points"]:
        yield "pain", name, pain["text"]
        for factor in ("frequency", "impact", "persistence"):
            if pain[factor] is not None:
                yield f"pain.{factor}", pain["text"], str(pain[factor])


def _of_action(a: dict[str, Any]) -> Iterator[Field]:
    title = a["title"]
    yield "action", title
    yield from ((f"action.{name}", title, a[name]) for name in ("owner", "department", "due", "trial"))
    if a["status"] != "planned":
        yield "action.status", title, a["status"]
    for name in ("name", "baseline", "target"):
        value = a["kpi"][name]
        yield f"kpi.{name}", title, None if value is None else str(value)
    yield from (("measurement", title, str(one["value"])) for one in a["measurements"])


def _names(d: dict[str, Any], kind: str) -> Iterator[str]:
    touchpoints = [t for stage in d["stages"] for t in stage["touchpoints"]]
    yield from {
        "stage": [stage["name"] for stage in d["stages"]],
        "touchpoint": [t["name"] for t in touchpoints],
        "pain": [p["text"] for t in touchpoints for p in t["pain_points"]],
    }.get(kind, [a["title"] for a in d["actions"]])
