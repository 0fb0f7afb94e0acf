"""Whether a page of one's own is fit for the knowledge base, for somebody who writes and does not program."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from knowledge.chunk import WHOLE, pieces
from knowledge.normal import breadth, language_of
from knowledge.page import BrokenPage, FrontMatter, Page, parse_page, plain_page
from knowledge.passage import Language
from knowledge.template import read_template

Code = Literal[
    "no_head", "broken_head", "key_missing", "key_wrong", "key_unknown", "language", "no_heading", "no_text", "long",
    "no_wordings", "no_source_address", "no_twin", "template",
]  # fmt: skip
#: A page is found better when so many everyday wordings stand in its head.
ENOUGH_WORDINGS = 3
_FOR_EACH = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """What is missing or wrong, and the values for its sentence. `must`: without it the page does not work."""

    code: Code
    must: bool
    values: tuple[tuple[str, str], ...] = ()


def check_page(path: Path) -> tuple[Finding, ...]:
    """What is missing or wrong, the most important first; empty for a page that is fit."""
    text = path.read_text(encoding="utf-8", errors="replace")
    try:
        page = parse_page(text, path)
    except BrokenPage:
        return (*_head(text), *_body(plain_page(text, id=path.stem, title=path.stem, source=path.name)))
    return (*_body(page), *_template(page), *_words(page), *_twin(page, path))


def proposed_wordings(page: Page) -> tuple[str, ...]:
    """Questions made of the page's headings, to begin with; people's own words are better."""
    headings = dict.fromkeys(piece.headings[0] for piece in pieces(page.body) if piece.headings)
    form = "{}，怎么做？" if page.language == "zh" else "How does this work: {}?"
    return tuple(form.format(one.rstrip("?？。.")) for one in headings)[: ENOUGH_WORDINGS * _FOR_EACH]


def _head(text: str) -> list[Finding]:
    match = re.match(r"\ufeff?---\n(.*?)\n---", text.replace("\r\n", "\n"), re.DOTALL)
    if match is None:
        return [Finding("no_head", must=True)]
    try:
        head = yaml.safe_load(match[1])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return [Finding("broken_head", must=True, values=(("line", str(mark.line + 2 if mark else 1)),))]
    return _keys(head if isinstance(head, dict) else {})


def _keys(head: dict[str, object]) -> list[Finding]:
    fields = FrontMatter.model_fields
    missing = [name for name, field in fields.items() if field.is_required() and name not in head]
    unknown = [name for name in head if name not in fields]
    found = [Finding("key_missing", must=True, values=(("key", name),)) for name in missing]
    found += [Finding("key_unknown", must=True, values=(("key", str(name)),)) for name in unknown]
    return found or [Finding("key_wrong", must=True)]


def _body(page: Page) -> list[Finding]:
    cut = pieces(page.body)
    if not cut:
        return [Finding("no_text", must=True)]
    found = []
    if page.language != language_of(page.body):
        found.append(Finding("language", must=True, values=(("language", language_of(page.body)),)))
    if not any(piece.headings for piece in cut):
        found.append(Finding("no_heading", must=False))
    long = [line.strip() for line in page.body.splitlines() if breadth(line) > WHOLE]
    return found + [Finding("long", must=False, values=(("start", one[:40]),)) for one in long]


def _template(page: Page) -> list[Finding]:
    if page.kind != "industry":
        return []
    try:
        read_template(page, page.industries[0] if page.industries else page.id)
    except ValueError as error:
        return [Finding("template", must=True, values=(("why", str(error)),))]
    except KeyError as error:
        return [Finding("template", must=True, values=(("why", f"### {error.args[0]}"),))]
    return []


def _words(page: Page) -> list[Finding]:
    found = []
    if len(page.wordings) < ENOUGH_WORDINGS:
        proposed = " · ".join(proposed_wordings(page))
        found.append(Finding("no_wordings", must=False, values=(("proposed", proposed),)))
    if not re.search(r"https?://", f"{page.source} {page.body}"):
        found.append(Finding("no_source_address", must=False, values=(("source", page.source),)))
    return found


def _twin(page: Page, path: Path) -> list[Finding]:
    other: Language = "en" if page.language == "zh" else "zh"
    beside = [path.with_name(f"{path.stem}.{other}{path.suffix}"), path.with_name(f"{page.id}-{other}{path.suffix}")]
    parts = [other if part == page.language else part for part in path.resolve().parts]
    if any(one.is_file() for one in [*beside, Path(*parts)] if one.resolve() != path.resolve()):
        return []
    return [Finding("no_twin", must=False, values=(("language", other), ("id", page.id)))]
