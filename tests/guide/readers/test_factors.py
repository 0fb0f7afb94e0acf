import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.readers.factors import Factors, factors
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, letters, seconds


@pytest.mark.parametrize(
    ("text", "read", "rest"),
    [
        ("queue too long (frequency 3, impact 4, persistence 2)", Factors(3, 4, 2), "queue too long"),
        ("queue too long (frequency: 3; impact: 4; persistence: 2)", Factors(3, 4, 2), "queue too long"),
        ("queue too long – frequency 3, impact 4", Factors(3, 4), "queue too long"),
        ("frequency 3 impact 4 persistence 2", Factors(3, 4, 2), ""),
        ("频率3 影响4 持续2", Factors(3, 4, 2), ""),
        ("排队太久，频率3，影响4，持续2", Factors(3, 4, 2), "排队太久"),
        ("排队太久（频率 3、影响 4、持续 2）", Factors(3, 4, 2), "排队太久"),
        ("排队太久（频率：3；影响：4；持续：2）", Factors(3, 4, 2), "排队太久"),
        ("频率三 影响四", Factors(3, 4), ""),
        ("频率是3，影响是4", Factors(3, 4), ""),
        ("发生频率=3 影响程度=4 持续性=2", Factors(3, 4, 2), ""),
        ("频率３ 影响４ 持续２", Factors(3, 4, 2), ""),
        ("freq=3 impact=4", Factors(3, 4), ""),
        ("f3 i4 p2", Factors(3, 4, 2), ""),
        ("F3/I4/P2", Factors(3, 4, 2), ""),
        ("slow wifi f:3 i:4", Factors(3, 4), "slow wifi"),
        ("no seats (f3, i4, p2) on Sundays", Factors(3, 4, 2), "no seats on Sundays"),
        ("impact 4", Factors(impact=4), ""),
        ("impact 4, frequency 3, queue", Factors(3, 4), "queue"),
        ("queue (3/4/2)", Factors(3, 4, 2), "queue"),
        ("排队（3，4，2）", Factors(3, 4, 2), "排队"),
        ("frequency 3/4, impact 2/4", Factors(3, 2), ""),
        ("frequency: often, impact: high", Factors(3, 3), ""),
        ("频率：经常，影响：很大", Factors(3, 3), ""),
        ("影响很大", Factors(impact=3), ""),
        ("high impact", Factors(impact=3), ""),
        ("频率 0", Factors(0), ""),
        ("frequency 7", Factors(out_of_range=("frequency 7",)), ""),
        ("frequency 7, impact 2", Factors(impact=2, out_of_range=("frequency 7",)), ""),
        ("频率 -1", Factors(out_of_range=("频率 -1",)), ""),
        ("频率10 影响4", Factors(impact=4, out_of_range=("频率10",)), ""),
        ("排队（5/4/2）", Factors(None, 4, 2, ("frequency 5",)), "排队"),
    ],
)
def test_factors(text: str, read: Factors, rest: str) -> None:
    assert factors(text) == (read, rest)


@pytest.mark.parametrize(
    "text",
    [
        "queue too long",
        "3 4 2",
        "3/4/2",
        "room p2",
        "floor f3",
        "impacts 40% of guests",
        "影响了3个人的心情",
        "frequency",
        "the i5 laptop",
        "3月4日",
        "",
        "P2 parking is full",
    ],
)
def test_no_factors(text: str) -> None:
    assert factors(text) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("3 4 2", Factors(3, 4, 2)),
        ("3/4/2", Factors(3, 4, 2)),
        ("3，4，2", Factors(3, 4, 2)),
        ("3、4、2", Factors(3, 4, 2)),
    ],
)
def test_bare_numbers_only_where_asked_for(text: str, read: Factors) -> None:
    assert factors(text, bare=True) == (read, "")
    assert factors(text) is None


@given(
    *(st.integers(0, 4) for _ in range(3)),
    st.sampled_from(["frequency {} impact {} persistence {}", "频率{} 影响{} 持续{}", "(f{} i{} p{})", "({}/{}/{})"]),
)
def test_all_values_are_read(frequency: int, impact: int, persistence: int, written: str) -> None:
    assert factors("pain " + written.format(frequency, impact, persistence)) == (
        Factors(frequency, impact, persistence),
        "pain",
    )


@given(MESSY)
def test_values_stay_in_range_and_words_stay(text: str) -> None:
    found = factors(text)
    if found:
        read, rest = found
        assert all(v is None or 0 <= v <= 4 for v in (read.frequency, read.impact, read.persistence))
        assert not set(letters(rest)) - set(letters(text))
        assert read != Factors()


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(lambda t: factors(t, bare=True), text) < SLOW
