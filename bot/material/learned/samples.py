"""Cells as they stand under the columns of feedback tables, made up for training: lengths, shapes and signs matter,
not what is said."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import yaml

Language = Literal["zh", "en"]
_CELLS: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "samples.yaml").read_text(encoding="utf-8")
)


def column(role: str, name: str, language: Language, chance: random.Random) -> list[str]:
    """5 to 40 cells of a role, a few of them empty."""
    many = chance.choice([3, 4, 5, 8, 12, 20, 40])
    make = _MAKE[role](language, chance)
    gaps = chance.choice([0.0, 0.0, 0.1, 0.3])
    return ["" if chance.random() < gaps and number else make(number) for number in range(many)]


Make = Callable[[int], str]


def _pick(of: dict[str, list[str]]) -> Callable[[Language, random.Random], Make]:
    def made(language: Language, chance: random.Random) -> Make:
        few = chance.sample(of[language], min(len(of[language]), chance.choice([2, 4, 9])))
        return lambda _: chance.choice(few)

    return made


def _words(language: Language, chance: random.Random) -> Make:
    nothing = chance.choice([0.0, 0.0, 0.2])
    empty = {"zh": ("没有", "无"), "en": ("none", "n/a")}[language]
    long = chance.random() < 0.4

    def made(_: int) -> str:
        if chance.random() < nothing:
            return chance.choice(empty)
        parts = chance.sample(_CELLS["said"][language], chance.choice([1, 2, 3]) if long else 1)
        return ("" if language == "zh" else " ").join(parts)

    return made


def _score(language: Language, chance: random.Random) -> Make:
    words = {
        "zh": [
            ("满意", "一般", "不满意", "非常满意"),
            ("非常容易", "比较困难", "一般"),
            ("很可能", "不太可能", "说不准"),
        ],
        "en": [
            ("positive", "negative", "neutral"),
            ("Very satisfied", "Satisfied", "Somewhat dissatisfied", "Neither satisfied nor dissatisfied"),
            ("Strongly agree", "Agree", "Disagree"),
            ("Very easy", "Somewhat difficult", "Not at all likely", "Extremely likely"),
        ],
    }
    kinds = [("1", "2", "3", "4", "5"), tuple(map(str, range(11))), ("0", "1"), *words[language], ("5星", "4星", "1星"),
             ("1.0", "4.5", "5.0"), ("5 stars", "1 star"), ("★★★★★", "★☆☆☆☆"), ("-1", "0", "1")]  # fmt: skip
    scale = chance.choice(kinds)
    return lambda _: chance.choice(scale)


_DAYS = ("{y}-{m:02}-{d:02}", "{y}/{m}/{d} 9:{d:02}:33", "{m}/{d}/{y}", "{y}年{m}月{d}日",
         "{y}-{m:02}-{d:02}T10:{d:02}:00Z", "{m:02} {d:02}, {y}", "13935{d:02}{m:02}00", "{d:02}.{m:02}.{y}",
         "May {d}, {y}", "{m}月")  # fmt: skip


def _date(language: Language, chance: random.Random) -> Make:
    form = chance.choice(_DAYS)
    return lambda _: form.format(y=chance.choice([2024, 2025, 2026]), m=chance.randint(1, 12), d=chance.randint(1, 28))


def _id(language: Language, chance: random.Random) -> Make:
    kind = chance.choice(["count", "code", "long", "hex"])
    start = chance.choice([1, 1, 1001, 88213])

    def made(number: int) -> str:
        if kind == "count":
            return str(start + number)
        if kind == "code":
            return "".join(chance.choice("ABCDEFGHXYZ0123456789") for _ in range(chance.choice([6, 10, 13])))
        if kind == "long":
            return str(chance.randint(10**9, 10**12))
        return f"R_{chance.getrandbits(60):x}"

    return made


_MAKE: dict[str, Callable[[Language, random.Random], Make]] = {
    "words": _words,
    "reply": _pick(_CELLS["answered"]),
    "title": _pick(_CELLS["titles"]),
    "score": _score,
    "date": _date,
    "product": _pick(_CELLS["things"]),
    "language": lambda language, chance: lambda _: chance.choice(("zh-CN", "en", "en-US", "中文", "English", "de")),
    "who": _pick(_CELLS["names"]),
    "id": _id,
    "other": _pick(_CELLS["other"]),
}
