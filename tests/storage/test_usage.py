"""What is kept about the model, on both databases."""

import threading

from bot.guide.found import Found
from bot.llm.abilities import Abilities
from bot.usecases.model import Proposal
from storage import usage
from storage.database import Database
from storage.usage import ModelNotes, Usage


def test_tokens_are_added_up_by_workspace_and_month(database: Database) -> None:
    ledger = Usage(database)

    def spend() -> None:
        for _ in range(10):
            ledger.spend("T1", "2026-11", 10, 5)

    threads = [threading.Thread(target=spend) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ledger.tokens("T1", "2026-11") == 600
    assert ledger.tokens("T1", "2026-12") == 0
    assert ledger.tokens("T2", "2026-11") == 0


def test_a_warning_is_given_once_a_month(database: Database) -> None:
    ledger, notes = Usage(database), ModelNotes(database)
    ledger.spend("T1", "2026-11", 1, 1)
    assert [notes.warn_once("T1", "2026-11") for _ in range(3)] == [True, False, False]


def test_answers_are_kept_for_their_workspace_alone(database: Database) -> None:
    ledger = Usage(database)
    ledger.keep("T1", "k", "first")
    ledger.keep("T1", "k", "second")
    assert ledger.answer("T1", "k") == "first"
    assert ledger.answer("T2", "k") is None


def test_only_so_many_answers_are_kept(database: Database) -> None:
    kept, usage.KEPT_ANSWERS = usage.KEPT_ANSWERS, 3
    try:
        ledger = Usage(database)
        for n in range(8):
            ledger.keep("T1", f"k{n}", str(n))
            threading.Event().wait(0.003)
        assert [ledger.answer("T1", f"k{n}") for n in range(8)][-3:] == ["5", "6", "7"]
        assert ledger.answer("T1", "k0") is None
    finally:
        usage.KEPT_ANSWERS = kept


def test_abilities_are_remembered_and_replaced(database: Database) -> None:
    memory = usage.Abilities(database, Abilities)
    assert memory.abilities("http://e m") is None
    memory.learnt("http://e m", Abilities(way="tools", ways=("tools",), streams=True))
    memory.learnt("http://e m", Abilities(way="json"))
    assert memory.abilities("http://e m") == Abilities(way="json")


def test_a_proposal_waits_until_somebody_decides(database: Database) -> None:
    notes = ModelNotes(database)
    one = Proposal("p1", "C1:1", "j1", 3, (Found(kind="stage", quote="check in", text="check in"),), message="1.2")
    notes.propose("T1", one)
    notes.propose("T1", Proposal("p1", "C1:1", "j1", 4, ()))
    assert notes.proposal("T1", "p1") == one
    assert notes.proposal("T2", "p1") is None
    notes.decided("T1", "p1")
    assert notes.proposal("T1", "p1") is None


def test_the_last_vote_of_a_person_counts(database: Database) -> None:
    notes = ModelNotes(database)
    for person, good in (("U1", True), ("U2", False), ("U1", False), ("U3", True)):
        notes.vote("T1", "turn", person, good)
    assert notes.votes("T1") == (1, 2)
    assert notes.votes("T2") == (0, 0)


def test_the_message_of_a_stream_is_found_again(database: Database) -> None:
    notes = ModelNotes(database)
    assert notes.stream("T1", "t") is None
    notes.streamed("T1", "t", "1.1")
    notes.streamed("T1", "t", "1.2")
    assert notes.stream("T1", "t") == "1.2"
