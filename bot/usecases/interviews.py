"""The words of an uploaded interview or note, for the language model: one paragraph, turn or row a line."""

from bot.material.apart import pieces_of
from bot.material.pieces import Code, Dialogue, Outline, Piece, Prose, Quotation, Table
from bot.material.pieces import Unreadable as Unreadable

TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")
LONGEST = 200_000  # characters


def is_words(name: str) -> bool:
    """Whether a file may hold running text, as an interview does; tables are read without the model."""
    return not name.lower().endswith(TABLES)


def words_of(name: str, content: bytes) -> str:
    """Raises Unreadable."""
    return "\n".join(line for piece in pieces_of(content, name) for line in _lines(piece))[:LONGEST]


def _lines(piece: Piece) -> list[str]:
    match piece:
        case Prose():
            return list(piece.paragraphs)
        case Outline():
            return [item.text for item in piece.items]
        case Dialogue():
            return [f"{turn.speaker}: {turn.words}" if turn.speaker else turn.words for turn in piece.turns]
        case Table():
            return [" ".join(cell for cell in dict.fromkeys(row) if cell) for row in piece.rows]
        case Quotation() | Code():
            return [piece.text]
