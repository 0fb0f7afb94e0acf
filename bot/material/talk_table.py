"""A talk that stands in a table: a column of a few names that take turns, a column of their words."""

from collections import Counter
from collections.abc import Sequence

from bot.material.columns.head import head
from bot.material.columns.model import roles
from bot.material.interview import cast
from bot.material.learned.labels import best
from bot.material.pieces import Dialogue, Piece, Row, Spoke, Table
from bot.material.transcript import joined
from bot.material.turns import takes_turns

MOST = 5_000  # rows; nobody talks longer
SPEAKERS = 6
LONGEST_NAME = 40
SURE = 0.7


def dialogue_of(pieces: Sequence[Piece]) -> Dialogue | None:
    """The talk that a file's only table is; None where its rows are not sure to be turns of asking and answering."""
    tables = [piece for piece in pieces if isinstance(piece, Table)]
    return _dialogue(tables[0]) if len(tables) == 1 and 4 < len(tables[0].rows) < MOST else None


def _dialogue(table: Table) -> Dialogue | None:
    top = head(table)
    rows = table.rows[top.rows :]
    words = _longest(rows)
    times = next((c for c, name in enumerate(top.names) if _is_time(rows, c)), None)
    for who in range(table.width):
        if who != words and _are_speakers(top.names[who], [row[who].strip() for row in rows]):
            turns = [Spoke(row[who].strip(), row[words], row[times] if times is not None else "") for row in rows]
            talk = Dialogue(tuple(joined(turn for turn in turns if turn.words.strip())), table.where)
            if takes_turns(list(talk.turns)) and cast(talk).sure:
                return talk
    return None


def _longest(rows: Sequence[Row]) -> int:
    return max(range(len(rows[0])), key=lambda column: sum(len(row[column]) for row in rows))


def _is_time(rows: Sequence[Row], column: int) -> bool:
    return all(":" in row[column] and row[column][:1].isdigit() for row in rows)


def _are_speakers(name: str, cells: Sequence[str]) -> bool:
    """Few, again and again, and called like people who ask, or in a column that is called like one of names."""
    counted = Counter(cells)
    if not 2 <= len(counted) <= SPEAKERS or "" in counted or max(map(len, counted)) > LONGEST_NAME:
        return False
    if sum(n >= 2 for n in counted.values()) < 2:
        return False
    called = best("speakers", list(counted))
    if any(kind == "asks" and certainty >= SURE for kind, certainty in called):
        return True
    (found,) = roles([name], [cells])
    return all(kind != "system" for kind, _ in called) and max(found, key=lambda role: found[role]) == "who"
