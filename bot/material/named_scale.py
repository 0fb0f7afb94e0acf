"""The scale that a column's name says its numbers are on: "Mood (1-10)", 「满意度（10 分制）」. How names say it stands
in learned/scales.yaml."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

Scale = tuple[int, int]
_ENTRIES = Path(__file__).parent / "learned" / "scales.yaml"
_DASHES = r"\s*[-–—−~～〜…]+\s*|\s*\.{2,3}\s*"
_LOWEST, _HIGHEST = (-100, -10, -5, -3, -2, -1, 0, 1), (1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 20, 100)


def named_scale(name: str, numbers: Iterable[float]) -> Scale | None:
    """(low, high); None where the name says none, or one that the numbers do not keep to."""
    given = list(numbers)
    for form in _forms():
        for found in form.finditer(name):
            told = found.groupdict()
            high = int(told["high"])
            low = _number(told["low"]) if told.get("low") else (0 if 0 in given else 1)
            fits = all(low <= number <= high for number in given)
            if low in _LOWEST and high in _HIGHEST and high - low > 1 and fits:
                return low, high
    return None


def _number(text: str) -> int:
    return int(re.sub(r"[−–—－]", "-", text))


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    told = yaml.safe_load(_ENTRIES.read_text(encoding="utf-8"))
    return tuple(_form(str(one)) for one in (*told["between"], *told["most"]))


def _form(told: str) -> re.Pattern[str]:
    """A dash stands for each kind of dash, a space for as many as there are, … for some words between the ends."""
    made = re.escape(told).replace(r"\ ", r"\s*").replace("…", r"[^\d]{1,40}?")
    made = made.replace(r"\}\-\{", rf"\}}(?:{_DASHES})\{{")
    made = made.replace(r"\{low\}", r"(?P<low>[-−–—－]?\d{1,3})").replace(r"\{high\}", r"[+＋]?(?P<high>\d{1,3})")
    return re.compile(rf"(?<![\w.]){made}(?![\d.%])", re.IGNORECASE)
