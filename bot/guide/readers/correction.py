"""Corrections that people type: "rename stage 2 to Compare", "删掉第三个", "确认有货和到店合一块吧". They name
parts, or number them; whether there is such a part is the caller's to see: where there is none, it is an answer."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from bot.guide.readers.emotions import feeling
from bot.guide.readers.lists import items, trimmed
from bot.guide.readers.match import Ambiguous
from bot.guide.readers.naming import which as which_of
from bot.guide.readers.quoting import pieces, unquoted
from bot.reading.lexicon import any_of, said
from bot.reading.plain import plain
from bot.reading.values.ordinal import cardinal, ordinal, ordinal_alone, position

Kind = Literal["stage", "touchpoint", "persona", "journey", "pain_point", "opportunity", "action", "goal", "any"]
_KINDS: tuple[Kind, ...] = ("touchpoint", "pain_point", "stage", "opportunity", "action", "persona", "goal", "journey")
_SENTENCE = re.compile(r"[\n;；。!！]|\.(?=\s|$)")
_REASON = re.compile(r"[,，]")


@dataclass(frozen=True)
class Which:
    """A part as somebody names it: its number (from 1; −1 is the last), its name, or neither ("the persona")."""

    ordinal: int | None = None
    name: str | None = None
    quoted: bool = field(default=False, compare=False)  # a name between quotation marks is a whole name

    def among(self, names: Sequence[str]) -> int | Ambiguous | None:
        """The index of the part that is meant. A name is tried as a name first, then as a number."""
        if self.name is not None and (found := which_of(self.name, names)) is not None:
            return found
        return position(self.ordinal, len(names)) if self.ordinal is not None else None


@dataclass(frozen=True)
class Rename:
    kind: Kind
    which: Which
    to: str
    said: str = ""  # words that came along, such as the reason


@dataclass(frozen=True)
class Merge:
    kind: Kind
    parts: tuple[Which, ...]
    to: str | None = None
    said: str = ""


@dataclass(frozen=True)
class Drop:
    kind: Kind
    which: Which
    said: str = ""


@dataclass(frozen=True)
class Add:
    kind: Kind
    name: str
    before: Which | None = None
    after: Which | None = None
    said: str = ""


@dataclass(frozen=True)
class Move:
    kind: Kind
    which: Which
    position: int | None = None  # from 1; −1 is the end
    before: Which | None = None
    after: Which | None = None
    said: str = ""


@dataclass(frozen=True)
class Replace:
    """Other words in what was answered; `old` None where only the new ones are told."""

    old: str | None
    new: str
    said: str = ""


@dataclass(frozen=True)
class Rescore:
    """ "front desk should be -1": `to` is what `emotions.feeling` reads."""

    which: Which
    to: str
    said: str = ""


Correction = Rename | Merge | Drop | Add | Move | Replace | Rescore
Builder = Callable[[dict[str, str], str], Correction | None]


def corrections(text: str) -> tuple[tuple[Correction, ...], str]:
    """(the corrections of a text, sentence by sentence; the sentences that are none, lines kept)."""
    whole = correction(text)
    if whole:
        return (whole,), ""
    told: list[Correction] = []
    left: list[str] = []
    for sentence in (s.strip() for s in pieces(plain(text), _SENTENCE) if s.strip()):
        found = correction(sentence)
        if found:
            told.append(found)
        else:
            left.append(sentence)
    return (tuple(told), "\n".join(left)) if told else ((), plain(text))


def correction(text: str) -> Correction | None:
    """The correction that a short text is, with the reason behind its first comma; None for anything else."""
    text = plain(text)
    if len(text) > 300 or "\n" in text:
        return None
    for candidate, reason in _with_reasons(text):
        if found := _read(candidate, reason):
            return found
    return None


def _with_reasons(text: str) -> list[tuple[str, str]]:
    """The whole first; then what stands before each comma, the shortest last."""
    cuts = [m.start() for m in _REASON.finditer(text)][:6]
    return [(text, ""), *((text[:at].strip(), text[at + 1 :].strip()) for at in reversed(cuts))]


def _read(text: str, reason: str) -> Correction | None:
    for entry, build in _BUILDERS:
        slots = said(f"corrections.{entry}", text)
        if slots is not None and all(map(_whole, slots.values())) and (found := build(slots, reason)):
            return found
    return None


def _whole(slot: str) -> bool:
    """Words cut out of the middle of a quotation are no name."""
    return all(slot.count(opening) == slot.count(closing) for opening, closing in ("「」", "“”", "『』"))


def parse_which(text: str) -> tuple[Kind, Which]:
    """The kind and the part that words mean: "the third touchpoint", "第二阶段", "stage 2", "Front desk"."""
    text = text.strip()
    kind = _kind_of(text)
    bare = any_of(f"ordinals.{kind}").sub(" ", text) if kind != "any" else text
    bare = re.sub(
        r"^(?:the|our|my|that|this|那个|这个|那|这)\s*|\s*(?:one|的)$", "", " ".join(bare.split()), flags=re.IGNORECASE
    )
    bare = trimmed(bare)
    number = cardinal(bare) if bare else None
    if number is None:
        number = ordinal_alone(bare)
    if number is not None:
        return kind, Which(ordinal=number, name=text if kind == "any" else None)
    name = unquoted(text) if kind == "any" or not bare else bare
    return kind, Which(name=name, quoted=name != text and unquoted(text) == name) if bare else Which()


def _new_name(text: str) -> str:
    return trimmed(unquoted(text.strip()))


def _rename(slots: dict[str, str], reason: str) -> Correction | None:
    kind, part = parse_which(slots["which"])
    to = _new_name(slots["to"])
    return (
        Rename(kind, part, to, reason) if to and (part != Which() or kind in ("persona", "journey", "goal")) else None
    )


def _rename_kind(kind: Kind) -> Builder:
    def build(slots: dict[str, str], reason: str) -> Correction | None:
        to = slots["to"].strip() if kind == "goal" else _new_name(slots["to"])
        if kind == "goal" and reason:
            to, reason = f"{to}, {reason}" if to.isascii() else f"{to}，{reason}", ""
        return Rename(kind, Which(), to, reason) if to else None

    return build


def _merge(slots: dict[str, str], reason: str) -> Correction | None:
    named = [slots[key] for key in ("a", "b") if key in slots]
    if "list" in slots:
        named = list(_two_or_more(slots["list"]))
    if len(named) < 2:
        return None
    read = [parse_which(n) for n in named]
    kind: Kind = next((k for k, _ in read if k != "any"), "any")
    to = _new_name(slots["to"]) if "to" in slots else None
    return Merge(kind, tuple(part for _, part in read), to, reason)


def _two_or_more(text: str) -> tuple[str, ...]:
    listed = items(text)
    if len(listed) > 1:
        return listed
    parts = [
        p
        for p in pieces(text, re.compile(r"\s+(?:and|with|into|&|\+)\s+|\s*[和跟与、及+]\s*", re.IGNORECASE))
        if p.strip()
    ]
    first = re.match(r"(?:stages?|steps?|touchpoints?)\s+\d", text, re.IGNORECASE)
    kind = text.split()[0].rstrip("s") if first else ""
    return tuple(f"{kind} {p.strip()}" if kind and p.strip().isdigit() else p for p in parts)


def _drop(slots: dict[str, str], reason: str) -> Correction | None:
    kind, part = parse_which(slots["which"])
    return Drop(kind, part, reason) if part != Which() else None


def _add(slots: dict[str, str], reason: str) -> Correction | None:
    name = _new_name(slots["name"])
    kind = _kind_of(slots.get("kind", ""))
    before = parse_which(slots["before"]) if "before" in slots else None
    after = parse_which(slots["after"]) if "after" in slots else None
    if kind == "any":
        kind = next((place[0] for place in (before, after) if place), "any")
    return Add(kind, name, before[1] if before else None, after[1] if after else None, reason) if name else None


def _kind_of(word: str) -> Kind:
    return next((k for k in _KINDS if any_of(f"ordinals.{k}").search(word)), "any")


def _move(slots: dict[str, str], reason: str) -> Correction | None:
    kind, part = parse_which(slots["which"])
    before = parse_which(slots["before"])[1] if "before" in slots else None
    after = parse_which(slots["after"])[1] if "after" in slots else None
    at = _place(slots.get("position", ""))
    if not (before or after or at) or part == Which():
        return None
    return Move(kind, part, at, before, after, reason)


def _place(text: str) -> int | None:
    if any_of("corrections.to_front").search(text):
        return 1
    if any_of("corrections.to_end").search(text):
        return -1
    bare = re.sub(r"(?i)^(?:position|place)\s+|\s+(?:position|place)$", "", text)
    return cardinal(bare) or ordinal(bare)


def _replace(slots: dict[str, str], reason: str) -> Correction | None:
    old = unquoted(slots["old"]) if "old" in slots else None
    return Replace(old, _new_name(slots["new"]), reason)


def _rescore(slots: dict[str, str], reason: str) -> Correction | None:
    told = feeling(slots["to"])
    if told.score is None and told.out_of_range is None:
        return None
    opinion = re.match(rf"(?:{any_of('corrections.opinions').pattern}[\s,，]*)+", slots["which"], re.IGNORECASE)
    which = slots["which"][opinion.end() :] if opinion else slots["which"]
    return Rescore(parse_which(which)[1], slots["to"], reason) if which else None


_BUILDERS: tuple[tuple[str, Builder], ...] = (
    ("merge", _merge),
    ("rename_goal", _rename_kind("goal")),
    ("rename_persona", _rename_kind("persona")),
    ("rename_journey", _rename_kind("journey")),
    ("move", _move),
    ("add", _add),
    ("drop", _drop),
    ("rescore", _rescore),
    ("replace", _replace),
    ("rename", _rename),
)
