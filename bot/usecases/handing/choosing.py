"""The form in which a table's columns are chosen: every column with an example of what it holds."""

from collections.abc import Mapping, Sequence

from bot.guide.form import Form, FormField
from bot.journey.model import Language
from bot.material.columns.guess import Columns, guess
from bot.material.pieces import Piece, Table
from bot.usecases.handing.offer import Offer
from bot.usecases.handing.telling import short, words

NONE = "none"
ROLES = ("score", "date", "product", "language", "who")
EXAMPLE = 40  # characters
MOST = 98  # options; a select of Slack's holds a hundred


def column_form(id: str, offer: Offer, pieces: Sequence[Piece], language: Language) -> Form:
    table = pieces[offer.piece] if offer.piece < len(pieces) else None
    assert isinstance(table, Table)
    options = _options(table, offer, language)
    chosen = offer.columns.words
    fields = [
        *_sheets(pieces, offer, language),
        FormField("words", words("roles.words", language), _value(chosen, 0), optional=False, options=options),
        FormField(
            "words2", words("second_words", language), _value(chosen, 1) or NONE, options=_with_none(options, language)
        ),
        *(_field(role, offer, options, language) for role in ROLES),
    ]
    title, send, cancel = (words(name, language) for name in ("form", "send", "cancel"))
    return Form("columns", id, title, send, cancel, tuple(fields), language)


def _field(role: str, offer: Offer, options: tuple[tuple[str, str], ...], language: Language) -> FormField:
    at = getattr(offer.columns, role)
    value = NONE if at is None else str(at)
    return FormField(role, words(f"roles.{role}", language), value, options=_with_none(options, language))


def _value(chosen: tuple[int, ...], at: int) -> str:
    return str(chosen[at]) if at < len(chosen) else ""


def _with_none(options: tuple[tuple[str, str], ...], language: Language) -> tuple[tuple[str, str], ...]:
    return ((NONE, words("no_column", language)), *options)


def _options(table: Table, offer: Offer, language: Language) -> tuple[tuple[str, str], ...]:
    body = table.rows[guess(table).head.rows :]
    found = []
    for at in range(min(table.width, MOST)):
        name = offer.names[at] if at < len(offer.names) and offer.names[at].strip() else ""
        name = short(name, 30) if name else words("unnamed", language, n=at + 1)
        example = next((row[at] for row in body if row[at].strip()), "")
        found.append((str(at), words("option", language, name=name, example=short(example, EXAMPLE))))
    return tuple(found)


def _sheets(pieces: Sequence[Piece], offer: Offer, language: Language) -> list[FormField]:
    """Where a file holds several tables: which."""
    tables = [(str(at), piece.where or f"{at + 1}") for at, piece in enumerate(pieces) if isinstance(piece, Table)]
    if len(tables) < 2:
        return []
    return [FormField("sheet", words("sheet", language), str(offer.piece), options=tuple(tables[:MOST]))]


def chosen_columns(offer: Offer, fields: Mapping[str, str], pieces: Sequence[Piece]) -> Offer:
    """The offer with the columns that the form names; of another table it is understood anew."""
    sheet = fields.get("sheet", "")
    if sheet.isdigit() and int(sheet) != offer.piece and int(sheet) < len(pieces):
        table = pieces[int(sheet)]
        if isinstance(table, Table):
            looked = guess(table)
            changes = {"piece": int(sheet), "names": looked.head.names, "columns": looked.columns}
            return offer.model_copy(update={**changes, "kind": "feedback", "sure": True})
    picked = tuple(dict.fromkeys(int(v) for v in (fields.get("words", ""), fields.get("words2", "")) if v.isdigit()))
    single = {role: int(fields[role]) if fields.get(role, "").isdigit() else None for role in ROLES}
    return offer.model_copy(update={"kind": "feedback", "columns": Columns(picked, **single), "sure": True})
