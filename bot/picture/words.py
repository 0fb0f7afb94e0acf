"""The labels of the picture in one language, and what the template is given of them."""

from functools import cache
from typing import Any

from bot.journey.model import Language
from prompts import entries, render

_FOR_THE_TEMPLATE = ("lanes", "lines", "legend")
_MARKS = ("peak", "end", "peak_end", "mean", "continued", "assumption", "no_stages", "no_touchpoints", "unplaced")
_HEAD = ("needs", "expectations", "persona")


def word(name: str, language: Language, /, **values: Any) -> str:
    return render(f"picture/labels.{name}", language, **values)


def number(value: float) -> str:
    """As a person writes it: 20, 0.5, 1250000."""
    return str(int(value)) if float(value).is_integer() else str(value)


@cache
def words(language: Language) -> dict[str, str]:
    """Flat: `lanes.pains`, `legend.moment`, …; `page` keeps {n} and {m} for Typst, which alone knows the pages."""
    names = [f"{group}.{entry}" for group in _FOR_THE_TEMPLATE for entry in entries("picture/labels")[group]]
    names += ["appendix.title", *(f"head.{entry}" for entry in _HEAD)]
    names += [f"marks.{entry}" for entry in _MARKS]
    return {name: word(name, language) for name in names} | {"page": word("page", language, n="{n}", m="{m}")}
