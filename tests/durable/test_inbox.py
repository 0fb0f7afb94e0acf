"""The inbox on a real engine: once, in order, and never acknowledged before it is on disk."""

import threading
import time
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import text

from bot.durable.inbox import DEADLY, Deadly
from bot.usecases.inbound import Inbound
from storage.database import Unavailable
from tests.durable.conftest import Clerk, Office, all_at_once, said, until


class Away(Exception):
    pass


def test_an_event_is_worked_on_once_however_often_it_comes(office: Office) -> None:
    clerk = Clerk()
    office.start(clerk)
    assert office.inbox.accept(said("E1"))
    assert not office.inbox.accept(said("E1"))
    until(lambda: clerk.keys == ["E1"])
    assert not office.inbox.accept(said("E1"))
    office.inbox.accept(said("E2"))
    until(lambda: "E2" in clerk.keys)
    assert clerk.worked == [("E1", False), ("E2", False)]


def test_many_deliveries_at_once_are_one_event(office: Office) -> None:
    answers: list[bool] = []
    all_at_once(*[lambda: answers.append(office.inbox.accept(said("E1"))) for _ in range(12)])
    assert sorted(answers) == [False] * 11 + [True]


def test_the_same_key_in_another_workspace_is_another_event(office: Office) -> None:
    assert office.inbox.accept(said("E1", tenant="T1"))
    assert office.inbox.accept(said("E1", tenant="T2"))


def test_a_conversation_is_worked_on_in_the_order_of_arrival(office: Office) -> None:
    clerk = Clerk(tell=lambda _inbound, _again: time.sleep(0.002))
    office.start(clerk)
    sent = [[f"{talk}-{n:02}" for n in range(15)] for talk in "abcd"]

    def send(keys: list[str]) -> None:
        for key in keys:
            office.inbox.accept(said(key, conversation=key[0]))

    all_at_once(*[partial(send, keys) for keys in sent])
    until(lambda: len(clerk.keys) == 60, 40)
    for keys in sent:
        assert [key for key in clerk.keys if key[0] == keys[0][0]] == keys


def test_a_slow_conversation_holds_up_no_other(office: Office) -> None:
    free = threading.Event()

    def tell(inbound: Inbound, _again: bool) -> None:
        if inbound.conversation == "slow":
            free.wait(20)

    clerk = Clerk(tell)
    office.start(clerk)
    for event in (said("S1", "slow"), said("S2", "slow"), said("Q1", "quick"), said("Q2", "quick")):
        office.inbox.accept(event)
    until(lambda: clerk.keys[-1:] == ["Q2"])
    assert "S2" not in clerk.keys
    free.set()
    until(lambda: "S2" in clerk.keys)


def test_a_fault_is_told_once_and_the_queue_goes_on(office: Office) -> None:
    def tell(inbound: Inbound, _again: bool) -> None:
        if inbound.key == "E1":
            raise ZeroDivisionError

    clerk = Clerk(tell)
    office.start(clerk)
    office.inbox.accept(said("E1"))
    office.inbox.accept(said("E2"))
    until(lambda: "E2" in clerk.keys)
    assert clerk.keys == ["E1", "E2"]
    assert [(key, type(fault)) for key, fault in clerk.faults] == [("E1", ZeroDivisionError)]


def test_a_fault_that_cannot_be_told_does_not_stop_the_queue(office: Office) -> None:
    class Mute(Clerk):
        def on_fault(self, inbound: Inbound, fault: BaseException) -> None:
            raise Away from fault

    def tell(inbound: Inbound, _again: bool) -> None:
        if inbound.key == "E1":
            raise ZeroDivisionError

    clerk = Mute(tell)
    office.start(clerk)
    office.inbox.accept(said("E1"))
    office.inbox.accept(said("E2"))
    until(lambda: "E2" in clerk.keys)


def test_what_passes_by_itself_is_tried_again_and_says_so(office: Office) -> None:
    def tell(_inbound: Inbound, _again: bool) -> None:
        if len(clerk.worked) < 3:
            raise Away

    clerk = Clerk(tell)
    office.start(clerk, transient=(Away,), pauses=(0.01, 0.01, 0.01))
    office.inbox.accept(said("E1"))
    until(lambda: len(clerk.worked) == 3)
    assert clerk.worked == [("E1", False), ("E1", True), ("E1", True)]
    assert not clerk.faults


def test_what_does_not_pass_is_told_in_the_end(office: Office) -> None:
    def tell(_inbound: Inbound, _again: bool) -> None:
        raise Away

    clerk = Clerk(tell)
    office.start(clerk, transient=(Away,), pauses=(0.01, 0.01))
    office.inbox.accept(said("E1"))
    until(lambda: bool(clerk.faults))
    assert len(clerk.worked) == 3


def test_an_event_is_never_given_up_before_it_could_be_read(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the database is away: nobody could be told of it, so it would be lost."""
    clerk, tries = Clerk(), []
    whole = office.inbox._rows.begin

    def begin(tenant: str, key: str) -> tuple[Inbound, int, str]:
        tries.append(key)
        if len(tries) < 12:
            raise Away
        return whole(tenant, key)

    monkeypatch.setattr(office.inbox._rows, "begin", begin)
    office.start(clerk, transient=(Away,), pauses=(0.01, 0.01))
    office.inbox.accept(said("E1"))
    until(lambda: clerk.keys == ["E1"])
    assert not clerk.faults


def test_a_stop_leaves_what_waits_to_the_next_start(url: str) -> None:
    def tell(_inbound: Inbound, _again: bool) -> None:
        raise Away

    first, office = Clerk(tell), Office(url)
    office.start(first, transient=(Away,), pauses=(60.0,))
    office.inbox.accept(said("E1"))
    office.inbox.accept(said("E2"))
    until(lambda: first.keys == ["E1"])
    office.close()
    second, office = Clerk(), Office(url)
    office.start(second)
    until(lambda: len(second.worked) == 2)
    assert second.worked == [("E1", True), ("E2", False)]
    assert not first.faults
    office.close()


def test_an_event_that_ends_the_process_each_time_is_given_up_and_told(office: Office) -> None:
    office.inbox.accept(said("E1"))
    with office.databases[1].engine.begin() as connection:
        connection.execute(text(f"UPDATE inbox SET begun = {DEADLY}"))
    clerk = Clerk()
    office.start(clerk)
    until(lambda: bool(clerk.faults))
    assert isinstance(clerk.faults[0][1], Deadly)
    assert not clerk.worked


def test_a_locked_database_accepts_nothing_and_says_so_in_time(office: Office) -> None:
    clerk = Clerk()
    office.start(clerk)
    office.inbox.accept(said("E0"))
    until(lambda: clerk.keys == ["E0"])
    with office.databases[1].engine.connect() as other:
        if office.url.startswith("sqlite"):
            other.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            other.exec_driver_sql("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE")
        started = time.monotonic()
        refused: list[Exception] = []

        def attempt() -> None:
            try:
                office.inbox.accept(said("E1"))
            except Exception as error:
                refused.append(error)

        all_at_once(*[attempt] * 10)
        assert time.monotonic() - started < 2.5
        assert len(refused) == 10
        assert not any("hello" in str(error) for error in refused)
        other.rollback()
    assert office.inbox.accept(said("E1"))
    assert not office.inbox.accept(said("E1"))
    until(lambda: clerk.keys == ["E0", "E1"])


def test_an_event_that_cannot_be_stored_takes_no_other_with_it(office: Office) -> None:
    """Threads share a commit on SQLite; a bad event among them must fail alone."""
    bad = said("BAD").model_copy(update={"tenant": None})
    kept: list[bool] = []
    errors: list[Exception] = []

    def send(event: Inbound) -> None:
        try:
            kept.append(office.inbox.accept(event))
        except Exception as error:
            errors.append(error)

    all_at_once(*[partial(send, said(f"E{n}")) for n in range(20)], partial(send, bad))
    assert kept == [True] * 20
    assert len(errors) == 1


def test_the_engine_keeps_no_text(office: Office) -> None:
    office.inbox.accept(said("E1", text="the customer's own words"))
    schema = "" if office.url.startswith("sqlite") else "dbos."
    with office.databases[1].engine.connect() as connection:
        inputs = connection.execute(text(f"SELECT inputs FROM {schema}workflow_input")).scalars().all()
    assert len(inputs) == 1
    assert "own words" not in str(inputs)
    assert "E1" in str(inputs)


def test_what_was_done_long_ago_is_forgotten_and_what_waits_is_not(office: Office) -> None:
    clerk = Clerk(tell=lambda inbound, _again: time.sleep(0.5 if inbound.key == "E3" else 0))
    office.start(clerk)
    for key in ("E1", "E2"):
        office.inbox.accept(said(key))
    until(lambda: len(clerk.keys) == 2)
    until(lambda: not any(office.inbox.waiting().values()))
    office.inbox.accept(said("E3"))
    assert office.inbox.forget() == 0
    time.sleep(0.05)
    assert office.inbox.forget(timedelta(0)) == 2
    with office.databases[1].engine.connect() as connection:
        assert connection.execute(text("SELECT key FROM inbox")).scalars().all() == ["E3"]
    assert not office.inbox.accept(said("E3"))
    until(lambda: "E3" in clerk.keys)


def test_a_row_that_is_not_whole_is_set_aside_once_and_said(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    for key in ("E1", "E2"):
        office.inbox.accept(said(key))
    office.inbox.accept(said("E3", conversation="other"))
    with office.databases[1].connection() as connection:
        connection.execute(text("UPDATE inbox SET inbound = substr(inbound, 1, 40) WHERE key = 'E1'"))
    clerk = Clerk()
    office.start(clerk, transient=(Unavailable,), pauses=(0.05,))
    until(lambda: sorted(clerk.keys) == ["E2", "E3"])
    until(lambda: not sum(office.inbox.waiting().values()))
    assert not clerk.faults
    told = [line for line in caplog.messages if "set aside" in line]
    assert len(told) == 1
    with office.databases[1].connection() as connection:
        assert connection.scalar(text("SELECT length(inbound) FROM inbox WHERE key = 'E1'")) == 40
