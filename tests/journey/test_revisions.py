"""Any revision can be undone; what came after it stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journey import commands as c
from bot.journey.change import apply, apply_all
from bot.journey.errors import NoSuchPart, UndoConflict
from bot.journey.ids import Mint
from bot.journey.model import Evidence, Journey, Stage
from bot.journey.revisions import Revision, events_between, undone


def blank() -> Journey:
    return Journey(id="j1", title="Check-in", created_at="2026-01-01", updated_at="2026-01-01")


def saved(journey: Journey, *commands: c.Command) -> tuple[Journey, Revision]:
    after = apply_all(commands, journey).model_copy(update={"revision": journey.revision + 1})
    events = events_between(journey, after)
    return after, Revision(number=after.revision, at="now", author="U1", events=events)


def furnished() -> Journey:
    journey, _ = saved(
        blank(),
        c.AddStage("s1", "Arrive"),
        c.AddStage("s2", "Stay"),
        c.AddTouchpoint("t1", "s1", "front desk"),
        c.AddTouchpoint("t2", "s2", "room"),
        c.AddPainPoint("h1", "t1", "a long queue", frequency=3),
        c.AddOpportunity("o1", "How might we shorten the queue?", pain_points=("h1",)),
        c.AddAction("a1", "pilot a kiosk", opportunity="o1"),
        c.AddEvidence(Evidence(id="e1", text="20 minutes!")),
        c.AttachEvidence("e1", "h1"),
    )
    return journey


COMMANDS = st.sampled_from(
    [
        c.SetTitle("Late arrival"),
        c.SetGoal(objective="fewer complaints", metric="CSAT"),
        c.ChangeStage("s1", name="Come in"),
        c.MoveStage("s1", 1),
        c.MergeStages(("s1", "s2"), "All of it"),
        c.MoveTouchpoint("t1", "s2", 0),
        c.ChangeTouchpoint("t1", emotion=-2, thought="never again"),
        c.ChangePainPoint("h1", impact=4),
        c.AddPainPoint("h9", "t2", "noisy"),
        c.AddStage("s9", "Leave", position=0),
        c.RecordMeasurement("a1", date=__import__("datetime").date(2026, 3, 1), value=3),
        c.AddPersona("p9", "Anna"),
        c.MovePainPoint("h1", "t2"),
        c.Clear("h1", ("frequency",)),
        c.Clear("journey", ("goal.objective",)),
        c.Clear("a1", ("kpi.name", "opportunity")),
        c.Remove("h1"),
        c.Remove("t1"),
        c.Remove("s1"),
        c.Remove("o1"),
        c.Remove("e1"),
    ]
)


@given(COMMANDS)
def test_undo_takes_back_any_command(command: c.Command) -> None:
    before = furnished()
    after, revision = saved(before, command)
    assert undone(after, revision).model_copy(update={"revision": before.revision}) == before


@given(st.lists(COMMANDS, min_size=1, max_size=6))
def test_undoing_all_revisions_in_turn_leads_back(commands: list[c.Command]) -> None:
    journey = start = furnished()
    revisions = []
    for command in commands:
        try:
            journey, revision = saved(journey, command)
        except NoSuchPart:
            continue
        revisions.append(revision)
    for revision in reversed(revisions):
        journey = undone(journey, revision)
    assert journey.model_copy(update={"revision": start.revision}) == start


def test_undo_of_an_earlier_change_keeps_later_ones() -> None:
    journey, renamed = saved(furnished(), c.ChangeStage("s1", name="Come in"))
    journey, _ = saved(journey, c.ChangeTouchpoint("t2", emotion=1))
    journey = undone(journey, renamed)
    assert journey.stages[0].name == "Arrive"
    assert journey.stages[1].touchpoints[0].emotion == 1


def test_undo_refuses_where_a_later_change_stands_on_it() -> None:
    journey, added = saved(furnished(), c.AddStage("s3", "Leave"))
    journey, _ = saved(journey, c.AddTouchpoint("t3", "s3", "bill"))
    with pytest.raises(UndoConflict) as conflict:
        undone(journey, added)
    assert conflict.value.parts == ("s3",)


def test_undo_of_a_merge_gives_each_stage_its_touchpoints_back() -> None:
    before = furnished()
    journey, merged = saved(before, c.MergeStages(("s1", "s2"), "All"))
    assert [t.id for t in journey.stages[0].touchpoints] == ["t1", "t2"]
    assert undone(journey, merged).stages == before.stages


def test_ids_are_never_used_twice() -> None:
    mint = Mint(furnished())
    assert [mint.new("stage"), mint.new("stage"), mint.new("touchpoint")] == ["s2", "s2-2", "t2"]


def test_removing_a_pain_point_takes_it_out_of_its_opportunities() -> None:
    journey = apply(c.Remove("h1"), furnished())
    assert journey.opportunities[0].pain_points == ()
    assert isinstance(journey.stages[0], Stage)
