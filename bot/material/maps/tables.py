"""A table → a map, if it is one: which way its fields run, and where its names stand."""

from collections.abc import Sequence

from bot.material.dates import day
from bot.material.maps import long, wide
from bot.material.maps.fields import CORE, felt, fields, makes_a_map
from bot.material.maps.found import Draft
from bot.material.pieces import Table

MOST_HEAD = 5  # rows above which the names of a long table stand
MOST_ROWS = 400  # a map that nobody can read is no map
LABELS = 60  # rows whose first cells are looked at


def draft(table: Table) -> Draft | None:
    if not table.rows or len(table.rows) > MOST_ROWS or table.width < 2:
        return None
    down, across = _best_row(table), _best_column(table)
    if down and (not across or down[0] >= across[0]):
        _, row, found = down
        return long.draft(table, felt(found), row + 1, table.rows[row])
    if across:
        _, column, found = across
        return wide.draft(table, felt(found), column + 1, _stage_row(table, found, column))
    return None


def _best_row(table: Table) -> tuple[int, int, list[str]] | None:
    """(how many fields it names, the row, the field of each column) of the row that names most."""
    best = None
    for at, row in enumerate(table.rows[:MOST_HEAD]):
        if at + 1 >= len(table.rows):
            break
        found = _once(fields(row))
        if makes_a_map(found) and (best is None or _weight(found) > best[0]):
            best = (_weight(found), at, found)
    return best


def _best_column(table: Table) -> tuple[int, int, list[str]] | None:
    best = None
    for at in range(min(2, table.width - 1)):
        cells = [row[at] for row in table.rows[:LABELS]]
        found = _once(fields(cells)) + [""] * (len(table.rows) - len(cells))
        named = set(found) & CORE
        if len(named) >= 2 and (best is None or _weight(found) > best[0]):
            best = (_weight(found), at, found)
    return best


def _once(found: Sequence[str]) -> list[str]:
    """The first of each field; a second of a kind is a row or column like the other, and joins nothing."""
    seen: set[str] = set()
    out = []
    for field in found:
        out.append("" if field in seen else field)
        seen.add(field)
    return out


def _weight(found: Sequence[str]) -> int:
    return sum(1 + (field in CORE) for field in found if field)


def _stage_row(table: Table, found: Sequence[str], column: int) -> int:
    """The row that is named so; else one above all fields: the one whose corner is empty, or the first that is no
    title. Between it and the fields there may be rows whose labels nobody knows."""
    named = next((at for at, field in enumerate(found) if field == "stage"), None)
    if named is not None:
        return named
    first = next(at for at, field in enumerate(found) if field)
    above = [at for at in range(first) if len({cell.strip() for cell in table.rows[at] if cell.strip()}) > 1]
    corner = [at for at in above if not table.rows[at][column].strip()]
    return corner[-1] if corner else above[0] if above else max(0, first - 1)


def joined(every: Sequence[Table]) -> list[Table]:
    """Tables under the same names, as slides and sheets part them, are one."""
    made: list[Table] = []
    for table in every:
        last = made[-1] if made else None
        if last is not None and last.rows and table.rows and last.rows[0] == table.rows[0] and not last.merges:
            made[-1] = Table((*last.rows, *table.rows[1:]), last.where)
        else:
            made.append(table)
    return made


def take_actions(made: Draft, table: Table) -> None:
    """A table of actions beside the map."""
    found = fields(table.rows[0]) if table.rows else []
    if "step_action" not in found or {"stage", "touchpoint"} & set(found):
        return
    for row in table.rows[1:]:
        told = {field: row[column].strip() for column, field in enumerate(found) if field}
        if told["step_action"]:
            owner, kpi = told.get("owner") or None, told.get("kpi") or None
            made.action(told["step_action"], owner, day(told.get("due", "")), kpi)
