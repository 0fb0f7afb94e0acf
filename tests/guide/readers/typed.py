"""What the property tests type: words people use, marks they separate them with, and things that come along by accident."""

import re
import time
from collections.abc import Callable

from hypothesis import strategies as st

MARKS = "\u200b\u200c\u200e\u200f\u202a\u202e\u2066\ufeff\x00\x07\x1b\xad"
LATIN = st.sampled_from(
    [
        "Browse",
        "Order",
        "Pay",
        "check-in",
        "front desk",
        "Room service",
        "Wi-Fi",
        "look up hours",
        "park the car",
        "App",
    ]
)
HAN_WORDS = st.sampled_from(
    ["意识", "考虑", "购买", "取药付款", "到店", "前台办理入住", "想起要买", "排队取号", "离店结账"]
)
NAMES = st.one_of(LATIN, HAN_WORDS)
ANY_TEXT = st.text(max_size=200)
MESSY = st.lists(
    st.one_of(
        NAMES,
        st.sampled_from(list(" \n\t,，、;；。.:：!！?？-—→>/()（）\"“”'「」[]【】*•①1.2)") + list(MARKS)),
        st.sampled_from(
            [
                "-2",
                "+1",
                "frequency 3",
                "影响4",
                "angry",
                "很失望",
                "🙂",
                ":angry:",
                "because",
                "因为",
                "stage 2:",
                "第二阶段：",
            ]
        ),
        st.sampled_from(
            [
                "rename",
                "改成",
                "merge",
                "how might we",
                "我们怎样才能",
                "owner",
                "负责人：",
                "3月31日",
                "by Friday",
                "40%",
                "从",
                "到",
            ]
        ),
    ),
    max_size=25,
).map("".join)


def letters(text: str) -> list[str]:
    """The letters and digits of a text, in any order: what must not get lost."""
    return sorted(re.findall(r"\w", text))


def seconds(read: Callable[[str], object], text: str) -> float:
    started = time.perf_counter()
    read(text)
    return time.perf_counter() - started


LONG, MIDDLING = 40_000, 3_000
SLOW = 5.0  # seconds on a busy machine; a search that explodes takes minutes
# What drove some reader into quadratic time while it was written, at the length of the longest message …
WORST = ("- ", "1", "第二", "20 → 5 min, ", "“a” ", "a\n", '"', "a,", "一", "不", "frequency ", "goal: ")
# … and what else could, shorter.
OTHERS = [
    "a",
    " ",
    "我",
    "，",
    "a, ",
    "very ",
    "not ",
    "((",
    "“",
    "'",
    " '",
    "[",
    "-",
    "1. ",
    "1 ",
    "：",
    "a: ",
    ":a",
    "第",
    "f1 ",
    "and ",
    "和",
    "从",
    "到",
    "from ",
    "to ",
    "3月",
    "2026-",
    "@",
    "<@U",
    "?",
    "为什么",
    "how might we ",
    "我们",
    "跳过",
    "skip ",
    "把",
    "改成",
    "merge ",
    "a（b）",
    "→",
    "- a\n",
    "没有了",
    "好的",
    "owner ",
    "负责人：",
    "since ",
    "来源：",
    "—",
    "front desk ",
    "前台",
    "-2 ",
    "-2, ",
    "in two weeks ",
    "everything ",
    "十",
    "20%",
    "12 月",
    "影响",
    "5 分钟 ",
]
HOSTILE = (
    *(chunk * (LONG // len(chunk)) for chunk in WORST),
    *(chunk * (MIDDLING // len(chunk)) for chunk in OTHERS),
    *(f"a{(mark * LONG)[:LONG]}b" for mark in (" ", "\n", "。", " -")),
)
