"""Six files as colleagues have them, dropped into a thread without a word: what is offered of each, and what comes of
it on the first button."""

import io
from collections.abc import Iterator

import pytest
from openpyxl import Workbook

from knowledge.library import KnowledgeBase
from tests.e2e.handing import Dropped
from tests.product import Living, living_world


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("six"), knowledge=knowledge) as one:
        yield one


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def survey() -> bytes:
    book = Workbook()
    book.active.append(
        [
            "编号",
            "开始答题时间",
            "答题时长",
            "1.您的年龄段？",
            "2.您对本次入住的满意度？",
            "3.您最不满意的地方是？",
            "IP",
        ]
    )
    said = ("前台只有一个人，等了二十多分钟", "隔音太差，半夜听得见电梯", "没有", "空调滴水，报修没人来")
    for n in range(40):
        book.active.append(
            [n + 1, f"2026/5/{n % 28 + 1} 9:10:11", f"{60 + n}秒", "26-35", n % 5 + 1, said[n % 4], f"10.0.0.{n}"]
        )
    return saved(book)


def reviews() -> bytes:
    told = ("Check-in took forever, one clerk for forty people", "Lovely view; the lift was broken all week")
    rows = ["review_id;stay_date;rating;review_title;review_text;owner_response"]
    rows += [
        f'RV{n:05d};{n % 28 + 1:02d}.04.2026;{n % 5 + 1};"Meh";"{told[n % 2]} ({n})";"Dear guest, thank you!"'
        for n in range(60)
    ]
    return "\r\n".join(rows).encode("utf-16")


WORKSHOP = """Workshop, Tuesday – typed up from the wall

| | Before | Arrival | Leaving |
|---|---|---|---|
| Weather | fine | rain | rain |
| Where | website, phone | front desk | taxi rank |
| Mood | 🙂 | 😡 | 😐 |
| What hurts | two prices for one room | one clerk at 4 pm; form on paper | invoice is wrong |
| Ideas | one price | sign on the phone | |
"""
TALK_ZH = """用户访谈：李女士
2026年5月12日 上午 10:02|18分钟

关键词:
入住、押金

文字记录:

研究员小周 00:05
您上次住我们酒店，到店那会儿是什么情况？

李女士 00:12
我四点多到的，前台排了七八个人，就一个人在办。

研究员小周 00:40
嗯嗯，然后呢？

李女士 00:43
等了差不多半个小时，后来还要我垫一千块押金。
"""
TALK_EN = """WEBVTT

1a2b-0
00:00:03.120 --> 00:00:06.500
<v Priya Shah>Thanks for joining. Can you walk me through the evening you arrived?</v>

1a2b-1
00:00:07.000 --> 00:00:15.200
<v Gordon Hale>We landed late. The shuttle had gone, so we took a cab.</v>

1a2b-2
00:00:18.500 --> 00:00:20.000
<v Priya Shah>How did that feel?</v>

1a2b-3
00:00:20.400 --> 00:00:24.000
<v Gordon Hale>Honestly? Like we'd done something wrong.</v>
"""


def last_years_map() -> bytes:
    book = Workbook()
    for row in (
        ["酒店入住旅程 2025", None, None, None, None, None],
        ["阶段", "触点", "客户行为", "情绪（1-5）", "痛点", "负责人"],
        ["预订", "官网", "比价、下单", 4, "同房两个价", "电商部"],
        [None, "客服电话", "问停车", 2, "要按三层菜单", "客服部"],
        ["到店", "前台", "排队、交押金", 1, "高峰只有一人；押金没提前说", "前厅部"],
    ):
        book.active.append(row)
    book.active.merge_cells("A1:F1")
    book.active.merge_cells("A3:A4")
    return saved(book)


def test_a_survey_of_a_platform(living: Living) -> None:
    thread = Dropped.begun(living)
    offered = thread.upload("入住满意度_5月.xlsx", survey())
    assert "3.您最不满意的地方是？" in offered.text.replace("\\", "")
    thread.press(offered, offered.buttons[0].label)
    assert len(thread.feedback) == 40 - 10, "没有 is nothing"
    assert len(thread.words) == 3, "what is said in the same words is one piece of evidence"
    assert set(thread.words) == {
        "前台只有一个人，等了二十多分钟", "隔音太差，半夜听得见电梯", "空调滴水，报修没人来",
    }  # fmt: skip


def test_a_dump_of_reviews(living: Living) -> None:
    thread = Dropped.begun(living)
    thread.press(thread.upload("reviews_export.csv", reviews()), "Take it")
    assert len(thread.words) == 60
    assert all("took forever" in each or "Lovely view" in each for each in thread.words)
    assert str(thread.journey.evidence[0].date) == "2026-04-01"


def test_a_workshops_table(living: Living) -> None:
    thread = Dropped.begun(living)
    offered = thread.upload("Workshop Tuesday.txt", WORKSHOP.encode())
    assert "fine" in offered.text, "what could not be placed is told"
    thread.press(offered, "Make this map")
    assert [(s.name, [(t.name, t.emotion) for t in s.touchpoints]) for s in thread.journey.stages] == [
        ("Before", [("website", 1), ("phone", 1)]), ("Arrival", [("front desk", -2)]), ("Leaving", [("taxi rank", 0)]),
    ]  # fmt: skip
    assert len(thread.journey.all_pain_points()) == 4
    assert len(thread.journey.opportunities) == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("用户访谈-李女士.txt", TALK_ZH, ["我四点多到的，前台排了七八个人，就一个人在办。", "等了差不多半个小时，后来还要我垫一千块押金。"]),
        ("meeting_recording.vtt", TALK_EN, ["We landed late. The shuttle had gone, so we took a cab.", "Honestly? Like we'd done something wrong."]),
    ],
)  # fmt: skip
def test_a_transcript(living: Living, name: str, content: str, said: list[str]) -> None:
    thread = Dropped.begun(living)
    offered = thread.upload(name, content.encode())
    thread.press(offered, offered.buttons[0].label)
    assert thread.words == said


def test_last_years_map(living: Living) -> None:
    thread = Dropped.begun(living)
    offered = thread.upload("去年的旅程图.xlsx", last_years_map())
    thread.press(offered, offered.buttons[0].label)
    assert [(s.name, [(t.name, t.emotion, t.owner) for t in s.touchpoints]) for s in thread.journey.stages] == [
        ("预订", [("官网", 1, "电商部"), ("客服电话", -1, "客服部")]), ("到店", [("前台", -2, "前厅部")]),
    ]  # fmt: skip
    assert len(thread.journey.all_pain_points()) == 4
    assert thread.words == []
