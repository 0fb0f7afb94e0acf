import pytest
from hypothesis import given

from bot.guide.readers.opportunities import OpportunitySaid, hmws, opportunities
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, seconds

Said = OpportunitySaid


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("How might we cut the wait?", [Said("How might we cut the wait?")]),
        ("how might we cut the wait", [Said("how might we cut the wait")]),
        (
            "How might we cut the wait? ideas: kiosk, app; impact 4 effort 2",
            [Said("How might we cut the wait?", ("kiosk", "app"), 4, 2)],
        ),
        (
            "How might we cut the wait?\n- a kiosk\n- an app",
            [Said("How might we cut the wait?", ("a kiosk", "an app"))],
        ),
        (
            "1. How might we cut the wait?\n2. How might we make it fun?",
            [Said("How might we cut the wait?"), Said("How might we make it fun?")],
        ),
        ("HMW: cut the wait", [Said("cut the wait")]),
        (
            "我们怎样才能让她不白跑？想法：到货提醒、预留；影响4 投入2",
            [Said("我们怎样才能让她不白跑？", ("到货提醒", "预留"), 4, 2)],
        ),
        ("我们如何让客户少等？比如预约取号、错峰提醒", [Said("我们如何让客户少等？", ("预约取号", "错峰提醒"))]),
        ("我们可以如何缩短排队？", [Said("我们可以如何缩短排队？")]),
        ("机会点：让她不白跑", [Said("让她不白跑")]),
        ("How might we cut the wait? impact 9", [Said("How might we cut the wait?", out_of_range=("impact 9",))]),
        ("a kiosk in the lobby", []),
        ("", []),
    ],
)
def test_opportunities(text: str, read: list[OpportunitySaid]) -> None:
    assert list(opportunities(text)) == read


def test_hmws() -> None:
    assert hmws("How might we cut the wait? a kiosk\n我们如何让她放心？") == (
        "How might we cut the wait?",
        "我们如何让她放心？",
    )


@given(MESSY)
def test_ratings_stay_in_range(text: str) -> None:
    for read in opportunities("how might we help? " + text):
        assert read.how_might_we
        assert all(v is None or 1 <= v <= 5 for v in (read.impact, read.effort))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(opportunities, text) < SLOW
