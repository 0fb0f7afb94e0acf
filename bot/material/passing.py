"""Pieces from one process to another: a line of JSON each, a table's rows a line each, so that neither side ever holds
a large table twice."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import IO

from pydantic import TypeAdapter

from bot.material.pieces import Piece, Row, Table

_PIECE: TypeAdapter[Piece] = TypeAdapter(Piece)
_REPEATED = 24  # characters; shorter cells are mostly one of a few: kept once


def write(pieces: Iterable[Piece], to: IO[bytes]) -> None:
    for piece in pieces:
        if not isinstance(piece, Table):
            to.write(_PIECE.dump_json(piece) + b"\n")
            continue
        to.write(b"%d %s\n" % (len(piece.rows), _PIECE.dump_json(replace(piece, rows=()))))
        for row in piece.rows:
            to.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n")


def read(source: IO[bytes]) -> Iterator[Piece]:
    for line in source:
        if line.startswith(b"{"):
            yield _PIECE.validate_json(line)
            continue
        count, _, head = line.partition(b" ")
        table = _PIECE.validate_json(head)
        assert isinstance(table, Table)
        yield replace(table, rows=tuple(_rows(source, int(count))))


def _rows(source: IO[bytes], count: int) -> Iterator[Row]:
    known: dict[str, str] = {}
    for _ in range(count):
        yield tuple(
            known.setdefault(cell, cell) if len(cell) < _REPEATED else cell for cell in json.loads(next(source))
        )
