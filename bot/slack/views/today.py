"""Slack's newer blocks: tables, a line chart, cards. A workspace or client may refuse them (see `fallback`).

Sources: docs.slack.dev/reference/block-kit/blocks (data_table, data_visualization, card, carousel).
"""

import re
from collections.abc import Sequence
from itertools import count

from bot.guide.shown import Card, Cell, Curve, Steps, Table
from bot.slack import limits
from bot.slack.mrkdwn import literal
from bot.slack.views.blocks import Block, Element, mrkdwn
from bot.slack.views.pieces import short

_NUMBER = re.compile(r"[+\-−]?\d+(?:\.\d+)?")
_NOTHING = "–"
_LEAST = 30  # characters of a title beside a long address


def table(shown: Table) -> Block:
    numbers = [_all_numbers([row[at] for row in shown.rows]) for at in range(len(shown.head))]
    head = [_raw(name) for name in shown.head[: limits.TABLE_COLUMNS]]
    rows = [
        [_cell(cell, numeric) for cell, numeric in zip(row, numbers, strict=True)][: limits.TABLE_COLUMNS]
        for row in shown.rows[: limits.TABLE_ROWS - 1]
    ]
    caption = short(shown.title, limits.TABLE_CAPTION) or _NOTHING
    return {"type": "data_table", "caption": caption, "page_size": 10, "rows": [head, *rows]}


def _all_numbers(cells: Sequence[Cell]) -> bool:
    return all(_NUMBER.fullmatch(cell.text) for cell in cells)


def _raw(text: str) -> Element:
    return {"type": "raw_text", "text": text.strip() or _NOTHING}


def _cell(cell: Cell, numeric: bool) -> Element:
    if numeric:
        return {"type": "raw_number", "value": float(cell.text.replace("−", "-")), "text": cell.text}
    if not cell.url:
        return _raw(cell.text)
    link = {"type": "link", "url": cell.url, "text": cell.text.strip() or _NOTHING}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [link]}]}


def chart(shown: Curve) -> Block:
    points = shown.points[: limits.CHART_POINTS]
    names = _unique([name for name, _ in points])
    data = [{"label": name, "value": value} for name, (_, value) in zip(names, points, strict=True)]
    series = [{"name": short(shown.label, limits.CHART_NAME), "data": data}]
    axes = {"categories": names, "y_label": short(shown.label, limits.CHART_TITLE)}
    return {
        "type": "data_visualization",
        "title": short(shown.title, limits.CHART_TITLE),
        "chart": {"type": "line", "series": series, "axis_config": axes},
    }


def _unique(names: Sequence[str]) -> list[str]:
    """Each of at most twenty characters; of those that are alike so far, the later ones have a number."""
    found: list[str] = []
    for name in names:
        cut = short(name, limits.CHART_NAME) or _NOTHING
        tries = (short(f"{number} {name}", limits.CHART_NAME) for number in count(2))
        found.append(cut if cut not in found else next(each for each in tries if each not in found))
    return found


def card(shown: Card, buttons: list[Element]) -> Block:
    made: Block = {"type": "card", "title": mrkdwn(_title(shown))}
    if shown.note:
        made["subtitle"] = mrkdwn(_text(shown.note, limits.CARD_TITLE))
    if shown.text:
        made["body"] = mrkdwn(_text(shown.text, limits.CARD_BODY))
    return {**made, "actions": buttons} if buttons else made


def _title(shown: Card) -> str:
    room = limits.CARD_TITLE - len(f"*<{shown.url}|>*")
    if not shown.url or room < _LEAST:
        return f"*{_text(shown.title, limits.CARD_TITLE - 2)}*"
    return f"*<{shown.url}|{_text(shown.title, room).replace('|', '¦')}>*"


def _text(text: str, most: int) -> str:
    """Escaped, and short enough after that."""
    cut = most
    while len(escaped := literal(short(text, cut))) > most:
        cut -= len(escaped) - most
    return escaped


def cards(made: list[Block]) -> Block:
    """Several beside each other; one alone stands alone."""
    return made[0] if len(made) == 1 else {"type": "carousel", "elements": made}


def plan(shown: Steps) -> Block:
    """Slack tells the tasks of one plan apart by their ids."""
    shorts = [(short(task.title, limits.TASK_TITLE), task.state) for task in shown.tasks[: limits.PLAN_TASKS]]
    tasks = [
        {"type": "task_card", "task_id": f"step-{number}", "title": title or _NOTHING, "status": state}
        for number, (title, state) in enumerate(shorts, 1)
    ]
    return {"type": "plan", "title": short(shown.title, limits.TASK_TITLE) or _NOTHING, "tasks": tasks}


def feedback(action_id: str, good: Element, bad: Element) -> Block:
    """Two thumbs; `good` and `bad` are texts with values."""
    buttons = {"type": "feedback_buttons", "action_id": action_id, "positive_button": good, "negative_button": bad}
    return {"type": "context_actions", "elements": [buttons]}


def alert(text: str, level: str) -> Block:
    """In modals only. `text` is mrkdwn; `level`: info, warning, error or success."""
    return {"type": "alert", "level": level, "text": mrkdwn(text)}
