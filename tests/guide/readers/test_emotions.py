import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.readers.emotions import Feeling, feeling
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, letters, seconds


@pytest.mark.parametrize(
    ("text", "score"),
    [
        # numbers
        ("-2", -2), ("−2", -2), ("–2", -2), ("－2", -2), ("+1", 1), ("＋１", 1), ("0", 0), ("2", 2), ("- 1", -1), ("minus 2", -2), ("Minus two", -2),
        ("plus 1", 1), ("负二", -2), ("负2", -2), ("负1分", -1), ("正一", 1), ("零", 0), ("2分", 2), ("-2分", -2), ("打2分", 2), ("给-1分吧", -1),
        ("-1 point", -1), ("score: -2", -2), ("I'd give it -1", -1), ("maybe -1?", -1), ("大概-1", -1), ("(-2)", -2), ("-2!", -2), ("应该是0", 0),
        # English words
        ("angry", -2), ("Angry!", -2), ("furious", -2), ("frustrated", -1), ("annoyed", -1), ("ok", 0), ("OK", 0), ("fine", 0), ("neutral", 0), ("so-so", 0),
        ("meh", -1), ("happy", 1), ("relieved", 1), ("delighted", 2), ("love it", 2), ("not bad", 1), ("not bad at all", 1), ("not happy", -1),
        ("not very happy", -1), ("not really happy", -1), ("isn’t happy", -1), ("not angry", 0), ("very happy", 2), ("really frustrated", -2),
        ("a bit annoyed", -1), ("a little angry", -1), ("quite happy", 1), ("extremely disappointed", -2), ("so so", 0), ("not great", -1), ("unhappy", -1),
        ("they feel confused", -1), ("mad as hell", -2), ("ok but then furious", -2), ("happy, but then annoyed", -1), ("bored", -1), ("anxious", -1),
        # Chinese words
        ("很失望", -2), ("失望", -1), ("有点失望", -1), ("失望透了", -2), ("气死了", -2), ("烦死了", -2), ("好烦", -2), ("有点烦", -1), ("烦", -1), ("不太满意", -1),
        ("不满意", -1), ("很不满意", -2), ("不是很满意", -1), ("挺满意", 1), ("满意", 1), ("非常满意", 2), ("一般", 0), ("一般般吧", 0), ("无所谓", 0), ("还行", 0),
        ("还不错", 1), ("不错", 1), ("挺好的", 1), ("很好", 2), ("好", 1), ("不好", -1), ("太棒了", 2), ("生气", -1), ("很生气", -2), ("不生气", 0), ("没感觉", 0),
        ("不开心", -1), ("特别开心", 2), ("心累", -1), ("焦虑", -1), ("着急", -1), ("惊喜", 2), ("太慢了", -2), ("比较满意", 1), ("不好不坏", 0), ("松了口气", 1),
        # faces
        ("🙂", 1), ("😡", -2), ("😍", 2), ("😐", 0), ("☹️", -1), ("☹", -1), ("😠😠", -2), (":slightly_smiling_face:", 1), (":angry:", -2), (":neutral_face:", 0),
        (":+1:", 1), (":thumbsup::skin-tone-2:", 1), ("👍🏽", 1), (":-1:", -1), (":)", 1), (":-(", -1), ("<3", 2), (":heart_eyes:", 2), ("❤️", 2),
        ("-1 🙂", -1),
        # not a feeling
        ("I waited 20 minutes", None), ("等了二十分钟", None), ("20", None), ("3.5", None), ("-5%", None), ("4/5", None), ("5 stars", None), ("2 people", None),
        ("2个人", None), ("check-in 2", None), ("2026-03-31", None), ("10-20", None), ("好像要等", None), ("差不多十分钟", None), ("去了好几次", None),
        ("说明书", None), ("felt like forever", None), ("😍😡", None), ("happy and angry", None), ("", None), ("front desk", None), ("wifi-2", None),
    ],
)  # fmt: skip
def test_score(text: str, score: int | None) -> None:
    assert feeling(text).score == score


@pytest.mark.parametrize(
    ("text", "number"), [("7", 7), ("-5", -5), ("+3", 3), ("10分", 10), ("负五", -5), ("score: 9", 9), ("20", 20)]
)
def test_a_number_out_of_range_is_told_not_bent(text: str, number: int) -> None:
    assert feeling(text) == Feeling(out_of_range=number)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('-2 "I waited 20 minutes"', Feeling(-2, "I waited 20 minutes")),
        ("-2 “I waited 20 minutes”", Feeling(-2, "I waited 20 minutes")),
        ("「又要重填」 -1", Feeling(-1, "又要重填")),
        ("很失望，“怎么又没货”", Feeling(-2, "怎么又没货")),
        ("😡 'never again'", Feeling(-2, "never again")),
        ("angry because I waited 20 minutes", Feeling(-2, "I waited 20 minutes")),
        ("很生气，因为等了二十分钟。", Feeling(-2, "等了二十分钟")),
        ("-1 因为排队", Feeling(-1, "排队")),
        ("她说：又白跑一趟", Feeling(None, "又白跑一趟")),
        ("她说很失望", Feeling(-2, "很失望")),
        ('"I was so angry"', Feeling(None, "I was so angry")),
        ("-2 I waited 20 minutes", Feeling(-2, "I waited 20 minutes")),
        ("guests are annoyed by the wait", Feeling(-1, "guests are annoyed by the wait")),
        ("又要排队气死我了", Feeling(-2, "又要排队气死我了")),
        ("-2 on Sundays “so slow”", Feeling(-2, "so slow", rest="on Sundays")),
        ("7 “too good”", Feeling(None, "too good", out_of_range=7)),
        ("guests don't care", Feeling(0)),
    ],
)
def test_thought(text: str, read: Feeling) -> None:
    assert feeling(text) == read


@given(
    st.integers(-2, 2), st.sampled_from(["{:+d}", "{:d}", "{:d}分", "({:d})", " {:d} .", "score: {:d}", "打分：{:d}"])
)
def test_every_score_is_read(score: int, written: str) -> None:
    assert feeling(written.format(score)).score == score


@given(st.integers(-9999, 9999).filter(lambda n: abs(n) > 2))
def test_no_other_number_becomes_a_score(number: int) -> None:
    assert feeling(str(number)) == Feeling(out_of_range=number)


@given(MESSY)
def test_scores_stay_in_range(text: str) -> None:
    said = feeling(text)
    assert said.score is None or -2 <= said.score <= 2
    assert said.out_of_range is None or not -2 <= said.out_of_range <= 2


@given(MESSY.map(lambda t: t.replace("\n", " ")))
def test_thoughts_are_in_the_persons_words(text: str) -> None:
    for words in (feeling(text).thought or "", feeling(text).rest):
        assert not set(letters(words)) - set(letters(text.translate({ord("０") + i: str(i) for i in range(10)})))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(feeling, text) < SLOW
