import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.values.ordinal import cardinal, han_number, ordinal, position


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("second", 2), ("the second stage", 2), ("2nd", 2), ("21st", 21), ("第二", 2), ("第二个触点", 2), ("第 3 阶段", 3), ("第十二步", 12),
        ("#2", 2), ("no. 4", 4), ("number 4", 4), ("③", 3), ("last", -1), ("the last one", -1), ("最后一个", -1), ("倒数第二个", -2),
        ("second to last", -2), ("penultimate", -2), ("seconds", None), ("20 minutes", None), ("blast", None), ("first", 1), ("", None),
    ],
)  # fmt: skip
def test_ordinal(text: str, number: int | None) -> None:
    assert ordinal(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("三", 3),
        ("三十一", 31),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("两", 2),
        ("three", 3),
        ("3.5", None),
        ("many", None),
    ],
)
def test_cardinal(text: str, number: int | None) -> None:
    assert cardinal(text) == number


def _written(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else digits[tens]) + "十" if tens else "") + (digits[ones] if ones or not tens else "")


@given(st.integers(0, 99))
def test_chinese_numbers_are_read_back(number: int) -> None:
    assert han_number(_written(number)) == number


@given(st.integers(-20, 20), st.integers(0, 10))
def test_a_position_is_in_range(number: int, count: int) -> None:
    index = position(number, count)
    assert index is None or 0 <= index < count
    assert position(-1, 3) == 2
