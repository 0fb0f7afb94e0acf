"""Word, slides, PDF → pieces."""

import io
from collections.abc import Iterator
from typing import IO, Any

from bot.material import limits
from bot.material.pieces import Item, Outline, Piece, Prose, Span, Table, Unreadable, squared


def document(source: IO[bytes]) -> tuple[Piece, ...]:
    """DOCX by way of HTML: headings, lists and merged cells come through."""
    import mammoth

    from bot.material import blocks

    try:
        html = mammoth.convert_to_html(source, convert_image=mammoth.images.img_element(_no_picture)).value
    except Exception as fault:
        raise Unreadable("broken") from fault
    return blocks.pieces(html)


def _no_picture(_: Any) -> dict[str, str]:
    return {"src": ""}


def slides(source: IO[bytes]) -> tuple[Piece, ...]:
    from pptx import Presentation

    try:
        deck = Presentation(source)
        return tuple(piece for at, slide in enumerate(deck.slides, 1) for piece in _slide(slide, f"{at}"))
    except Exception as fault:
        raise Unreadable("broken") from fault


def _slide(slide: Any, where: str) -> Iterator[Piece]:
    title = slide.shapes.title
    items = [Item(0, title.text_frame.text.strip(), "heading")] if title is not None and title.has_text_frame else []
    tables: list[Piece] = []
    for shape in _shapes(slide.shapes):
        if getattr(shape, "has_table", False) and shape.has_table:
            tables.append(_table(shape.table, where))
        elif shape.has_text_frame and (title is None or shape.shape_id != title.shape_id):
            items += [
                Item(1 + p.level, " ".join(p.text.split()), "bullet")
                for p in shape.text_frame.paragraphs
                if p.text.strip()
            ]
    if [item for item in items if item.text]:
        yield Outline(tuple(item for item in items if item.text), where)
    yield from tables


def _shapes(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == 6:  # a group
            yield from _shapes(shape.shapes)
        else:
            yield shape


def _table(table: Any, where: str) -> Table:
    rows: list[list[str]] = []
    merges: list[Span] = []
    for at, row in enumerate(table.rows):
        cells = []
        for to, cell in enumerate(row.cells):
            if cell.is_merge_origin:
                merges.append((at, to, at + cell.span_height - 1, to + cell.span_width - 1))
            cells.append(cell.text.replace("\x0b", "\n").strip())
        rows.append(cells)
    for top, left, bottom, right in merges:
        for r in range(top, bottom + 1):
            for c in range(left, right + 1):
                rows[r][c] = rows[top][left]
    return Table(squared(rows), where, tuple(merges))


def pages(content: bytes) -> tuple[Piece, ...]:
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(content)) as book:
            if len(book.pages) > limits.PAGES:
                raise Unreadable("too_long")
            found = [piece for at, page in enumerate(book.pages, 1) for piece in _page(page, str(at))]
    except Unreadable:
        raise
    except Exception as fault:
        raise Unreadable("encrypted" if "assword" in repr(fault) else "broken") from fault
    if not found:
        raise Unreadable("no_text")
    return tuple(found)


def _page(page: Any, where: str) -> Iterator[Piece]:
    drawn = [table for table in page.find_tables() if len(table.rows) > 1]
    outside = page
    for table in drawn:
        outside = outside.outside_bbox(table.bbox)
    if paragraphs := _paragraphs(outside.extract_text() or ""):
        yield Prose(tuple(paragraphs), where)
    for table in drawn:
        rows = [[" ".join((cell or "").split()) for cell in row] for row in table.extract()]
        yield Table(squared(rows), where)


def _paragraphs(text: str) -> list[str]:
    """Lines that only the page's width has broken are joined again."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    widest = max((len(line) for line in lines), default=0)
    joined: list[str] = []
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else ""
        if joined and before and line and len(before) > 0.7 * widest and before[-1] not in "。！？.!?:：":
            joined[-1] += line if joined[-1][-1:] > "\u2e80" else f" {line}"
        elif line:
            joined.append(line)
    return joined
