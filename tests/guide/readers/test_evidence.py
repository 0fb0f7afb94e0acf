import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.readers.evidence import QuoteSaid, quotes
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, letters, seconds

Q = QuoteSaid


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("“waited forever” — guest survey, May", [Q("waited forever", "guest survey, May", "survey")]),
        ('"waited forever" - TripAdvisor', [Q("waited forever", "TripAdvisor")]),
        ("waited forever -- guest interview", [Q("waited forever", "guest interview", "interview")]),
        ("“等了半小时”——五月问卷", [Q("等了半小时", "五月问卷", "survey")]),
        ("“等了半小时”（大众点评，5月）", [Q("等了半小时", "大众点评，5月")]),
        ("- too slow\n- rude\n来源：五月问卷", [Q("too slow", "五月问卷", "survey"), Q("rude", "五月问卷", "survey")]),
        ("too slow\nrude\nSource: hotline tickets", [Q("too slow", "hotline tickets", "ticket"), Q("rude", "hotline tickets", "ticket")]),
        ("too slow\n— guest survey", [Q("too slow", "guest survey", "survey")]),
        ("太慢了，来源：客服工单", [Q("太慢了", "客服工单", "ticket")]),
        ("“too slow” “too loud”", [Q("too slow"), Q("too loud")]),
        ("「太慢」「太吵」", [Q("太慢"), Q("太吵")]),
        ("> too slow", [Q("too slow")]),
        ("1. too slow\n2. too loud", [Q("too slow"), Q("too loud")]),
        ("Anna: “I gave up after ten minutes”", [Q("I gave up after ten minutes", "Anna")]),
        ("Staff told me “go home”, and I did", [Q("Staff told me “go home”, and I did")]),
        ("我们觉得排队太久", [Q("我们觉得排队太久", None, "quote", "team")]),
        ("We think the queue is too long", [Q("We think the queue is too long", None, "quote", "team")]),
        ("staff say guests are confused", [Q("staff say guests are confused", None, "quote", "team")]),
        ("62% leave before paying", [Q("62% leave before paying", None, "quote", "data")]),
        ("后台数据：6%的人没买到药", [Q("后台数据：6%的人没买到药", None, "quote", "data")]),
        ("现场看到有人排队一小时就走了", [Q("现场看到有人排队一小时就走了", None, "observation")]),
        ("I waited (with two kids) for an hour", [Q("I waited (with two kids) for an hour")]),
        ("room | too small\n---|---\ndesk | too slow", [Q("room | too small"), Q("desk | too slow")]),
        ("Queue time - weekday", [Q("Queue time - weekday")]),
        ("", []),
    ],
)  # fmt: skip
def test_quotes(text: str, read: list[QuoteSaid]) -> None:
    assert list(quotes(text)) == read


@given(
    st.lists(st.sampled_from(["too slow", "nobody came", "等太久", "又没货"]), min_size=1, max_size=6),
    st.sampled_from(["", "- ", "• "]),
)
def test_one_a_line(texts: list[str], bullet: str) -> None:
    assert [q.text for q in quotes("\n".join(bullet + t for t in texts))] == texts


@given(
    st.lists(
        st.sampled_from(["nobody came", "我又白跑了", "they lost my bag", ", ", "，", "\n", " — ", "（客服）"]),
        min_size=1,
        max_size=8,
    ).map("".join)
)
def test_no_word_is_lost(text: str) -> None:
    told = quotes(text)
    kept = "".join(f"{q.text}{q.source or ''}" for q in told)
    assert set(letters(text)) == set(letters(kept))


@given(MESSY)
def test_every_quote_has_words(text: str) -> None:
    assert all(q.text.strip() for q in quotes(text))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(quotes, text) < SLOW
