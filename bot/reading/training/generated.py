"""Examples in tidy shapes – labels, lists, arrows – filled with the values of the training authors' own facts."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from bot.reading.situation import Part, Situation
from bot.reading.text import normalised
from bot.reading.training.corpus import Example, Marked, _units

_TEMPLATES = Path(__file__).parent / "templates.yaml"
_SLOT = re.compile(r"\{([^{}]+)\}")
_LIST = re.compile(r"n(?P<separator>[，、→；/;>,\- \n]+)(?P<kind>[a-z.]+)")
_VALUES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "values.yaml").read_text("utf-8"))
_NUMERIC = ("goal.baseline", "goal.target", "kpi.baseline", "kpi.target", "measurement")
_NAME_KINDS = {"touchpoint": "touchpoint", "stage": "stage", "action": "action", "moment": "touchpoint", "any": ""}


class Pool:
    """Values by language and kind, out of the facts and maps of the training authors."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.values: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.situations: dict[str, list[Situation]] = defaultdict(list)
        for e in examples:
            language = str(e.raw.get("lang", "en"))
            for fact in e.raw.get("facts") or []:
                kind, value = fact[0].split("|")[0], fact[-1]
                for one in value if isinstance(value, list) else [str(value).split(" | ")[0]]:
                    if 1 < len(one) < 90 and "\n" not in one:
                        self.values[language, kind].append(one)
            if e.situation.asked not in ("start", "outside"):
                self.situations[language].append(e.situation)
                for part in e.situation.parts:
                    kind = {"stage": "stages", "touchpoint": "touchpoint", "pain": "pain"}.get(part.kind)
                    if kind:
                        self.values[language, kind].append(part.name)


def generated(examples: Sequence[Example], number: int, seed: int = 11) -> Iterator[Example]:
    """`number` examples, the same for the same authors and seed."""
    rng, pool = random.Random(seed), Pool(examples)
    templates = yaml.safe_load(_TEMPLATES.read_text("utf-8"))
    made = 0
    while made < number:
        asked = rng.choice([key for key in templates for _ in range(1 if key != "*" else 4)])
        language = rng.choice(("zh", "en"))
        built = _built(rng.choice(templates[asked][language]), asked, language, pool, rng)
        if built is not None:
            made += 1
            yield built


def _built(template: str, asked: str, language: str, pool: Pool, rng: random.Random) -> Example | None:
    # one in eight answers another question than the one that was asked
    put = asked if rng.random() > 0.12 else rng.choice(("goal", "persona", "evidence", "stages", "moments", "review"))
    situation = _asked(rng.choice(pool.situations[language]), put, rng)
    text, spans = "", list[tuple[int, int, str, str | None]]()
    at = 0
    template = _decorated(template, rng)
    for slot in _SLOT.finditer(template):
        text += template[at : slot.start()]
        at = slot.end()
        filled = _filled(slot[1], language, situation, pool, rng)
        if filled is None:
            return None
        for words, kind, classed in filled:
            if kind:
                spans.append((len(text), len(text) + len(words), kind, classed))
            text += words
    text += template[at:]
    shaped = normalised(text)
    marks = [Marked(*u, kind, classed) for start, end, kind, classed in spans if (u := _units(shaped, start, end))]
    return Example(f"made-{rng.random()}", "made", shaped, situation, tuple(marks), raw={"lang": language, "facts": []})


def _decorated(template: str, rng: random.Random) -> str:
    if "\n" not in template and rng.random() < 0.15:
        return template + rng.choice([".", "。", "!", "～", " :)", "…", "", "吧" if "，" in template else " please"])
    return template


def _asked(situation: Situation, asked: str, rng: random.Random) -> Situation:
    kind = asked if asked != "*" else situation.asked
    wanted = {"touchpoints": "stage", "emotions": "stage", "pains": "touchpoint", "factors": "pain",
              "opportunity": "pain", "action": "opportunity", "details": "action"}.get(kind)  # fmt: skip
    parts = [p for p in situation.parts if p.kind == wanted]
    return replace(situation, asked=kind, about=rng.choice(parts).id if parts else "")


Filled = list[tuple[str, str | None, str | None]]


def _filled(slot: str, language: str, situation: Situation, pool: Pool, rng: random.Random) -> Filled | None:
    if found := re.fullmatch(r"([a-z._]+)=([a-z_]+):(.+)", slot):
        return [(found[3], found[1], found[2])]
    if found := re.fullmatch(r"(aside|question):(.+)", slot):
        return [(found[2], found[1], None)]
    if found := re.fullmatch(r"stages=([a-z]+)", slot):
        named = _value("stages", language, pool, rng)
        return [(named[0][0], "stages", found[1])] if named else None
    if slot.startswith("@"):
        return _name(slot[1:], situation, rng)
    if slot == "gone":
        named = _name("any", situation, rng)
        return [(named[0][0], "gone", None)] if named else None
    if found := _LIST.fullmatch(slot):
        return _list(found["separator"], found["kind"], language, pool, rng)
    return _value(slot, language, pool, rng)


def _list(separator: str, kind: str, language: str, pool: Pool, rng: random.Random) -> Filled | None:
    out: Filled = []
    between = {",": ", ", " \n ": "\n", ";": "; ", " -> ": " -> "}.get(separator, separator)
    for n in range(rng.randint(2, 6)):
        one = _value(kind, language, pool, rng)
        if one is None:
            return None
        out += ([(between, None, None)] if n else []) + one
    return out


def _name(kind: str, situation: Situation, rng: random.Random) -> Filled | None:
    wanted = _NAME_KINDS[kind]
    parts: list[Part] = [
        p
        for p in situation.parts
        if p.kind in ((wanted,) if wanted else ("stage", "touchpoint", "action")) and len(p.name) < 40
    ]
    if not parts:
        return None
    name = rng.choice(parts).name
    return [(name.lower() if rng.random() < 0.3 else name, "moment" if kind == "moment" else "reference", None)]


def _value(kind: str, language: str, pool: Pool, rng: random.Random) -> Filled | None:
    if kind == "emotion":
        words, classed = rng.choice(_VALUES["emotions"][language])
        return [(words, kind, classed)]
    if kind.startswith("pain."):
        number = str(rng.randint(0, 4))
        return [(number, kind, number)]
    if kind == "channel":
        return [(rng.choice(_VALUES["channels"][language]), kind, None)]
    if kind in _VALUES["arrowed"] and rng.random() < 0.5:
        return [(rng.choice(_VALUES["arrowed"][kind][language]), kind, None)]
    if kind == "action.due":
        return [(rng.choice(_VALUES["due"][language]), kind, None)]
    if kind in _NUMERIC and (rng.random() < 0.6 or not pool.values[language, kind]):
        return [(rng.choice(_VALUES["numbers"][language]), kind, None)]
    if kind == "renamed":
        kind_ = rng.choice(("stages", "touchpoint"))
        values = pool.values[language, kind_]
        return [(rng.choice(values), "renamed", None)] if values else None
    values = pool.values[language, kind]
    return [(rng.choice(values), kind, "list" if kind == "stages" else None)] if values else None


_FIXED = frozenset(("command", "question", "aside", "reference", "gone", "moment", "renamed"))


def crossed(examples: Sequence[Example], seed: int = 12) -> Iterator[Example]:
    """Each author's message once more with other authors' values in some of its places."""
    rng, pool = random.Random(seed), Pool(examples)
    for e in examples:
        if e.does == "none" and (made := _crossed(e, pool, rng)) is not None:
            yield made


def _crossed(e: Example, pool: Pool, rng: random.Random) -> Example | None:
    language, form = str(e.raw.get("lang", "en")), e.text.form
    text, spans, at, changed = "", list[tuple[int, int, str, str | None]](), 0, False
    for mark in sorted(e.marks, key=lambda m: m.first):
        start, end = e.text.units[mark.first].start, e.text.units[mark.last].end
        if start < at:
            return None
        text += form[at:start]
        words, classed, at = form[start:end], mark.classed, end
        if mark.kind not in _FIXED and rng.random() < 0.6:
            other = _other(mark, language, pool, rng)
            changed = changed or other is not None
            words, classed = other or (words, classed)
        spans.append((len(text), len(text) + len(words), mark.kind, classed))
        text += words
    shaped = normalised(text + form[at:])
    marks = [Marked(*u, kind, classed) for a, b, kind, classed in spans if (u := _units(shaped, a, b))]
    raw: dict[str, object] = {"lang": language, "facts": [], "may": e.raw.get("may")}
    return Example(f"{e.id}-x", "made", shaped, e.situation, tuple(marks), raw=raw) if changed else None


def _other(mark: Marked, language: str, pool: Pool, rng: random.Random) -> tuple[str, str | None] | None:
    """Another author's value of the kind; words that carry a class keep it, so only plain scores are exchanged."""
    if mark.kind == "emotion" or mark.kind.startswith("pain.") or mark.kind in ("state", "action.status"):
        return None
    found = _value(mark.kind, language, pool, rng)
    return (found[0][0], found[0][2]) if found else None
