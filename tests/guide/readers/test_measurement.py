"""What came of an action, as people report it."""

from datetime import date as Date

import pytest

from bot.guide.readers.measurement import measurement

TODAY = Date(2026, 6, 15)
TITLES = ("booking slots", "预约取号")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("booking slots, 31 March, 12 min", (0, Date(2026, 3, 31), 12)),
        ("booking slots: 12.5", (0, TODAY, 12.5)),
        ("预约取号：3月31日 12 分钟", (1, Date(2026, 3, 31), 12)),
        ("预约取号 1,200 人", (1, TODAY, 1200)),
        ("booking slots, 20 December, 9", (0, Date(2025, 12, 20), 9)),
        ("booking slots on 30 February, 9", (0, TODAY, 9)),
    ],
)
def test_value_and_day(text: str, expected: tuple[int, Date, float]) -> None:
    said = measurement(text, TODAY, TITLES)
    assert said is not None
    assert (said.action, said.date, said.value) == expected


@pytest.mark.parametrize("text", ["12 min", "booking slots went well", "hello", ""])
def test_nothing_is_guessed(text: str) -> None:
    assert measurement(text, TODAY, TITLES) is None
