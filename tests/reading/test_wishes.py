"""A wish keeps the word before it that turns it round, also where the reader's stretch begins behind it."""

from datetime import date as Date

import pytest

from bot.reading.assembling import facts
from bot.reading.learned.decode import Stretch
from bot.reading.situation import Situation
from bot.reading.text import normalised


@pytest.mark.parametrize(
    ("text", "wish", "told"),
    [
        ("王阿姨最怕白跑一趟", "白跑一趟", "最怕白跑一趟"),
        ("她 不想 排队", "排队", "不想 排队"),
        ("Dana hates being upsold", "being upsold", "hates being upsold"),
        ("she is afraid of needles", "needles", "is afraid of needles"),
        ("wants another notice", "notice", "notice"),
        ("他想快点拿到", "快点拿到", "快点拿到"),
    ],
)
def test_wishes(text: str, wish: str, told: str) -> None:
    shaped = normalised(text)
    inside = [
        n for n, u in enumerate(shaped.units) if shaped.form.find(wish) <= u.start < shaped.form.find(wish) + len(wish)
    ]
    found = Stretch(inside[0], inside[-1], "persona.need", 0.9)
    (fact,) = facts(shaped, [found], Situation("persona"), Date(2026, 11, 28)).values()
    assert fact.value == told
