import pytest
from hypothesis import given

from bot.reading.plain import plain
from tests.guide.readers.typed import ANY_TEXT, HOSTILE, MARKS, MESSY, SLOW, letters, seconds


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  hello  ", "hello"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("front\u200b desk\u200f", "front desk"),
        ("\u202eabc\u202c", "abc"),
        ("\x00a\x07b\x1b", "ab"),
        ("评分：－２分", "评分：-2分"),
        ("ＡＰＰ　下单", "APP 下单"),
        ("５０％", "50%"),
        ("前台，客房；餐厅。", "前台，客房；餐厅。"),
        ("比例 3∶1", "比例 3：1"),
        ("nice\xa0room", "nice room"),
        ("👨\u200d👩\u200d👧 family", "👨\u200d👩\u200d👧 family"),
        ("a\u200db", "ab"),
        ("☹\ufe0f", "☹\ufe0f"),
        ("half \ud800 of a pair", "half  of a pair"),
        ("café naïve 東京", "café naïve 東京"),
        ("col1\tcol2", "col1\tcol2"),
        ("", ""),
    ],
)
def test_what_nobody_meant_to_type_is_gone(typed: str, read: str) -> None:
    assert plain(typed) == read


@given(ANY_TEXT | MESSY)
def test_twice_is_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(MESSY)
def test_no_letter_is_lost(text: str) -> None:
    assert letters(plain(text)) == letters(text)


@given(ANY_TEXT)
def test_no_mark_stays(text: str) -> None:
    assert not set(plain(text + MARKS)) & set(MARKS)
    plain(text).encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(plain, text) < SLOW
