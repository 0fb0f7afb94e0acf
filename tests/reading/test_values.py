"""Numbers and references as people write them."""

import pytest

from bot.reading.references import meant, ordinal
from bot.reading.situation import Part
from bot.reading.values.number import number_in


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("about 40%", 40, "%"), ("八成", 80, "%"), ("三成半", 35, "%"), ("百分之十二", 12, "%"), ("-2", -2, None),
        ("−1", -1, None), ("负二", -2, None), ("minus two", -2, None), ("2.3k", 2300, None), ("1,200 calls", 1200, "calls"),
        ("11 min", 11, "min"), ("thirty five", 35, None), ("五分之一", 20, "%"), ("3 lakh", 300_000, None),
    ],
)  # fmt: skip
def test_numbers(text: str, value: float, unit: str | None) -> None:
    found = number_in(text)
    assert found is not None
    assert (found.value, found.unit) == (value, unit)


def test_no_number() -> None:
    assert number_in("lovely") is None


@pytest.mark.parametrize(
    ("words", "number"),
    [("the third one", 3), ("第二个", 2), ("#4", 4), ("last", -1), ("倒数第二个", -2), ("the form", None)],
)
def test_ordinals(words: str, number: int | None) -> None:
    assert ordinal(words) == number


PARTS = tuple(
    Part(f"t{n}", "touchpoint", name)
    for n, name in enumerate(("sign-up form", "bank transfer", "确认短信", "药房取药"))
)


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("the form", "t0"),
        ("transfers", "t1"),
        ("那个短信", "t2"),
        ("取药那里", "t3"),
        ("the second", "t1"),
        ("the coach", None),
    ],
)
def test_references(words: str, id: str | None) -> None:
    found = meant(words, PARTS)
    assert (found[0].id if found else None) == id
