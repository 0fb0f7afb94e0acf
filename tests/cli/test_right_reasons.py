"""What goes wrong is told for its true reason, with what to do; what is not asked for is not guessed."""

from pathlib import Path

import pytest

from tests.cli.conftest import DOCUMENT, Journey, written


@pytest.fixture
def two(journey: Journey, document: Path) -> Journey:
    """A program with the same journey in two workspaces."""
    assert journey("import", document, "-w", "T1").code == 0
    assert journey("import", document, "-w", "T2").code == 0
    return journey


def _badgers(folder: Path) -> Path:
    page = folder / "badgers.md"
    page.write_text("# Badgers\n\nThe badger sett under the chapel has nine doors.\n")
    return page


def test_a_workspace_that_is_not_there_is_no_empty_list(two: Journey) -> None:
    ran = two("list", "-w", "T99")
    assert (ran.code, ran.out) == (3, "")
    assert "T99" in ran.err
    assert "T1, T2" in ran.err
    assert two("list", "-w", "T1").out.count("Hotel check-in") == 1


def test_a_language_that_is_not_there_is_said(journey: Journey) -> None:
    ran = journey("--lang", "fr", "list")
    assert ran.code == 2
    assert "no fr" in ran.err


def test_a_folder_is_no_missing_file(journey: Journey, tmp_path: Path) -> None:
    assert "is a folder" in journey("import", tmp_path, "-w", "T1").err


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("map.png", b"\x89PNG\r\n\x1a\n" + bytes(60), "picture"),
        ("map.xlsx", b"PK\x03\x04junk", "won't open"),
        ("map.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "old Office"),
        ("map.csv", b"  \n", "no text"),
        ("map.rtf", rb"{\rtf1 Stage}", "can't read that format"),
    ],
)
def test_what_cannot_be_read_is_no_map_that_was_not_recognised(
    journey: Journey, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    ran = journey("import", file, "-w", "T1")
    assert ran.code == 2
    assert why in ran.err
    assert "nothing was changed" in ran.err
    assert journey("list").out == "There are no journeys yet.\n"


def test_a_text_without_a_map_is(journey: Journey, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("We met on Tuesday. It rained.\n")
    assert "No journey map was recognised" in journey("import", file, "-w", "T1").err


def test_a_later_major_version_is_named_and_a_later_minor_one_read(journey: Journey, tmp_path: Path) -> None:
    ran = journey("import", written(tmp_path / "two.json", {**DOCUMENT, "schema": "journey/2"}), "-w", "T1")
    assert ran.code == 2
    assert "journey/2" in ran.err
    ran = journey(
        "import", written(tmp_path / "m.json", {**DOCUMENT, "schema": "journey/1.7", "brand_new": 1}), "-w", "T1"
    )
    assert ran.code == 0
    assert "later version" in ran.err
    assert "$.brand_new" in ran.err


def test_one_workspace_is_the_one_that_is_meant(journey: Journey, document: Path, tmp_path: Path) -> None:
    assert journey("import", document, "-w", "T1").code == 0
    assert journey("kb", "add", _badgers(tmp_path)).code == 0
    assert "nine doors" in journey("kb", "search", "how many doors has the badger sett").out


def test_of_two_none_is_guessed_and_it_is_said_what_was_searched(two: Journey, tmp_path: Path) -> None:
    ran = two("kb", "add", _badgers(tmp_path))
    assert ran.code == 2
    assert "T1, T2" in ran.err
    assert two("kb", "add", _badgers(tmp_path), "-w", "T1").code == 0
    ran = two("kb", "search", "how many doors has the badger sett")
    assert "nine doors" not in ran.out
    assert "--workspace (there are T1, T2)" in ran.err
    assert "nine doors" in two("kb", "search", "how many doors has the badger sett", "-w", "T1").out


@pytest.mark.parametrize(
    ("url", "code", "why"),
    [("mysql://a:sekret@c/d", 2, "postgresql://user:password@host"), ("postgresql://u:sekret@127.0.0.1:1/x", 4, "refused")],
)  # fmt: skip
def test_a_database_of_another_kind_is_no_database_that_is_away(
    journey: Journey, monkeypatch: pytest.MonkeyPatch, url: str, code: int, why: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    ran = journey("list")
    assert ran.code == code
    assert why in ran.err
    assert "sekret" not in ran.err
