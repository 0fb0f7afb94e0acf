"""A damaged index of the own corpus is built anew by itself, and said; documents of workspaces are not touched."""

import os
import shutil
from pathlib import Path

import pytest

from bot.settings import load
from bot.wiring.knowledge import knowledge_if_any


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
