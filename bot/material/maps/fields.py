"""Which field of a map each label names."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

import yaml

from bot.material.learned.features import tidy
from bot.material.learned.labels import HERE, best

SURE = 0.33
CORE = frozenset(
    {"stage", "touchpoint", "action", "emotion", "thought", "pain_point", "opportunity", "frontstage", "backstage"}
)
_NUMBER = re.compile(r"\s*[#＃]?\s*\d+\s*$|^\s*第[一二三四五六七八九十\d]+(?=阶段|階段|步)")
_ORDINAL = re.compile(r"^(?:the\s+)?(?:first|second|third|fourth|fifth|sixth)\s+", re.IGNORECASE)
LONGEST = 40  # characters; what is longer is a sentence
_MOST_WORDS = 7


def fields(labels: Sequence[str], sure: float = SURE) -> list[str]:
    """The field of each label; "" where it names none, or none surely."""
    usable = {label for label in labels if _may_be(label)}
    order = list(usable)
    bare = [_bare(label) for label in order]
    told = zip(bare, best("labels", bare), strict=True)
    found = dict(zip(order, ((_known().get(tidy(one), ""), guess) for one, guess in told), strict=True))
    return [_settled(*found.get(label, ("", ("none", 0.0))), sure) for label in labels]


@cache
def _known() -> dict[str, str]:
    """A label of the training material names what it names there, whatever stands near it."""
    told = yaml.safe_load((HERE / "labels.yaml").read_text(encoding="utf-8"))
    return {tidy(str(word)): field for field, both in told.items() for words in both for word in words}


def _may_be(label: str) -> bool:
    bare = label.strip()
    return 0 < len(bare) <= LONGEST and len(bare.split()) <= _MOST_WORDS and "\n" not in bare


def _bare(label: str) -> str:
    return _ORDINAL.sub("", _NUMBER.sub("", label.strip().strip("*_`#"))) or label


def _settled(known: str, guess: tuple[str, float], sure: float) -> str:
    field, certainty = (known, 1.0) if known else guess
    return field if field != "none" and certainty >= sure else ""


def felt(found: Sequence[str]) -> list[str]:
    """How satisfied somebody is at each touchpoint is how they feel, where a map tells that in no other way and does
    not set it against what matters."""
    if "emotion" in found or "importance" in found:
        return list(found)
    return ["emotion" if field == "satisfaction" else field for field in found]


def makes_a_map(found: Iterable[str]) -> bool:
    """Whether labels are those of a map: of stages or touchpoints, with something about them."""
    kinds = set(found) & CORE
    return len(kinds) >= 2 and bool(kinds & {"stage", "touchpoint"})
