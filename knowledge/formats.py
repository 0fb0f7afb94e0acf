"""Reads one file of each kind to Markdown; runs in the process of `knowledge.converter` only."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from knowledge.chunk import LEAF
from knowledge.convert import Limits
from knowledge.decode import decode

#: A member that unpacks to more than this many times its size is no document's.
_RATIO = 200
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_CELL = 2000

Read = tuple[str, str | None]


class Unreadable(Exception):
    """Carries the code of `knowledge.convert.Why` and the values for its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def read_file(path: Path, limits: Limits) -> Read:
    """The file's text as Markdown and its title. Raises `Unreadable`, `BinaryText`, or what its library raises."""
    return _READERS[path.suffix.lower()](path, limits)


def _plain(path: Path, limits: Limits) -> Read:
    text = decode(path.read_bytes())
    heading = re.match(r"\s*#\s+(.+)", text)
    return text, heading[1].strip() if heading else None


def _html(path: Path, limits: Limits) -> Read:
    from markitdown import StreamInfo
    from markitdown.converters import HtmlConverter

    data = decode(path.read_bytes()).encode()
    found = HtmlConverter().convert(io.BytesIO(data), StreamInfo(extension=".html", charset="utf-8"))
    return _without_pictures(found.markdown), found.title


def _pdf(path: Path, limits: Limits) -> Read:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("encrypted" if "password" in str(error).lower() else "broken") from error
    if len(document) > limits.pages:
        raise Unreadable("too_many_pages", pages=len(document), limit=limits.pages)
    pages = [_unwrapped(page.get_textpage().get_text_bounded()) for page in document]
    if _glyph_numbers("".join(pages)):
        raise Unreadable("glyphs")
    title = document.get_metadata_dict().get("Title") or None
    return "\n\n".join(f"{LEAF} {number}\n{page}" for number, page in enumerate(pages, 1) if page.strip()), title


def _glyph_numbers(text: str) -> bool:
    """Whether the letters of a font without names came out as numbers or as signs that mean nothing."""
    solid = re.sub(r"\s", "", text)
    readable = re.sub(r"\(cid:\d+\)|/[a-zA-Z]{0,2}\d+", "", solid)
    letters = sum(one.isalnum() for one in readable)
    return len(solid) > 40 and letters < 0.3 * len(solid)


def _word(path: Path, limits: Limits) -> Read:
    import mammoth
    from markitdown import StreamInfo
    from markitdown.converters import HtmlConverter

    _check_zip(path, limits)
    with path.open("rb") as file:
        page = _whole_rows(mammoth.convert_to_html(file).value)
    found = HtmlConverter().convert(io.BytesIO(page.encode()), StreamInfo(extension=".html", charset="utf-8"))
    return _without_pictures(found.markdown), found.title


def _whole_rows(html: str) -> str:
    """The words of a merged cell in each of its rows, so that a row can be understood alone; a table's rows as lines
    that name their columns."""
    from bs4 import BeautifulSoup

    page = BeautifulSoup(html, "lxml")
    for table in page.find_all("table"):
        rows = _grid(table)
        if len(rows) > 1 and len({len(row) for row in rows}) == 1 and len(rows[0]) > 1:
            listed = page.new_tag("ul")
            for line in _lines(rows):
                item = page.new_tag("li")
                item.string = line.removeprefix("- ")
                listed.append(item)
            table.replace_with(listed)
    return str(page)


def _grid(table: Any) -> list[list[str]]:
    rows: list[list[str]] = []
    below: dict[tuple[int, int], str] = {}
    for at, row in enumerate(table.find_all("tr")):
        cells: list[str] = []
        for cell in row.find_all(["td", "th"], recursive=False):
            while (at, len(cells)) in below:
                cells.append(below[at, len(cells)])
            text, down, across = " ".join(cell.get_text(" ").split()), _span(cell, "rowspan"), _span(cell, "colspan")
            below |= {(at + d, len(cells) + a): text for d in range(1, down) for a in range(across)}
            cells += [text] * across
        while (at, len(cells)) in below:
            cells.append(below[at, len(cells)])
        rows.append(cells)
    return rows


def _span(cell: Any, name: str) -> int:
    value = str(cell.get(name) or "1")
    return min(int(value), 100) if value.isdigit() else 1


def _slides(path: Path, limits: Limits) -> Read:
    from markitdown import StreamInfo
    from markitdown.converters import PptxConverter

    _check_zip(path, limits)
    with path.open("rb") as file:
        found = PptxConverter().convert(file, StreamInfo(extension=".pptx"))  # type: ignore[no-untyped-call]
    numbered = re.sub(r"<!-- Slide number: (\d+) -->", rf"{LEAF} \1", _without_pictures(found.markdown))
    return re.sub(r"<!--.*?-->", "", numbered, flags=re.DOTALL), found.title


def _sheets(path: Path, limits: Limits) -> Read:
    import openpyxl

    _check_zip(path, limits)
    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    parts: list[str] = []
    left = limits.rows
    for sheet in book.worksheets:
        if hasattr(sheet, "reset_dimensions"):
            sheet.reset_dimensions()  # several programs declare a wrong size
        rows = list(islice(_filled(sheet.iter_rows(values_only=True)), left + 1))
        left -= len(rows)
        if left < 0:
            raise Unreadable("too_many_rows", limit=limits.rows)
        parts += [f"## {sheet.title}", *_lines(rows)] if rows else []
    return "\n".join(parts), None


def _table(path: Path, limits: Limits) -> Read:
    text = decode(path.read_bytes())
    if text.count("\n") > limits.rows + 1:
        raise Unreadable("too_many_rows", rows=text.count("\n"), limit=limits.rows)
    csv.field_size_limit(1_000_000)
    first = text[:10_000]
    mark = max(",;\t|", key=lambda one: first.count(one))
    return "\n".join(_lines(list(_filled(csv.reader(io.StringIO(text), delimiter=mark))))), None


_READERS: dict[str, Callable[[Path, Limits], Read]] = {
    ".md": _plain, ".txt": _plain, ".html": _html, ".htm": _html, ".pdf": _pdf, ".docx": _word, ".pptx": _slides,
    ".xlsx": _sheets, ".csv": _table,
}  # fmt: skip


def _filled(rows: Iterable[Iterable[Any]]) -> Iterator[list[str]]:
    for row in rows:
        cells = ["" if cell is None else " ".join(str(cell).split())[:_CELL] for cell in row]
        if any(cells):
            yield cells


def _lines(rows: list[list[str]]) -> list[str]:
    """Each row as a line that names its columns, so that it can be understood alone."""
    if len(rows) < 2:
        return [" ".join(cell for cell in row if cell) for row in rows]
    names = rows[0]
    return [
        "- "
        + "; ".join(
            f"{names[at]}: {cell}" if at < len(names) and names[at] else cell for at, cell in enumerate(row) if cell
        )
        for row in rows[1:]
    ]


def _check_zip(path: Path, limits: Limits) -> None:
    with path.open("rb") as file:
        if file.read(4) == _OLD_OFFICE:
            # Office wraps a document with a password into the old container.
            raise Unreadable("encrypted")
    try:
        with zipfile.ZipFile(path) as packed:
            members = packed.infolist()
    except zipfile.BadZipFile as error:
        raise Unreadable("broken") from error
    total = sum(member.file_size for member in members)
    swollen = any(member.file_size > _RATIO * max(member.compress_size, 5_000) for member in members)
    if total > limits.unpacked or swollen or len(members) > 10_000:
        raise Unreadable("bomb", unpacked=total, limit=limits.unpacked)
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("encrypted")


def _without_pictures(markdown: str) -> str:
    return re.sub(r"!\[[^\]\n]*\]\([^)\n]*\)", "", markdown)


def _unwrapped(text: str) -> str:
    """Lines that only the page's width has broken are joined again."""
    lines = [line.strip() for line in text.replace("\r", "").split("\n")]
    widest = max((len(line) for line in lines), default=0)
    joined: list[str] = []
    for at, line in enumerate(lines):
        if at and joined[-1] and len(lines[at - 1]) > 0.7 * widest and not re.search(r"[。！？.!?:：]$", joined[-1]):
            space = " " if re.search(r"[A-Za-z0-9,;]$", joined[-1]) and re.match(r"[A-Za-z0-9(]", line) else ""
            joined[-1] += space + line
        else:
            joined.append(line)
    return "\n".join(joined)
