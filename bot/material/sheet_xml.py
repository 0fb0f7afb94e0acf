"""The XML that Excel wrote in 2003 and that many programs still hand out as .xls → its sheets' tables."""

from collections.abc import Iterator

from lxml import etree

from bot.material import limits
from bot.material.pieces import Table, Unreadable, squared

_SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_SS = f"{{{_SPACE}}}"


def is_sheet(start: str) -> bool:
    return _SPACE in start and "<workbook" in start.casefold()


def tables(content: bytes) -> tuple[Table, ...]:
    """Raises `Unreadable("broken")`. Entities are not resolved: a file cannot make itself larger."""
    try:
        book = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as fault:
        raise Unreadable("broken") from fault
    found = (Table(squared(list(_rows(sheet))), sheet.get(f"{_SS}Name", "")) for sheet in book.iter(f"{_SS}Worksheet"))
    return tuple(one for one in found if one.rows)


def _rows(sheet: etree._Element) -> Iterator[tuple[str, ...]]:
    for number, row in enumerate(sheet.iter(f"{_SS}Row")):
        if number >= limits.ROWS:
            return
        yield tuple(_cells(row))


def _cells(row: etree._Element) -> list[str]:
    """A cell may say in which column it stands, and over how many more it goes."""
    cells: list[str] = []
    for cell in row.iter(f"{_SS}Cell"):
        place = _number(cell.get(f"{_SS}Index")) - 1
        cells += [""] * max(0, min(place, limits.COLUMNS) - len(cells))
        data = cell.find(f"{_SS}Data")
        text = "".join(data.itertext()).strip() if data is not None else ""
        cells += [text[: limits.CELL]] * (1 + _number(cell.get(f"{_SS}MergeAcross")))
    return cells[: limits.COLUMNS]


def _number(text: str | None) -> int:
    return min(int(text), limits.COLUMNS) if text and text.isdigit() else 0
