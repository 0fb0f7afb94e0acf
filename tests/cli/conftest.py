"""Runs commands as `journey` does, in this process."""

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.cli import office
from bot.cli.app import app
from bot.cli.trouble import told

DOCUMENT = {
    "schema": "journey/1", "id": "j1", "title": "Hotel check-in", "language": "en", "industry": "hotel",
    "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-02T00:00:00Z", "revision": 3,
    "goal": {"objective": "shorter wait", "metric": "minutes", "baseline": "12", "target": "5"},
    "personas": [{"id": "p1", "name": "Anna", "needs": ["quiet"]}],
    "stages": [{"id": "s1", "name": "Arrive", "touchpoints": [{
        "id": "t1", "name": "front desk", "channel": "offline", "emotion": -2, "thought": "I waited 20 minutes",
        "pain_points": [{"id": "h1", "text": "排队太久", "frequency": 3, "impact": 4, "persistence": 2}]}]}],
}  # fmt: skip


@dataclass
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Journey = Callable[..., Ran]


@pytest.fixture(autouse=True)
def quiet_log() -> Iterator[None]:
    """A command writes its log to the stderr of its time, which is closed when the test is over."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    root.handlers[:] = before
    root.setLevel(level)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("DATABASE_URL", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("JOURNEY_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def journey(home: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Journey:
    assert home

    def run(*words: str | Path) -> Ran:
        office.settings.cache_clear()
        arguments = [str(word) for word in words]
        monkeypatch.setattr("sys.argv", ["journey", *arguments])
        code = told(lambda: app(arguments))
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(errors="replace"), err.decode())

    return run


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return written(tmp_path / "document.json", DOCUMENT)


def written(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2), encoding="utf-8")
    return path
