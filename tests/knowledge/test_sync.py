"""A shelf follows a folder, and nothing stays of what was taken off."""

from pathlib import Path

import pytest

from knowledge.ingest import Document
from knowledge.library import KnowledgeBase
from knowledge.shelf import Shelf

SHELF = Shelf("T1")
pytestmark = pytest.mark.timeout(900)


def _codes(base: KnowledgeBase, folder: Path) -> dict[str, str]:
    return {one.path.name: one.code for one in base.sync(folder, SHELF).outcomes}


def test_new_changed_and_gone_files_are_followed_and_others_stay(base: KnowledgeBase, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Other\n\nThe canteen opens at noon.\n")
    base.add([other], SHELF)
    folder = tmp_path / "drive"
    (folder / "in").mkdir(parents=True)
    (folder / "a.md").write_text("# Strollers\n\nThere are forty loan strollers at the entrance.\n")
    (folder / "in" / "b.txt").write_text("Lockers\n\nThe lockers take a two euro coin.\n")
    assert _codes(base, folder) == {"a.md": "added", "b.txt": "added"}
    (folder / "a.md").write_text("# Strollers\n\nThere are sixty loan strollers at the entrance now.\n")
    (folder / "in" / "b.txt").unlink()
    assert _codes(base, folder) == {"a.md": "replaced", "b.txt": "gone"}
    assert _codes(base, folder) == {"a.md": "unchanged"}
    texts = [one.passage.text for one in base.retrieve("how many loan strollers", shelves=[SHELF], k=10).found]
    assert any("sixty" in text for text in texts)
    assert not any("forty" in text for text in texts)
    assert {one.title for one in base.listing([SHELF])} == {"Other", "Strollers"}


def test_a_folder_that_is_not_there_takes_nothing_with_it(base: KnowledgeBase, tmp_path: Path) -> None:
    folder = tmp_path / "drive"
    folder.mkdir()
    (folder / "a.md").write_text("# Strollers\n\nThere are forty loan strollers.\n")
    base.sync(folder, SHELF)
    folder.rename(tmp_path / "away")
    report = base.sync(folder, SHELF)
    assert [one.code for one in report.outcomes] == ["missing"]
    assert len(base.listing([SHELF])) == 1


def test_a_new_version_of_an_upload_replaces_the_old_in_any_language(base: KnowledgeBase, tmp_path: Path) -> None:
    for number, text in enumerate(("The kitchen closes at nine.", "厨房晚上十点关门。")):
        path = tmp_path / f"upload{number}.txt"
        path.write_text(text)
        report = base.add([Document(path, title="Rules.txt", key="rules.txt")], SHELF)
        assert report.outcomes[0].code == ("replaced" if number else "added")
    assert len(base.listing([SHELF])) == 1


def test_the_same_text_under_two_names_is_told(base: KnowledgeBase, tmp_path: Path) -> None:
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text("# Rules\n\nThe kitchen closes at nine.\n")
    report = base.add([tmp_path / "one.md", tmp_path / "two.md"], SHELF)
    assert [one.code for one in report.outcomes] == ["added", "same"]
    assert dict(report.outcomes[1].values) == {"other": "Rules"}


def test_what_is_removed_leaves_nothing_on_disk(base: KnowledgeBase, tmp_path: Path) -> None:
    secret = "quokkas guard the vault"
    for name, text in (("keep.md", "Otters keep the pond."), ("go.md", f"At night {secret}.")):
        (tmp_path / name).write_text(f"# {name}\n\n{text}\n")
    base.add([tmp_path / "keep.md", tmp_path / "go.md"], SHELF)
    page = next(one.page for one in base.listing([SHELF]) if one.title == "go.md")
    assert base.remove([page], SHELF) == 1
    left = [path for path in (tmp_path / "home").rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
    assert left == []
    assert len(base.listing([SHELF])) == 1
