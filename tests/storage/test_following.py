"""The tables beside the documents say what the documents say, whatever is done and undone, on both databases."""

from datetime import date as Date
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from bot.journey import commands as c
from bot.journey.change import apply
from bot.journey.errors import NoSuchPart, UndoConflict
from bot.journey.ids import Mint
from bot.journey.model import Journey, Kpi
from bot.journey.revisions import Revision, events_between, undone
from storage.database import Database
from storage.portfolio.rows import ActionRow, ChangeRow, PainPointRow, TouchpointRow
from storage.portfolio.upkeep import catch_up, check, reindex
from storage.tables import JourneyRow
from tests.journey.strategies import journeys
from tests.journey.test_revisions import COMMANDS, blank, furnished

tenants = (f"T{n}" for n in count())
MORE = st.sampled_from(
    [
        c.SetStatus("archived"),
        c.SetStatus("published"),
        c.ChangeAction("a1", owner="Ben", department="运营部", due=Date(2026, 5, 1), kpi=Kpi(name="wait", baseline=9)),
        c.ChangeAction("a1", status="done"),
        c.ChangeAction("a1", blocked_by=("a2",)),
        c.AddAction("a2", "ask the landlord", opportunity="o1", owner="Priya\0"),
        c.AddMetric("NPS", 32, stage="s1", n=210, date=Date(2026, 5, 31)),
        c.ChangeTouchpoint("t1", moment_of_truth=True),
        c.ChangeStage("s2", name="Ｓtay"),
    ]
)
UNDO = st.integers(0, 9).map(lambda back: ("undo", back))
QUICK = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def create(database: Database, tenant: str, journey: Journey) -> None:
    first = Revision(number=journey.revision, at="2026-01-01T00:00:00Z", author="U1", events=())
    with database.store() as store:
        store.journeys.create(tenant, journey, first)


def save(database: Database, tenant: str, before: Journey, after: Journey, undoes: int | None = None) -> Journey:
    after = after.model_copy(update={"revision": before.revision + 1})
    told = {"at": f"2026-01-02T00:00:{after.revision:02}Z", "author": "U1", "undoes": undoes}
    events = events_between(before, after)
    with database.store() as store:
        store.journeys.save(tenant, after, Revision(number=after.revision, events=events, **told))
    return after


def changed(database: Database, tenant: str, journey: Journey, step: object) -> Journey:
    try:
        if not isinstance(step, tuple):
            return save(database, tenant, journey, apply(step, journey))
        with database.store() as store:
            back = store.journeys.revisions(tenant, journey.id)[1:][-1 - step[1] :][:1]
        return save(database, tenant, journey, undone(journey, back[0]), back[0].number) if back else journey
    except (NoSuchPart, UndoConflict):
        return journey


@QUICK
@given(steps=st.lists(COMMANDS | MORE | UNDO, min_size=1, max_size=12))
def test_they_follow_every_change_and_every_undo(database: Database, steps: list[object]) -> None:
    tenant, journey = next(tenants), furnished()
    create(database, tenant, journey)
    for step in steps:
        journey = changed(database, tenant, journey, step)
    assert [fault for fault in check(database) if fault[0] == tenant] == []


@QUICK
@given(journey=journeys())
def test_they_tell_any_document(database: Database, journey: Journey) -> None:
    tenant = next(tenants)
    create(database, tenant, journey)
    assert [fault for fault in check(database) if fault[0] == tenant] == []


def test_what_was_stored_before_there_were_tables_is_told_in_them(database: Database) -> None:
    journey = furnished()
    create(database, "T", journey)
    journey = save(database, "T", journey, apply(c.Remove("h1"), journey))
    with database.transaction() as session:
        for table in (TouchpointRow, PainPointRow, ActionRow, ChangeRow):
            session.execute(delete(table))
        session.execute(update(JourneyRow).values(followed="", language="zh"))
    assert [fault[2] for fault in check(database)] == [["touchpoints", "actions", "changes"]]
    assert catch_up(database) == 1
    assert catch_up(database) == 0
    assert list(check(database)) == []
    with database.transaction() as session:
        assert session.scalar(select(JourneyRow.language)) == "en"


def test_reindex_mends_what_somebody_changed_by_hand(database: Database) -> None:
    create(database, "T", furnished())
    with database.transaction() as session:
        session.execute(update(PainPointRow).values(severity=0))
        session.execute(update(ActionRow).values(id="a7"))
    assert [fault[2] for fault in check(database)] == [["pain_points", "actions"]]
    assert reindex(database) == 1
    assert list(check(database)) == []


def test_a_change_is_told_with_the_name_that_the_part_had(database: Database) -> None:
    journey = blank()
    create(database, "T", journey)
    for command in (
        c.AddStage("s1", "Arrive"),
        c.ChangeStage("s1", name="Come in"),
        c.Remove("s1"),
        c.AddStage(Mint(journey, 9).new("stage"), "Leave"),
    ):
        journey = save(database, "T", journey, apply(command, journey))
    with database.transaction() as session:
        rows = session.execute(select(ChangeRow).order_by(ChangeRow.number, ChangeRow.position)).scalars()
        told = [(row.did, row.kind, row.name, row.field, row.before, row.after) for row in rows]
    assert told == [
        ("added", "stages", "Arrive", "", None, None),
        ("changed", "stages", "Come in", "name", "Arrive", "Come in"),
        ("removed", "stages", "Come in", "", None, None),
        ("added", "stages", "Leave", "", None, None),
    ]


def test_a_change_that_is_not_saved_is_not_told(database: Database) -> None:
    journey = furnished()
    create(database, "T", journey)

    class Oops(Exception):
        pass

    try:
        with database.store() as store:
            after = apply(c.Remove("h1"), journey).model_copy(update={"revision": 2})
            revision = Revision(number=2, at="2026", author="U1", events=events_between(journey, after))
            store.journeys.save("T", after, revision)
            raise Oops
    except Oops:
        pass
    with database.transaction() as session:
        assert session.scalar(select(PainPointRow.text)) == "a long queue"
