"""Scores and stances as people type them: in one breath, in two languages, by number or by half a name."""

import pytest

from bot.usecases.workshops.dealt import dots_in
from bot.usecases.workshops.said import given_in
from bot.workshop.model import Cluster, Format, Subject, Workshop

SUBJECTS: dict[Format, tuple[str, ...]] = {
    "emotions": ("Front desk", "Lift", "早餐"),
    "severity": ("the queue at check-in is long", "nobody says hello", "退房要等"),
    "assumptions": ("guests leave because of the queue", "nobody reads our emails", "年轻人只用手机"),
}


def read(format: Format, text: str) -> dict[str, int | tuple[int, str]]:
    subjects = tuple(Subject(id=str(n), name=name) for n, name in enumerate(SUBJECTS[format], 1))
    workshop = Workshop(
        id="w", format=format, question="?", language="en", channel="C", kind="public", facilitator="U",
        started_at="2026-01-15T09:00:00Z", subjects=subjects,
    )  # fmt: skip
    found: dict[str, int | tuple[int, str]] = {}
    for each in given_in(workshop, text):
        key = f"{each.subject}{each.aspect[:1]}"
        found[key] = (each.score, each.text) if each.text else each.score
    return found


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("-1 0 2", {"1": -1, "2": 0, "3": 2}),
        ("-1, 0,2", {"1": -1, "2": 0, "3": 2}),
        ("front desk -2 lift is fine, +1", {"1": -2, "2": 1}),
        ("desk was awful -2, 早餐还行 1, never took the lift", {"1": -2, "3": 1}),
        ("lift +1 front desk minus two 早餐 0", {"1": -2, "2": 1, "3": 0}),
        ("前台我没碰上。早餐 -1", {"3": -1}),
        ("1: -2, 3: 1", {"1": -2, "3": 1}),
        ("actually lift 0, changed my mind", {"2": 0}),
        ("早餐我改成0吧", {"3": 0}),
        ("sorry make the front desk a -1", {"1": -1}),
        ("all +1 except the lift, -2", {"1": 1, "2": -2, "3": 1}),
        ("front desk -3", {}),
        ("what do you mean by front desk?", {}),
        ("我先看看", {}),
    ],
)
def test_emotions(text: str, scores: dict[str, int]) -> None:
    assert read("emotions", text) == scores


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("the queue: 4 3 4", {"1f": 4, "1i": 3, "1p": 4}),
        ("queue 4/3/4, hello 1/1/2", {"1f": 4, "1i": 3, "1p": 4, "2f": 1, "2i": 1, "2p": 2}),
        ("4 3 4\n1 1 2\n0 2 2", {"1f": 4, "1i": 3, "1p": 4, "2f": 1, "2i": 1, "2p": 2, "3f": 0, "3i": 2, "3p": 2}),
        ("退房 频率4 影响3", {"3f": 4, "3i": 3}),
        ("退房要等：常见 4，影响 3，一直都这样 4；hello 那个 1 1 1", {"3f": 4, "3i": 3, "3p": 4, "2f": 1, "2i": 1, "2p": 1}),
        ("1) 4 3 4 3) 2 2 1", {"1f": 4, "1i": 3, "1p": 4, "3f": 2, "3i": 2, "3p": 1}),
        ("queue frequency 4 impact 3, hello frequency 1", {"1f": 4, "1i": 3, "2f": 1}),
        ("queue 5 3 4", {}),
        ("dunno", {}),
    ],
)  # fmt: skip
def test_severity(text: str, scores: dict[str, int]) -> None:
    assert read("severity", text) == scores


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("the queue one yes we have numbers, 42 comments in March", {"1": (0, "the queue one yes we have numbers, 42 comments in March")}),
        ("I doubt the emails thing", {"2": 2}),
        ("queue: agree. emails: no idea. 年轻人那条我不信", {"1": 1, "2": 3, "3": 2}),
        ("1 I think so too, 2 not true at all", {"1": 1, "2": 2}),
        ("年轻人只用手机这个有数据，去年 80% 是手机下单；queue 我也觉得是", {"3": (0, "年轻人只用手机这个有数据，去年 80% 是手机下单"), "1": 1}),
        ("emails - we've no evidence for that but i believe it", {"2": 1}),
        ("没数据，不过我同意排队那条 queue", {"1": 1}),
        ("not sure about the queue", {"1": 3}),
        ("我不同意", {}),
        ("what's for lunch", {}),
    ],
)  # fmt: skip
def test_assumptions(text: str, stances: dict[str, object]) -> None:
    assert read("assumptions", text) == stances


CLUSTERS = ("parking is expensive", "前台排队太久", "wifi drops", "breakfast ends too early")


@pytest.mark.parametrize(
    ("text", "dots"),
    [
        ("1 1 3", [1, 1, 3]),
        ("parking and wifi", [1, 3]),
        ("2 dots on wifi, one on breakfast", [3, 3, 4]),
        ("wifi 2 parking 1", [3, 3, 1]),
        ("两票给排队，一票给wifi", [2, 2, 3]),
        ("排队 wifi 各一票", [2, 3]),
        ("all three on parking", [1, 1, 1]),
        ("#2 and #4", [2, 4]),
        ("1号和3号", [1, 3]),
        ("wifi x2", [3, 3]),
        ("排队那个投3票", [2, 2, 2]),
        ("changed my mind, breakfast", [4]),
        ("the wifi one", [3]),
        ("wifi is terrible", []),  # talk about it, not a vote
        ("排队那个昨天又被骂了", []),
        ("what happens next?", []),
        ("nice list!", []),
    ],
)
def test_votes(text: str, dots: list[int]) -> None:
    clusters = tuple(Cluster(id=str(n), name=name, items=()) for n, name in enumerate(CLUSTERS, 1))
    assert [int(id) for id in dots_in(clusters, text, 3)] == dots
