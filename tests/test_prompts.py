"""Every prompt stands in both languages, compiles, and names the same variables in each."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment, meta

import prompts

FILES = sorted(p for p in prompts.HERE.rglob("*.yaml") if p.parent.name != "lexicon")


def entries(node: dict[str, Any], at: str = "") -> list[tuple[str, dict[str, Any]]]:
    found = []
    for key, value in node.items():
        if isinstance(value, dict) and {"zh", "en"} & set(value):
            found.append((f"{at}{key}", value))
        elif isinstance(value, dict):
            found += entries(value, f"{at}{key}.")
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_each_entry_has_both_languages_and_the_same_variables(file: Path) -> None:
    environment = Environment()
    environment.filters["said"] = prompts.said
    found = entries(yaml.safe_load(file.read_text(encoding="utf-8")))
    assert found, "no entry in this file"
    for name, entry in found:
        assert set(entry) == {"zh", "en"}, name
        variables = {
            language: meta.find_undeclared_variables(environment.parse(str(text))) for language, text in entry.items()
        }
        assert variables["zh"] <= variables["en"] | variables["zh"], name
        assert all(str(text).strip() for text in entry.values()), name


def test_a_missing_variable_raises() -> None:
    with pytest.raises(Exception, match="title"):
        prompts.render("guide/say.start", "en")


def test_marks_in_what_people_wrote_are_taken_literally() -> None:
    assert prompts.said("*bold* `x` _y_\nz") == r"\*bold\* \`x\` \_y\_ z"
