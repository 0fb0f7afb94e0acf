"""What an industry's page offers a team: stages from the customer's side, touchpoints, usual pain points, metrics."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from knowledge.chunk import passages_of
from knowledge.corpus_pages import own_page
from knowledge.names import Name, Names
from knowledge.normal import normal
from knowledge.page import INDUSTRIES, TAGS, Page
from knowledge.passage import Language

_LISTS = {
    "Touchpoints": "touchpoints", "触点": "touchpoints",
    "Usual pain points": "pain_points", "常见痛点": "pain_points",
    "Metrics": "metrics", "常用指标": "metrics",
}  # fmt: skip
_TOUCHPOINT = re.compile(r"(?P<name>.+?)\s*[(（](?P<channel>[^()（）]+)[)）]\s*[:：]\s*(?P<action>.+)")
_PAIN_POINT = re.compile(r"(?P<text>.+?)\s*[\[［【](?P<tags>[a-z, 、，]+)[\]］】]\s*$")
_METRIC = re.compile(r"(?P<name>.+?)\s*[:：]\s*(?P<how>.+)")


@dataclass(frozen=True, slots=True)
class TouchpointTemplate:
    name: str
    channel: str
    action: str


@dataclass(frozen=True, slots=True)
class PainPointTemplate:
    """`tags` are keys of `knowledge.page.TAGS`."""

    text: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MetricTemplate:
    name: str
    how: str


@dataclass(frozen=True, slots=True)
class StageTemplate:
    """`intro` says what the customer does and wants; `passage_id` is the passage to cite for all of it."""

    name: str
    intro: str
    touchpoints: tuple[TouchpointTemplate, ...]
    pain_points: tuple[PainPointTemplate, ...]
    metrics: tuple[MetricTemplate, ...]
    passage_id: str


@dataclass(frozen=True, slots=True)
class IndustryTemplate:
    """`page` is the page's id, `title` its title; `passage_id` is the passage that introduces the industry."""

    industry: str
    language: Language
    title: str
    stages: tuple[StageTemplate, ...]
    persona_example: str
    goal_example: str
    page: str
    passage_id: str


def templates(language: Language) -> tuple[IndustryTemplate, ...]:
    """The templates of all industries that have one, the general one last."""
    found = (template(industry, language) for industry in INDUSTRIES)
    return tuple(one for one in found if one)


@lru_cache(maxsize=64)
def template(industry: str, language: Language) -> IndustryTemplate | None:
    """The template of one industry, None for an unknown one."""
    page = own_page(f"industry-{industry.replace('_', '-')}", language)
    return read_template(page, industry) if page else None


def detect_industry(text: str) -> str | None:
    """The industry that a text names, in either script: of several the longest name, of equals the first."""
    found = _industry_names().within(text)
    if not found:
        return None
    _, name = max(found, key=lambda pair: (_weight(pair[0]), -found.index(pair)))
    return _industry_of()[name]


def read_template(page: Page, industry: str) -> IndustryTemplate:
    """Reads the strict shape of an industry page. Raises ValueError naming what is missing."""
    sections = dict(_sections(page.body))
    missing = [stage for stage in page.template if stage not in sections]
    if missing or not page.template:
        raise ValueError(f"{page.key}: no section for {', '.join(missing) or 'any stage'}")
    cited = _cited(page)
    return IndustryTemplate(
        industry=industry, language=page.language, title=page.title,
        stages=tuple(_stage(stage, sections[stage], cited[stage]) for stage in page.template),
        persona_example=page.persona_example or "", goal_example=page.goal_example or "",
        page=page.id, passage_id=f"{page.key}#0",
    )  # fmt: skip


def _stage(name: str, lines: list[str], passage: str) -> StageTemplate:
    intro: list[str] = []
    lists: dict[str, list[str]] = {"touchpoints": [], "pain_points": [], "metrics": []}
    into = intro
    for line in lines:
        if line.startswith("### "):
            into = lists[_LISTS[line[4:].strip()]]
        elif line.strip():
            into.append(line.strip().removeprefix("- "))
    return StageTemplate(
        name, " ".join(intro), tuple(map(_touchpoint, lists["touchpoints"])),
        tuple(map(_pain_point, lists["pain_points"])), tuple(map(_metric, lists["metrics"])), passage,
    )  # fmt: skip


def _touchpoint(line: str) -> TouchpointTemplate:
    found = _matched(_TOUCHPOINT, line)
    return TouchpointTemplate(found["name"], found["channel"].strip(), found["action"])


def _pain_point(line: str) -> PainPointTemplate:
    found = _matched(_PAIN_POINT, line)
    tags = tuple(tag for tag in re.split(r"[,、，\s]+", found["tags"]) if tag)
    if unknown := set(tags) - set(TAGS):
        raise ValueError(f"unknown tags {sorted(unknown)} in: {line}")
    return PainPointTemplate(found["text"], tags)


def _metric(line: str) -> MetricTemplate:
    found = _matched(_METRIC, line)
    return MetricTemplate(found["name"], found["how"])


def _matched(shape: re.Pattern[str], line: str) -> dict[str, str]:
    match = shape.match(line)
    if match is None:
        raise ValueError(f"not of the form {shape.pattern}: {line}")
    return match.groupdict()


def _sections(body: str) -> Iterator[tuple[str, list[str]]]:
    name, lines = "", list[str]()
    for line in body.splitlines():
        if line.startswith("## "):
            yield name, lines
            name, lines = line[3:].strip(), []
        else:
            lines.append(line)
    yield name, lines


def _cited(page: Page) -> dict[str, str]:
    """For each stage the first passage that stands under its heading."""
    cited: dict[str, str] = {}
    for passage in passages_of(page):
        for part in passage.heading.split(" › "):
            cited.setdefault(part, passage.id)
    return cited


@lru_cache(maxsize=1)
def _industry_of() -> dict[Name, str]:
    return {
        Name(tuple(normal(form).casefold() for form in _forms(pages)), proper=False): industry
        for industry in INDUSTRIES
        if industry != "general" and (pages := _pages(industry))
    }


@lru_cache(maxsize=1)
def _industry_names() -> Names:
    return Names(_industry_of())


def _pages(industry: str) -> list[Page]:
    id = f"industry-{industry.replace('_', '-')}"
    return [page for page in (own_page(id, "zh"), own_page(id, "en")) if page]


def _forms(pages: Iterable[Page]) -> Iterator[str]:
    for page in pages:
        yield from (page.title, *page.aliases)


def _weight(form: str) -> int:
    return sum(2 if character > "\u2e80" else 1 for character in form)
