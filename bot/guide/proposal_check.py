"""What of a model's findings may be proposed: only what the text says in its own words, about parts that there are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.guide.found import Found
from bot.guide.literal import found_in
from bot.guide.readers.emotions import feeling
from bot.guide.readers.factors import factors
from bot.guide.readers.match import best, tight
from bot.guide.saying import name_of
from bot.journey.errors import NoSuchPart
from bot.journey.model import Journey, PainPoint, Part, Persona, Stage, Touchpoint
from bot.journey.tree import find

MOST = 25  # changes in one proposal; more than that nobody reads
LONGEST = 200  # characters of a name or statement
SHORTEST = 2  # characters of a quotation
_HANGS_ON: dict[str, type[Part]] = {
    "touchpoint": Stage,
    "emotion": Touchpoint,
    "pain_point": Touchpoint,
    "opportunity": PainPoint,
    "need": Persona,
    "expectation": Persona,
}
_MAKES: dict[type[Part], str] = {Stage: "stage", Touchpoint: "touchpoint", PainPoint: "pain_point", Persona: "persona"}
# Addressed to a machine, not said about a customer. Such words are never proposed, though a person could discard them.
_ORDERS = re.compile(
    r"ignore (?:all |any |the |your )*(?:previous|above|prior|earlier)|disregard (?:all|the|your)|system prompt"
    r"|^\s*(?:system|assistant|developer)\s*[:：]|<\|?(?:im_start|system)|you are now|tool_call|function_call"
    r"|忽略(?:以上|之前|上面|前面|所有)|无视(?:以上|之前|上面)|系统提示|你现在是|系统[:：]",
    re.IGNORECASE | re.MULTILINE,
)
_LOUD = re.compile(r"<!|@(?:channel|here|everyone)\b|<@|https?://|www\.|!\[", re.IGNORECASE)


def checked(found: Iterable[Found], text: str, journey: Journey) -> tuple[Found, ...]:
    """The findings that hold, in the text's own words and with the ids of the journey's parts."""
    kept: list[Found] = []
    for one in _in_order(found):
        held = _held(one, text)
        placed = _placed(held, journey, kept) if held else None
        if placed and not _known(placed, journey, kept):
            kept.append(placed)
    return tuple(kept[:MOST])


_ORDER = ("goal", "scope", "persona", "need", "expectation", "stage", "touchpoint", "emotion", "pain_point",
          "opportunity", "action", "evidence", "translation")  # fmt: skip


def _in_order(found: Iterable[Found]) -> list[Found]:
    """A part comes before what hangs on it."""
    return sorted(found, key=lambda one: _ORDER.index(one.kind))


def safe(*words: str | None) -> bool:
    """No broadcast, no link, no order to a machine."""
    said = " ".join(word for word in words if word)
    return not (_LOUD.search(said) or _ORDERS.search(said))


def _held(one: Found, text: str) -> Found | None:
    """With its quotation and values as they stand in the text; None where they do not."""
    quote = found_in(text, one.quote)
    if quote is None or len(tight(quote)) < SHORTEST or not safe(quote) or one.kind == "translation":
        return None
    said = _Words(quote, text)
    values = said.statement(one)
    return one.model_copy(update={"quote": quote, **values, **said.numbers(one)}) if values else None


@dataclass(frozen=True)
class _Words:
    """Takes a finding's values out of a quotation and the text around it."""

    quote: str
    text: str

    def statement(self, one: Found) -> dict[str, str | None] | None:
        """The text in the text's own words; what the model put in its own is replaced by the quotation."""
        own = self._literal(one.text)
        detail = self._literal(one.detail)
        if one.kind in ("persona", "stage", "scope", "need", "expectation") and own is None:
            return None
        if one.kind == "emotion":
            return {"text": None, "detail": detail}
        own = own or self.quote
        if one.kind == "evidence":
            own = self.quote
        if len(own) > (LONGEST * 5 if one.kind == "evidence" else LONGEST) or not safe(own, detail):
            return None
        channel, owner = self._literal(one.channel), self._literal(one.owner)
        return {"text": own, "detail": detail, "channel": channel, "owner": owner, "metric": self._literal(one.metric)}

    def _literal(self, words: str | None) -> str | None:
        found = found_in(self.text, words, fold=True)
        return found.strip() if found else None

    def numbers(self, one: Found) -> dict[str, object]:
        """Only those that the quotation itself gives."""
        told = factors(self.quote)
        given = {name: getattr(told[0], name) for name in ("frequency", "impact", "persistence")} if told else {}
        return {
            "emotion": feeling(self.quote).score if one.emotion is not None else None,
            **{name: given.get(name) if getattr(one, name) is not None else None for name in _FACTORS},
            "baseline": found_in(self.quote, one.baseline),
            "target": found_in(self.quote, one.target),
            "due": found_in(self.quote, one.due),
        }


_FACTORS = ("frequency", "impact", "persistence")


def _placed(one: Found, journey: Journey, before: list[Found]) -> Found | None:
    """With the id of the part that it hangs on, or the name of one that is proposed with it."""
    wanted = _HANGS_ON.get(one.kind)
    if one.kind == "emotion" and one.emotion is None and one.detail is None:
        return None
    if wanted is None:
        return one.model_copy(update={"of": None}) if one.kind != "action" else _answering(one, journey)
    place = part_named(one.of, wanted, journey, before)
    if place is None and one.kind == "pain_point":
        place = part_named(one.of, Stage, journey, before)  # told of a whole stage
    if place is None:
        return one.model_copy(update={"of": None}) if one.kind == "opportunity" else None
    return one.model_copy(update={"of": place})


def _answering(one: Found, journey: Journey) -> Found:
    """An action may answer an opportunity that there is."""
    known = any(o.id == one.of for o in journey.opportunities)
    return one if known else one.model_copy(update={"of": None})


def part_named(said: str | None, kind: type[Part], journey: Journey, before: Iterable[Found] = ()) -> str | None:
    """The id of the part of that kind that is meant; the name of one that is proposed before; else None."""
    if not said:
        return _only(kind, journey)
    try:
        if isinstance(find(journey, said), kind):
            return said
    except NoSuchPart:
        pass
    new = [b.text for b in before if b.kind == _MAKES[kind] and b.text and tight(b.text) == tight(said)]
    if new:
        return new[0]
    every = list(_of_kind(kind, journey))
    which = best(said, [name_of(part) for part in every])
    return str(every[which].id) if isinstance(which, int) else None


def _only(kind: type[Part], journey: Journey) -> str | None:
    every = list(_of_kind(kind, journey))
    return str(every[0].id) if len(every) == 1 and kind is Persona else None


_Placed = Persona | Stage | Touchpoint | PainPoint


def _of_kind(kind: type[Part], journey: Journey) -> Iterator[_Placed]:
    every: tuple[_Placed, ...] = (
        *journey.personas,
        *journey.stages,
        *journey.all_touchpoints(),
        *journey.all_pain_points(),
    )
    return (part for part in every if isinstance(part, kind))


def _known(one: Found, journey: Journey, before: list[Found]) -> bool:
    """Whether the journey, or an earlier finding, says it already."""
    mine = _identity(one)
    if any(_identity(other) == mine for other in before):
        return True
    name = tight(one.text or "")
    match one.kind:
        case "stage":
            return any(tight(s.name) == name for s in journey.stages)
        case "persona":
            return any(tight(p.name) == name for p in journey.personas)
        case "touchpoint":
            stage = next((s for s in journey.stages if s.id == one.of), None)
            return any(tight(t.name) == name for t in (stage.touchpoints if stage else ()))
        case "pain_point":
            return any(tight(p.text) == name for p in journey.all_pain_points())
        case "evidence":
            return any(tight(e.text) == name for e in journey.evidence)
        case "opportunity":
            return any(tight(o.how_might_we) == name for o in journey.opportunities)
        case "action":
            return any(tight(a.title) == name for a in journey.actions)
    return False


def _identity(one: Found) -> tuple[str, str, str]:
    single = one.kind in ("goal", "scope")
    return one.kind, "" if single else tight(one.text or one.quote), "" if single else one.of or ""


def still_fits(changes: Iterable[Found], journey: Journey) -> tuple[Found, ...]:
    """Those that the journey, as it is now, still has a place for and does not say already."""
    kept: list[Found] = []
    for one in changes:
        placed = _placed(one, journey, kept) if one.kind != "translation" else one
        if placed and not _known(placed, journey, kept):
            kept.append(placed)
    return tuple(kept)
