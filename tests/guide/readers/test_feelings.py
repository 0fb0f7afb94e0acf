import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.readers.assigned import Assigned
from bot.guide.readers.emotions import Feeling
from bot.guide.readers.feelings import feelings
from bot.reading.plain import plain
from tests.guide.readers.typed import HOSTILE, MESSY, SLOW, seconds

HOTEL = ["Front desk", "Room", "Check-out"]
BANK = ["前台办理入住", "客房", "退房结账"]


@pytest.mark.parametrize(
    ("text", "names", "scores"),
    [
        ("front desk: -2", HOTEL, {0: -2}),
        ("Front desk -2", HOTEL, {0: -2}),
        ("front desk = -2", HOTEL, {0: -2}),
        ("front desk is -2", HOTEL, {0: -2}),
        ("-2 for the front desk", HOTEL, {0: -2}),
        ("front desk: -2, room: +1", HOTEL, {0: -2, 1: 1}),
        ("front desk: -2; room 1; check-out 0", HOTEL, {0: -2, 1: 1, 2: 0}),
        ("front desk -2\nroom +1\ncheck out 0", HOTEL, {0: -2, 1: 1, 2: 0}),
        ("- front desk: -2\n- room: 1", HOTEL, {0: -2, 1: 1}),
        ("1. front desk -2\n2. room 1", HOTEL, {0: -2, 1: 1}),
        ("1. room -2\n2. front desk 1", HOTEL, {1: -2, 0: 1}),
        ("1: -2, 2: +1", HOTEL, {0: -2, 1: 1}),
        ("1 -2 / 2 0", HOTEL, {0: -2, 1: 0}),
        ("1) -2 2) 0", HOTEL, {0: -2, 1: 0}),
        ("#1 -2, #3 +2", HOTEL, {0: -2, 2: 2}),
        ("1：-2；2：1；3：0", HOTEL, {0: -2, 1: 1, 2: 0}),
        ("first: -2, last: 1", HOTEL, {0: -2, 2: 1}),
        ("第一个：-2，第二个：1", BANK, {0: -2, 1: 1}),
        ("-2, 1, 0", HOTEL, {0: -2, 1: 1, 2: 0}),
        ("-2 1 0", HOTEL, {0: -2, 1: 1, 2: 0}),
        ("-2、1、0", BANK, {0: -2, 1: 1, 2: 0}),
        ("-2/1/0", HOTEL, {0: -2, 1: 1, 2: 0}),
        ("😡 🙂 😐", HOTEL, {0: -2, 1: 1, 2: 0}),
        ("😡🙂😐", HOTEL, {0: -2, 1: 1, 2: 0}),
        (":angry: :slightly_smiling_face: :neutral_face:", HOTEL, {0: -2, 1: 1, 2: 0}),
        ("angry, ok, happy", HOTEL, {0: -2, 1: 0, 2: 1}),
        ("很失望，一般，挺满意", BANK, {0: -2, 1: 0, 2: 1}),
        ("-2, 1", HOTEL, {}),
        ("-2 1 0 1", HOTEL, {}),
        ("all 0", HOTEL, {0: 0, 1: 0, 2: 0}),
        ("all of them: +1", HOTEL, {0: 1, 1: 1, 2: 1}),
        ("everything is fine", HOTEL, {0: 0, 1: 0, 2: 0}),
        ("都是0", BANK, {0: 0, 1: 0, 2: 0}),
        ("全部 -1", BANK, {0: -1, 1: -1, 2: -1}),
        ("都很满意", BANK, {0: 2, 1: 2, 2: 2}),
        ("-1", ["Front desk"], {0: -1}),
        ("很失望", ["前台"], {0: -2}),
        ("front dsk -1", HOTEL, {0: -1}),
        ("desk 2, room 1", HOTEL, {0: 2, 1: 1}),
        ("room is great", HOTEL, {1: 1}),
        ("checkout: delighted", HOTEL, {2: 2}),
        ("front desk 😡, room :heart_eyes:", HOTEL, {0: -2, 1: 2}),
        ("front desk – angry", HOTEL, {0: -2}),
        ("front desk - angry", HOTEL, {0: -2}),
        ("Front desk -2 and room +1", HOTEL, {0: -2, 1: 1}),
        ("front desk and room: -1", HOTEL, {0: -1, 1: -1}),
        ("front desk -1 room 2 check-out 0", HOTEL, {0: -1, 1: 2, 2: 0}),
        ("I'd say -2 for check-out and +1 for the room", HOTEL, {1: 1, 2: -2}),
        ("front desk: 😡 room: 😍 check-out: 😐", HOTEL, {0: -2, 1: 2, 2: 0}),
        ("front desk -2, others 0", HOTEL, {0: -2, 1: 0, 2: 0}),
        ("all fine except front desk -2", HOTEL, {0: -2}),
        ("everything is fine, only the room is terrible", HOTEL, {0: 0, 1: -2, 2: 0}),
        ("they hate the front desk", ["Front desk check-in", "Room"], {0: -2}),
        ("前台 -2 客房 1 退房 0", BANK, {0: -2, 1: 1, 2: 0}),
        ("除了前台-2，其他都是1", BANK, {0: -2, 1: 1, 2: 1}),
        ("都还行，就是前台很糟糕", BANK, {0: -2, 1: 0, 2: 0}),
        ("前台办理入住最糟，-2", BANK, {0: -2}),
        ("前台 -2，客房 1", ["前台", "客房"], {0: -2, 1: 1}),
        ("前台-2，客房+1", ["前台", "客房"], {0: -2, 1: 1}),
        ("前台-2 客房1", ["前台", "客房"], {0: -2, 1: 1}),
        ("前台很失望，客房还行", BANK, {0: -2, 1: 0}),
        ("前台和客房都是-1", ["前台", "客房"], {0: -1, 1: -1}),
        ("前台：很生气；退房：一般", BANK, {0: -2, 2: 0}),
        ("办理入住 气死了", BANK, {0: -2}),
        ("“客房” 1", BANK, {1: 1}),
        ("ｆｒｏｎｔ　ｄｅｓｋ：－２", HOTEL, {0: -2}),
        ("front\u200b desk: \u200e-2", HOTEL, {0: -2}),
        ("desk -1", ["Desk A", "Desk B"], {}),
        ("前台 -1", ["前台入住", "前台退房"], {}),
        ("front desk - 2", HOTEL, {}),
        ("the pool was awful", HOTEL, {}),
        ("I waited 20 minutes", HOTEL, {}),
        ("4 -2", HOTEL, {}),
        ("", HOTEL, {}),
        ("-2", [], {}),
    ],
)
def test_scores(text: str, names: list[str], scores: dict[int, int]) -> None:
    read = feelings(text, names)
    assert {i: f.score for i, f in read.found} == scores
    assert scores or read.leftover == plain(text)


@pytest.mark.parametrize(
    ("text", "names", "read"),
    [
        ('front desk: -2 "I waited 20 minutes"', HOTEL, Assigned(((0, Feeling(-2, "I waited 20 minutes")),))),
        (
            "front desk: -2, I waited 20 minutes; room: 1",
            HOTEL,
            Assigned(((0, Feeling(-2, "I waited 20 minutes")), (1, Feeling(1)))),
        ),
        ("front desk -2 I waited 20 minutes", HOTEL, Assigned(((0, Feeling(-2, "I waited 20 minutes")),))),
        ("front desk: -2\n“so slow”", HOTEL, Assigned(((0, Feeling(-2, "so slow")),))),
        (
            "前台很失望，等了半小时；客房还行",
            ["前台", "客房"],
            Assigned(((0, Feeling(-2, "等了半小时")), (1, Feeling(0)))),
        ),
        ("前台 -2 因为等了半小时", ["前台"], Assigned(((0, Feeling(-2, "等了半小时")),))),
        (
            "the wait at the front desk is terrible",
            HOTEL,
            Assigned(((0, Feeling(-2, "the wait at the front desk is terrible")),)),
        ),
        ("客房：干净，满意", BANK, Assigned(((1, Feeling(1, "干净")),))),
        ("客房很干净", BANK, Assigned(leftover="客房很干净")),
        ("front desk -2 (waited 30 min)", HOTEL, Assigned(((0, Feeling(-2, "waited 30 min")),))),
        ("room: they love the view, +2", HOTEL, Assigned(((1, Feeling(2, "they love the view")),))),
        ("front desk: 7", HOTEL, Assigned(((0, Feeling(out_of_range=7)),))),
        ("room 1, front desk 9", HOTEL, Assigned(((0, Feeling(out_of_range=9)), (1, Feeling(1))))),
        ("pool -2; room 1", HOTEL, Assigned(((1, Feeling(1)),), "pool -2")),
        ('front desk: "never again"', HOTEL, Assigned(((0, Feeling(None, "never again")),))),
        ("front desk -2 on Sundays “so slow”", HOTEL, Assigned(((0, Feeling(-2, "so slow")),), "on Sundays")),
        ("room: -1\nroom: 1", HOTEL, Assigned(((1, Feeling(1)),))),
    ],
)
def test_thoughts_and_leftovers(text: str, names: list[str], read: Assigned[Feeling]) -> None:
    assert feelings(text, names) == read


@given(
    st.lists(st.integers(-2, 2), min_size=3, max_size=3),
    st.sampled_from([", ", "\n", "; ", "；", "，"]),
    st.sampled_from([": ", "：", " ", " = "]),
)
def test_scores_by_name_are_read_back(scores: list[int], between: str, behind: str) -> None:
    text = between.join(f"{name}{behind}{score:+d}" for name, score in zip(HOTEL, scores, strict=True))
    assert [f.score for _, f in feelings(text, HOTEL).found] == scores


@given(MESSY)
def test_each_name_at_most_once_and_in_order(text: str) -> None:
    indices = [i for i, _ in feelings(text, HOTEL).found]
    assert indices == sorted(set(indices))
    assert all(0 <= i < 3 for i in indices)


@given(MESSY)
def test_what_is_not_read_is_left_over(text: str) -> None:
    read = feelings(text, ["qqq", "www"])
    assert read.found or read.leftover.split() == plain(text).split() or set(read.leftover) <= set(plain(text) + "\n")


@given(
    st.lists(st.sampled_from(["too slow today", "没有人理我们", "nobody came", "排队的人多"]), min_size=1, max_size=4),
    st.integers(-2, 2),
)
def test_no_word_beside_a_score_is_lost(said: list[str], score: int) -> None:
    read = feelings(f"room: {score:+d} " + "; ".join(said), HOTEL)
    kept = " ".join([read.leftover, *(f.thought or "" for _, f in read.found)])
    assert all(words in kept for words in said)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(lambda t: feelings(t, HOTEL + BANK), text) < SLOW
