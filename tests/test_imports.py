"""Each import contract, tried with a violation planted in a copy of the code: it must be seen."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOTS = ("bot", "knowledge", "prompts", "storage")
PLANTED = {
    "product": ("bot/journey/model.py", "import bot.guide.reply"),
    "roots": ("storage/turns.py", "import bot.slack.mouth"),
    "slack": ("bot/usecases/home.py", "import slack_sdk"),
    "sql": ("bot/usecases/home.py", "import sqlalchemy"),
    "vectors": ("knowledge/retrieve.py", "import chromadb"),
    "durable": ("bot/usecases/home.py", "import dbos"),
    "models": ("bot/guide/asking.py", "import openai"),
    "pictures": ("bot/summary/page.py", "import typst"),
    "telemetry": ("bot/usecases/home.py", "import prometheus_client"),
    "assistants": ("bot/usecases/home.py", "import mcp"),
    "http": ("bot/usecases/home.py", "import starlette"),
    "networks": ("bot/reading/read.py", "import onnxruntime"),
}
FURTHER = {
    "networks": [("knowledge/retrieve.py", "import onnx")],
    "product": [
        ("bot/slack/mouth.py", "import bot.playground.rules"),
        ("bot/guide/asking.py", "import bot.picture.artist"),
        ("bot/misplaced.py", ""),
    ],
    "roots": [
        ("knowledge/retrieve.py", "import storage.tables"),
        ("knowledge/retrieve.py", "import bot.journey.model"),
        ("prompts/__init__.py", "import knowledge.page"),
        ("storage/turns.py", "import bot.usecases.home"),
    ],
}
CASES = [(id, *one) for id, first in PLANTED.items() for one in (first, *FURTHER.get(id, []))]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    for root in ROOTS:
        shutil.copytree(ROOT / root, folder / root, ignore=shutil.ignore_patterns("__pycache__", "corpus", "static"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def broken(folder: Path, *contracts: str) -> bool:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    for contract in contracts:
        command += ["--contract", contract]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    return done.returncode != 0


def test_every_contract_is_tried() -> None:
    configured = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert {contract["id"] for contract in configured} == set(PLANTED)


def test_the_code_keeps_its_contracts(copy: Path) -> None:
    assert not broken(copy)


@pytest.mark.parametrize(("contract", "file", "line"), CASES, ids=[f"{c}-{f}" for c, f, _ in CASES])
def test_a_planted_violation_is_seen(copy: Path, contract: str, file: str, line: str) -> None:
    path = copy / file
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(f"{line}\n{before or ''}", encoding="utf-8")
    try:
        assert broken(copy, contract)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")
