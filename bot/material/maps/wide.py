"""A table with a stage in each column, its fields in the rows → a map."""

from collections.abc import Sequence

from bot.material.maps.feelings import scored
from bot.material.maps.found import Draft
from bot.material.maps.lists import several
from bot.material.maps.long import LANES
from bot.material.pieces import Table


def draft(table: Table, fields: Sequence[str], first: int, stage_row: int) -> Draft:
    """`fields` names what each row holds, `first` is the first column with a stage's cells."""
    made = Draft()
    rows = {field: at for at, field in reversed(list(enumerate(fields))) if field and at != stage_row}
    named = " ".join(table.rows[rows["emotion"]][:first]) if "emotion" in rows else ""
    feelings = scored([_cell(table, rows, "emotion", column) for column in range(first, table.width)], named)
    made.rescaled = feelings.scale
    name = ""
    for at, column in enumerate(range(first, table.width)):
        name = table.rows[stage_row][column].split("\n")[0].strip() or name
        if name and _anything(table, rows, column):
            _column(made, table, rows, column, name, feelings.scores[at])
    for at, field in enumerate(fields):
        if not field and at > stage_row:
            for column in range(first, table.width):
                if not _repeats(table, at, column):
                    made.leave(table.rows[at][column], table.rows[at][0])
    return made


def _anything(table: Table, rows: dict[str, int], column: int) -> bool:
    return any(table.rows[at][column].strip() for at in rows.values()) or not rows


def _cell(table: Table, rows: dict[str, int], field: str, column: int) -> str:
    """The words of a merged cell are told at its first column."""
    if field not in rows or (field != "stage" and _repeats(table, rows[field], column)):
        return ""
    return table.rows[rows[field]][column].strip()


def _repeats(table: Table, row: int, column: int) -> bool:
    return any(top <= row <= bottom and left < column <= right for top, left, bottom, right in table.merges)


def _column(made: Draft, table: Table, rows: dict[str, int], column: int, name: str, score: int | None) -> None:
    def cell(field: str) -> str:
        return _cell(table, rows, field, column)

    made.stage(name, cell("goal") or None)
    points = several(cell("touchpoint"), names=True)
    deeds = several(cell("action"))
    own = points or deeds or several(cell("channel"), names=True) or [name]
    for point in own:
        made.touchpoint(point)
    many = len(own)
    if points:
        _spread(made, "action", deeds, many)
    _spread(made, "thought", several(cell("thought")), many)
    if points or deeds:
        _spread(made, "channel", several(cell("channel"), names=True), many)
    _feelings(made, cell("emotion"), score, many, "thought" in rows)
    pains = tuple(made.pain(text, number=_at(n, many)) for n, text in _placed(several(cell("pain_point")), many))
    for n, text in _placed(several(cell("quote")), many):
        made.quote(text, number=_at(n, many))
    for text in several(cell("opportunity")):
        made.opportunity(text, pains)
    _rest(made, cell, many, table.where)


def _at(number: int, many: int) -> int:
    return number - many


def _placed(items: list[str], many: int) -> list[tuple[int, str]]:
    """As many as touchpoints: one each, in order; told of the whole stage, they stand at its last one."""
    if len(items) == many:
        return list(enumerate(items))
    return [(many - 1, item) for item in items]


def _spread(made: Draft, field: str, items: list[str], many: int) -> None:
    if len(items) == many:
        for n, item in enumerate(items):
            made.add_words(field, item, number=n - many)
    else:
        for item in items:
            made.add_words(field, item, number=-many)


def _feelings(made: Draft, text: str, score: int | None, many: int, thoughts: bool) -> None:
    each = scored(several(text, names=True)).scores if many > 1 else ()
    if many > 1 and len(each) == many and all(one is not None for one in each):
        for n, one in enumerate(each):
            made.at_touchpoint(number=n - many, emotion=one, emotion_n=1)
    elif score is not None:
        made.shared = made.shared or many > 1
        for n in range(-many, 0):
            made.at_touchpoint(number=n, emotion=score, emotion_n=1)
    elif text and not thoughts:
        made.add_words("thought", text, number=-many)
    else:
        made.leave(text)


def _rest(made: Draft, cell, many: int, where: str) -> None:  # type: ignore[no-untyped-def]
    for lane in LANES:
        _lane(made, lane, several(cell(lane)), many)
    owner = cell("owner")
    deeds = several(cell("step_action"))
    for text in deeds:
        made.action(text, owner or None, None, cell("kpi") or None)
    if owner and not deeds:
        _spread(made, "owner", several(owner, names=True), many)
    for field in ("scenario", "importance", "satisfaction", "due", *(() if deeds else ("kpi",))):
        made.leave(cell(field), where)
    if text := cell("persona"):
        made.persona(text)
    if (text := cell("moment")) and text.casefold() not in ("no", "否", "n", "0", "-", "false"):
        made.at_touchpoint(moment_of_truth=True)


def _lane(made: Draft, lane: str, items: list[str], many: int) -> None:
    for n, text in enumerate(items):
        made.lane(lane, text, number=n - many if len(items) == many else -many)
