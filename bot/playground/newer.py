"""The blocks of 2026: data_table, data_visualization, card, carousel, alert (reference/block-kit/blocks)."""

from collections.abc import Mapping

from bot.playground import elements, limits
from bot.playground.refusal import Fault
from bot.playground.rules import Anything, Enum, Items, Json, Number, OneOf, Rule, Shape, Str, Text, Whole

_CELLS: Mapping[str, Rule] = {
    "raw_text": Shape({"text": Str(limits.TABLE_CHARACTERS, 1)}),
    "raw_number": Shape({"value": Number(), "text": Str(limits.TABLE_CHARACTERS, 1)}),
    "rich_text": Shape({"elements": Items(Anything(), 1000)}),
}
_CELL = OneOf(_CELLS, frozenset(_CELLS))
_ID: Mapping[str, Rule] = {"block_id": Str(limits.BLOCK_ID)}
_POINT = Shape({"label": Str(limits.CHART_LABEL, 1), "value": Number()})
_SERIES = Shape({"name": Str(limits.CHART_LABEL, 1), "data": Items(_POINT, limits.CHART_POINTS)})
_AXES = Shape(
    {"categories": Items(Str(limits.CHART_LABEL, 1), limits.CHART_POINTS)},
    {"x_label": Str(limits.CHART_TITLE), "y_label": Str(limits.CHART_TITLE)},
)


def _rows_alike(block: Json, at: str, faults: list[Fault]) -> None:
    rows = block["rows"]
    if len({len(row) for row in rows}) > 1:
        faults.append(Fault("all rows must have the same number of values", f"{at}/rows"))
    if any(cell.get("type") == "rich_text" for cell in rows[0]):
        faults.append(Fault("rich_text cannot be used for header cells", f"{at}/rows/0"))


def _labels_are_the_categories(chart: Json, at: str, faults: list[Fault]) -> None:
    categories = chart["axis_config"]["categories"]
    if len(set(categories)) < len(categories):
        faults.append(Fault("categories must be unique", f"{at}/axis_config/categories"))
    names = [one["name"] for one in chart["series"]]
    if len(set(names)) < len(names):
        faults.append(Fault("series names must be unique", f"{at}/series"))
    for index, one in enumerate(chart["series"]):
        if [point["label"] for point in one["data"]] != categories:
            faults.append(Fault("labels must match the categories", f"{at}/series/{index}/data"))


def _says_something(block: Json, at: str, faults: list[Fault]) -> None:
    if not block.keys() & {"hero_image", "title", "actions", "body"}:
        faults.append(Fault("must define at least one of hero_image, title, actions, body", at))


def card(image: Rule) -> Shape:
    button = elements.element(frozenset({"button"}))
    return Shape(
        {},
        {
            "hero_image": image,
            "icon": image,
            "title": Text(limits.CARD_TITLE, mrkdwn=True),
            "subtitle": Text(limits.CARD_TITLE, mrkdwn=True),
            "body": Text(limits.CARD_BODY, mrkdwn=True),
            "actions": Items(button, limits.CARD_ACTIONS),
            **_ID,
        },
        (_says_something,),
    )


_XY = Shape({"series": Items(_SERIES, limits.CHART_SERIES), "axis_config": _AXES}, {}, (_labels_are_the_categories,))
_PIE = Shape({"segments": Items(_POINT, limits.CHART_SEGMENTS)})
_CHARTS: Mapping[str, Rule] = {"line": _XY, "bar": _XY, "area": _XY, "pie": _PIE}


_TASK = Shape(
    {
        "task_id": Str(limits.ACTION_ID, 1),
        "title": Str(limits.SECTION_TEXT, 1),
        "status": Enum(frozenset({"pending", "in_progress", "complete", "error"})),
    },
    {"details": Anything(), "output": Anything(), "sources": Items(Anything(), 100), **_ID},
)


def _tasks_apart(block: Json, at: str, faults: list[Fault]) -> None:
    ids = [task["task_id"] for task in block.get("tasks") or []]
    if len(set(ids)) < len(ids):
        faults.append(Fault("task_id must be unique", f"{at}/tasks"))


def newer(image: Rule) -> dict[str, Shape]:
    one = card(image)
    return {
        "card": one,
        "carousel": Shape({"elements": Items(OneOf({"card": one}, frozenset({"card"})), limits.CAROUSEL_CARDS)}, _ID),
        "data_table": Shape(
            {
                "caption": Str(limits.SECTION_TEXT, 1),
                "rows": Items(Items(_CELL, limits.TABLE_COLUMNS), limits.DATA_TABLE_ROWS, 2),
            },
            {"page_size": Whole(1, 100), "row_header_column_index": Whole(0, limits.TABLE_COLUMNS - 1), **_ID},
            (_rows_alike,),
        ),
        "data_visualization": Shape(
            {"title": Str(limits.CHART_TITLE, 1), "chart": OneOf(_CHARTS, frozenset(_CHARTS))}, _ID
        ),
        "task_card": _TASK,
        "plan": Shape(
            {"title": Str(limits.SECTION_TEXT, 1)},
            {"tasks": Items(OneOf({"task_card": _TASK}, frozenset({"task_card"})), 100, 0), **_ID},
            (_tasks_apart,),
        ),
        "alert": Shape(
            {"text": Text(limits.ALERT_TEXT, mrkdwn=True)},
            {"level": Enum(frozenset({"default", "info", "warning", "error", "success"})), **_ID},
        ),
    }


def across(blocks: list[Json], at: str, faults: list[Fault]) -> None:
    """What is counted over all blocks of a message."""
    charts = [index for index, block in enumerate(blocks) if block.get("type") == "data_visualization"]
    if len(charts) > limits.CHARTS:
        faults.append(Fault("no more than 2 data_visualization blocks allowed", f"{at}/{charts[limits.CHARTS]}"))
    tables = [block for block in blocks if block.get("type") in ("table", "data_table")]
    if sum(_characters(block.get("rows")) for block in tables) > limits.TABLE_CHARACTERS:
        faults.append(Fault("too many characters in table cells", at))


def _characters(value: object) -> int:
    if isinstance(value, list):
        return sum(map(_characters, value))
    if not isinstance(value, dict):
        return 0
    own = len(value["text"]) if isinstance(value.get("text"), str) else 0
    return own + sum(_characters(item) for item in value.values() if isinstance(item, dict | list))
