"""Whether a message is written as a form is: labels, scores in brackets, arrows, bullets, or nothing but a value."""

import re

from bot.guide.readers.sentences import is_hmw

_MARKS = re.compile(
    r"[:：]\s*\S|[(（][^()（）]{1,60}[)）]|→|->|^\s*(?:[-•*·]|\d{1,2}[.、)）])\s*\S|[;；]"
    r"|\bfrom [-\d¥$€£.,%]+[^,;。]{0,16} to [-\d¥$€£.,%]+|从\s?[-\d.,%]+[^，；。]{0,8}[到降提]"
    r"|\d\s?%?[^,，]{0,12}[,，] ?(?:we want|aiming|target|目标|想)"
    r"|\bnot [\d.]+%? but [\d.]+|不是\s?[\d.]+%?\s?(?:而)?是\s?[\d.]+"
    r"|[\"“「『][^\"“”」』]{3,}[\"”」』]|^\s*[-+−]?\d(?:[\s,，、/][-+−]?\d)*\s*$",
    re.MULTILINE,
)
_SHORT = 12  # characters of a bare value


def formal(text: str) -> bool:
    return len(text.strip()) <= _SHORT or is_hmw(text) or _MARKS.search(text) is not None
