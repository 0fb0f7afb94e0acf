"""kb: search over a folder, and documents in and out of a workspace's own shelf."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Journey


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "bees.md").write_text("# Bees\n\nA queen bee lays up to two thousand eggs a day.\n", encoding="utf-8")
    (folder / "ships.txt").write_text("船舶\n\n集装箱船把货物从港口运到港口，靠泊要预约泊位。\n", encoding="utf-8")
    return folder


def test_search_reads_a_folder_and_a_file_of_questions(journey: Journey, folder: Path, tmp_path: Path) -> None:
    found = journey("kb", "search", "how many eggs does a queen bee lay", "--corpus", folder, "-k", "1", "--json").json
    assert [set(one) for one in found] == [{"id", "title", "text", "source", "lang", "score"}]
    assert "two thousand eggs" in found[0]["text"]
    verdict = journey("kb", "search", "queen bee eggs", "--corpus", folder, "--answerable", "--json").json
    assert verdict["answerable"] is True
    questions = tmp_path / "questions.jsonl"
    questions.write_text(
        '{"id": "1", "lang": "zh", "q": "集装箱船"}\n\n{"id": "2", "lang": "en", "q": "bees"}\n', "utf-8"
    )
    lines = journey("kb", "search", "--queries", questions, "--corpus", folder).out.splitlines()
    answers = [json.loads(line) for line in lines]
    assert [answer["id"] for answer in answers] == ["1", "2"]
    assert {tuple(answer) for answer in answers} == {("id", "passages", "answerable", "latency_ms")}


def test_a_broken_line_of_questions_is_named(journey: Journey, folder: Path, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"id": "1", "q": "bees"}\nnot json\n', encoding="utf-8")
    ran = journey("kb", "search", "--queries", questions, "--corpus", folder)
    assert ran.code == 2
    assert "Line 2" in ran.err
    assert len(ran.out.splitlines()) == 1


def test_a_search_without_a_question_or_folder_is_refused(journey: Journey, tmp_path: Path) -> None:
    assert journey("kb", "search").code == 2
    assert journey("kb", "search", "x", "--corpus", tmp_path / "none").code == 2
    assert journey("kb", "add", tmp_path / "none").code == 2


@pytest.mark.slow
def test_documents_go_in_are_found_and_come_out(journey: Journey, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 no more")
    added = journey("kb", "add", folder)
    assert added.code == 1
    assert "refused" in added.out
    assert "2 in, 1 refused" in added.out
    (bees, _) = sorted(journey("kb", "list", "--json").json, key=lambda one: str(one["title"]))
    found = journey("kb", "search", "how many eggs does a queen bee lay", "-w", "T0JOURNEY1", "--json").json
    assert "two thousand eggs" in found[0]["text"]
    usual = journey("kb", "search", "how many eggs does a queen bee lay", "--json").json
    assert usual[0]["id"] == found[0]["id"], "the only workspace is the one that is meant"
    elsewhere = journey("kb", "search", "how many eggs does a queen bee lay", "-w", "T2", "--json").json
    assert all("two thousand eggs" not in one["text"] for one in elsewhere)
    assert journey("kb", "reindex", "-w", "T0JOURNEY1").code == 0
    assert journey("kb", "remove", bees["page"]).code == 0
    assert journey("kb", "remove", bees["page"]).code == 3
    assert len(journey("kb", "list", "--json").json) == 1
    assert len(journey("kb", "list", "--own", "--json").json) > 20
