"""list, show, export, import, check, summary, picture, schema."""

import json
from pathlib import Path

import jsonschema
import pytest

from bot.journey.revisions import undone
from storage.database import Database
from tests.cli.conftest import DOCUMENT, Journey, written


def test_what_is_imported_is_exported_without_loss(journey: Journey, document: Path, tmp_path: Path) -> None:
    assert journey("import", document).code == 0
    first = journey("export", "j1", "--format", "json").out
    again = tmp_path / "again.json"
    assert journey("export", "Hotel check-in", "-o", again).code == 0
    assert again.read_text(encoding="utf-8") == first
    assert journey("import", again, "--workspace", "T2").code == 0
    assert journey("export", "j1", "-w", "T2").out == first
    assert json.loads(first)["stages"][0]["touchpoints"][0]["pain_points"][0]["severity"] == 3


def test_the_export_keeps_to_the_published_schema(journey: Journey, document: Path) -> None:
    journey("import", document)
    schema = journey("schema").json
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(journey("export", "j1").json, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**DOCUMENT, "stages": [{"id": "s1"}]}, schema)


def test_list_tells_what_is_there_newest_first(journey: Journey, tmp_path: Path) -> None:
    assert journey("list").out == "There are no journeys yet.\n"
    for day, id in enumerate("abc", start=1):
        at = f"2026-03-0{day}T00:00:00Z"
        journey("import", written(tmp_path / f"{id}.json", {**DOCUMENT, "id": id, "updated_at": at}))
    assert [one["id"] for one in journey("list", "--json").json] == ["c", "b", "a"]
    assert [one["id"] for one in journey("list", "--json", "-n", "2").json] == ["c", "b"]
    assert journey("list").out.splitlines()[0].startswith("c  2026-03-03 00:00  draft  Hotel check-in")


def test_show_tells_the_map_in_words(journey: Journey, document: Path) -> None:
    journey("import", document)
    shown = journey("show", "hotel").out
    for told in ("Hotel check-in", "12 → 5", "Anna", "1. Arrive", "-2  front desk (offline)", "排队太久"):
        assert told in shown
    assert journey("show", "hotel", "--json").json["id"] == "j1"


def test_what_is_not_there_is_said_in_the_asked_language(journey: Journey) -> None:
    missing = journey("show", "nothing")
    assert (missing.code, missing.out) == (3, "")
    assert "no journey" in missing.err
    assert "没有叫「nothing」的旅程" in journey("--lang", "zh", "show", "nothing").err


def test_a_title_of_several_is_asked_back(journey: Journey, tmp_path: Path) -> None:
    for id in ("a", "b"):
        journey("import", written(tmp_path / f"{id}.json", {**DOCUMENT, "id": id}))
    asked = journey("export", "Hotel check-in")
    assert asked.code == 3
    assert "a  Hotel check-in" in asked.err
    assert "b  Hotel check-in" in asked.err
    assert journey("export", "b").json["id"] == "b"


def test_a_journey_of_another_workspace_is_not_found_by_name(journey: Journey, document: Path) -> None:
    journey("import", document, "-w", "T1")
    assert journey("show", "j1", "-w", "T2").code == 3


def test_an_import_says_where_it_belongs_when_that_is_not_clear(journey: Journey, document: Path) -> None:
    journey("import", document, "-w", "T1")
    journey("import", document, "-w", "T2")
    asked = journey("import", document)
    assert asked.code == 2
    assert "T1, T2" in asked.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"schema": "journey/1",\n "id": \n}', "line 3"),
        ("[1, 2]", "$"),
        (json.dumps({**DOCUMENT, "schema": "journey/9"}), "$.schema"),
        (json.dumps(DOCUMENT).replace('"emotion": -2', '"emotion": 7'), "$.stages[0].touchpoints[0].emotion"),
        (json.dumps({**DOCUMENT, "surprise": 1}), "$.surprise"),
    ],
)
def test_a_broken_import_names_the_place_and_changes_nothing(
    journey: Journey, tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "broken.json"
    file.write_text(text, encoding="utf-8")
    refused = journey("import", file)
    assert refused.code == 2
    assert said in refused.err
    assert "nothing was changed" in refused.err
    assert journey("list", "--json").json == []


def test_files_that_cannot_be_read_are_said_plainly(journey: Journey, tmp_path: Path) -> None:
    assert "no file" in journey("import", tmp_path / "none.json").err
    (tmp_path / "gbk.json").write_bytes('{"title": "旅程"}'.encode("gbk"))
    refused = journey("import", tmp_path / "gbk.json")
    assert (refused.code, "not UTF-8" in refused.err) == (2, True)


def test_an_import_over_a_journey_needs_to_be_asked_for_and_can_be_undone(
    journey: Journey, document: Path, tmp_path: Path, home: Path
) -> None:
    journey("import", document)
    changed = written(tmp_path / "changed.json", {**DOCUMENT, "title": "Hotel arrival"})
    refused = journey("import", changed)
    assert refused.code == 2
    assert "--replace" in refused.err
    assert journey("import", changed, "--replace").code == 0
    assert journey("export", "j1").json["title"] == "Hotel arrival"
    database = Database(f"sqlite:///{home / 'journey.db'}")
    with database.store() as store:
        (tenant,) = store.journeys.tenants()
        now = store.journeys.get(tenant, "j1")
        assert now.revision == 4
        assert undone(now, store.journeys.revision(tenant, "j1", 4)).title == "Hotel check-in"
    database.close()
    assert journey("import", changed, "--replace").code == 0
    assert journey("export", "j1").json["revision"] == 4


def test_check_answers_for_the_database_and_for_a_file_alike(journey: Journey, document: Path) -> None:
    from_file = journey("check", document, "--json").json
    journey("import", document)
    assert journey("check", "Hotel check-in", "--json").json == from_file
    assert {tuple(one) for one in from_file} == {("code", "severity", "place", "message", "mend")}
    assert "J07" in {one["code"] for one in from_file}
    assert "J07" in journey("check", "j1").out


def test_check_fails_on_errors_only_when_asked_to(journey: Journey, tmp_path: Path) -> None:
    without = written(tmp_path / "without.json", {**DOCUMENT, "personas": []})
    assert any(one["severity"] == "error" for one in journey("check", without, "--json").json)
    assert journey("check", without).code == 0
    assert journey("check", without, "--strict").code == 1


def test_summary_is_computed_in_either_language(journey: Journey, document: Path) -> None:
    journey("import", document)
    assert "排队太久" in journey("summary", "j1").out
    assert journey("--lang", "zh", "summary", "j1").out != journey("summary", "j1").out
    assert journey("summary", document, "--json").code == 0


@pytest.mark.parametrize(("format", "begins"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<svg")])
def test_pictures_are_drawn_to_files(
    journey: Journey, document: Path, tmp_path: Path, format: str, begins: bytes
) -> None:
    journey("import", document)
    out = tmp_path / f"map.{format}"
    assert journey("export", "j1", "--format", format, "-o", out).code == 0
    assert out.read_bytes().startswith(begins)
    again = tmp_path / f"again.{format}"
    assert journey("picture", document, "-f", format, "--out", again).code == 0
    assert again.read_bytes().startswith(begins)
    assert journey("export", "j1", "--format", format, "-o", tmp_path).code == 2


def test_the_life_of_a_journey(journey: Journey, document: Path) -> None:
    assert journey("import", document, "-w", "T1").code == 0
    assert "archived" in journey("archive", "j1").out
    assert "nothing was changed" in journey("archive", "j1").out
    assert "open again" in journey("reopen", "Hotel check-in").out
    assert journey("rename", "j1", "Arriving").code == 0
    assert "Arriving (copy)" in journey("duplicate", "j1").out
    assert journey("delete", "j1").code == 0
    assert [one["title"] for one in journey("list", "--json").json] == ["Arriving (copy)"]
    assert journey("show", "j1").code != 0
    assert "j1  until" in journey("undelete").out
    assert "is back" in journey("undelete", "j1").out
    assert "nothing to bring back" in journey("undelete").out
    assert journey("reindex", "--check").code == 0
    assert journey("undelete", "nothing").code != 0
