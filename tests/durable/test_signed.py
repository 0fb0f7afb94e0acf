"""Through the whole product, over signed HTTP: what is not on disk is not acknowledged."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from knowledge.library import KnowledgeBase, open_knowledge
from storage.database import Database
from tests.product import Living, living_world
from tests.slackworld import Said


@pytest.fixture
def small(tmp_path: Path) -> Iterator[KnowledgeBase]:
    """One page: what is known does not matter here, and the whole corpus takes long to index."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "page.md").write_text("# Queues\n\nPeople mind a wait less when they know how long it takes.\n", "utf-8")
    base = open_knowledge(tmp_path / "knowledge", corpus=folder)
    yield base
    base.close()


def rows(living: Living) -> list[str]:
    with living.product.database.engine.connect() as connection:
        return list(connection.execute(text("SELECT key FROM inbox")).scalars())


def test_a_locked_database_gives_no_200_and_the_redelivery_is_stored_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, small: KnowledgeBase
) -> None:
    with living_world(tmp_path, knowledge=small) as living:
        locked = Database(living.product.database.url)
        with locked.engine.connect() as writer:
            writer.exec_driver_sql("BEGIN IMMEDIATE")
            said: Said = living.world.mention(living.world.mia, living.world.lab, "help us map hotel check-in")
            (delivery, *_) = said.deliveries
            assert [attempt.answer.status for attempt in delivery.attempts if attempt.answer.ok] == []
            assert all(attempt.answer.seconds < 3 for attempt in delivery.attempts)
            writer.rollback()
        assert rows(living) == []
        assert "not acknowledged" in caplog.text
        assert "hotel" not in caplog.text
        living.world.redeliver_failed()
        living.world.redeliver_failed()
        assert living.answer_to(said)
        assert len(rows(living)) == 1
        assert living.journey.title
        locked.close()


def test_an_unexpected_fault_is_told_with_the_reference_of_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, small: KnowledgeBase
) -> None:
    class Broken:
        def draw(self, *_: object) -> object:
            raise ZeroDivisionError("the customer's own words")

    with living_world(tmp_path, knowledge=small, artist=Broken()) as living:
        first = living.world.mention(living.world.mia, living.world.lab, "help us map hotel check-in")
        living.answer_to(first)
        stages = living.world.mention(living.world.mia, living.world.lab, "stages: arrive, wait, leave", first.thread)
        living.answer_to(stages)
        asked = living.world.mention(living.world.mia, living.world.lab, "show", first.thread)
        apology = living.world.wait_for_reply(asked, containing="quote", patience=20)
        (reference,) = re.findall(r"fault ([0-9A-F]{8})", caplog.text)
        assert reference in apology.text
        assert "ZeroDivisionError" in caplog.text
        assert "own words" not in caplog.text
        going_on = living.world.mention(living.world.mia, living.world.lab, "status", first.thread)
        assert living.answer_to(going_on)
