"""Names of stages, and whether the offered ones are taken."""

import re

from bot.guide.readers.lists import items, labelled, trimmed
from bot.reading.lexicon import said
from bot.reading.plain import plain
from bot.reading.values.ordinal import HAN_NUMBER

_NUMBERED = re.compile(
    rf"(?:stage|phase|step)\s*\d{{1,2}}|第\s*(?:\d{{1,2}}|{HAN_NUMBER})\s*(?:个)?(?:阶段|步|环节)|阶段\s*(?:\d{{1,2}}|{HAN_NUMBER})",
    re.IGNORECASE,
)
_HEADING = re.compile(r"[^\n:：]{0,40}[:：]\s*")


def stage_names(text: str) -> tuple[str, ...]:
    """The stages that a text lists, without a heading ("our stages:", "阶段有：") and without words of introduction."""
    text = plain(text)
    lines = [line for line in text.split("\n") if line.strip()]
    pairs = [pair for line in lines if (pair := labelled(line)) and _NUMBERED.fullmatch(pair[0])]
    if lines and len(pairs) == len(lines):
        return tuple(trimmed(rest) for _, rest in pairs)
    first, _, more = text.partition("\n")
    if more and _HEADING.fullmatch(first):
        return items(more)
    if (pair := labelled(text)) and said("stages.headings", pair[0], at_most=60) is not None:
        return items(pair[1])
    if introduced := said("stages.introduced", text, at_most=2000):
        return items(introduced["list"])
    return items(text)


def template_choice(text: str) -> bool:
    """Whether a short text takes what was offered as it is."""
    return said("stages.take_offer", plain(text), at_most=40) is not None
