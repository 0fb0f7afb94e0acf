"""What a sentence's slots come to."""

from datetime import date

import pytest

from bot.usecases.ports import Listed
from bot.usecases.wanting import workshop_slots
from bot.usecases.workshops.requested import wanted_from

MAPS = (
    Listed("j2", "Bike repair", "draft", "C1", None, "2026-01-02", 1),
    Listed("j1", "hotel check-in", "draft", "C1", None, "2026-01-01", 1),
)


@pytest.mark.parametrize(
    ("topic", "format", "journey"),
    [
        ("score the emotions on hotel check-in", "emotions", "j1"),
        ("给每个触点打个分", "emotions", "j2"),
        ("how bad are these", "severity", "j2"),
        ("which assumptions do we have evidence for", "assumptions", "j2"),
        ("客户为啥流失", "brainstorm", None),
        ("what slows down hotel check-in", "brainstorm", "j1"),
        ("1-2-4-All on the queue", "one_two_four_all", None),
    ],
)
def test_format_and_map(topic: str, format: str, journey: str | None) -> None:
    found = wanted_from({"topic": topic}, MAPS)
    assert (found.format, found.journey, found.question) == (format, journey, topic)


def test_the_rest() -> None:
    slots = {
        "topic": "Why?",
        "minutes": "15",
        "anonymous": "yes",
        "people": "U0TOM00001 U0MIA00001",
        "by": "2026-01-22",
    }
    found = wanted_from(slots, ())
    assert (found.minutes, found.until, found.anonymous) == (15, "2026-01-22T17:00:00Z", True)
    assert found.people == ("U0TOM00001", "U0MIA00001")
    assert wanted_from({"topic": "Why?", "by": "soon", "minutes": "a few"}, ()).until == ""


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("let's get everyone in here to score the emotions on hotel check-in by Thursday", "2026-01-15"),
        ("大家周五前给酒店入住的情感打个分", "2026-01-16"),
        ("run a workshop on why guests left in March", ""),
    ],
)
def test_until_when(text: str, by: str) -> None:
    assert workshop_slots(text, None, date(2026, 1, 12))["by"] == by


def test_what_a_sentence_asks_for_is_found_in_all_of_it() -> None:
    text = "let's get everyone in here to score the emotions on hotel check-in by Thursday"
    found = wanted_from(workshop_slots(text, None, date(2026, 1, 12)), MAPS)
    assert (found.format, found.journey, found.question, found.until) == ("emotions", "j1", "", "2026-01-15T17:00:00Z")
