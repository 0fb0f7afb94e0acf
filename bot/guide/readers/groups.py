"""Several labelled lists in one line, as people type them: `Unlock: scan, pay. Return: dock, lock.`"""

import re

from bot.guide.readers.lists import items, labelled
from bot.guide.readers.quoting import pieces

_BETWEEN = re.compile(r"\s*(?:[;；。]|\.(?=\s|$))\s*")
_LABEL_WORDS, _LABEL_HAN = 4, 8
_HAN = re.compile(r"[\u3400-\u9fff]")


def a_line_each(text: str) -> str:
    """With each of the lists in a line of its own; as it is where it is anything else."""
    parts = [part.strip() for part in pieces(text, _BETWEEN) if part.strip()] if "\n" not in text else []
    lists = [pair for part in parts if (pair := labelled(part)) and _is_name(pair[0])]
    if len(parts) < 2 or len(lists) < len(parts) or any(labelled(told) for _, told in lists):
        return text
    return "\n".join(parts) if sum(len(items(told)) > 1 for _, told in lists) >= len(lists) / 2 else text


def _is_name(label: str) -> bool:
    return len(_HAN.findall(label)) <= _LABEL_HAN and len(label.split()) <= _LABEL_WORDS
