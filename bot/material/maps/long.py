"""A table with a touchpoint in each row → a map."""

from collections.abc import Sequence

from bot.material.dates import day
from bot.material.maps.feelings import scored
from bot.material.maps.found import Draft
from bot.material.maps.lists import several
from bot.material.pieces import Row, Table

LANES = ("frontstage", "backstage", "support", "physical_evidence")
_NOTES = ("# ", "* ", "※")
_TEXTS = {"channel": "channel", "action": "action", "thought": "thought"}


def draft(table: Table, fields: Sequence[str], start: int, names: Sequence[str]) -> Draft:
    """`fields` names what each column holds, `start` is the first row below the names."""
    made = Draft()
    rows = table.rows[start:]
    columns = _columns(fields)
    named = names[columns["emotion"]] if "emotion" in columns else ""
    feelings = scored([_cell(row, columns, "emotion") for row in rows], named)
    made.rescaled = feelings.scale
    reading = _Reading(made, table, columns, start)
    for number, (row, score) in enumerate(zip(rows, feelings.scores, strict=True), start):
        reading.row(number, row, score)
        for column, field in enumerate(fields):
            if not field and row[column].strip() and names[column].strip():
                made.leave(f"{names[column]}: {row[column]}", table.where)
    return made


def _columns(fields: Sequence[str]) -> dict[str, int]:
    """The first column of each field."""
    return {field: column for column, field in reversed(list(enumerate(fields))) if field}


def _cell(row: Row, columns: dict[str, int], field: str) -> str:
    return row[columns[field]].strip() if field in columns else ""


class _Reading:
    def __init__(self, made: Draft, table: Table, columns: dict[str, int], start: int) -> None:
        self._made, self._table, self._columns, self._start = made, table, columns, start

    def row(self, number: int, row: Row, score: int | None) -> None:
        def cell(field: str) -> str:
            if field in self._columns and self._repeats(number, self._columns[field]) and field != "stage":
                return ""  # the words of a merged cell are told once
            return _cell(row, self._columns, field)

        stage = _cell(row, self._columns, "stage").split("\n")[0].strip()
        if _first(row).startswith(_NOTES):
            return  # a note below the table
        if not self._made.stages or (stage and stage != self._made.stages[-1].name):
            name = stage or _first(row)
            if not name:
                return
            self._made.stage(name)
        if goal := cell("goal"):
            self._made.stage(self._made.stages[-1].name, goal)
        before = len(self._made.stages[-1].touchpoints)
        names = self._names(cell, before)
        for name in names:
            self._made.touchpoint(name)
        if not self._made.stages[-1].touchpoints:
            if not any(cell(field) for field in self._columns if field not in ("stage", "goal")):
                return
            self._made.touchpoint(self._made.stages[-1].name)
        self._fill(cell, score, max(1, len(names)))

    def _repeats(self, row: int, column: int) -> bool:
        return any(top < row <= bottom and left <= column <= right for top, left, bottom, right in self._table.merges)

    def _names(self, cell, before: int) -> list[str]:  # type: ignore[no-untyped-def]
        if "touchpoint" in self._columns:
            named = several(cell("touchpoint"), names=True)
        else:
            named = several(cell("action")) or several(cell("channel"))
        if not named and before == 0 and any(cell(field) for field in ("action", "channel", "emotion", "pain_point")):
            return [cell("action") or cell("channel") or self._made.stages[-1].name]
        return named

    def _fill(self, cell, score: int | None, many: int) -> None:  # type: ignore[no-untyped-def]
        made, own = self._made, range(-many, 0)
        for field, name in _TEXTS.items():
            if text := cell(field):
                _share(made, name, text, many, skip=field == "action" and "touchpoint" not in self._columns)
        if score is not None:
            made.shared = made.shared or many > 1
            for number in own:
                made.at_touchpoint(number=number, emotion=score, emotion_n=1)
        elif (told := cell("emotion")) and "thought" not in self._columns:
            made.add_words("thought", told, number=-many)
        elif told:
            made.leave(told, self._table.where)
        for lane in LANES:
            if text := cell(lane):
                made.lane(lane, text, number=-many)
        pains = tuple(made.pain(text, number=-1) for text in several(cell("pain_point")))
        for text in several(cell("quote")):
            made.quote(text, number=-1)
        for text in several(cell("opportunity")):
            made.opportunity(text, pains)
        self._deeds(cell)
        self._rest(cell)

    def _deeds(self, cell) -> None:  # type: ignore[no-untyped-def]
        owner, due = cell("owner") or None, day(cell("due"))
        deeds = several(cell("step_action"))
        for text in deeds:
            self._made.action(text, owner, due, cell("kpi") or None)
        if owner and not deeds:
            self._made.add_words("owner", owner)
        if not deeds:
            for field in ("kpi", "due"):
                self._made.leave(cell(field), self._table.where)

    def _rest(self, cell) -> None:  # type: ignore[no-untyped-def]
        made = self._made
        for field in ("importance", "satisfaction"):
            text = cell(field)
            if text in ("1", "2", "3", "4", "5"):
                made.at_touchpoint(**{field: int(text)})
            else:
                made.leave(text, self._table.where)
        if (text := cell("moment")) and text.casefold() not in ("no", "否", "n", "0", "-", "false"):
            made.at_touchpoint(moment_of_truth=True)
        if persona := cell("persona"):
            made.persona(persona)
        made.leave(cell("scenario"), self._table.where)


def _first(row: Row) -> str:
    return next((cell.strip() for cell in row if cell.strip()), "")


def _share(made: Draft, name: str, text: str, many: int, skip: bool) -> None:
    """As many items as touchpoints: one each; else the text stands at the first."""
    if skip:
        return
    items = several(text)
    if many > 1 and len(items) == many:
        for number, item in zip(range(-many, 0), items, strict=True):
            made.add_words(name, item, number=number)
    else:
        made.add_words(name, text if name != "channel" else text.replace("\n", "、"), number=-many)
