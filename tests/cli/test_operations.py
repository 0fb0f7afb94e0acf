"""doctor, migrate, takeover, settings: what operators meet."""

import json
import logging
from pathlib import Path

import pytest

from bot.cli.logs import JsonLines, Plain
from storage.database import Database
from storage.lease import lease
from tests.cli.conftest import Journey
from tests.openaiworld import openai_world

SECRETS = {
    "SLACK_BOT_TOKEN": "xoxb-1234-very-secret",
    "SLACK_SIGNING_SECRET": "f00d-very-secret",
    "OPENAI_API_KEY": "sk-very-secret",
    "DATABASE_URL": "postgresql://journey:very-secret@127.0.0.1:1/none",
}


def test_doctor_tells_a_newcomer_what_is_there_and_what_is_not(journey: Journey) -> None:
    found = {sign["name"]: sign for sign in journey("doctor", "--offline", "--json").json}
    assert found["home"]["state"] == "ok"
    assert found["database"]["state"] == "unset"
    assert found["slack"]["state"] == "unset"
    assert "SLACK_BOT_TOKEN" in found["slack"]["mend"]
    assert all(sign["mend"] for sign in found.values() if sign["state"] != "ok")
    assert "[好]" in journey("--lang=zh", "doctor", "--offline").out


def test_doctor_never_shows_a_secret(journey: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:1/api/")
    monkeypatch.setenv("OPENAI_MODEL", "big")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    for words in (("doctor",), ("doctor", "--json"), ("list",), ("migrate",)):
        ran = journey(*words)
        assert "secret" not in ran.out + ran.err
        assert ran.code in (1, 4)


def test_doctor_knows_a_database_that_is_away(journey: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", SECRETS["DATABASE_URL"])
    ran = journey("doctor", "--offline", "--json")
    assert ran.code == 1
    assert {sign["name"]: sign["state"] for sign in ran.json}["database"] == "broken"
    away = journey("list")
    assert (away.code, "cannot be had" in away.err) == (4, True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "three thousand"),
        ("PORT", "70000"),
        ("DATABASE_URL", "mysql://u:very-secret@h/db"),
        ("SLACK_BOT_TOKEN", "very-secret"),
        ("SLACK_API_URL", "slack.com"),
        ("LLM_REDACT", "perhaps"),
        ("JOURNEY_EXECUTOR", "a name with spaces"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_setting_is_named_with_its_mend_and_never_shown(
    journey: Journey, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    for words in (("list",), ("--lang", "zh", "run")):
        ran = journey(*words)
        assert ran.code == 2
        assert ran.err.count(name) >= 2
        assert value not in ran.err
    doctor = journey("doctor", "--json")
    assert doctor.code == 1
    assert [sign["state"] for sign in doctor.json] == ["broken"]


def test_doctor_asks_the_model_what_it_can_do(journey: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    with openai_world() as model:
        for name, value in {"OPENAI_BASE_URL": model.url, "OPENAI_MODEL": "big", "OPENAI_API_KEY": "sk-secret"}.items():
            monkeypatch.setenv(name, value)
        answered = journey("doctor", "--json")
        assert [sign["state"] for sign in answered.json if sign["name"] == "model"] == ["ok", "ok"]
        assert "secret" not in answered.out
    away = journey("doctor", "--json")
    assert [sign["state"] for sign in away.json if sign["name"] == "model"] == ["ok", "broken"]


def test_serve_says_what_slack_still_needs(journey: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = journey("serve")
    assert ran.code == 2
    assert "SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN" in ran.err
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    assert "SLACK_BOT_TOKEN" in journey("run").err


def test_env_file_is_read(journey: Journey, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT=many\n", encoding="utf-8")
    assert "PORT" in journey("list").err


def test_migrate_says_whether_there_was_something_to_do(journey: Journey) -> None:
    assert journey("migrate").out == "The database's tables are up to date now.\n"
    assert "nothing was changed" in journey("migrate").out


def test_takeover_of_nothing_and_of_the_living(journey: Journey, home: Path) -> None:
    journey("migrate")
    assert journey("takeover", "gone").out.startswith("0 unfinished")
    database = Database(f"sqlite:///{home / 'journey.db'}")
    with lease(database, "main"):
        ran = journey("takeover", "main")
        assert (ran.code, "alive" in ran.err) == (2, True)
    database.close()


def test_errors_are_logged_without_what_people_wrote() -> None:
    try:
        try:
            raise ValueError("the customer's own words")
        except ValueError as cause:
            raise RuntimeError("xoxb-secret") from cause
    except RuntimeError as error:
        record = logging.LogRecord("bot", logging.ERROR, "", 0, "fault %s", ("ABC",), (type(error), error, None))
        plain, machine = Plain().format(record), JsonLines().format(record)
    for line in (plain, machine):
        assert "fault ABC" in line
        assert "ValueError" in line
        assert "own words" not in line
        assert "xoxb" not in line
    assert json.loads(machine)["level"] == "ERROR"
    record.exc_text = None
    assert "own words" in Plain(whole=True).format(record)


def test_the_tables_are_compared_and_built_anew(journey: Journey, document: Path, home: Path) -> None:
    journey("import", document)
    assert journey("reindex", "--check").code == 0
    database = Database(f"sqlite:///{next(home.glob('*.db'))}")
    with database.transaction() as session:
        session.connection().exec_driver_sql("UPDATE pain_points SET text = 'other'")
    database.close()
    astray = journey("reindex", "--check")
    assert astray.code != 0
    assert "pain_points" in astray.out
    assert "1 journey anew" in journey("reindex").out
    assert journey("reindex", "--check").code == 0


def test_forgetting_asks_first_and_gives_a_receipt(journey: Journey, document: Path) -> None:
    journey("import", document)
    asked = journey("forget", "person", "U012AB3CD")
    assert asked.code != 0
    assert "--yes" in asked.err
    done = journey("forget", "person", "U012AB3CD", "--yes")
    assert (done.code, "former colleague" in done.out, "pseudonym" in done.out) == (0, False, True)
    receipt = journey("forget", "person", "U012AB3CD", "--yes", "--json").json
    assert (receipt["removed"], receipt["changed"], receipt["under_way"]) == ({}, {}, 0)
    assert "忘掉" in journey("--lang", "zh", "forget", "person", "U012AB3CD", "--yes").out


def test_a_backup_is_written_and_put_back(journey: Journey, document: Path, tmp_path: Path) -> None:
    journey("import", document)
    kept = tmp_path / "kept"
    done = journey("backup", kept)
    assert (done.code, "Backed up" in done.out) == (0, True)
    assert "already" in journey("backup", kept).err
    assert "--yes" in journey("restore", kept).err
    done = journey("restore", kept, "--yes")
    assert (done.code, "Restored" in done.out) == (0, True)
    assert "Hotel check-in" in journey("list").out
    assert "no whole backup" in journey("restore", document, "--yes").err
