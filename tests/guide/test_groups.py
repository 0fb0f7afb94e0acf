"""Several labelled lists in one line are a line each."""

import pytest

from bot.guide.readers.groups import a_line_each
from tests.guide.crafts import NoCraft
from tests.guide.talk import Talk


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("Unlock: scan, pay. Return: dock, lock.", ["Unlock: scan, pay", "Return: dock, lock"]),
        ("Unlock: scan, pay; Ride: helmet; Return: dock, lock", ["Unlock: scan, pay", "Ride: helmet", "Return: dock, lock"]),
        ("解锁：扫码、付押金。骑行：找路。还车：找桩、锁车。", ["解锁：扫码、付押金", "骑行：找路", "还车：找桩、锁车"]),
        ("Before you go: website, friends. On the day: gate, guide", ["Before you go: website, friends", "On the day: gate, guide"]),
    ],
)  # fmt: skip
def test_each_list_has_a_line(typed: str, lines: list[str]) -> None:
    assert a_line_each(typed).split("\n") == lines


@pytest.mark.parametrize(
    "typed",
    [
        "Stages: unlock, ride, return.",
        "phone line: -2; front desk: +1",
        "Goal: fewer calls. Persona: Anna",
        "She opens at 9:00. He closes at 17:30, later on Fridays.",
        "They said: scan, pay. Nobody told us how.",
        "unlock, ride; return",
        "What we saw in the first week of May: rain, queues. And after that nothing: sun, silence",
    ],
)
def test_anything_else_stays_as_it_is(typed: str) -> None:
    assert a_line_each(typed) == typed


@pytest.mark.parametrize(
    ("typed", "stages"),
    [
        ("Unlock: scan, pay. Return: dock, lock.", [("Unlock", ["scan", "pay"]), ("Return", ["dock", "lock"])]),
        ("Unlock: scan, pay; Return: dock, lock", [("Unlock", ["scan", "pay"]), ("Return", ["dock", "lock"])]),
    ],
)
def test_at_the_stages_they_are_stages_with_touchpoints(typed: str, stages: list[tuple[str, list[str]]]) -> None:
    talk = Talk("help us map a bike ride", NoCraft())
    talk.type("go to stages")
    talk.type(typed)
    assert [(s.name, [t.name for t in s.touchpoints]) for s in talk.journey.stages] == stages
