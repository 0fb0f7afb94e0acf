"""A scale that stands only in a name: what it is, where it is none, and what scores and feelings come to by it."""

import pytest

from bot.material.columns.scale import Scored, scored
from bot.material.maps import feelings
from bot.material.named_scale import named_scale

NAMED = [
    ("Mood (1-10)", (1, 10)), ("满意度（10 分制）", (1, 10)), ("Satisfaction, 1 to 7", (1, 7)), ("情绪 −5～+5", (-5, 5)),
    ("How happy are you? 1 = not at all, 10 = very", (1, 10)), ("score out of 10", (1, 10)), ("评分(满分100)", (1, 100)),
    ("Rating /5", (1, 5)), ("NPS 0–10", (0, 10)), ("5-point rating", (1, 5)), ("情感 -2..2", (-2, 2)),
    ("体验分 1到5分", (1, 5)), ("心情 1—10", (1, 10)), ("emotion [-2 to +2]", (-2, 2)), ("1分最差，10分最好", (1, 10)),
]  # fmt: skip
NONE = ["Score", "Q1-5 notes", "Sprint 3-4 mood", "2019-2024", "wave 12", "情绪", "Room 1-101", "Version 1.5-2.0", ""]


@pytest.mark.parametrize(("name", "scale"), NAMED)
def test_a_name_says_its_scale(name: str, scale: tuple[int, int]) -> None:
    assert named_scale(name, [1, 2]) == scale


@pytest.mark.parametrize("name", NONE)
def test_a_name_without_a_scale_says_none(name: str) -> None:
    assert named_scale(name, [1, 2]) is None


def test_numbers_that_do_not_keep_to_it_make_it_none() -> None:
    assert named_scale("Age 1-10", [3, 41]) is None
    assert named_scale("out of 10", [0, 3]) == (0, 10)


def test_few_low_scores_are_low_on_the_scale_of_their_name() -> None:
    low = ["2", "3", "4", "5", "3"]
    assert feelings.scored(low, "Mood (1-10)") == feelings.Scored((-2, -1, -1, 0, -1), "1–10")
    assert feelings.scored(low).scale == "1–5"
    assert feelings.scored(["-1", "0", "2"], "情绪（-5 到 5）") == feelings.Scored((0, 0, 1), "−5–+5")
    assert feelings.scored(["8/10", "9/10"], "Mood out of 10") == feelings.scored(["8/10", "9/10"])
    assert feelings.scored(["-1", "0", "2"], "emotion (-2 to +2)") == feelings.Scored((-1, 0, 2), "")


def test_a_metric_is_made_on_the_scale_of_its_name() -> None:
    cells = ["3", "4", "5", "5", "4"]
    assert scored("Satisfaction", cells) == Scored("CSAT", 80.0, 5)
    assert scored("Satisfaction (1-10)", cells) == Scored("CSAT", 0.0, 5)
    assert scored("How likely are you to recommend us? (0-10)", cells) == Scored("NPS", -100.0, 5)
    assert scored("办理容易程度（1-7）", cells) == Scored("CES", 4.2, 5)
    assert scored("满意度（满分100）", cells) == Scored("CSAT", 0.0, 5)
