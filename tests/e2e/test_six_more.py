"""Six more files of colleagues, of other trades and in other layouts, dropped into a thread without a word."""

from collections.abc import Iterator

import pytest
from docx import Document

from knowledge.library import KnowledgeBase
from tests.e2e.handing import Dropped
from tests.material.making import document, saved, workbook
from tests.product import Living, living_world


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("more"), knowledge=knowledge) as one:
        yield one


def taken(living: Living, name: str, content: bytes) -> Dropped:
    """The thread after the first button of what was offered."""
    thread = Dropped.begun(living)
    offered = thread.upload(name, content)
    thread.press(offered, offered.buttons[0].label)
    assert not living.world.refusals()
    return thread


def survey() -> bytes:
    """A pool's: a matrix of scores, two open questions."""
    asked = ["Timestamp", "Email address", "How often do you swim?", "Please rate [Water]", "Please rate [Staff]",
             "What would make you come more often?", "Anything else?"]  # fmt: skip
    first = ("Warmer showers on Sunday mornings, says lane {n}", "Open before seven, I start work at {n}", "", "no")
    second = ("", "The girl at the desk knows my name", "n/a", "Chlorine made my kids' eyes red")
    rows = [
        [f"5/{n + 1}/2026 10:{n:02d}:11", f"u{n}@example.org", "Weekly", n % 5 + 1, 5 - n % 3, first[n % 4].format(n=n), second[n % 4]]
        for n in range(24)
    ]  # fmt: skip
    return workbook(("Form Responses 1", [asked, *rows]))


def dump() -> bytes:
    """A noodle shop's reviews, with what the shop answered."""
    said = ("面坨了，筷子也没给", "送得很快，汤一点没洒", "少了一份小菜，打电话没人接", "")
    told = ("亲，抱歉给您带来不便，已为您登记", "感谢您的支持，欢迎再来", "", "我们会改进的")
    rows = ["店铺名称,订单编号,用户昵称,评价时间,总体评分,评价标签,评价内容,商家回复,是否带图"]
    rows += [
        f"巷口面馆,E{n},匿名用户{n},2026-05-{n + 1:02d} 12:00,{n % 5 + 1},味道,{said[n % 4]},{told[n % 4]},否"
        for n in range(20)
    ]
    return "\r\n".join(rows).encode("gb18030")


def wall() -> bytes:
    """A school canteen's workshop, typed up in the words that stood on the wall."""
    made = Document()
    made.add_paragraph("Canteen journey – workshop 12 March, photo typed up by Lou")
    rows = (
        ("", "Queue", "Eat", "Tidy up"),
        ("Who/where", "dinner lady, till", "table by the window", "tray rack"),
        ("How it feels", ":(", "meh", "++"),
        ("Ouch", "card reader fails; pushing", "twelve minutes left", ""),
        ("What if…", "two tills", "", "music"),
        ("Colour of the stickers", "red", "blue", "green"),
    )
    table = made.add_table(rows=len(rows), cols=4)
    for at, row in enumerate(rows):
        for to, cell in enumerate(row):
            table.cell(at, to).text = cell
    return saved(made)


TALK_ZH = document(
    ("", "养老院家属访谈"), ("", "会议时间：2026/06/02 14:00"), ("", "参会人员：小陆、赵女士"),
    ("", "小陆(00:00:04)：赵女士您好，方便说说当时怎么选的这家吗？"),
    ("", "赵女士(00:00:12)：跑了五家，最后看的是护工是不是敲门再进。"), ("", "小陆(00:00:31)：入住第一周有什么印象深的？"),
    ("", "赵女士(00:00:36)：半夜打电话给我说我妈不吃饭，第二天才知道假牙没给她戴。"), ("", "会议已结束"),
)  # fmt: skip
TALK_EN = """1
00:00:00,500 --> 00:00:03,200
RESEARCHER: Could you tell me how you chose the driving school?

2
00:00:03,900 --> 00:00:08,000
LEARNER: My cousin said they don't shout.

3
00:00:08,000 --> 00:00:11,400
But I waited nine weeks for a first lesson.

4
00:00:11,900 --> 00:00:13,000
RESEARCHER: Nine weeks, wow.

5
00:00:13,400 --> 00:00:17,900
LEARNER: And then the car smelled of smoke.

6
00:00:18,000 --> 00:00:19,000
[end of recording]
"""
LAST_YEARS = """---
title: 婚禮蛋糕訂製旅程 2025
---
# 婚禮蛋糕訂製旅程 2025

> 版本 3，最後更新 2025/11

## 1. 尋找靈感
- **接觸點**：IG、門市櫥窗
- **情緒**：🙂
- **痛點**：看不到價格
- **機會**：線上試算

## 2. 試吃
- **接觸點**：門市
- **情緒**：—1
- **痛點**：只有平日能試吃；要收費
- **負責人**：門市組

## 3. 取貨
- **接觸點**：司機
- **情緒**：－2
- **痛點**：蛋糕歪了
"""


def test_a_survey(living: Living) -> None:
    thread = taken(living, "Pool survey (Responses).xlsx", survey())
    assert {each.rstrip("0123456789 ") for each in thread.words} == {
        "Warmer showers on Sunday mornings, says lane", "Open before seven, I start work at",
        "The girl at the desk knows my name", "Chlorine made my kids' eyes red",
    }  # fmt: skip
    assert len(thread.feedback) == 24


def test_a_dump_of_reviews(living: Living) -> None:
    thread = taken(living, "巷口面馆_评价导出_202605.csv", dump())
    assert set(thread.words) == {"面坨了，筷子也没给", "送得很快，汤一点没洒", "少了一份小菜，打电话没人接"}


def test_a_workshops_wall(living: Living) -> None:
    journey = taken(living, "canteen.docx", wall()).journey
    assert [(s.name, [(t.name, t.emotion) for t in s.touchpoints]) for s in journey.stages] == [
        ("Queue", [("dinner lady", -1), ("till", -1)]), ("Eat", [("table by the window", 0)]), ("Tidy up", [("tray rack", 2)]),
    ]  # fmt: skip
    assert [p.text for p in journey.all_pain_points()] == ["card reader fails", "pushing", "twelve minutes left"]
    assert [o.how_might_we for o in journey.opportunities] == ["two tills", "music"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("养老院家属访谈_转写.docx", TALK_ZH, ["跑了五家，最后看的是护工是不是敲门再进。", "半夜打电话给我说我妈不吃饭，第二天才知道假牙没给她戴。"]),
        ("driving.srt", TALK_EN.encode(), ["My cousin said they don't shout. But I waited nine weeks for a first lesson.", "And then the car smelled of smoke."]),
    ],
    ids=["zh", "en"],
)  # fmt: skip
def test_a_transcript(living: Living, name: str, content: bytes, said: list[str]) -> None:
    assert taken(living, name, content).words == said


def test_last_years_map(living: Living) -> None:
    thread = taken(living, "婚禮蛋糕旅程.md", LAST_YEARS.encode())
    assert [(s.name, [(t.name, t.emotion, t.owner) for t in s.touchpoints]) for s in thread.journey.stages] == [
        ("尋找靈感", [("IG", 1, None), ("門市櫥窗", 1, None)]), ("試吃", [("門市", -1, "門市組")]), ("取貨", [("司機", -2, None)]),
    ]  # fmt: skip
    assert len(thread.journey.all_pain_points()) == 4
    assert thread.words == []
