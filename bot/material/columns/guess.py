"""What a table of feedback holds: which columns are words, score, date …; what is not sure is asked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from bot.material.columns.content import SAMPLE
from bot.material.columns.head import Head, head, known
from bot.material.columns.model import roles
from bot.material.columns.voices import answered, unsaid
from bot.material.dates import day, epoch, looks_dated
from bot.material.learned.features import tidy
from bot.material.learned.nothing import says_something
from bot.material.pieces import Table

ROLES = ("words", "score", "date", "product", "language", "who")
SURE = 0.5
POSSIBLE = 0.25
BEYOND_DOUBT = 0.75
RIVAL = 0.25
NOBODYS = 0.35
NOBODYS_IF_CALLED = 0.85  # under a name that says that it is somebody's
VOICE = 3.0  # how much the sentences weigh beside the name and the shape of a column


@dataclass(frozen=True)
class Columns:
    """Column numbers; `words` may be several, as a survey asks several open questions."""

    words: tuple[int, ...] = ()
    score: int | None = None
    date: int | None = None
    product: int | None = None
    language: int | None = None
    who: int | None = None


@dataclass(frozen=True)
class Guess:
    head: Head
    columns: Columns
    sure: bool  # False: the columns are to be chosen before anything is offered to be taken


def guess(table: Table) -> Guess:
    top = head(table)
    body = table.rows[top.rows :]
    spread = body[:: max(1, len(body) // SAMPLE)] or body
    columns = list(zip(*spread, strict=True)) if spread else []
    found = _voiced(roles(top.names, columns), columns)
    found = _titles_told(_called(found, top.names, columns), top.names, columns)
    words = _words(found, columns)
    taken = set(words)
    single = {role: _best(role, found, columns, taken) for role in ROLES[1:]}
    sure = bool(words) and _is_sure(found, words, columns) and _somebodys(top.names[words[0]], columns[words[0]])
    return Guess(top, Columns(words, **single), sure)


def _somebodys(name: str, cells: Sequence[str]) -> bool:
    """Descriptions, titles and tasks are sentences too; they are asked about."""
    return unsaid(cells) < (NOBODYS_IF_CALLED if tidy(name) in known("words") else NOBODYS)


def _voiced(found: list[dict[str, float]], columns: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """Whether a column of sentences is the customers' or the house's answers, its sentences tell too."""
    return [_by_voice(one, columns[c]) for c, one in enumerate(found)]


def _by_voice(one: dict[str, float], cells: Sequence[str]) -> dict[str, float]:
    both = one["words"] + one["reply"]
    if both < SURE or not _says(cells):
        return one
    odds = log((one["words"] + 0.01) / (one["reply"] + 0.01)) - VOICE * answered(cells)
    words = both / (1 + exp(-odds))
    return {**one, "words": words, "reply": both - words}


def _called(
    found: list[dict[str, float]], names: Sequence[str], columns: Sequence[Sequence[str]]
) -> list[dict[str, float]]:
    """A few short words under a name that the training material knows for words are words."""
    told = [tidy(name) in known("words") and _says(column) for name, column in zip(names, columns, strict=True)]
    return [
        {**one, "words": max(one["words"], BEYOND_DOUBT)} if called and one["words"] > POSSIBLE else one
        for one, called in zip(found, told, strict=True)
    ]


def _titles_told(
    found: list[dict[str, float]], names: Sequence[str], columns: Sequence[Sequence[str]]
) -> list[dict[str, float]]:
    """A short comment looks like a title; where nothing stands beside it that it could be the title of, it is none."""
    if any(one["words"] >= SURE and _says(columns[c]) for c, one in enumerate(found)):
        return found
    return [
        {**one, "words": one["words"] + one["title"], "title": 0.0} if one["words"] >= POSSIBLE or called else one
        for one, called in zip(found, (not name or tidy(name) in known("words") for name in names), strict=True)
    ]


def _words(found: list[dict[str, float]], columns: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Every column of words, the surest first; the likeliest one where none is sure."""
    order = sorted(range(len(found)), key=lambda c: -found[c]["words"])
    holding = [c for c in order if _says(columns[c])]
    sure = tuple(c for c in holding if found[c]["words"] >= SURE and _is_likeliest(found[c]))
    return _as_likely(sure, found) or tuple(holding[:1] if holding and found[holding[0]]["words"] >= POSSIBLE else ())


def _asks(cells: Sequence[str]) -> bool:
    return sum(cell.rstrip().endswith(("?", "？")) for cell in cells) > 0.5 * len(cells)


def _as_likely(sure: tuple[int, ...], found: list[dict[str, float]]) -> tuple[int, ...]:
    """A second column of words is nearly as sure as the first; a doubtful one beside a sure one is something else."""
    return tuple(c for c in sure if found[c]["words"] >= found[sure[0]]["words"] - RIVAL)


def _is_likeliest(found: dict[str, float]) -> bool:
    return max(found, key=lambda role: found[role]) == "words"


def _says(cells: Sequence[str]) -> bool:
    """Something in a fair part of what is filled, and neither one answer nor a form's questions over and over."""
    filled = [cell for cell in cells if cell.strip()]
    told = [cell for cell in filled if says_something(cell) and not looks_dated(cell)]
    if not told or len(told) < 0.1 * len(filled):
        return False
    each = Counter(told)
    return len(told) <= 2 or (len(each) > 1 and not (min(each.values()) > 1 and _asks(list(each))))


def _is_sure(found: list[dict[str, float]], words: tuple[int, ...], columns: Sequence[Sequence[str]]) -> bool:
    """By itself, or because no other column can be the words."""
    best = found[words[0]]
    if best["words"] >= SURE:
        return best["words"] >= BEYOND_DOUBT or not _rival(found, words, columns)
    others = [found[c]["words"] for c in range(len(found)) if c not in words and _says(columns[c])]
    return _is_likeliest(best) and best["words"] > 3 * max(others, default=0.0)


def _rival(found: list[dict[str, float]], words: tuple[int, ...], columns: Sequence[Sequence[str]]) -> bool:
    """Another column that may well be the words."""
    others = [found[c]["words"] for c in range(len(found)) if c not in words and _says(columns[c])]
    return any(other > 0.4 and other > found[words[0]]["words"] - RIVAL for other in others)


def _best(role: str, found: list[dict[str, float]], columns: Sequence[Sequence[str]], taken: set[int]) -> int | None:
    likely = [c for c in range(len(found)) if found[c][role] >= 0.35 and found[c][role] == max(found[c].values())]
    fitting = [c for c in likely if c not in taken and _fits(role, columns[c])]
    return max(fitting, key=lambda c: found[c][role], default=None)


def _fits(role: str, cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    if role != "date":
        return bool(filled)
    return sum(day(cell) is not None or epoch(cell) is not None or looks_dated(cell) for cell in filled) > 0.5 * len(
        filled
    )
