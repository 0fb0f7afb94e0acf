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
