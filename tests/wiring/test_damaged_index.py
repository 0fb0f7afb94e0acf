"""A damaged index of the own corpus is built anew by itself, and said; documents of workspaces are not touched."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from bot.settings import load
from bot.wiring import knowledge as wiring
from bot.wiring.knowledge import knowledge_if_any
from knowledge.library import open_knowledge
from knowledge.lock import ShelfBusy
from knowledge.shelf import Shelf


@pytest.mark.parametrize("spoilt", ["chroma.sqlite3", "everything", "embeddings.sqlite"])
def test_it_is_built_anew(
    tmp_path: Path, pytestconfig: pytest.Config, caplog: pytest.LogCaptureFixture, knowledge: object, spoilt: str
) -> None:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")  # each has a folder of its own
    shutil.copytree(pytestconfig.cache.mkdir(f"knowledge{worker}") / "knowledge", tmp_path / "knowledge")
    theirs = tmp_path / "knowledge" / "shelves" / "T0AAA" / "note"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("a workspace's own")
    for path in (tmp_path / "knowledge").rglob("*"):
        if path.is_file() and path != theirs and path.name != "current" and spoilt in (path.name, "everything"):
            path.write_bytes(b"\x55" * 4096)
    base = knowledge_if_any(load(_env_file=None, JOURNEY_HOME=tmp_path))
    assert base is not None
    assert len(base.own_listing()) > 10
    assert "is built anew" in caplog.text or spoilt == "embeddings.sqlite"
    assert theirs.read_text() == "a workspace's own"
    base.close()


@pytest.mark.parametrize(
    "fault",
    [
        sqlite3.OperationalError("database is locked"),
        OSError(28, "No space left on device"),
        PermissionError(13, "Permission denied"),
        ShelfBusy("corpus"),
        RuntimeError("error returned from database: (code: 5) database is locked"),
        MemoryError(),
    ],
    ids=lambda fault: type(fault).__name__ + str(fault)[:6],
)
def test_an_index_that_is_only_busy_or_away_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fault: Exception
) -> None:
    held = [tmp_path / "knowledge" / "shelves" / "corpus" / "current", tmp_path / "knowledge" / "embeddings.sqlite"]
    held[0].parent.mkdir(parents=True)
    for path in held:
        path.write_text("g000001")

    def failing(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(wiring, "open_knowledge", failing)
    assert knowledge_if_any(load(_env_file=None, JOURNEY_HOME=tmp_path)) is None
    assert [path.read_text() for path in held] == ["g000001"] * 2
    assert "could not be opened" in caplog.text
    assert "is built anew" not in caplog.text


def test_an_index_that_names_what_is_not_there_is_built_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, knowledge: object
) -> None:
    current = tmp_path / "knowledge" / "shelves" / "corpus" / "current"
    current.parent.mkdir(parents=True)
    current.write_bytes(b"\xff\xfe")
    base = knowledge_if_any(load(_env_file=None, JOURNEY_HOME=tmp_path))
    assert base is not None
    assert "is built anew" in caplog.text
    base.close()


def test_damaged_documents_of_one_workspace_leave_the_others_theirs(
    tmp_path: Path, pytestconfig: pytest.Config, caplog: pytest.LogCaptureFixture, knowledge: object
) -> None:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    shutil.copytree(pytestconfig.cache.mkdir(f"knowledge{worker}") / "knowledge", tmp_path / "knowledge")
    letter = tmp_path / "letter.md"
    letter.write_text("# Lighthouse\n\nThe lighthouse cat sleeps all day.\n")
    shelf = Shelf("T0DAMAGED")
    base = open_knowledge(tmp_path)
    base.add([letter], shelf)
    base.close()
    for path in (tmp_path / "knowledge" / "shelves" / shelf.name).rglob("*"):
        if path.is_file() and path.name != "current":
            path.write_bytes(b"\x55" * 4096)
    again = knowledge_if_any(load(_env_file=None, JOURNEY_HOME=tmp_path))
    assert again is not None
    assert len(again.own_listing()) > 10
    assert shelf.name in caplog.text
    again.close()
