"""A person's own file: what they said and did, and no words of anybody else."""

import json

from bot.usecases.inbound import Inbound, MessageSaved, Place
from storage.belongings import belongings
from storage.database import Database
from storage.inbox import InboxRows

HERE, SAID = Place(channel="C1", thread="1.0", kind="public"), "the lift is broken again"


def test_a_saved_message_is_of_whoever_said_it(database: Database) -> None:
    event = MessageSaved(place=HERE, author="U1", said_by="U2", text=SAID, ts="1.1")
    InboxRows(database).add(Inbound(key="E1", tenant="T1", conversation="C1:1.0", event=event), lambda *_: None)
    saved, said = (belongings(database, "T1", person) for person in ("U1", "U2"))
    assert SAID in json.dumps(said)
    assert SAID not in json.dumps(saved)
    assert [row["key"] for row in saved["inbox"]] == ["E1"]
    assert belongings(database, "T1", "U3") == {}
