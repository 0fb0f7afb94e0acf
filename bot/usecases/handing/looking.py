"""Pieces → what they are: a map, feedback, scores, a talk, quotations, notes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from bot.material.columns.guess import guess
from bot.material.columns.head import head
from bot.material.columns.rows import Answer, answers
from bot.material.columns.scale import Scored, scored
from bot.material.interview import cast, passages
from bot.material.maps.found import FoundMap
from bot.material.maps.recognised import recognised
from bot.material.pieces import Code, Dialogue, Item, Outline, Piece, Prose, Quotation, Table
from bot.usecases.handing.offer import HandedFile, Offer


@dataclass(frozen=True)
class Understood:
    """An offer with what it would bring."""

    offer: Offer
    found: FoundMap | None = None
    answers: tuple[Answer, ...] = ()
    metrics: tuple[Scored, ...] = ()
    passages: tuple[tuple[str, str, str], ...] = ()
    voices: tuple[str, ...] = ()
    turns: int = 0
    quotes: tuple[Quotation, ...] = ()
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None


def look(
    pieces: Sequence[Piece], name: str, file: HandedFile | None = None, *, bare: bool = False
) -> Understood | None:
    """None where there is nothing in it that could be taken."""
    offer = Offer(kind="notes", name=name, file=file, pieces=() if file else tuple(pieces), bare=bare)
    if found := recognised(pieces, bare=bare):
        return Understood(offer.model_copy(update={"kind": "map"}), found=found)
    for number, piece in enumerate(pieces):
        if isinstance(piece, Dialogue):
            return understood(_talk(offer, piece, number), pieces)
    tables = [(number, piece) for number, piece in enumerate(pieces) if isinstance(piece, Table)]
    if tables:
        looked = [each for number, piece in tables if (each := _table(offer, piece, number, pieces))]
        if looked:
            return max(looked, key=_worth)
    return _words(offer, pieces)


def _worth(one: Understood) -> tuple[bool, bool, int]:
    """A sheet of one column under no name explains the others."""
    return one.offer.kind == "feedback", any(one.offer.names), len(one.answers)


def _talk(offer: Offer, talk: Dialogue, number: int) -> Offer:
    who = cast(talk)
    return offer.model_copy(update={"kind": "talk", "piece": number, "customers": who.customers, "sure": who.sure})


def _table(offer: Offer, table: Table, number: int, pieces: Sequence[Piece]) -> Understood | None:
    looked = guess(table)
    kind = "feedback" if looked.columns.words else "scores"
    made = offer.model_copy(
        update={
            "kind": kind,
            "piece": number,
            "names": looked.head.names,
            "columns": looked.columns,
            "sure": looked.sure,
        }
    )
    found = understood(made, pieces)
    if kind == "scores" and not found.metrics:
        return found if len(table.rows) > 1 and table.width > 1 else None
    return found


def _words(offer: Offer, pieces: Sequence[Piece]) -> Understood | None:
    """Running text holds nothing that anybody is known to have said, but for its quotations."""
    quotes = tuple(piece for piece in pieces if isinstance(piece, Quotation) and piece.text.strip())
    paragraphs = tuple(text for piece in pieces for text in _paragraphs(piece))
    if quotes:
        return Understood(offer.model_copy(update={"kind": "quotes"}), quotes=quotes, paragraphs=paragraphs)
    return Understood(offer, paragraphs=paragraphs) if paragraphs else None


def _paragraphs(piece: Piece) -> tuple[str, ...]:
    match piece:
        case Prose():
            return piece.paragraphs
        case Outline():
            return tuple(item.text for item in piece.items if not _is_heading(item))
        case Code():
            return ()
    return ()


def _is_heading(item: Item) -> bool:
    return item.mark == "heading"


def understood(offer: Offer, pieces: Sequence[Piece]) -> Understood:
    """What an offer brings, with the columns and customers that it names."""
    match offer.kind:
        case "map":
            return Understood(offer, found=recognised(pieces, bare=offer.bare))
        case "talk":
            return _understood_talk(offer, pieces)
        case "feedback" | "scores":
            return _understood_table(offer, pieces)
    again = _words(offer, pieces)
    return again or Understood(offer)


def _understood_talk(offer: Offer, pieces: Sequence[Piece]) -> Understood:
    talk = pieces[offer.piece] if offer.piece < len(pieces) else None
    if not isinstance(talk, Dialogue):
        return Understood(offer)
    voices = tuple(voice.speaker for voice in cast(talk).voices)
    return Understood(offer, passages=passages(talk, offer.customers), voices=voices, turns=len(talk.turns))


def _understood_table(offer: Offer, pieces: Sequence[Piece]) -> Understood:
    table = pieces[offer.piece] if offer.piece < len(pieces) else None
    if not isinstance(table, Table):
        return Understood(offer)
    looked = guess(table)
    told = answers(table, looked.head, offer.columns) + _of_like_tables(offer, table, pieces)
    metrics = () if told or offer.columns.words else tuple(_metrics(table, looked.head.rows, offer.names))
    return Understood(offer, answers=told, metrics=metrics, table=table)


def _of_like_tables(offer: Offer, table: Table, pieces: Sequence[Piece]) -> tuple[Answer, ...]:
    """A sheet a month, a page after a page: what stands under the same names is read with it."""
    if not any(offer.names):
        return ()
    others = [piece for piece in pieces if isinstance(piece, Table) and piece is not table]
    tops = [(other, head(other)) for other in others]
    alike = [(other, top) for other, top in tops if top.names == offer.names]
    return tuple(answer for other, top in alike for answer in answers(other, top, offer.columns))


def _metrics(table: Table, start: int, names: Sequence[str]) -> list[Scored]:
    """Only columns that are called like a score: a count of rows is none."""
    from bot.material.columns.model import roles

    body = table.rows[start:]
    columns = list(zip(*body, strict=True)) if body else []
    found = roles(names, columns)
    likely = [c for c in range(len(columns)) if found[c]["score"] >= 0.5]
    return [one for c in likely if (one := scored(names[c], columns[c]))]


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def digest_of(pieces: Sequence[Piece]) -> str:
    return digest(repr(tuple(pieces)).encode())
