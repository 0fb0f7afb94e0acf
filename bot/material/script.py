"""Simplified and traditional Chinese. Character by character, so that offsets stay what they were."""

from functools import cache
from typing import Any, Literal

Script = Literal["hans", "hant"]


@cache
def _converter(way: str) -> Any:
    from opencc import OpenCC

    return OpenCC(way)


def simplified(text: str) -> str:
    """As long as the text: where a phrase would change its length, its characters are converted one by one."""
    if text.isascii():
        return text
    whole = str(_converter("t2s").convert(text))
    return whole if len(whole) == len(text) else "".join(_one("t2s", character) for character in text)


def in_traditional(text: str) -> str:
    return text if text.isascii() else str(_converter("s2tw").convert(text))


@cache
def _one(way: str, character: str) -> str:
    converted = str(_converter(way).convert(character))
    return converted if len(converted) == 1 else character


def script_of(text: str) -> Script | None:
    """None where every Chinese character in it is the same in both."""
    if text.isascii():
        return None
    only_traditional = sum(a != b for a, b in zip(text, simplified(text), strict=True))
    only_simplified = sum(character != _one("s2t", character) for character in text if character >= "\u3400")
    if only_traditional == only_simplified == 0:
        return None
    return "hant" if only_traditional > only_simplified else "hans"
