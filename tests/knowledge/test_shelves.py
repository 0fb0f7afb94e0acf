"""Who can read what, and what other processes and sudden deaths do to a shelf."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from knowledge.library import KnowledgeBase, open_knowledge
from knowledge.lock import ShelfBusy, locked
from knowledge.shelf import Shelf
from tests.knowledge import files

WORKSPACE, CHANNEL = Shelf("T1"), Shelf("T1", "C1")
OTHERS = [Shelf("T2"), Shelf("T1", "C2"), Shelf("T2", "C1"), Shelf("T1-C1"), Shelf("T1.C1")]
QUERY = "how fast are letters to the lighthouse answered"


def _letter(folder: Path, name: str = "letter.md", text: str = files.SENTENCE["en"]) -> Path:
    path = folder / name
    path.write_text(f"# Lighthouse\n\n{text}\n", encoding="utf-8")
    return path


def _reads(base: KnowledgeBase, *shelves: Shelf) -> bool:
    return any("lighthouse" in one.passage.text for one in base.retrieve(QUERY, k=50, shelves=shelves).found)


@pytest.mark.parametrize("shelf", [WORKSPACE, CHANNEL])
def test_a_document_is_read_on_its_own_shelf_and_nowhere_else(
    base: KnowledgeBase, tmp_path: Path, shelf: Shelf
) -> None:
    base.add([_letter(tmp_path)], shelf)
    assert _reads(base, shelf)
    assert not _reads(base)
    others = [other for other in [WORKSPACE, CHANNEL, *OTHERS] if other != shelf]
    assert not _reads(base, *others)
    id = base.retrieve(QUERY, shelves=[shelf]).found[0].passage.id
    assert base.passage(id, [shelf]) is not None
    assert base.passage(id) is None
    assert base.passage(id, others) is None


def test_a_pdf_and_a_word_file_in_a_private_channel_are_found_there_only(base: KnowledgeBase, tmp_path: Path) -> None:
    base.add(
        [
            files.pdf(tmp_path / "a.pdf", files.SENTENCE["en"]),
            files.docx(tmp_path / "b.docx", "Post", files.SENTENCE["zh"]),
        ],
        CHANNEL,
    )
    assert len(base.listing([CHANNEL])) == 2
    assert _reads(base, WORKSPACE, CHANNEL)
    assert not _reads(base, WORKSPACE, Shelf("T1", "C2"))


def test_names_of_shelves_are_different_and_fit_for_chroma() -> None:
    names = [shelf.name for shelf in [WORKSPACE, CHANNEL, *OTHERS, Shelf("团队", "频道"), Shelf("x" * 500)]]
    assert len(set(names)) == len(names)
    assert all(3 <= len(name) <= 512 and name.replace(".", "").replace("-", "").isalnum() for name in names)


@pytest.mark.parametrize(("tenant", "channel"), [("", None), ("T1", "")])
def test_a_shelf_without_an_owner_is_refused(tenant: str, channel: str | None) -> None:
    with pytest.raises(ValueError, match="shelf needs"):
        Shelf(tenant, channel)


_ADD = """
import sys, time
from pathlib import Path
from knowledge.library import open_knowledge
from knowledge.shelf import Shelf

base = open_knowledge(Path(sys.argv[1]), corpus=Path(sys.argv[2]))

def slow(done, total):
    print("embedding", flush=True)
    time.sleep(float(sys.argv[4]))

base.add([Path(sys.argv[3])], Shelf("T1"), progress=slow)
"""


def _process(base_folder: Path, paper: Path, pause: float) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", _ADD, str(base_folder / "home"), str(base_folder / "corpus"), str(paper), str(pause)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_what_another_process_adds_is_seen_at_once(base: KnowledgeBase, tmp_path: Path) -> None:
    assert not _reads(base, WORKSPACE)
    assert _process(tmp_path, _letter(tmp_path), 0).wait(120) == 0
    assert _reads(base, WORKSPACE)
    base.add([_letter(tmp_path, "second.md", "The lighthouse cat sleeps all day.")], WORKSPACE)
    assert len(base.listing([WORKSPACE])) == 2


def test_killed_in_the_middle_the_old_index_is_whole(base: KnowledgeBase, tmp_path: Path) -> None:
    base.add([_letter(tmp_path)], WORKSPACE)
    before = base.listing([WORKSPACE])
    many = tmp_path / "many"
    many.mkdir()
    for number in range(60):
        _letter(many, f"{number}.md", f"Lamp {number} of the harbour is lit at dusk.")
    writer = _process(tmp_path, many, 60)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "embedding\n"
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait(10)
    assert base.listing([WORKSPACE]) == before
    assert _reads(base, WORKSPACE)
    again = open_knowledge(tmp_path / "home", corpus=tmp_path / "corpus")
    assert again.listing([WORKSPACE]) == before
    assert len(again.add([many], WORKSPACE).added) == 60
    again.close()
    assert len(base.listing([WORKSPACE])) == 61


def test_killed_while_chroma_is_written_the_old_index_is_whole(base: KnowledgeBase, tmp_path: Path) -> None:
    base.add([_letter(tmp_path)], WORKSPACE)
    before = base.listing([WORKSPACE])
    shelf = tmp_path / "home" / "knowledge" / "shelves" / WORKSPACE.name
    many = tmp_path / "many"
    many.mkdir()
    for number in range(400):
        _letter(many, f"{number}.md", f"Lamp {number} of the harbour is lit at dusk.")
    writer = _process(tmp_path, many, 0)
    deadline = time.monotonic() + 120
    while not list(shelf.glob("*.unfinished")) and time.monotonic() < deadline:
        time.sleep(0.001)
    os.kill(writer.pid, signal.SIGKILL)
    writer.communicate(timeout=10)
    assert base.listing([WORKSPACE]) == before
    base.add([_letter(tmp_path, "second.md", "The lighthouse cat sleeps all day.")], WORKSPACE)
    assert len(base.listing([WORKSPACE])) == 2
    assert not list(shelf.glob("*.unfinished"))


def test_two_writers_take_turns(tmp_path: Path) -> None:
    with locked(tmp_path / "writing", "T1"), pytest.raises(ShelfBusy), locked(tmp_path / "writing", "T1", patience=0.1):
        pass
    with locked(tmp_path / "writing", "T1", patience=0.1):
        pass


def test_an_interrupted_addition_changes_nothing(base: KnowledgeBase, tmp_path: Path) -> None:
    base.add([_letter(tmp_path)], WORKSPACE)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        base.add([_letter(tmp_path, "second.md", "The lighthouse cat sleeps.")], WORKSPACE, progress=stop)
    assert len(base.listing([WORKSPACE])) == 1
    assert len(base.add([_letter(tmp_path, "second.md", "The lighthouse cat sleeps.")], WORKSPACE).added) == 1
