"""Which icon stands for a channel, by the words of `prompts/picture/channels.yaml`."""

import re
from functools import cache, lru_cache

from prompts import entries

NEUTRAL = "other"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Longest word first, so that "在线客服" is a chat before it is anything online."""
    listed = [(str(w), icon) for icon, words in entries("picture/channels").items() for w in words["zh"] + words["en"]]
    return tuple((_word(word), icon) for word, icon in sorted(listed, key=lambda pair: (-len(pair[0]), pair[0])))


def _word(word: str) -> re.Pattern[str]:
    """A Latin word does not match inside another: "app" is not in "apply"."""
    before = r"(?<![a-z0-9])" if word[0].isascii() else ""
    after = r"(?![a-z0-9])" if word[-1].isascii() else ""
    return re.compile(before + re.escape(word) + after)


@lru_cache(maxsize=1024)
def icon(channel: str | None) -> str:
    """The name of a file in `icons/`; `other` for a channel that no word tells."""
    said = (channel or "").lower()
    return next((icon for pattern, icon in _patterns() if pattern.search(said)), NEUTRAL)
