import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.readers.lists import items, labelled, labelled_lines, trimmed
from bot.reading.plain import plain
from tests.guide.readers.typed import HAN_WORDS, HOSTILE, LATIN, MESSY, NAMES, SLOW, letters, seconds


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        # lines
        ("意识\n考虑\n购买", ("意识", "考虑", "购买")),
        ("Browse\n\nOrder\n  Pay  ", ("Browse", "Order", "Pay")),
        ("compares prices, then buys\npicks it up", ("compares prices, then buys", "picks it up")),
        # bullets and numbers
        ("- a\n- b", ("a", "b")),
        ("* a\n* b", ("a", "b")),
        ("• 看菜单\n• 点单", ("看菜单", "点单")),
        ("•看菜单\n•点单", ("看菜单", "点单")),
        ("-看菜单\n-点单", ("看菜单", "点单")),
        ("1. Browse\n2. Order\n10. Pay", ("Browse", "Order", "Pay")),
        ("1) Browse\n2) Order", ("Browse", "Order")),
        ("(1) Browse\n(2) Order", ("Browse", "Order")),
        ("（1）浏览\n（2）下单", ("浏览", "下单")),
        ("1、意识\n2、考虑", ("意识", "考虑")),
        ("一、意识\n二、考虑\n三、购买", ("意识", "考虑", "购买")),
        ("①意识②考虑③购买", ("意识", "考虑", "购买")),
        ("1. Browse 2. Order 3. Pay", ("Browse", "Order", "Pay")),
        ("1.意识 2.考虑 3.购买", ("意识", "考虑", "购买")),
        ("1、意识，2、考虑，3、购买", ("意识", "考虑", "购买")),
        ("1）意识；2）考虑；3）购买", ("意识", "考虑", "购买")),
        ("1. 1.5 hours of waiting\n2. no seats", ("1.5 hours of waiting", "no seats")),
        ("1.5 hours of waiting", ("1.5 hours of waiting",)),
        ("☐ 到店\n☑ 取药付款", ("到店", "取药付款")),
        # separators
        ("意识、考虑、购买", ("意识", "考虑", "购买")),
        ("意识，考虑，购买", ("意识", "考虑", "购买")),
        ("意识,考虑,购买", ("意识", "考虑", "购买")),
        ("意识；考虑；购买", ("意识", "考虑", "购买")),
        ("look up hours; buy tickets; park the car", ("look up hours", "buy tickets", "park the car")),
        ("awareness, consideration, purchase", ("awareness", "consideration", "purchase")),
        ("awareness,consideration,purchase", ("awareness", "consideration", "purchase")),
        ("awareness / consideration / purchase", ("awareness", "consideration", "purchase")),
        ("意识 -> 考虑 -> 购买", ("意识", "考虑", "购买")),
        ("意识→考虑→购买", ("意识", "考虑", "购买")),
        ("意识—>考虑—>购买", ("意识", "考虑", "购买")),
        ("browse > order > pay", ("browse", "order", "pay")),
        ("browse ➡️ order ➡️ pay", ("browse", "order", "pay")),
        ("browse | order | pay", ("browse", "order", "pay")),
        ("before/after-sales", ("before/after-sales",)),
        ("了解 咨询 开户 激活", ("了解", "咨询", "开户", "激活")),
        ("了解-咨询-开户", ("了解", "咨询", "开户")),
        ("入住前/入住中/离店后", ("入住前", "入住中", "离店后")),
        ("1 了解 2 咨询 3 开户", ("了解", "咨询", "开户")),
        ("在线 咨询", ("在线 咨询",)),
        ("24/7 hotline, app/website", ("24/7 hotline", "app/website")),
        ("意识、考虑、购买。", ("意识", "考虑", "购买")),
        ("看病历、化验单；取药", ("看病历、化验单", "取药")),
        ("看菜单、点单，付款", ("看菜单", "点单", "付款")),
        ("意识、考虑、购买、", ("意识", "考虑", "购买")),
        # the last item
        ("意识、考虑和购买", ("意识", "考虑", "购买")),
        ("意识、考虑以及购买", ("意识", "考虑", "购买")),
        ("browse, order and pay", ("browse", "order", "pay")),
        ("browse, order, and pay", ("browse", "order", "pay")),
        ("browse, order, then pay", ("browse", "order", "pay")),
        ("browse, compare prices and reviews", ("browse", "compare prices and reviews")),
        ("查看、对比价格和评价", ("查看", "对比价格和评价")),
        ("取药和付款", ("取药和付款",)),
        ("browse and pay", ("browse and pay",)),
        ("先看菜单，然后点单，接着付款", ("先看菜单", "点单", "付款")),
        ("book then check in then leave", ("book", "check in", "leave")),
        # marks protect
        ("看菜单（纸质，二维码）、点单、付款", ("看菜单（纸质，二维码）", "点单", "付款")),
        ("menu (paper, QR code), order, pay", ("menu (paper, QR code)", "order", "pay")),
        ('order, "pay, then leave", go', ("order", "pay, then leave", "go")),
        ("点单、「先付钱，再吃」、付款", ("点单", "先付钱，再吃", "付款")),
        ("order (paper, pay", ("order (paper", "pay")),
        ("the guests' towels, the kids' menu", ("the guests' towels", "the kids' menu")),
        ("1,000 points, free night", ("1,000 points", "free night")),
        # a sentence is one
        (
            "I waited for twenty minutes, nobody came, and I left",
            ("I waited for twenty minutes, nobody came, and I left",),
        ),
        ("她每次都要先问有没有货，因为上次白跑了一趟", ("她每次都要先问有没有货，因为上次白跑了一趟",)),
        ("something the kids still talk about at dinner", ("something the kids still talk about at dinner",)),
        ("排队的人很多，但是没有人来引导", ("排队的人很多，但是没有人来引导",)),
        # odds
        ("“意识”、“考虑”", ("意识", "考虑")),
        ('"Browse", "Order"', ("Browse", "Order")),
        ("意识\u200f、考虑\u200b、购买", ("意识", "考虑", "购买")),
        ("Ｂｒｏｗｓｅ，Ｏｒｄｅｒ", ("Browse", "Order")),
        ("扫码点单📱、付款💳", ("扫码点单📱", "付款💳")),
        ("App下单、小程序付款", ("App下单", "小程序付款")),
        ("-2", ("-2",)),
        ("", ()),
        ("、、、", ()),
        ("---", ("---",)),
    ],
)
def test_items(typed: str, read: tuple[str, ...]) -> None:
    assert items(typed) == read


@pytest.mark.parametrize("join", ["\n", "、", "；", "; ", " -> ", "→", " / ", "\n- ", "\n• "])
@given(names=st.lists(NAMES, min_size=2, max_size=8))
def test_a_list_joined_is_read_back(join: str, names: list[str]) -> None:
    lead = join.strip("\n") if join.startswith("\n") else ""
    assert items(lead + join.join(names)) == tuple(names)


@given(names=st.lists(LATIN, min_size=2, max_size=8))
def test_commas_in_english(names: list[str]) -> None:
    assert items(", ".join(names)) == tuple(names)


@given(names=st.lists(HAN_WORDS, min_size=2, max_size=8))
def test_commas_in_chinese(names: list[str]) -> None:
    assert items("，".join(names)) == tuple(names)


@given(names=st.lists(NAMES, min_size=2, max_size=12))
def test_numbers_on_lines(names: list[str]) -> None:
    assert items("\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))) == tuple(names)


@given(MESSY)
def test_no_word_is_lost(text: str) -> None:
    """Marks, numbers and joining words may go; every other letter is in some item."""
    import re

    dropped = re.compile(
        r"and|then|finally|plus|以及|还有|然后|接着|最后是|[和及与跟再一二三四五六七八九十①-⑳\d]", re.IGNORECASE
    )
    assert letters(dropped.sub("", "".join(items(text)))) == letters(dropped.sub("", plain(text)))


@given(MESSY)
def test_an_item_is_one_item(text: str) -> None:
    for item in items(text):
        assert item == item.strip()
        assert trimmed(trimmed(item)) == trimmed(item)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Label: rest", ("Label", "rest")),
        ("标签：rest", ("标签", "rest")),
        ("Browse : a, b", ("Browse", "a, b")),
        ("- Browse: a, b", ("Browse", "a, b")),
        ("1. Browse: a, b", ("Browse", "a, b")),
        ("第二阶段：下单、支付", ("第二阶段", "下单、支付")),
        ("stage 2: 10 minutes", ("stage 2", "10 minutes")),
        ("1: -2", ("1", "-2")),
        ("opens at 10:30", None),
        ("10:30 doors open", None),
        ("https://example.com/a", None),
        ("see https://example.com: good", None),
        ("front desk :angry:", None),
        ("front desk: :angry:", ("front desk", ":angry:")),
        ("no label", None),
        (": rest", None),
        ("label:", None),
        ("x" * 61 + ": rest", None),
        ("", None),
    ],
)
def test_labelled(typed: str, read: tuple[str, str] | None) -> None:
    assert labelled(typed) == read


def test_labelled_lines() -> None:
    assert labelled_lines("Browse: a, b\nno label\n下单：c") == (("Browse", "a, b"), ("下单", "c"))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(items, text) < SLOW
    assert seconds(labelled_lines, text) < SLOW
