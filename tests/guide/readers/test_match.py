import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.readers.match import Ambiguous, best, distance
from bot.guide.readers.naming import mentioned, which
from tests.guide.readers.typed import HOSTILE, MESSY, NAMES, SLOW, seconds

HOTEL = ["Front desk", "Room", "Room service", "Check-out", "Breakfast"]
SHOP = ["确认有货", "到店", "取药付款", "前台办理入住", "前台退房"]


@pytest.mark.parametrize(
    ("name", "names", "index"),
    [
        ("Front desk", HOTEL, 0),
        ("front desk", HOTEL, 0),
        ("FRONT DESK", HOTEL, 0),
        ("frontdesk", HOTEL, 0),
        ("Front-Desk", HOTEL, 0),
        ("the front desk", HOTEL, 0),
        ("“Front desk”", HOTEL, 0),
        ("frnt desk", HOTEL, 0),
        ("front deks", HOTEL, 0),
        ("Ｆｒｏｎｔ　ｄｅｓｋ", HOTEL, 0),
        ("desk", HOTEL, 0),
        ("room", HOTEL, 1),
        ("room servce", HOTEL, 2),
        ("service", HOTEL, 2),
        ("checkout", HOTEL, 3),
        ("check out", HOTEL, 3),
        ("brekfast", HOTEL, 4),
        ("the breakfast buffet", HOTEL, 4),
        ("确认有货", SHOP, 0),
        ("有货", SHOP, 0),
        ("确认货", SHOP, 0),
        ("到店", SHOP, 1),
        ("取药", SHOP, 2),
        ("办理入住", SHOP, 3),
        ("退房", SHOP, 4),
        ("前台", SHOP, Ambiguous((3, 4))),
        ("rooms or service desk", ["Desk A", "Desk B"], None),
        ("desk", ["Desk A", "Desk B"], Ambiguous((0, 1))),
        ("pool", HOTEL, None),
        ("art", ["Cart", "Start"], None),
        ("非会员到店", ["会员到店"], None),
        ("not the room", ["Room"], None),
        ("下单", ["上单"], None),
        ("前台", ["后台"], None),
        ("Pay", ["Play"], None),
        ("stage 1", ["stage 2"], None),
        ("", HOTEL, None),
        ("   ", HOTEL, None),
        ("!!!", HOTEL, None),
        ("Room", [], None),
    ],
)
def test_best(name: str, names: list[str], index: int | Ambiguous | None) -> None:
    assert best(name, names) == index


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("2", 1), ("#2", 1), ("stage 2", 1), ("touchpoint 2", 1), ("the second one", 1), ("2nd stage", 1), ("第二个", 1), ("第二阶段", 1),
        ("阶段二", 1), ("第 2 个触点", 1), ("②", 1), ("the last stage", 4), ("最后一个", 4), ("倒数第二个", 3), ("second to last", 3),
        ("9", None), ("第九个", None), ("0", None), ("the pool", None),
    ],
)  # fmt: skip
def test_which_of_five(text: str, index: int | None) -> None:
    assert which(text, HOTEL) == index


def test_names_inside_a_sentence() -> None:
    assert mentioned("the room service was late and the front  desk ignored us", HOTEL) == (2, 0)
    assert mentioned("到店以后取药付款都要排队", SHOP) == (1, 2)
    assert mentioned("a classroom", HOTEL) == ()


@given(names=st.lists(NAMES, min_size=1, max_size=8, unique=True), data=st.data())
def test_a_name_is_its_own_best_match(names: list[str], data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(names))
    assert best(chosen, names) == names.index(chosen)
    assert best(chosen.upper(), names) == names.index(chosen)


@given(a=st.text("abcd", max_size=7), b=st.text("abcd", max_size=7))
def test_distance_is_a_measure(a: str, b: str) -> None:
    assert distance(a, b) == distance(b, a)
    assert (distance(a, b) == 0) == (a == b)


@given(MESSY)
def test_never_out_of_the_list(text: str) -> None:
    found = which(text, HOTEL)
    assert found is None or isinstance(found, Ambiguous) or 0 <= found < len(HOTEL)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(lambda t: best(t, HOTEL), text) < SLOW
    assert seconds(lambda t: which(t, HOTEL), text) < SLOW
    assert seconds(lambda t: mentioned(t, HOTEL + SHOP), text) < SLOW
