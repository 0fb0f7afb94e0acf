"""Whether a message is written as a form is, on authors and on tidy shapes that nothing was learned from."""

from bisect import bisect_left

import pytest
import yaml

from bot.guide.hearing import TIDY
from bot.reading.learned.form import Form
from bot.reading.shape import shape
from bot.reading.text import normalised
from bot.reading.training.corpus import examples, part
from tests.dialogues.script import DEEDS, FOLDER

FORM = Form()


def form_of(text: str) -> float:
    return FORM.tidy(normalised(text).form)


def answers() -> list[str]:
    scripts = [yaml.safe_load(path.read_text("utf-8")) for path in FOLDER.glob("*.yaml")]
    return [str(told) for s in scripts for turn in s["turns"] for deed, told in turn.items() if deed not in DEEDS]


def test_a_form_is_told_from_talk_by_its_shape() -> None:
    """The chance that an answer as a form has it looks more like one than what an author typed."""
    typed = sorted(form_of(e.text.original) for e in examples(authors=part("choosing")) if e.does == "none")
    chances = [bisect_left(typed, form_of(text)) / len(typed) for text in answers()]
    assert sum(chances) / len(chances) > 0.85


def test_answers_as_a_form_has_them_are_mostly_known() -> None:
    assert sum(form_of(text) >= TIDY for text in answers()) > 0.85 * len(answers())


@pytest.mark.parametrize(
    "text",
    [
        "Goal: fewer calls\nMetric: calls a week",
        "check desk: -1, key: +1",
        "前台：-2，钥匙：+1",
        "1. Book\n2. Arrive\n3. Leave",
        "我们可以怎样让客人少等？",
        "-2 -1 0 1",
        "Ana, 34, in a hurry",
    ],
)
def test_forms(text: str) -> None:
    assert form_of(text) >= TIDY


@pytest.mark.parametrize(
    "text",
    [
        "嗯就是前台那块吧 客人老是等得不耐烦 我们也没辙",
        "we did ask them in May and most said they'd given up by the second page, so there's that",
    ],
)
def test_talk(text: str) -> None:
    assert form_of(text) < TIDY


def test_a_shape_leaves_out_what_is_told() -> None:
    assert shape("Goal: fewer calls", frozenset()) == shape("Wish: longer sleep", frozenset())
    assert shape("目标：少等", frozenset()) == shape("期望：多睡", frozenset())
    assert shape("a, b", frozenset()) != shape("a: b", frozenset())
