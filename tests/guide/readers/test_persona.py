import pytest
from hypothesis import given

from bot.guide.readers.persona import PersonaSaid, expectations_in, needs_in, persona, speaks_of_persona
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, letters, seconds


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("the persona is Anna, two kids 4 and 7, hates queues", PersonaSaid("Anna", "two kids 4 and 7", ("hates queues",))),
        ("And btw the persona is Anna, two kids 4 and 7, hates queues", PersonaSaid("Anna", "two kids 4 and 7", ("hates queues",))),
        ("our persona is Tom. 35, travels for work. He needs fast wifi", PersonaSaid("Tom", "35, travels for work", ("He needs fast wifi",))),
        ("Anna: 35, busy mum; needs: speed, quiet; expects: no queue", PersonaSaid("Anna", "35, busy mum", ("speed", "quiet"), ("no queue",))),
        ("Anna, 35, busy mum", PersonaSaid("Anna", "35, busy mum")),
        ("Anna - 35, busy mum", PersonaSaid("Anna", "35, busy mum")),
        ("Anna", PersonaSaid("Anna")),
        ("Mia Wong, student", PersonaSaid("Mia Wong", "student")),
        ("Let's go with Anna", PersonaSaid("Anna")),
        ("let's take Anna, two kids", PersonaSaid("Anna", "two kids")),
        ("her name is Anna", PersonaSaid("Anna")),
        ("she is called Anna, hopes for a calm day", PersonaSaid("Anna", None, (), ("hopes for a calm day",))),
        ("Name: Anna\nDescription: 35, busy mum\nNeeds: speed, quiet\nExpectations: no queue", PersonaSaid("Anna", "35, busy mum", ("speed", "quiet"), ("no queue",))),
        ("persona: Anna, 35", PersonaSaid("Anna", "35")),
        ("王阿姨，65岁，高血压八年，她最怕白跑一趟，也记不住药名", PersonaSaid("王阿姨", "65岁，高血压八年", ("她最怕白跑一趟", "也记不住药名"))),
        ("王阿姨，65 岁，高血压八年，每月自己来买药", PersonaSaid("王阿姨", "65 岁，高血压八年，每月自己来买药")),
        ("就按王阿姨", PersonaSaid("王阿姨")),
        ("就按王阿姨来吧", PersonaSaid("王阿姨")),
        ("就按王阿姨。她最怕白跑一趟，也记不住药名", PersonaSaid("王阿姨", None, ("她最怕白跑一趟", "也记不住药名"))),
        ("角色是小李，28岁，第一次开户", PersonaSaid("小李", "28岁，第一次开户")),
        ("角色：小李，28岁；需求：快、不折腾；期望：一次办完", PersonaSaid("小李", "28岁", ("快", "不折腾"), ("一次办完",))),
        ("小李：28岁，第一次开户", PersonaSaid("小李", "28岁，第一次开户")),
        ("以王阿姨的视角", PersonaSaid("王阿姨")),
        ("她叫王阿姨", PersonaSaid("王阿姨")),
        ("王阿姨", PersonaSaid("王阿姨")),
        ("王阿姨，希望一次买齐", PersonaSaid("王阿姨", None, (), ("希望一次买齐",))),
        ("needs: speed, quiet", PersonaSaid(None, None, ("speed", "quiet"))),
        ("需求：快", PersonaSaid(None, None, ("快",))),
        ("A business traveller called Sarah, 34, arrives late", PersonaSaid("Sarah", "business traveller, 34, arrives late")),
        ("The persona: Mr. Chen, retired teacher; needs: clear signs", PersonaSaid("Mr. Chen", "retired teacher", ("clear signs",))),
        ("客户是退休教师老刘，68岁", PersonaSaid("退休教师老刘", "68岁")),
        ("我们的典型客户是小陈，28岁，程序员", PersonaSaid("小陈", "28岁，程序员")),
        ("Tom (29, software engineer, impatient)", PersonaSaid("Tom", "29, software engineer, impatient")),
        ("a mother of two who visits on Sundays", None),
        ("something the kids still talk about at dinner", None),
        ("我们希望排队短一点", None),
        ("", None),
    ],
)  # fmt: skip
def test_persona(text: str, read: PersonaSaid | None) -> None:
    assert persona(text) == read


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("speed, quiet", ("speed", "quiet")),
        ("needs: speed, quiet", ("speed", "quiet")),
        ("不白跑、不用记药名", ("不白跑", "不用记药名")),
        ("something the kids still talk about at dinner", ("something the kids still talk about at dinner",)),
        ("", ()),
    ],
)
def test_needs(text: str, needs: tuple[str, ...]) -> None:
    assert needs_in(text) == needs


def test_expectations() -> None:
    assert expectations_in("expects: no queue, a smile") == ("no queue", "a smile")
    assert expectations_in("一次买齐、有人提醒") == ("一次买齐", "有人提醒")
    assert expectations_in("something the kids still talk about at dinner") == (
        "something the kids still talk about at dinner",
    )


def test_speaks_of_persona() -> None:
    assert speaks_of_persona("the persona is Anna")
    assert speaks_of_persona("角色是王阿姨")
    assert not speaks_of_persona("Anna hates queues")


@given(MESSY.map(lambda t: "Anna, " + t))
def test_no_word_beside_the_name_is_lost(text: str) -> None:
    read = persona(text)
    assert read is not None
    kept = " ".join([read.name or "", read.description or "", *read.needs, *read.expectations])
    assert set(letters(text)) - set(letters(kept)) <= set(
        letters("persona name needs expectations负责人：因为角色needtobea")
    )


@given(MESSY)
def test_a_persona_says_something(text: str) -> None:
    assert persona(text) != PersonaSaid()


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(persona, text) < SLOW
    assert seconds(needs_in, text) < SLOW
