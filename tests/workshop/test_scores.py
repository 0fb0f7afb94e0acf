"""Emotion check, severity poll, assumption check: what each person said is kept, what agrees and what does not is told."""

from collections.abc import Iterator

import pytest

from bot.journey.change import apply_all
from bot.journey.commands import AddPainPoint, AddStage, AddTouchpoint
from bot.journey.model import Journey
from bot.journey.revisions import Revision
from knowledge.library import KnowledgeBase
from tests.product import NOW, Living, living_world
from tests.workshop.session import Clock, Session, refused, until

EMPTY = {"id": "j1", "title": "Hotel check-in", "created_at": NOW, "updated_at": NOW, "revision": 1}
PARTS = (
    AddStage("s1", "Arrive"),
    AddTouchpoint("t1", "s1", "Front desk"),
    AddTouchpoint("t2", "s1", "Lift"),
    AddPainPoint("h1", "t1", "the queue is long"),
    AddPainPoint("h2", "t1", "nobody says hello"),
)


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("scores"), knowledge=knowledge, clock=Clock()) as one:
        journey = apply_all(PARTS, Journey.model_validate({**EMPTY, "channel": one.world.lab.id}))
        with one.product.database.store() as store:
            store.journeys.create(one.world.team, journey, Revision(number=1, at=NOW, author="U1", events=()))
        yield one
        assert not refused(one.world)


def test_two_camps_are_shown_and_the_raw_scores_kept(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, format="emotions", journey="j1")
    given = {world.mia: "-2", world.tom: "-2", world.chen: "1", world.wu: "1", world.raj: "-2"}
    for person, score in given.items():
        session.answer(person, **{"emotion t1": score, "emotion t2": "1"})
    assert {(c.person, c.subject, c.score) for c in session.contributions if c.subject == "t1"} == {
        (person.id, "t1", int(score)) for person, score in given.items()
    }
    session.press(world.mia, "facilitate next")
    told = session.told("Scores from 5 people").text
    assert "*Front desk*: mean −0.8 (n = 5, spread 1.6)" in told
    assert "Two camps: 3 say −2, 2 say +1." in told
    assert "Who is in a camp is only told" in told
    assert "*Lift*: mean +1 (n = 5, spread 0.0)\nYou agree on this one." in told
    drawn = session.picture("Feelings along the journey")
    assert "1. Front desk: mean −0.8 · n 5 · spread 1.6 · two camps 3 say −2, 2 say +1" in drawn
    assert "2. Lift: mean +1 · n 5 · spread 0.0" in drawn
    session.send(world.mia, "take", {})
    session.told("Front desk −1 (n=5)")
    with living.product.database.store() as store:
        desk = store.journeys.get(world.team, "j1").stages[0].touchpoints[0]
    assert (desk.emotion, desk.emotion_n, desk.emotion_spread) == (-1, 5, 1.64)


def test_severity(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, format="severity", journey="j1", names="anonymous")
    session.answer(world.mia, **{"frequency h1": "4", "impact h1": "3", "persistence h1": "4"})
    session.answer(world.tom, **{"frequency h1": "2", "impact h1": "4", "frequency h2": "1"})
    session.press(world.mia, "facilitate next")
    told = session.told("the worst first").text
    assert "severity 4 of 4 (how often 3.0 (n = 2, spread 1.4)" in told
    assert told.index("the queue is long") < told.index("nobody says hello")
    session.send(world.mia, "take", {})
    session.told("the queue is long 4/4")


def test_assumptions(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.mia, world.lab, format="assumptions", journey="j1")
    session.answer(world.mia, **{"stance h1": "0", "evidence h1": "42 comments in March"})
    session.answer(world.tom, **{"stance h1": "2", "stance h2": "1"})
    session.press(world.mia, "facilitate next")
    told = session.told("Answers from 2 people").text
    assert "1 with evidence, 1 doubt it (n = 2)\nSome have evidence and some doubt it" in told
    assert "Evidence: 42 comments in March (Mia)" in told
    assert "Nobody has evidence: this is an assumption." in told


def test_ideas_become_pain_points_with_votes_and_authors(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.chen, world.lab, question="入住哪里最烦？", journey="j1")
    session.answer(world.chen, ideas="押金退得慢")
    session.answer(world.wu, ideas="发票要排队开")
    session.press(world.chen, "facilitate next")
    session.told("公布：2 人写了 2 条")
    session.press(world.chen, "facilitate next")
    session.wait("voting")
    session.vote(world.wu, "押金退得慢", "押金退得慢")
    session.press(world.chen, "facilitate next")
    session.told("押金退得慢")
    session.wait("deciding")
    session.send(world.chen, "take", {"as": "pain", "where": "t2", "many": "1"})
    session.told("已放进")

    with living.product.database.store() as store:
        traced = store.journeys.get(world.team, "j1").evidence[-1]
    assert (traced.text, traced.source, traced.origin) == ("押金退得慢", "小陈", "team")
    assert session.root.ts.replace(".", "") in (traced.permalink or "")

    def pains() -> list[tuple[str, int, tuple[str, ...]]]:
        with living.product.database.store() as store:
            lift = store.journeys.get(world.team, "j1").stages[0].touchpoints[1]
        return [(p.text, p.votes, p.authors) for p in lift.pain_points]

    assert until(pains) == [("押金退得慢", 2, ("小陈",))]


def test_nothing_to_score_begins_nothing(living: Living) -> None:
    world = living.world
    world.command(world.tom, world.lab, "workshop")
    world.submit(world.modal(world.tom, title="Start a workshop"), {"format": "emotions", "journey": "-"})
    assert world.wait_for(
        lambda: [m for m in world.bot_messages(world.lab, seen_by=world.tom) if "nothing was started" in m.text]
    )
