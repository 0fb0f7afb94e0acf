"""Pieces → a map, if they are one."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from bot.journey.document import BadDocument, with_rest
from bot.material.maps import cjml, mermaid, nested, outlined, tables, ujm
from bot.material.maps.fields import fields
from bot.material.maps.found import Draft, FoundMap, Unplaced
from bot.material.pieces import Code, Item, Outline, Piece, Prose, Table


def recognised(pieces: Sequence[Piece], *, bare: bool = False) -> FoundMap | None:
    """`bare`: a list of two levels without labels counts too, as an answer to the question which stages there are."""
    for piece in pieces:
        if isinstance(piece, Code) and (found := _of_code(piece)):
            return found
    return _of_tables(pieces) or _of_outline(pieces, bare)


def _of_code(code: Code) -> FoundMap | None:
    if code.language == "mermaid":
        return _done(mermaid.draft(code.text))
    if code.language == "xml":
        return _done(cjml.draft(code.text))
    if code.language == "json":
        return _of_json(code.text)
    if code.language == "yaml":
        return _nested(code.text)
    return None


def _of_json(text: str) -> FoundMap | None:
    try:
        document: Any = json.loads(text)
    except ValueError:
        return None
    if isinstance(document, dict) and str(document.get("schema", "")).startswith("journey/1"):
        try:
            journey, rest = with_rest(text)
            return FoundMap(journey, tuple(Unplaced(path) for path in rest))
        except BadDocument:
            return None
    return _done(ujm.draft(document)) or _nested(text)


def _nested(text: str) -> FoundMap | None:
    outline = nested.outline(text)
    return _done(outlined.draft([*outline.items])) if outline else None


def _of_tables(pieces: Sequence[Piece]) -> FoundMap | None:
    """The table that holds most of a map; what the others say of it is kept, and told."""
    every = tables.joined([piece for piece in pieces if isinstance(piece, Table) and not _is_labelled(piece)])
    drafts = [made for table in every if (made := tables.draft(table))]
    if not drafts:
        return None
    best = max(drafts, key=lambda made: sum(len(stage.touchpoints) for stage in made.stages))
    around = outlined.draft([*_items(p for p in pieces if isinstance(p, Outline))])
    _take_meta(best, around, pieces)
    for table in every:
        tables.take_actions(best, table)
    for other in drafts:
        if other is not best:
            best.leave(" / ".join(stage.name for stage in other.stages))
    return _done(best)


def _take_meta(made: Draft, around: Draft | None, pieces: Sequence[Piece]) -> None:
    headings = [item.text for p in pieces if isinstance(p, Outline) for item in p.items if item.mark == "heading"]
    made.title = made.title or (headings[0] if headings else "")
    if around is not None:
        made.personas = made.personas or around.personas
        made.goal = around.goal
        made.unplaced += around.unplaced


def _of_outline(pieces: Sequence[Piece], bare: bool) -> FoundMap | None:
    items = [*_items(pieces)]
    return _done(outlined.draft(items, bare=bare)) if len(items) >= 2 else None


def _is_labelled(table: Table) -> bool:
    """Two columns, a field's name and what it holds: lines with labels, drawn as a table."""
    if table.width != 2 or len(table.rows) > 40:
        return False
    found = fields(table.column(0))
    return sum(map(bool, found)) >= 2 and "stage" not in found


def _items(pieces: Iterable[Piece]) -> "Iterable[Item]":
    """Outlines in a row; a table of two columns whose first names fields is lines with labels."""
    below = 0
    for piece in pieces:
        if isinstance(piece, Outline):
            for item in piece.items:
                below = item.depth + 1 if item.mark == "heading" else below
                yield item
        elif isinstance(piece, Table) and _is_labelled(piece):
            for label, value in piece.rows:
                yield Item(below, f"{label}: {value}")
        elif isinstance(piece, Prose):
            for text in piece.paragraphs:
                yield Item(below, text)


def _done(made: Draft | None) -> FoundMap | None:
    return made.done() if made else None


def unplaced_texts(found: FoundMap) -> tuple[Unplaced, ...]:
    """Each text once."""
    return tuple({one.text: one for one in found.unplaced}.values())
