"""The whole conversation line by line, as `journey chat` has it in a terminal."""

from pathlib import Path

import pytest

from bot.playground.talking import Talk
from knowledge.library import KnowledgeBase
from tests.product import living_world


@pytest.mark.parametrize(
    ("language", "opening", "goal", "saved"),
    [
        ("en", "help us map booking a vet appointment", "fewer no shows, 12% now, we want 5%", "5%"),
        ("zh", "帮我们画一下宠物医院预约的旅程", "爽约率现在 12%，想降到 5%", "5%"),
    ],
)
def test_a_line_is_answered_and_a_button_is_tapped(
    tmp_path: Path, knowledge: KnowledgeBase, language: str, opening: str, goal: str, saved: str
) -> None:
    with living_world(tmp_path, knowledge=knowledge) as living:
        talk = Talk(living.world.standin, language)  # type: ignore[arg-type]
        talk.say(opening)
        assert any(living.journey.title in text for text in talk.answers())
        talk.say(goal)
        assert any(saved in text for text in talk.answers())
        assert living.journey.goal.baseline == "12%"
        before = len(talk.buttons)
        assert before
        assert not talk.tap(before + 1)
        assert talk.tap(1)  # undo
        assert list(talk.answers())
        assert living.journey.goal.baseline is None
        assert talk.form == ""
