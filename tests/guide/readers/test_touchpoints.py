import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.readers.assigned import Assigned
from bot.guide.readers.touchpoints import TouchpointSaid, by_stage, channel_in, touchpoints
from bot.journey.model import Lanes
from tests.guide.readers.typed import HOSTILE, LATIN, MESSY, NAMES, SLOW, seconds

T = TouchpointSaid
STAGES = ["Browse", "Order", "Pay"]
STEPS = ["想起要买", "下单", "到店取药"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("前台办理入住（线下）", [T("前台办理入住", "线下")]),
        ("前台办理入住(线下)", [T("前台办理入住", "线下")]),
        ("check-in at front desk (in person)", [T("check-in at front desk", "in person")]),
        ("compares prices on the website", [T("compares prices on the website", "website")]),
        ("App 下单 - 选规格付款", [T("App 下单", "App", "选规格付款")]),
        ("App 下单 — 选规格付款", [T("App 下单", "App", "选规格付款")]),
        ("扫码点单——选规格、付款", [T("扫码点单", None, "选规格、付款")]),
        ("Front desk - shows passport, signs", [T("Front desk", "Front desk", "shows passport, signs")]),
        ("check-in counter (counter) – shows passport", [T("check-in counter", "counter", "shows passport")]),
        ("look up hours (website), buy ticket (app), park the car", [T("look up hours", "website"), T("buy ticket", "app"), T("park the car")]),
        ("看菜单（纸质）、点单（小程序）、付款", [T("看菜单", "纸质"), T("点单", "小程序"), T("付款")]),
        ("look up hours\nbuy ticket\npark", [T("look up hours"), T("buy ticket"), T("park")]),
        ("- look up hours, on the phone\n- park", [T("look up hours, on the phone", "phone"), T("park")]),
        ("1. 看菜单\n2. 点单（微信小程序）", [T("看菜单"), T("点单", "微信小程序")]),
        ("查路线（高德/百度地图）", [T("查路线", "高德/百度地图")]),
        ("ticket desk (2 queues)", [T("ticket desk (2 queues)", "ticket desk")]),
        ("calls the hotline or opens the app", [T("calls the hotline or opens the app")]),
        ("前台办理入住（线下）；后台：系统分房", [T("前台办理入住", "线下", None, Lanes(backstage="系统分房"))]),
        ("前台办理入住（线下）\n后台：系统分房\n支持部门：信息部", [T("前台办理入住", "线下", None, Lanes(backstage="系统分房", support="信息部"))]),
        ("check-in; backstage: assigns room; physical evidence: key card", [T("check-in", None, None, Lanes(backstage="assigns room", physical_evidence="key card"))]),
        ("check-in; channel: front desk; action: shows passport", [T("check-in", "front desk", "shows passport")]),
        ("下单，渠道：小程序，客户行为：选规格", [T("下单", "小程序", "选规格")]),
        ("check-in | front desk | shows passport", [T("check-in", "front desk", "shows passport")]),
        ("“取药”、“付款”", [T("取药"), T("付款")]),
        ("asks “is it in stock?” at the counter", [T("asks “is it in stock?” at the counter", "counter")]),
        ("线上：搜索、比价；线下：到店看房", [T("搜索", "线上"), T("比价", "线上"), T("到店看房", "线下")]),
        ("Front desk: check in, get key card", [T("check in", "Front desk"), T("get key card", "Front desk")]),
        ("微信公众号预约、短信提醒", [T("微信公众号预约", "微信公众号"), T("短信提醒", "短信")]),
        ("前台", [T("前台", "前台")]),
        ("snapchat", [T("snapchat")]),
        ("", []),
        ("、、", []),
    ],
)  # fmt: skip
def test_touchpoints(text: str, read: list[TouchpointSaid]) -> None:
    assert list(touchpoints(text)) == read


def test_one_channel_or_none() -> None:
    assert channel_in("orders in the APP") == "APP"
    assert channel_in("app or website") is None
    assert channel_in("the shopkeeper's apple") is None


@pytest.mark.parametrize(
    ("text", "names", "read", "left"),
    [
        ("Browse: search, compare prices", STAGES, {0: ["search", "compare prices"]}, ""),
        ("Browse: search, compare\nPay: pay at till", STAGES, {0: ["search", "compare"], 2: ["pay at till"]}, ""),
        ("browse: search; order: fill basket; pay: card", STAGES, {0: ["search"], 1: ["fill basket"], 2: ["card"]}, ""),
        ("stage 2: fill basket, checkout", STAGES, {1: ["fill basket", "checkout"]}, ""),
        ("2: fill basket", STAGES, {1: ["fill basket"]}, ""),
        ("1. Browse: search\n2. Order: fill basket", STAGES, {0: ["search"], 1: ["fill basket"]}, ""),
        ("- Browse: search\n- Order: fill basket", STAGES, {0: ["search"], 1: ["fill basket"]}, ""),
        ("Browse:\n- search\n- compare\n\nOrder:\n- fill basket", STAGES, {0: ["search", "compare"], 1: ["fill basket"]}, ""),
        ("第二阶段：选规格、付款", STEPS, {1: ["选规格", "付款"]}, ""),
        ("下单：选规格、付款\n到店取药：排队、取药", STEPS, {1: ["选规格", "付款"], 2: ["排队", "取药"]}, ""),
        ("到店：排队、取药", STEPS, {2: ["排队", "取药"]}, ""),
        ("search, compare", STAGES, {}, "search, compare"),
        ("Return: send back\nPay: card", STAGES, {2: ["card"]}, "Return: send back"),
        ("Pay: card\nReturn: send back", STAGES, {2: ["card"]}, "Return: send back"),
        ("Brwose: search", STAGES, {0: ["search"]}, ""),
        ("", STAGES, {}, ""),
    ],
)  # fmt: skip
def test_by_stage(text: str, names: list[str], read: dict[int, list[str]], left: str) -> None:
    told = by_stage(text, names)
    assert {i: [t.name for t in found] for i, found in told.found} == read
    assert told.leftover == left


def test_lanes_under_a_stage() -> None:
    told = by_stage("Order: front desk (in person)\nbackstage: assigns room", STAGES)
    assert told == Assigned(((1, (T("front desk", "in person", None, Lanes(backstage="assigns room")),)),))


@given(st.lists(NAMES, min_size=1, max_size=6), st.sampled_from(["、", "\n", "；"]))
def test_names_are_read_back(names: list[str], between: str) -> None:
    assert [t.name for t in touchpoints(between.join(names))] == names


@given(LATIN, st.sampled_from(["线下", "website", "App", "in person", "小程序"]))
def test_the_bracket_is_the_channel(name: str, channel: str) -> None:
    assert touchpoints(f"{name} ({channel})") == (T(name, channel),)


@given(MESSY)
def test_every_touchpoint_has_a_name(text: str) -> None:
    assert all(t.name.strip() for t in touchpoints(text))
    told = by_stage(text, STAGES + STEPS)
    assert all(found for _, found in told.found)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:6]))
def test_forty_thousand_characters(text: str) -> None:
    assert seconds(touchpoints, text) < SLOW
    assert seconds(lambda t: by_stage(t, STAGES + STEPS), text) < SLOW
