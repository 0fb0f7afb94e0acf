"""Twenty kinds of what nobody said, ten of each: none of it becomes a customer's words, even when all is taken."""

import itertools
from collections.abc import Iterator

import pytest

from bot.journey.model import Language
from bot.material.opened import opened
from bot.usecases.handing.looking import look
from bot.usecases.handing.offer import HandedFile
from bot.usecases.handing.taking import quotes_of

SAID = {
    "en": (
        "The ramp was iced over and nobody had put salt down",
        "I rang three times before a human answered me",
        "Your colleague at the counter was lovely to my dad",
        "It says two hours, we waited for five",
        "The form lost everything when I went back",
        "Why is the entrance behind the bins?",
    ),
    "zh": (
        "坡道结冰了也没人撒盐，差点摔跤",
        "打了三次电话才有人接，还让我再等",
        "柜台那位小姑娘对我爸特别有耐心",
        "说好两个小时，结果等了五个钟头",
        "点了返回，填的东西全没了",
        "入口怎么会在垃圾桶后面？",
    ),
}
COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "submitted at": {"en": ("2026-03-0{n} 10:1{n}:0{n}",), "zh": ("2026/3/{n} 上午9:1{n}",)},
    "respondent id": {"en": ("R_3fA{n}kQ9",), "zh": ("88213{n}",)},
    "ip address": {"en": ("10.0.4.{n}",), "zh": ("10.0.0.{n}(四川-成都)",)},
    "duration": {"en": ("{n}8 sec",), "zh": ("{n}5秒",)},
    "link": {"en": ("https://example.org/r/{n}",), "zh": ("https://example.org/p/{n}",)},
    "email": {"en": ("guest{n}@example.org",), "zh": ("user{n}@example.cn",)},
    "reviewer": {"en": ("J. Otis {n}", "M. Reyes"), "zh": ("王先生", "赵**")},
    "status": {"en": ("closed", "open"), "zh": ("已处理", "处理中")},
    "price": {"en": ("{n}9.90",), "zh": ("{n}8元",)},
    "company reply": {
        "en": ("Dear guest {n}, thank you for your feedback, we hope to welcome you again.",),
        "zh": ("亲，感谢您的反馈{n}，我们会继续努力的哦",),
    },
    "stars": {"en": ("{n} stars",), "zh": ("{n}星",)},
    "device": {"en": ("iPhone 1{n}",), "zh": ("安卓{n}",)},
}
NAMES = {
    "submitted at": "提交时间", "respondent id": "答卷编号", "ip address": "来自IP", "duration": "所用时间", "link": "链接", "email": "邮箱",
    "reviewer": "昵称", "status": "状态", "price": "价格", "company reply": "商家回复", "stars": "星级", "device": "设备",
}  # fmt: skip
TABLES = [(kind, language, start) for kind in COLUMNS for language in ("en", "zh") for start in range(5)]


def taken(content: str, name: str) -> list[str]:
    """Everything that would be kept as a customer's words on [Take it]."""
    file = HandedFile(id="F1", name=name)
    found = look(opened(content.encode(), name), name, file)
    if found is None or found.offer.kind in ("map", "notes", "quotes") or not found.offer.sure:
        return []
    return [quote.text for quote in quotes_of(found, "take_in", "en") if quote.origin == "customer"]


@pytest.mark.parametrize(("kind", "language", "start"), TABLES)
def test_a_column_of_no_words(kind: str, language: Language, start: int) -> None:
    other = "company reply" if kind != "company reply" else "status"
    said = [SAID[language][(start + n) % 6] for n in range(4)]
    cells = _cells(kind, language, start), _cells(other, language, start)
    names = (kind, "comment", other) if language == "en" else (NAMES[kind], "评价内容", NAMES[other])
    rows = [",".join(f'"{cell}"' for cell in row) for row in (names, *zip(cells[0], said, cells[1], strict=True))]
    assert taken("\n".join(rows), f"{kind}.csv") == said


def _cells(kind: str, language: str, start: int) -> list[str]:
    forms = itertools.cycle(COLUMNS[kind][language])
    return [next(forms).format(n=(start + n) % 9 + 1) for n in range(4)]


EMPTY = (
    "none",
    "n/a",
    "没有",
    "无",
    "-",
    "No comment",
    "暂无",
    "nothing",
    "没有建议",
    "N/A",
    "...",
    "此用户没有填写评价",
)
ASKED = (
    "How was the visit?",
    "Tell me more about the ramp.",
    "后来怎么样了？",
    "能讲讲当时的情况吗？",
    "What happened next?",
    "Why did you leave?",
)
SYSTEM = (
    "[Recording started]",
    "Ann joined the meeting",
    "WEBVTT",
    "NOTE confidential",
    "关键词: 坡道、排队",
    "文字记录:",
    "会议时长 12 分钟",
)
MARKS = (
    "# Our map",
    "## Stage 1: Arrive",
    "|---|---|",
    "```mermaid",
    "---",
    "**Persona:** Anna",
    "- [ ] call Bob",
    "Page 3 of 9",
    "Agenda",
    "1. Intro",
)
CAPTIONS = (
    "photo of the lobby",
    "interview notes from Tuesday",
    "our reviews",
    "上周的回访记录",
    "see attached",
    "大堂照片",
    "客户反馈汇总",
    "map v2",
    "q3 survey",
    "现场",
)


def _others() -> Iterator[tuple[str, str, str]]:
    """(kind, content, what must not be among the words)."""
    for n, nothing in enumerate(EMPTY[:10]):
        yield "empty answer", f"id,comment\n1,{SAID['en'][n % 6]}\n2,{nothing}\n3,{SAID['en'][(n + 1) % 6]}", nothing
    for n, asked in enumerate((*ASKED, *ASKED[:4])):
        yield (
            "question",
            f"Interviewer 00:00:01\n{asked}\n\nLena 00:00:05\n{SAID['en'][n % 6]}\n\nInterviewer 00:00:20\nI see.\n\nLena 00:00:25\n{SAID['en'][(n + 1) % 6]}\n",
            asked,
        )
    for n, line in enumerate((*SYSTEM, *SYSTEM[:3])):
        yield (
            "system line",
            f"{line}\n\n访谈员 00:01\n您能说说吗？\n\n李阿姨 00:09\n{SAID['zh'][n % 6]}\n\n访谈员 00:31\n还有呢？\n\n李阿姨 00:40\n{SAID['zh'][(n + 1) % 6]}\n",
            line,
        )
    for line in MARKS:
        yield "markup", f"{line}\n\nWe met on Tuesday and talked about the ramp.\n", line
    for n, word in enumerate(
        (
            "time",
            "00:01",
            "10:02:03",
            "Speaker 1",
            "Interviewer  00:00:01",
            "主持人",
            "12",
            "P3",
            "Ann Lee",
            "2026-01-01",
        )
    ):
        yield (
            "name or time",
            f"Moderator 00:01\nHow so?\n\nP3 00:05\n{SAID['en'][n % 6]}\n\nModerator 00:09\nAnd then?\n\nP3 00:12\n{SAID['en'][(n + 2) % 6]}\n",
            word,
        )
    for n, question in enumerate(
        (
            "What should we change?",
            "Q3_TEXT",
            '{"ImportId":"QID3"}',
            "Open-Ended Response",
            "您还有什么建议？",
            "review",
            "评价",
            "Comment",
            "Please tell us why",
            "内容",
        )
    ):
        yield (
            "header",
            f"score,{question}\n4,{SAID['en'][n % 6]}\n2,{SAID['en'][(n + 1) % 6]}\n5,{SAID['en'][(n + 3) % 6]}",
            question,
        )
    for caption in CAPTIONS:
        yield "caption", f"{caption}\n", caption
    for n in range(10):
        yield (
            "map",
            f"| Stage | Touchpoint | Emotion |\n|---|---|---|\n| Arrive | gate {n} | -1 |\n| Leave | exit {n} | +1 |",
            f"gate {n}",
        )


@pytest.mark.parametrize(("kind", "content", "never"), list(_others()))
def test_what_nobody_said(kind: str, content: str, never: str) -> None:
    words = taken(
        content,
        "a.csv" if content.split("\n")[0].count(",") == 1 and kind in ("empty answer", "header") else "Untitled",
    )
    assert never not in words
    assert not any(never in word for word in words if len(never) > 4)


def test_there_are_twenty_kinds_and_two_hundred_of_them() -> None:
    others = list(_others())
    assert len(COLUMNS) + len({kind for kind, _, _ in others}) == 20
    assert len(TABLES) + len(others) == 200
