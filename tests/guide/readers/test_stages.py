import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.readers.stages import stage_names, template_choice
from tests.guide.readers.typed import HOSTILE, NAMES, SLOW, seconds


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Awareness, Purchase, Use", ("Awareness", "Purchase", "Use")),
        ("our stages:\n- Browse\n- Order", ("Browse", "Order")),
        ("Stages: Browse, Order, Pay", ("Browse", "Order", "Pay")),
        ("our stages are: Browse, Order, Pay", ("Browse", "Order", "Pay")),
        ("the stages are browse, order and pay", ("browse", "order", "pay")),
        ("let's use browse, order, pay", ("browse", "order", "pay")),
        ("阶段：浏览、下单、支付", ("浏览", "下单", "支付")),
        ("阶段有：意识、购买", ("意识", "购买")),
        ("我们的阶段是浏览、下单、支付", ("浏览", "下单", "支付")),
        ("分为四个阶段：浏览、下单、支付、售后", ("浏览", "下单", "支付", "售后")),
        ("想起要买 > 确认有货 > 到店 > 取药付款", ("想起要买", "确认有货", "到店", "取药付款")),
        ("1. 想起要买\n2. 确认有货\n3. 到店", ("想起要买", "确认有货", "到店")),
        ("先想起要买，然后到店，然后付款", ("先想起要买", "到店", "付款")),
        ("我觉得应该是：了解、咨询、开户", ("了解", "咨询", "开户")),
        ("可以分成 了解、咨询、开户 三个阶段", ("了解", "咨询", "开户")),
        ("Stage 1: Discover\nStage 2: Book\nStage 3: Stay", ("Discover", "Book", "Stay")),
        ("第一阶段：了解\n第二阶段：咨询", ("了解", "咨询")),
        ("Browse", ("Browse",)),
        ("", ()),
    ],
)
def test_stage_names(text: str, names: tuple[str, ...]) -> None:
    assert stage_names(text) == names


@pytest.mark.parametrize(
    "text",
    ["use these", "Use these please", "ok", "OK!", "yes", "sure, use those", "keep all of them", "looks good", "fine by me", "these are fine", "go ahead", "yes use the template", "就用这些", "就用这些吧",
     "好的", "好", "可以", "行", "用这些就行", "全选", "都要", "没问题", "用模板", "按你的来", "嗯", "好的，就用这些"],
)  # fmt: skip
def test_takes_what_is_offered(text: str) -> None:
    assert template_choice(text)


@pytest.mark.parametrize(
    "text",
    [
        "Browse, Order",
        "use the app, pay",
        "不要",
        "no",
        "浏览、下单",
        "好评",
        "可以看看别的吗",
        "ok but rename the second",
        "",
    ],
)
def test_does_not_take_it(text: str) -> None:
    assert not template_choice(text)


@given(st.lists(NAMES, min_size=2, max_size=8), st.sampled_from(["Stages: ", "阶段：", "our stages are: ", ""]))
def test_names_are_read_back(names: list[str], lead: str) -> None:
    assert stage_names(lead + "、".join(names)) == tuple(names)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(stage_names, text) < SLOW
    assert seconds(template_choice, text) < SLOW
