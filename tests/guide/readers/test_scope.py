import pytest
from hypothesis import given

from bot.guide.readers.scope import span, state_of
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, seconds


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("starts when they look up opening hours, ends when they're back in the car", ("they look up opening hours", "they're back in the car")),
        ("It starts when the guest books and ends when they check out.", ("the guest books", "they check out")),
        ("starts with booking; ends with check-out", ("booking", "check-out")),
        ("begins at the website and finishes at the till", ("the website", "the till")),
        ("The journey starts when they book. It ends when they're home.", ("they book", "they're home")),
        ("start: booking\nend: check-out", ("booking", "check-out")),
        ("Start: booking, end: check-out", ("booking", "check-out")),
        ("Starts: booking; ends: check-out", ("booking", "check-out")),
        ("from booking to check-out", ("booking", "check-out")),
        ("it goes from booking a table until paying the bill", ("booking a table", "paying the bill")),
        ("from the first idea all the way to the review", ("the first idea", "the review")),
        ("booking → check-out", ("booking", "check-out")),
        ("booking -> check-out", ("booking", "check-out")),
        ("从药快吃完想起来要买开始，到回家吃上药为止", ("药快吃完想起来要买", "回家吃上药")),
        ("从想起要买到吃上药", ("想起要买", "吃上药")),
        ("从进店到出店为止", ("进店", "出店")),
        ("从预约开始到离店结束", ("预约", "离店")),
        ("开始：想起要买，结束：吃上药", ("想起要买", "吃上药")),
        ("开始：想起要买 结束：吃上药", ("想起要买", "吃上药")),
        ("起点：想起要买；终点：吃上药", ("想起要买", "吃上药")),
        ("起点是进门，终点是出门", ("进门", "出门")),
        ("以预约为起点，以离店为终点", ("预约", "离店")),
        ("想起要买→吃上药", ("想起要买", "吃上药")),
        ("旅程从下单开始，到签收结束", ("下单", "签收")),
        ("现状。从药快吃完想起来要买开始，到回家吃上药为止", ("药快吃完想起来要买", "回家吃上药")),
        ("today. starts when they look up opening hours, ends when they're back in the car. And btw the persona is Anna", ("they look up opening hours", "they're back in the car")),
        ("starts when they book", ("they book", None)),
        ("it ends when they leave", (None, "they leave")),
        ("从下单开始", ("下单", None)),
        ("到签收为止", (None, "签收")),
        ("现状，从进店到离店", ("进店", "离店")),
        ("As it is today, from booking to check-out", ("booking", "check-out")),
        ("客户走进网点开始，到办完离开结束", ("客户走进网点", "办完离开")),
        ("booking to check-out", None),
        ("Today", None),
        ("fewer people leaving", None),
        ("王阿姨，65岁", None),
        ("", None),
    ],
)  # fmt: skip
def test_span(text: str, read: tuple[str | None, str | None] | None) -> None:
    assert span(text) == read


def test_bare_ends_only_where_asked_for() -> None:
    assert span("booking to check-out", bare=True) == ("booking", "check-out")
    assert span("下单到签收", bare=True) == ("下单", "签收")
    assert span("下单到签收") is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("today", "current"), ("Today.", "current"), ("as it is", "current"), ("as-is", "current"), ("now", "current"), ("current state", "current"), ("the current one", "current"),
        ("as it is today please", "current"), ("let's do today", "current"), ("the way it is", "current"), ("现状", "current"), ("现状。", "current"), ("画现状", "current"),
        ("先画现状吧", "current"), ("现在的样子", "current"), ("就画现在的", "current"), ("目前", "current"),
        ("现状。从药快吃完想起来要买开始，到回家吃上药为止", "current"), ("today. starts when they look up opening hours", "current"),
        ("as it should be", "future"), ("As it should be!", "future"), ("future", "future"), ("ideal", "future"), ("to-be", "future"), ("the future state", "future"),
        ("how it should be", "future"), ("理想", "future"), ("理想的样子", "future"), ("未来", "future"), ("画理想中的", "future"), ("未来的样子吧", "future"),
        ("it's about 40% now, we'd like 25", None), ("缺药导致的流失，现在每月大概 6%", None), ("guests now queue for an hour", None), ("today or future?", None),
        ("both, today and future", None), ("", None), ("Anna", None),
    ],
)  # fmt: skip
def test_state(text: str, state: str | None) -> None:
    assert state_of(text) == state


@given(MESSY)
def test_ends_are_not_empty(text: str) -> None:
    read = span(text)
    assert read is None or any(read)
    assert read is None or all(end is None or end.strip() for end in read)
    assert state_of(text) in ("current", "future", None)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(span, text) < SLOW
    assert seconds(state_of, text) < SLOW
