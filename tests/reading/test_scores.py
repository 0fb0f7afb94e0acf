"""The minus of a score reaches the map, however it is typed."""

from datetime import date as Date

import pytest

from bot.cli.situations import answered
from bot.reading.assembling import facts
from bot.reading.learned.decode import Stretch
from bot.reading.learned.loading import opened_reader
from bot.reading.situation import Situation
from bot.reading.text import normalised
from bot.usecases.craft import KnowledgeCraft

MAP = {"title": "Check-up", "stages": {"Arrival": ["front desk", "medical history form"]}}
UNTIDY = [
    ("front desk is ok I guess. the form is a chore, so -1", -1),
    ("that medical history form? everybody hates it honestly, -2", -2),
    ("hmm for the form maybe -1? they moan about it all day", -1),
    ("填那个 medical history form 大家都嫌烦，给个-1吧我觉得", -1),
]


@pytest.mark.parametrize(("text", "score"), UNTIDY)
def test_a_score_below_zero_arrives_below_zero(text: str, score: int) -> None:
    line = {"id": "1", "asked": "emotions:Arrival", "lang": "en", "map": MAP, "text": text}
    got = answered(line, opened_reader(), KnowledgeCraft(lambda: None, ()), Date(2026, 11, 28))
    (form,) = [t for s in got["after"]["stages"] for t in s["touchpoints"] if t["name"] == "medical history form"]
    assert form["emotion"] == score


@pytest.mark.parametrize(
    ("text", "score", "told"),
    [
        ("the form is a chore, so -1.", "-1", "-1"),
        ("maybe —2? nobody likes it", "—2", "-2"),
        ("那一关怨声载道，－2。", "－2", "-2"),
        ("前台很好，+2", "+2", "2"),
        ("估摸着负1吧", "负1", "-1"),
        ("neutral - 0", "0", "0"),
    ],
)
def test_a_score_is_what_was_typed(text: str, score: str, told: str) -> None:
    shaped = normalised(text)
    at = shaped.form.find(normalised(score).form)
    inside = [n for n, u in enumerate(shaped.units) if at <= u.start < at + len(score)]
    classes = ((str(-int(told)), 0.9), (told, 0.1)) if told != "0" else ((told, 0.9),)
    found = Stretch(inside[0], inside[-1], "emotion", 0.9, classes)
    (fact,) = facts(shaped, [found], Situation("emotions"), Date(2026, 11, 28)).values()
    assert fact.choice == told
