"""Text with separators → rows. Quoting is what the standard says (RFC 4180: a quote is doubled), never guessed from a
sample; only the separator is chosen, by how evenly it parts the lines."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from bot.material import going, limits
from bot.material.pieces import Row, Table, squared

csv.field_size_limit(2**31 - 1)
_SEPARATORS = (",", "\t", ";", "|", "，", "；")
_LOOKED_AT = 200  # records
_HELD_BACK = re.compile(r"\A'(?=[=+\-@|%])")  # kept a cell from being taken for a formula
_SAID = re.compile(r"\Asep=(.)\s*\n", re.IGNORECASE)  # Excel's own line


def table(text: str, where: str = "") -> Table | None:
    """The table that a text is; None where no separator parts it evenly into columns."""
    said = _SAID.match(text)
    body = text[said.end() :] if said else text
    separator = said[1] if said else separator_of(body)
    return parsed(body, separator, where) if separator else None


def parsed(text: str, separator: str, where: str = "") -> Table:
    rows: list[Row] = []
    total = cut = 0
    for record in _records(text, separator):
        if not any(cell.strip() for cell in record):
            continue
        total += 1
        going.at(total)
        if total <= limits.ROWS:
            cut += sum(len(cell) > limits.CELL for cell in record)
            rows.append(tuple(map(_cell, record[: limits.COLUMNS])))
    return Table(squared(rows), where, total=total if total > limits.ROWS else 0, cut=cut)


def _cell(text: str) -> str:
    text = _HELD_BACK.sub("", text.strip().replace("\u00a0", " "))
    return text if len(text) <= limits.CELL else text[: limits.CELL - 1] + "…"


def _records(text: str, separator: str) -> Iterator[list[str]]:
    """A stray quotation mark that would swallow the rest of the file is a character like any other."""
    if len(separator) > 1 or ord(separator) > 127:
        text, separator = text.replace(separator, "\x1f"), "\x1f"
    if '"' not in text:
        return csv.reader(_lines(text), delimiter=separator)
    if _backslashed(text, separator):
        return csv.reader(_lines(text), delimiter=separator, doublequote=False, escapechar="\\")
    if _unclosed(text, separator):
        return csv.reader(_lines(text), delimiter=separator, quoting=csv.QUOTE_NONE)
    return csv.reader(_lines(text), delimiter=separator)


def _lines(text: str) -> Iterator[str]:
    """With their ends; line by line, for a file in memory would be there a second time."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _backslashed(text: str, separator: str) -> bool:
    """Some databases write \\" for a quote inside quotes."""
    if '\\"' not in text or '""' in text:
        return False
    sign = re.escape(separator)
    return re.search(rf'[^"\\{sign}\n]\\"(?!\s*(?:{sign}|\n|\Z))', text) is not None


def _unclosed(text: str, separator: str) -> bool:
    """Whether read by the standard a cell runs over far more lines than anybody types, up to the very end."""
    last: list[str] = []
    try:
        for record in csv.reader(_lines(text), delimiter=separator):
            last = record
    except csv.Error:
        return True
    return any(cell.count("\n") > 200 for cell in last) or (bool(last) and last[-1].count("\n") > 20)


def separator_of(text: str) -> str | None:
    best, best_score = None, 0.0
    for separator in _SEPARATORS:
        if separator in text and (score := _evenness(text, separator)) > best_score:
            best, best_score = separator, score
    return best if best_score >= 0.6 else None


def _evenness(text: str, separator: str) -> float:
    """The share of records as wide as most are, times a little for more columns; 0 where they have one column."""
    # Only the beginning is looked at: a quote that the cut leaves open closes by itself.
    head = text[:400_000]
    try:
        records = [r for r in islice(_records(head, separator), _LOOKED_AT) if any(c.strip() for c in r)]
    except csv.Error:
        return 0.0
    widths = Counter(len(record) for record in records)
    width, many = widths.most_common(1)[0] if widths else (1, 0)
    if width < 2 or not records:
        return 0.0
    close = sum(n for w, n in widths.items() if abs(w - width) <= 1 and w > 1)
    return (many + 0.5 * (close - many)) / len(records) * (1 + 0.02 * min(width, 20))
