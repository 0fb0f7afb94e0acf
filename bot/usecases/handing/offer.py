"""How something that was handed in is understood, until a person takes it, changes it or leaves it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.material.columns.guess import Columns
from bot.material.pieces import Piece

Kind = Literal["feedback", "scores", "map", "talk", "quotes", "notes"]


class HandedFile(BaseModel):
    """Where the content can be read again: it is not stored before somebody takes it."""

    model_config = ConfigDict(frozen=True)
    id: str
    name: str
    mimetype: str = ""
    size: int = 0
    url: str = ""


class Offer(BaseModel):
    """`piece` is the number of the table or talk among the pieces; `pieces` hold what was pasted or forwarded, a
    file's are read again."""

    model_config = ConfigDict(frozen=True)
    kind: Kind
    name: str  # the file's; "" for what was pasted
    file: HandedFile | None = None
    pieces: tuple[Piece, ...] = ()
    piece: int = 0
    names: tuple[str, ...] = ()  # of the table's columns
    columns: Columns = Columns()
    customers: tuple[str, ...] = ()
    sure: bool = True
    bare: bool = False  # a nested list without labels was taken for a map
    message: str | None = None
