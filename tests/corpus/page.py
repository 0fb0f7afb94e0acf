"""A corpus page as a reader sees it: front matter, then sections under `##` headings."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Section:
    heading: str
    text: str


@dataclass(frozen=True)
class Page:
    path: Path
    front: dict[str, object]
    body: str
    preamble: str
    sections: tuple[Section, ...]

    @property
    def folder(self) -> str:
        return self.path.parent.name

    @property
    def language(self) -> str:
        return self.path.parent.parent.name

    @property
    def links(self) -> list[str]:
        return _LINK.findall(self.body)

    def words(self, field: str) -> list[str]:
        """A list field of the front matter; anything else than a list of strings fails."""
        value = self.front[field]
        assert isinstance(value, list), f"{field} is not a list"
        assert all(isinstance(word, str) for word in value), f"{field} is not a list of strings"
        return value


def read_page(path: Path) -> Page:
    found = _FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    assert found, f"{path} has no front matter"
    front = yaml.safe_load(found.group(1))
    assert isinstance(front, dict), f"{path}: the front matter is not a mapping"
    preamble, *parts = re.split(r"^## ", found.group(2), flags=re.MULTILINE)
    return Page(path, front, found.group(2), preamble.strip(), tuple(_section(part) for part in parts))


def _section(part: str) -> Section:
    heading, _, text = part.partition("\n")
    return Section(heading.strip(), text.strip())
