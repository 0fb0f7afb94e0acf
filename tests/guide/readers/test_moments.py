import pytest
from hypothesis import given

from bot.guide.readers.moments import moments
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, seconds

HOTEL = ["Front desk", "Room", "Check-out"]


@pytest.mark.parametrize(
    ("text", "marked", "left"),
    [
        ("moment of truth: front desk", {0: True}, ""),
        ("moments of truth: front desk, room", {0: True, 1: True}, ""),
        ("Front desk is the moment of truth", {0: True}, ""),
        ("mark 1 as moment of truth", {0: True}, ""),
        ("mark 1 and 3 as moments of truth", {0: True, 2: True}, ""),
        ("the first one is a moment of truth", {0: True}, ""),
        ("front desk is not a moment of truth", {0: False}, ""),
        ("room 是关键时刻", {1: True}, ""),
        ("关键时刻：Front desk、Room", {0: True, 1: True}, ""),
        ("把第一个标为关键时刻", {0: True}, ""),
        ("取消 Room 的关键时刻", {1: False}, ""),
        ("Room 不是关键时刻", {1: False}, ""),
        ("Room matters most. Front desk is the moment of truth", {0: True}, "Room matters most"),
        ("moment of truth: the pool", {}, "moment of truth: the pool"),
        ("front desk", {}, "front desk"),
        ("what is a moment of truth", {}, "what is a moment of truth"),
        ("", {}, ""),
    ],
)
def test_moments(text: str, marked: dict[int, bool], left: str) -> None:
    read = moments(text, HOTEL)
    assert dict(read.found) == marked
    assert read.leftover == left


@given(MESSY)
def test_only_where_it_is_spoken_of(text: str) -> None:
    read = moments(text, HOTEL)
    assert not read.found or "moment" in text.lower() or "关键" in text or "mot" in text.lower()


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(lambda t: moments(t, HOTEL), text) < SLOW
