"""What is kept of a workshop's people, on SQLite and on PostgreSQL."""

import threading
import time

from bot.workshop.model import Contribution, Participant
from storage.database import Database

TENANT, WORKSHOP, PERSON = "T1", "w1", "U1"


def test_of_two_who_note_something_at_once_neither_is_lost(database: Database) -> None:
    def reminded() -> None:
        with database.store() as store:
            store.workshops.note(TENANT, WORKSHOP, PERSON, lambda one: one.told(reminded=True))

    for start in ("nobody is known yet", "somebody is"):
        other = threading.Thread(target=reminded)
        with database.store() as store:
            store.workshops.note(TENANT, WORKSHOP, PERSON, lambda one, at=start: one.told(prompt=at))  # type: ignore[misc]
            other.start()
            time.sleep(0.3)  # it has read what there is, or waits
            store.workshops.note(TENANT, WORKSHOP, PERSON, lambda one: one.has_answered("answering"))
        other.join()
        with database.store() as store:
            known = store.workshops.participant(TENANT, WORKSHOP, PERSON)
        assert known == Participant(person=PERSON, prompt=start, answered=("answering",), reminded=True)


def test_what_a_person_gives_stands_in_place_of_all_they_gave(database: Database) -> None:
    def score(id: str, person: str, value: int) -> Contribution:
        return Contribution(id=id, phase="answering", person=person, subject="t1", score=value, message=id)

    with database.store() as store:
        store.workshops.contribute(TENANT, WORKSHOP, "answering", "U1", "a", (score("a", "U1", 1),))
        store.workshops.contribute(TENANT, WORKSHOP, "answering", "U2", "b", (score("b", "U2", -1),))
        store.workshops.give(TENANT, WORKSHOP, "answering", "U1", (score("c", "U1", 2),))
    with database.store() as store:
        assert [(c.person, c.score) for c in store.workshops.contributions(TENANT, WORKSHOP)] == [("U2", -1), ("U1", 2)]
