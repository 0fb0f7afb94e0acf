import pytest
from hypothesis import given

from bot.guide.readers.tags import explicit_tags, tags_in
from bot.journey.model import TAGS
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, seconds


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#wait nobody there", ("wait", "responsiveness")),
        ("[repeat] the form", ("repeat",)),
        ("【重复】表格", ("repeat",)),
        ("#等 #烦", ("wait", "annoyed")),
        ("#tangibles", ("tangibles",)),
        ("#marketing", ()),
        ("[draft] form", ()),
        ("the queue is too long", ("wait",)),
        ("排队太久", ("wait",)),
        ("等了二十分钟", ("wait",)),
        ("the same form again and again", ("repeat",)),
        ("身份证信息要重复填", ("repeat",)),
        ("signs are confusing", ("think",)),
        ("看不懂说明", ("think",)),
        ("rude staff", ("empathy",)),
        ("店员态度差", ("empathy",)),
        ("dirty room", ("tangibles",)),
        ("out of stock", ("reliability",)),
        ("老是缺货", ("reliability",)),
        ("nobody answers the phone", ("responsiveness",)),
        ("电话没人接", ("responsiveness",)),
        ("hidden fees", ("assurance",)),
        ("the waiter was nice", ()),
        ("stage lights", ()),
        ("", ()),
    ],
)
def test_tags(text: str, tags: tuple[str, ...]) -> None:
    assert tags_in(text) == tags


def test_explicit_tags_leave_the_text() -> None:
    assert explicit_tags("queue #wait too long [draft]") == (("wait",), "queue too long [draft]")


@given(MESSY)
def test_only_known_tags_each_once_in_order(text: str) -> None:
    tags = tags_in(text)
    assert list(tags) == [t for t in TAGS if t in tags]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(tags_in, text) < SLOW
