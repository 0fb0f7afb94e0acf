"""Emoji, which the font does not have: each becomes a private character that the template draws.

U+E000 … U+E004 are faces from very bad to very good, by `prompts/lexicon/faces.yaml`; U+E005 is any other emoji.
"""

import re
from functools import cache

from prompts import entries

GROUPS = ("very_bad", "bad", "neutral", "good", "very_good")
FIRST, OTHER = 0xE000, "\ue005"
# The pictographs of this block that Noto Sans CJK has.
_IN_THE_FONT = "☀☁☂☃★☆☉☎☏☖☗☜☝☞☟☯♀♁♂♠♡♢♣♤♥♦♧♨♩♪♫♬♭♮♯♲♳♴♵♶♷♸♹♺♻♼♽⚠⚽⚾✂✓✚✽✿❀❖❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓➡"
_ONE = rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|[\U0001f300-\U0001faff]|(?![{_IN_THE_FONT}])[\u2600-\u27bf])"
_DRESS = r"[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\u20e3]*"
_SEQUENCE = re.compile(rf"{_ONE}{_DRESS}(?:\u200d{_ONE}{_DRESS})*")
_SELECTORS = re.compile("[\ufe0e\ufe0f]")


@cache
def _faces() -> dict[str, str]:
    lists = entries("lexicon/faces")
    return {face: chr(FIRST + n) for n, group in enumerate(GROUPS) for face in lists[group]["any"]}


def marked(text: str) -> str:
    """The text with one private character for each emoji, joined and coloured ones included."""
    return _SELECTORS.sub("", _SEQUENCE.sub(lambda found: _faces().get(found.group()[0], OTHER), text))
