"""A journey as rows, one a touchpoint; the same columns in every table that is handed on."""

import re
from collections.abc import Iterator

from bot.journey.model import Journey, Language, Stage, Touchpoint
from prompts import render

COLUMNS = (
    "stage", "goal", "touchpoint", "channel", "action", "thought", "emotion", "moment", "importance", "satisfaction",
    "owner", "physical_evidence", "frontstage", "backstage", "support", "pain_point", "opportunity", "quote",
)  # fmt: skip
ACTIONS = ("step_action", "owner", "due", "kpi")
_ALWAYS = frozenset({"stage", "touchpoint"})
_PARTS = re.compile(r"[,，、;；\n]|\s/\s")
_FORMULA = re.compile(r"[=+\-@\t\r|%]")
_PLAIN_NUMBER = re.compile(r"[+\-]?\d+(?:\.\d+)?")


def words(entry: str, language: Language, **values: object) -> str:
    return render(f"usecases/export.{entry}", language, **values)


def touchpoints(journey: Journey) -> list[list[str]]:
    """The names and the rows; columns that are empty throughout are left away."""
    rows = [row for stage in journey.stages for row in _stage(stage, journey)]
    kept = [c for c, name in enumerate(COLUMNS) if name in _ALWAYS or any(row[c] for row in rows)]
    names = [words(f"columns.{COLUMNS[c]}", journey.language) for c in kept]
    return [names, *([row[c] for c in kept] for row in rows)]


def actions(journey: Journey) -> list[list[str]]:
    """The names and the rows; only the names where there is no action."""
    names = [words(f"columns.{name}", journey.language) for name in ACTIONS]
    rows = [
        [one.title, one.owner or "", one.due.isoformat() if one.due else "", one.kpi.name or ""]
        for one in journey.actions
    ]
    return [names, *rows]


def _stage(stage: Stage, journey: Journey) -> Iterator[list[str]]:
    if not stage.touchpoints:
        yield [stage.name, stage.customer_goal or "", *([""] * (len(COLUMNS) - 2))]
    for number, point in enumerate(stage.touchpoints):
        yield _row(stage, point, journey, first=number == 0)


def _row(stage: Stage, point: Touchpoint, journey: Journey, *, first: bool) -> list[str]:
    pains = {pain.id for pain in point.pain_points}
    answers = [one.how_might_we for one in journey.opportunities if pains & set(one.pain_points)]
    said = [e.text for e in journey.evidence if e.id in point.evidence and e.origin == "customer"]
    cells = {
        "stage": stage.name,
        "goal": (stage.customer_goal or "") if first else "",
        "touchpoint": listed([point.name]) if _PARTS.search(point.name) else point.name,
        "channel": point.channel or "",
        "action": point.action or "",
        "thought": point.thought or "",
        "emotion": "" if point.emotion is None else f"{point.emotion:+d}" if point.emotion else "0",
        "moment": "✓" if point.moment_of_truth else "",
        "importance": str(point.importance or ""),
        "satisfaction": str(point.satisfaction or ""),
        "owner": point.owner or "",
        **{name: value or "" for name, value in point.lanes.model_dump().items()},
        "pain_point": listed([pain.text for pain in point.pain_points]),
        "opportunity": listed(answers),
        "quote": listed(said),
    }
    return [cells[name] for name in COLUMNS]


def listed(items: list[str]) -> str:
    """Items so that they can be told apart again, whatever signs they hold."""
    return "\n".join(f"• {' '.join(item.split())}" for item in items)


def harmless(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula, as text (OWASP: CSV injection)."""
    if _FORMULA.match(cell) and not _PLAIN_NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
