"""What is older than its workspace keeps it goes, by a timer, and nothing else does."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, select

from bot.guide.session import Kept, Session
from bot.usecases.handing.offer import Offer
from bot.usecases.inbound import Place
from bot.usecases.ports import Comment, Handed
from bot.usecases.retention import Retention
from knowledge.library import KnowledgeBase
from storage.database import Database
from storage.retention import SqlRetentions, tidy
from storage.tables import InboxRow, TimerRow, TurnRow
from storage.usage import ModelAnswerRow
from tests.durable.conftest import until
from tests.product import living_world

NOW = datetime(2026, 6, 1, tzinfo=UTC)
OLD, NEW = NOW - timedelta(days=100), NOW - timedelta(days=5)


def iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def filled(database: Database) -> None:
    ages = (("old", OLD), ("new", NEW))
    kept = tuple(Kept(author="U1", text=words, slot="goal", message=f"{at.timestamp():.6f}") for words, at in ages)
    offer = Offer(kind="feedback", name="a.csv")
    for tenant in ("T1", "T2"):
        with database.store() as store:
            talk = Session(journey="J1", kept=kept, language="en")
            store.conversations.store(tenant, "C1:1", talk, Place(channel="C1"))
            for batch, at in ages:
                store.feedback.keep(tenant, "J1", batch, [Comment("the queue"), Comment("the lift")])
                store.handed.add(tenant, Handed(batch, "C1:1", "J1", "U1", iso(at), "", offer))
        with database.transaction() as session:
            for key, at in ages:
                session.execute(insert(ModelAnswerRow).values(tenant=tenant, key=key, answer="x", at=iso(at)))


def left(database: Database, tenant: str) -> tuple[list[str], list[str], dict[str, int]]:
    with database.store() as store:
        talk = store.conversations.session(tenant, "C1:1")
        assert talk is not None
        feedback = store.feedback.counts(tenant, "J1")
    with database.transaction() as session:
        answers = list(
            session.scalars(select(ModelAnswerRow.key).filter_by(tenant=tenant).order_by(ModelAnswerRow.key))
        )
        return [one.text for one in talk.kept], answers, feedback


def test_what_is_too_old_goes_in_its_workspace_alone(database: Database) -> None:
    filled(database)
    with database.transaction() as session:
        SqlRetentions(session).put("T1", Retention(events=30, words=50, feedback=50))
        assert SqlRetentions(session).get("T1").words == 50
        assert SqlRetentions(session).get("T2") == Retention()
        gone = tidy(session, "T1", SqlRetentions(session).get("T1"), NOW)
    assert gone == {"model answers": 1, "kept words": 1, "feedback": 2}
    assert left(database, "T1") == (["new"], ["new"], {"new": 2})
    assert left(database, "T2") == (["old", "new"], ["new", "old"], {"old": 2, "new": 2})
    with database.transaction() as session:
        assert tidy(session, "T2", Retention(), NOW) == {"model answers": 1, "kept words": 0}


def test_a_timer_each_night_and_events_go_with_their_answers(tmp_path: Path, knowledge: KnowledgeBase) -> None:
    clock = ["2026-01-15T09:00:00Z"]
    with living_world(tmp_path, knowledge=knowledge, clock=lambda: clock[0]) as living:
        world, product = living.world, living.product
        root = world.mention(world.mia, world.lab, "help us map a hotel check-in")
        living.answer_to(root)
        product._alarms._set = float("-inf")

        def timers() -> list[str]:
            with product.database.transaction() as session:
                return list(session.scalars(select(TimerRow.key)))

        until(lambda: "tidy:2026-01-16" in timers())
        clock[0] = "2026-01-16T04:00:00Z"
        until(lambda: "tidy:2026-01-16" not in timers())
        until(lambda: not any(product.inbox.waiting().values()))
        assert product.inbox.forget(timedelta(0), "T0OTHER") == 0
        assert product.inbox.forget(timedelta(0), world.team) >= 2
        with product.database.transaction() as session:
            assert list(session.scalars(select(InboxRow.key))) == []
            assert all(reply is None for reply in session.scalars(select(TurnRow.reply)))
        assert living.answer_to(world.say(world.mia, world.lab, "@Journey status", thread_ts=root.ts))
