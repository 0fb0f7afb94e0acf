"""Every sentence that a person can read, as data: YAML files with Chinese and English side by side.

    render("guide/scope.goal", "en", title="Check-in")

A file holds entries; an entry has `zh` and `en`, each a Jinja2 template. A missing entry, language or variable raises.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from jinja2 import Environment, StrictUndefined

Language = Literal["zh", "en"]
HERE = Path(__file__).parent
# What a person wrote must not turn into formatting when it is given back inside Markdown.
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\*_~`[]"})
_LINE_MARK = re.compile(r"\A\s*(?=#{1,6}\s|>|\||[-+]\s|-{3,}\s*$)")  # headings, quotes, tables, lists, rules


def said(words: object) -> str:
    """A person's words, with Markdown's marks taken literally and line breaks as spaces."""
    return _LINE_MARK.sub(r"\\", " ".join(str(words).split("\n")).translate(_MARKS))


_environment = Environment(undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True)
_environment.filters["said"] = said


@cache
def entries(file: str) -> dict[str, Any]:
    """The entries of `prompts/<file>.yaml`."""
    loaded = yaml.safe_load((HERE / f"{file}.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@cache
def _template(name: str, language: str) -> Any:
    file, _, entry = name.partition(".")
    found = entries(file)
    for part in entry.split("."):
        found = found[part]
    return _environment.from_string(str(found[language]).rstrip("\n"))


def render(name: str, language: Language, /, **values: Any) -> str:
    """The text `<file>.<entry>` in a language, its variables filled in."""
    return str(_template(name, language).render(**values))
