"""The strict shape of an industry page: what the program reads as suggestions."""

import re
from dataclasses import dataclass

from tests.corpus.page import Page, Section

TAGS = frozenset(
    [
        "wait",
        "annoyed",
        "think",
        "repeat",
        "tangibles",
        "reliability",
        "responsiveness",
        "assurance",
        "empathy",
    ]
)
LISTS = {
    "en": ("Touchpoints", "Usual pain points", "Metrics"),
    "zh": ("触点", "常见痛点", "常用指标"),
}
CHANNELS = {
    "en": ("online", "app", "store", "phone", "email", "social", "chat", "mail", "in person", "device"),
    "zh": ("线上", "手机 App", "门店", "电话", "邮件", "社交媒体", "在线客服", "快递", "线下", "自助设备"),
}
_TOUCHPOINT = {"en": re.compile(r".+ \(([^()]+)\): .+"), "zh": re.compile(r".+（([^（）]+)）：.+")}
_PAIN_POINT = re.compile(r".+ \[([a-z, ]+)\]")
_METRIC = {"en": re.compile(r".+: .+"), "zh": re.compile(r".+：.+")}
_COUNTS = ((3, 6), (2, 4), (1, 3))


@dataclass(frozen=True)
class StageLists:
    intro: str
    touchpoints: list[str]
    pain_points: list[str]
    metrics: list[str]

    def pain_point_tags(self) -> list[list[str]]:
        return [_tags(line) for line in self.pain_points]


def faults(page: Page) -> list[str]:
    """Everything in which an industry page departs from its shape, in words; empty when it is sound."""
    template = page.front.get("template")
    if not isinstance(template, list) or not 4 <= len(template) <= 8:
        return ["template is not a list of 4 to 8 stage names"]
    found = [f"{name} is missing" for name in ("persona_example", "goal_example") if not page.front.get(name)]
    headings = [section.heading for section in page.sections]
    if headings != [page.front["title"], *template]:
        return [*found, f"the headings {headings} are not the title and then the template"]
    for section in page.sections[1:]:
        found += [f"{section.heading}: {fault}" for fault in _stage_faults(section, page.language)]
    return found


def stages(page: Page) -> list[StageLists]:
    return [_stage(section, page.language) for section in page.sections[1:]]


def _stage(section: Section, language: str) -> StageLists:
    intro, *parts = re.split(r"^### ", section.text, flags=re.MULTILINE)
    lists = {part.partition("\n")[0].strip(): _bullets(part) for part in parts}
    touchpoints, pain_points, metrics = (lists.get(name, []) for name in LISTS[language])
    return StageLists(intro.strip(), touchpoints, pain_points, metrics)


def _bullets(part: str) -> list[str]:
    return [line[2:].strip() for line in part.splitlines() if line.startswith("- ")]


def _tags(line: str) -> list[str]:
    matched = _PAIN_POINT.fullmatch(line)
    return [tag.strip() for tag in matched.group(1).split(",")] if matched else []


def _stage_faults(section: Section, language: str) -> list[str]:
    stage = _stage(section, language)
    found = [] if stage.intro else ["no sentence on what the customer does and wants"]
    headings = tuple(re.findall(r"^### (.+?)\s*$", section.text, flags=re.MULTILINE))
    if headings != LISTS[language]:
        found.append(f"the lists are {headings}, not {LISTS[language]}")
    for name, lines, (least, most) in zip(
        LISTS[language], (stage.touchpoints, stage.pain_points, stage.metrics), _COUNTS, strict=True
    ):
        if not least <= len(lines) <= most:
            found.append(f"{len(lines)} under {name}, not {least} to {most}")
    found += [f"bad touchpoint: {line}" for line in stage.touchpoints if not _is_touchpoint(line, language)]
    found += [f"bad pain point: {line}" for line in stage.pain_points if not _is_pain_point(line)]
    found += [f"bad metric: {line}" for line in stage.metrics if not _METRIC[language].fullmatch(line)]
    return found


def _is_touchpoint(line: str, language: str) -> bool:
    matched = _TOUCHPOINT[language].fullmatch(line)
    return matched is not None and matched.group(1) in CHANNELS[language]


def _is_pain_point(line: str) -> bool:
    tags = _tags(line)
    return 1 <= len(tags) <= 3 and TAGS.issuperset(tags)
