import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.readers.factors import Factors
from bot.guide.readers.pain import PainSaid, pains, pains_by_touchpoint
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, letters, seconds

HOTEL = ["Front desk", "Room", "Check-out"]
P = PainSaid


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("queue too long (frequency 3, impact 4, persistence 2)", [P("queue too long", Factors(3, 4, 2), ("wait",))]),
        ("排队太久，频率3，影响4，持续2", [P("排队太久", Factors(3, 4, 2), ("wait",))]),
        ("排队太久 频率3 影响4；没人管", [P("排队太久", Factors(3, 4), ("wait",)), P("没人管", None, ("responsiveness",))]),
        ("排队太久(频率3), 找不到车位(频率2)", [P("排队太久", Factors(3), ("wait",)), P("找不到车位", Factors(2), ("think",))]),
        ("I waited for twenty minutes, nobody came, and I left", [P("I waited for twenty minutes, nobody came, and I left", None, ("wait",))]),
        ("1. long queue\n2. rude staff", [P("long queue", None, ("wait",)), P("rude staff", None, ("empathy",))]),
        ("- long queue f3 i4 p2\n- dirty room f1", [P("long queue", Factors(3, 4, 2), ("wait",)), P("dirty room f1", None, ("tangibles",))]),
        ("long queue, rude staff, no seats", [P("long queue", None, ("wait",)), P("rude staff", None, ("empathy",)), P("no seats", None, ("tangibles",))]),
        ("排队久、没座位、态度差", [P("排队久", None, ("wait",)), P("没座位", None, ("tangibles",)), P("态度差", None, ("empathy",))]),
        ("the form asks for the address #repeat", [P("the form asks for the address", None, ("repeat",))]),
        ("“又要重填”", [P("又要重填", None, ("repeat",))]),
        ("too expensive (frequency 9)", [P("too expensive", Factors(out_of_range=("frequency 9",)))]),
        ("the form asks for the same data three times; impact 4", [P("the form asks for the same data three times", Factors(impact=4), ("repeat",))]),
        ("frequency 3", []),
        ("#wait", []),
        ("", []),
    ],
)  # fmt: skip
def test_pains(text: str, read: list[PainSaid]) -> None:
    assert list(pains(text)) == read


@pytest.mark.parametrize(
    ("text", "read", "left"),
    [
        ("front desk: queue too long (f3 i4)\nroom: dirty", {0: ["queue too long"], 1: ["dirty"]}, ""),
        ("Front desk - queue too long", {0: ["queue too long"]}, ""),
        ("1: queue too long\n2: dirty", {0: ["queue too long"], 1: ["dirty"]}, ""),
        (
            "front desk:\n- long queue\n- rude staff\nroom:\n- dirty",
            {0: ["long queue", "rude staff"], 1: ["dirty"]},
            "",
        ),
        ("the queue at the front desk is too long", {0: ["the queue at the front desk is too long"]}, ""),
        ("too expensive", {}, "too expensive"),
        ("pool: cold water", {}, "pool: cold water"),
        ("", {}, ""),
    ],
)
def test_by_touchpoint(text: str, read: dict[int, list[str]], left: str) -> None:
    told = pains_by_touchpoint(text, HOTEL)
    assert {i: [p.text for p in found] for i, found in told.found} == read
    assert told.leftover == left


@given(
    st.lists(st.sampled_from(["long queue", "rude staff", "排队太久", "没人接电话"]), min_size=1, max_size=5),
    st.integers(0, 4),
    st.integers(0, 4),
)
def test_pains_are_read_back(texts: list[str], frequency: int, impact: int) -> None:
    typed = "\n".join(f"- {text} (frequency {frequency}, impact {impact})" for text in texts)
    assert [(p.text, p.factors) for p in pains(typed)] == [(text, Factors(frequency, impact)) for text in texts]


@given(
    st.lists(
        st.sampled_from(["nobody came", "我又白跑了", "they lost my bag", "，", ", ", "；", "\n", " "]),
        min_size=1,
        max_size=8,
    ).map("".join)
)
def test_no_word_is_lost(text: str) -> None:
    assert letters("".join(p.text for p in pains(text))) == letters(text)


@given(MESSY)
def test_every_pain_has_words(text: str) -> None:
    assert all(p.text.strip() for p in pains(text))
    pains_by_touchpoint(text, HOTEL)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(pains, text) < SLOW
    assert seconds(lambda t: pains_by_touchpoint(t, HOTEL), text) < SLOW
