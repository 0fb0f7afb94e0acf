"""What of a model's drafts may be shown: new, short, about parts that there are, and plain about what is assumed."""

from collections.abc import Iterable

from bot.guide.found import Found, Kind
from bot.guide.literal import found_in, numbers
from bot.guide.proposal_check import part_named, safe, still_fits
from bot.guide.readers.match import tight
from bot.guide.saying import name_of
from bot.journey.model import Journey, Language, PainPoint, Part, Stage, Touchpoint
from bot.journey.tree import parts

MOST = 8
LONGEST = 140  # characters
SHORTEST_QUOTE = 6  # characters; less is no basis
_KIND: dict[str, Kind] = {
    "touchpoints": "touchpoint",
    "pain_points": "pain_point",
    "persona": "persona",
    "opportunities": "opportunity",
    "translation": "translation",
}
_HANGS_ON: dict[str, type[Part]] = {"touchpoint": Stage, "pain_point": Touchpoint, "opportunity": PainPoint}
TRANSLATED = ("name", "text", "title", "how_might_we", "description", "thought", "action", "customer_goal")


def checked_draft(
    found: Iterable[Found], wanted: str, journey: Journey, sources: tuple[str, ...], to: Language
) -> tuple[Found, ...]:
    """Drafts of the wanted kind. `quote` stays only where evidence or a passage says it; without one it is an
    assumption. A number must stand in that quotation."""
    kind = _KIND[wanted]
    if kind == "translation":
        return _translations(found, journey, to)
    kept = (held for one in found if one.kind == kind and (held := _held(one, journey, sources)))
    return still_fits(kept, journey)[: 1 if kind == "persona" else MOST]


def _held(one: Found, journey: Journey, sources: tuple[str, ...]) -> Found | None:
    text = " ".join((one.text or "").split())
    detail = " ".join((one.detail or "").split()) or None
    if not text or len(text) > LONGEST or len(detail or "") > LONGEST * 2 or not safe(text, detail, one.channel):
        return None
    quote = _basis(one.quote, journey, sources)
    if not set(numbers(f"{text} {detail or ''}")) <= set(numbers(quote)):
        return None
    of = part_named(one.of, _HANGS_ON[one.kind], journey) if one.kind in _HANGS_ON else None
    if one.kind in ("touchpoint", "pain_point") and of is None:
        return None
    plain = dict.fromkeys(_MEASURES)
    return one.model_copy(update={"text": text, "detail": detail, "quote": quote, "of": of, **plain})


# What only people can know is never drafted.
_MEASURES = ("emotion", "frequency", "impact", "persistence", "metric", "baseline", "target", "owner", "due", "field")


def _basis(quote: str, journey: Journey, sources: tuple[str, ...]) -> str:
    """The quotation as it stands in a piece of evidence or a passage; "" where it stands in none."""
    if len(tight(quote)) < SHORTEST_QUOTE or not safe(quote):
        return ""
    texts = (*(e.text for e in journey.evidence), *sources)
    return next((there for text in texts if (there := found_in(text, quote))), "")


def _translations(found: Iterable[Found], journey: Journey, to: Language) -> tuple[Found, ...]:
    """`of` is the part, `field` its field, `quote` the original, `text` the translation."""
    by_id = {part.id: part for part in parts(journey)}
    kept = []
    for one in found:
        part = by_id.get(one.of or "")
        field = one.field or _field(part)
        original = getattr(part, field, None) if part and field in TRANSLATED else None
        text = " ".join((one.text or "").split())
        if not isinstance(original, str) or not text or len(text) > 3 * len(original) + 80 or not safe(text):
            continue
        if sorted(numbers(text)) != sorted(numbers(original)) or tight(text) == tight(original):
            continue
        kept.append(one.model_copy(update={"text": text, "quote": original, "field": field, "language": to}))
    return tuple(kept[:60])


def _field(part: object) -> str:
    """The field that holds what people call a part."""
    known = [name for name in TRANSLATED if part is not None and getattr(part, name, None) is not None]
    return next((name for name in known if getattr(part, name) == name_of(part)), "")
