"""The rows of a feedback table by its columns; and a sample of them, spread over scores and dates."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date

from bot.material.columns.guess import Columns
from bot.material.columns.head import Head
from bot.material.dates import day, epoch
from bot.material.learned.nothing import says_something
from bot.material.pieces import Table


@dataclass(frozen=True, slots=True)
class Answer:
    """One row's words in one column. `when` is the cell of its date, as it stands there."""

    text: str
    question: str = ""
    score: str = ""
    when: str = ""
    date: Date | None = None
    product: str = ""
    who: str = ""
    row: int = 0


def answers(table: Table, head: Head, columns: Columns) -> tuple[Answer, ...]:
    """Those that say something, each wording once for a person and day."""
    found = dict.fromkeys(_answers(table, head, columns))
    return tuple(found)


def _answers(table: Table, head: Head, columns: Columns) -> Iterator[Answer]:
    several = len(columns.words) > 1
    for number, row in enumerate(table.rows[head.rows :], head.rows + 1):
        for column in columns.words:
            if column < len(row) and says_something(row[column]):
                when = _cell(row, columns.date)
                yield Answer(
                    row[column].strip(),
                    head.names[column] if several else "",
                    _cell(row, columns.score),
                    when,
                    day(when) or epoch(when),
                    _cell(row, columns.product),
                    _cell(row, columns.who),
                    number,
                )


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""


def spread(found: Sequence[Answer], most: int) -> tuple[Answer, ...]:
    """At most so many: as many of each score as there are, and over all its dates; in the order of the table."""
    if len(found) <= most:
        return tuple(found)
    by_score: dict[str, list[Answer]] = {}
    for answer in sorted(found, key=_day):
        by_score.setdefault(answer.score, []).append(answer)
    shares = _shares({score: len(members) for score, members in by_score.items()}, most)
    taken = [answer for score, members in by_score.items() for answer in _evenly(members, shares[score])]
    return tuple(sorted(taken, key=_place))


def _shares(sizes: dict[str, int], most: int) -> dict[str, int]:
    """An equal part of the places for each score; what a rare one leaves goes to the others."""
    shares, left = dict.fromkeys(sizes, 0), most
    while left and any(shares[score] < size for score, size in sizes.items()):
        open_ = [score for score, size in sizes.items() if shares[score] < size]
        each = max(1, left // len(open_))
        for score in open_[:left]:
            more = min(each, sizes[score] - shares[score], left)
            shares[score] += more
            left -= more
    return shares


def _day(answer: Answer) -> tuple[Date, int]:
    return answer.date or Date.min, answer.row


def _place(answer: Answer) -> int:
    return answer.row


def _evenly(members: list[Answer], most: int) -> list[Answer]:
    if len(members) <= most or not most:
        return members[:most]
    return [members[at * len(members) // most] for at in range(most)]


def by_score(found: Sequence[Answer]) -> tuple[tuple[str, int], ...]:
    """How many of each score, the scores in their order; () where there is none or they are no scale."""
    counted = Counter(answer.score for answer in found if answer.score)
    if not 1 < len(counted) <= 12:
        return ()
    return tuple(sorted(counted.items(), key=lambda one: (_number(one[0]), one[0])))


def _number(text: str) -> float:
    try:
        return float(text.replace("−", "-").split()[0].rstrip("星分"))
    except (ValueError, IndexError):
        return 0.0
