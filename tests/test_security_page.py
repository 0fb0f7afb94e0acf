"""SECURITY.md names tests that are there; the licence list names everything that is shipped or installed."""

import re
import tomllib
from fnmatch import fnmatch
from importlib.metadata import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SECURITY = (ROOT / "docs" / "SECURITY.md").read_text(encoding="utf-8")
LICENCES = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
OURS = {
    ".py",
    ".pyi",
    ".yaml",
    ".yml",
    ".md",
    ".json",
    ".jsonl",
    ".mako",
    ".typ",
    ".j2",
    ".txt",
    ".pyc",
    ".html",
    ".csv",
}
LICENCE = re.compile("MIT|BSD|Apache|OFL|LGPL|MPL")


@pytest.mark.parametrize("held_by", sorted(set(re.findall(r"`(tests/\S+?::\w+)`", SECURITY))))
def test_each_threat_is_held_by_a_test_that_is_there(held_by: str) -> None:
    file, name = held_by.split("::")
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_every_threat_names_one() -> None:
    rows = SECURITY.split("held by |\n")[1].split("\n\n")[0].splitlines()[1:]
    assert len(rows) > 20
    assert [row for row in rows if "::test_" not in row] == []


def test_every_file_that_is_no_source_is_in_the_list() -> None:
    listed = re.findall(r"^\| `([^`]+/[^`]+)` \|", LICENCES, re.MULTILINE)
    shipped = [
        str(path.relative_to(ROOT))
        for part in ("bot", "knowledge", "prompts", "storage")
        for path in (ROOT / part).rglob("*")
        if path.is_file() and path.suffix not in OURS and path.name != "py.typed"
    ]
    assert shipped
    assert [each for each in shipped if not any(fnmatch(each, pattern) for pattern in listed)] == []


def test_every_package_is_in_the_list_with_a_licence_that_is_known() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    for name in (re.split(r"[>=\[]", each)[0] for each in wanted):
        (row,) = re.findall(rf"^\| `{name}` \| ([^|]+) \|$", LICENCES, re.MULTILINE)
        assert LICENCE.search(row), name
        told = metadata(name)
        own = " ".join([told["License-Expression"] or "", told["License"] or "", *(told.get_all("Classifier") or [])])
        assert set(LICENCE.findall(row)) <= set(LICENCE.findall(own)), name


def test_every_figure_that_a_page_or_an_alert_names_is_there() -> None:
    from prometheus_client import REGISTRY

    import bot.telemetry.exhibit
    import bot.telemetry.meters  # noqa: F401 – they are registered by it

    told = {name for family in REGISTRY.collect() for name in (family.name, *(s.name for s in family.samples))}
    told |= (
        {f"{each}_bucket" for each in told} | {f"{each}_total" for each in told} | {f"{each}_count" for each in told}
    )
    told |= set(re.findall(r'"(journey_\w+)"', (ROOT / "bot/telemetry/exhibit.py").read_text("utf-8")))
    named = [*(ROOT / "docs").glob("*.md"), ROOT / ".deploy" / "alerts.yaml"]
    wanted = {name for page in named for name in re.findall(r"\bjourney_[a-z_]+\b", page.read_text("utf-8"))}
    assert len(wanted) > 10
    assert wanted - told == set()


def test_the_bill_of_materials_names_every_wanted_package_and_every_weight() -> None:
    from bot.cli.parts import bill

    parts = bill()["components"]
    names = {part["name"].lower() for part in parts}
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert {re.split(r"[>=\[]", each)[0].lower() for each in wanted} - names == set()
    assert "knowledge/vectors.npz" in names
    assert all(part.get("licenses") or part["type"] != "library" for part in parts if part["name"] in ("dbos", "typer"))
    assert bill() == bill()
