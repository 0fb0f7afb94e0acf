import pytest
from hypothesis import given

from bot.guide.readers.sentences import Split, is_hmw, split
from bot.reading.plain import plain
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, letters, seconds


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("something the kids still talk about at dinner. why do you ask about expectations?", Split("something the kids still talk about at dinner.", ("why do you ask about expectations?",))),
        ("why do you ask about expectations", Split("", ("why do you ask about expectations",))),
        ("Why does this matter?", Split("", ("Why does this matter?",))),
        ("what is a touchpoint", Split("", ("what is a touchpoint",))),
        ("What's a moment of truth?", Split("", ("What's a moment of truth?",))),
        ("what does CES mean?", Split("", ("what does CES mean?",))),
        ("How do I score this?", Split("", ("How do I score this?",))),
        ("can you explain the peak-end rule?", Split("", ("can you explain the peak-end rule?",))),
        ("btw, what is NPS?", Split("", ("btw, what is NPS?",))),
        ("Anna, 35. What is a persona?", Split("Anna, 35.", ("What is a persona?",))),
        ("What is a persona? Anna, 35", Split("Anna, 35", ("What is a persona?",))),
        ("browse, order, pay\nis that too few?", Split("browse, order, pay", ("is that too few?",))),
        ("do we need a number?", Split("", ("do we need a number?",))),
        ("why? what for?", Split("", ("why?", "what for?"))),
        ("fewer queues, but why do you ask?", Split("fewer queues", ("why do you ask?",))),
        ("为什么要问期望？", Split("", ("为什么要问期望？",))),
        ("为什么要问期望", Split("", ("为什么要问期望",))),
        ("什么是峰终定律", Split("", ("什么是峰终定律",))),
        ("峰终定律是什么？", Split("", ("峰终定律是什么？",))),
        ("触点是什么意思", Split("", ("触点是什么意思",))),
        ("触点和阶段有什么区别？", Split("", ("触点和阶段有什么区别？",))),
        ("NPS怎么算？", Split("", ("NPS怎么算？",))),
        ("请问一般分几个阶段？", Split("", ("请问一般分几个阶段？",))),
        ("能举个例子吗？", Split("", ("能举个例子吗？",))),
        ("有没有案例参考", Split("", ("有没有案例参考",))),
        ("一次买齐。为什么要问期望？", Split("一次买齐。", ("为什么要问期望？",))),
        ("一次买齐，为什么要问这个？", Split("一次买齐", ("为什么要问这个？",))),
        ("这个要填数字吗？", Split("", ("这个要填数字吗？",))),
        ("怎么打分？", Split("", ("怎么打分？",))),
    ],
)  # fmt: skip
def test_questions_to_the_guide(text: str, read: Split) -> None:
    assert split(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "How might we let them check in before arrival?", ["How might we make the wait shorter?", " the walk?"][0], "HMW cut the wait?", "- How might we cut the wait?", "how can we help them find the desk?",
        "我们怎样才能让她不白跑？", "我们可以如何缩短排队？", "我们如何让她放心？", "怎样才能让老人不用记药名？", "如何让等待变得有趣？",
        "“where is my room?”", "she asks “is it in stock?”", "她问：“有没有货？”", "asks “where is the till?”, pays", "「怎么又没货？」", 'front desk: -2 "why so slow?"', '"why is nobody here?"',
        "browse, order, pay", "what she hates is waiting", "when they book, they pay", "how they got here is unclear", "the question of who pays", "fewer queues", "没有人问她需要什么", "不知道怎么选", "为什么没货她不知道", "",
        "客人不知道什么是会员日的规则，所以白跑", "他们不明白为什么要排两次队",
    ],
)  # fmt: skip
def test_no_question_to_the_guide(text: str) -> None:
    assert split(text) == Split(text)


def test_how_might_we() -> None:
    assert is_hmw("How might we …?")
    assert is_hmw("1. 我们怎样才能让她放心？")
    assert not is_hmw("How do we score?")


@given(MESSY)
def test_no_letter_is_lost(text: str) -> None:
    read = split(text)
    assert letters(read.statements + "".join(read.questions)) == letters(plain(text)) or read.questions


@given(MESSY)
def test_statements_hold_no_further_question(text: str) -> None:
    read = split(text)
    assert set(letters(text)) - set(letters(read.statements + "".join(read.questions))) <= set("andbutANDBUT") | set(
        "对了另外顺便问一下"
    )


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(split, text) < SLOW
