"""HTML → pieces: headings, nested lists, tables with their merges, quotations. Word documents come this way too."""

from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from bot.material import limits
from bot.material.pieces import Code, Item, Outline, Piece, Quotation, Span, Table, squared

_LEFT_OUT = ("script", "style", "noscript", "template", "svg", "head", "nav", "del", "s", "strike", "iframe", "form")
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "ul", "ol", "li", "table", "blockquote", "pre",
    "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "figure", "br",
})  # fmt: skip


def pieces(html: str, where: str = "") -> tuple[Piece, ...]:
    soup = BeautifulSoup(html, "lxml")
    for each in soup.find_all(_LEFT_OUT):
        each.decompose()
    for each in soup.select("[hidden]"):
        each.decompose()
    reading = _Reading(where)
    reading.children(soup.body or soup, 0)
    return reading.done()


class _Reading:
    def __init__(self, where: str) -> None:
        self._where, self._pieces = where, list[Piece]()
        self._items: list[Item] = []
        self._under = 0  # how deep what follows the last heading stands

    def done(self) -> tuple[Piece, ...]:
        self._close()
        return tuple(self._pieces)

    def _close(self) -> None:
        if self._items:
            self._pieces.append(Outline(tuple(self._items), self._where))
            self._items = []

    def children(self, tag: Tag, nested: int) -> None:
        line: list[str] = []
        for child in tag.children:
            if isinstance(child, NavigableString):
                line.append(str(child))
            elif isinstance(child, Tag) and (child.name in _BLOCKS or child.find(list(_BLOCKS))):
                self._line(line, nested)
                line = []
                self._block(child, nested)
            elif isinstance(child, Tag):
                line.append(child.get_text())
        self._line(line, nested)

    def _line(self, parts: list[str], nested: int) -> None:
        text = " ".join("".join(parts).split())
        if text:
            self._items.append(Item(self._under + nested, text))

    def _block(self, tag: Tag, nested: int) -> None:
        name = tag.name
        if name == "table":
            self._table(tag)
        elif name in ("ul", "ol"):
            self._list(tag, nested + self._introduced())
        elif len(name) == 2 and name[0] == "h" and name[1].isdigit():
            level = int(name[1]) - 1
            if text := _text(tag):
                self._items.append(Item(level, text, "heading"))
                self._under = level + 1
        elif name == "blockquote":
            if text := _text(tag):
                self._close()
                self._pieces.append(Quotation(text, where=self._where))
        elif name == "pre":
            self._code(tag)
        elif name != "br":
            self.children(tag, nested)

    def _introduced(self) -> int:
        """A list stands below the line that leads to it."""
        last = self._items[-1] if self._items else None
        return int(last is not None and last.mark == "line" and last.text.endswith((":", "：")))

    def _code(self, tag: Tag) -> None:
        inner = tag.find("code")
        classes = " ".join(inner.get("class") or ()) if isinstance(inner, Tag) else ""
        self._close()
        self._pieces.append(Code(classes.removeprefix("language-"), tag.get_text(), self._where))

    def _list(self, tag: Tag, nested: int) -> None:
        for item in tag.find_all("li", recursive=False):
            own = " ".join("".join(_own(item)).split())
            if own:
                self._items.append(Item(self._under + nested, own, "bullet"))
            for inner in _inner_lists(item):
                self._list(inner, nested + (1 if own else 0))
            for inner in item.find_all("table"):
                self._table(inner)

    def _table(self, tag: Tag) -> None:
        made = table(tag, self._where)
        if made.rows:
            self._close()
            self._pieces.append(made)


def _inner_lists(item: Tag) -> list[Tag]:
    """The lists of an item that are not inside one another."""
    return [each for each in item.find_all(["ul", "ol"]) if each.find_parent("li") is item]


def _own(item: Tag) -> Iterator[str]:
    for child in item.children:
        if isinstance(child, NavigableString):
            yield str(child)
        elif isinstance(child, Tag) and child.name not in ("ul", "ol", "table"):
            yield from (" ", *_own(child)) if child.find(["ul", "ol", "table"]) else (" ", child.get_text())


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def table(tag: Tag, where: str) -> Table:
    rows: list[list[str]] = []
    merges: list[Span] = []
    taken: dict[tuple[int, int], str] = {}
    for at, row in enumerate(_rows(tag)):
        cells: list[str] = []
        for cell in row.find_all(["td", "th"], recursive=False):
            _fill(cells, taken, at)
            text, down, across = _cell(cell), _many(cell, "rowspan"), _many(cell, "colspan")
            if down > 1 or across > 1:
                merges.append((at, len(cells), at + down - 1, len(cells) + across - 1))
            for right in range(across):
                taken |= {(at + below, len(cells) + right): text for below in range(1, down)}
            cells += [text] * across
        _fill(cells, taken, at)
        rows.append(cells[: limits.COLUMNS])
    square = squared(rows)
    whole = len(square) == len(rows)
    return Table(square, where, merges=tuple(merges) if whole else (), headed=_headed(tag) if whole else 0)


def _headed(tag: Tag) -> int:
    """The first rows that hold nothing but cells of names."""
    kinds = [{cell.name for cell in row.find_all(["td", "th"], recursive=False)} for row in _rows(tag)[:6]]
    return next((at for at, kind in enumerate(kinds) if kind != {"th"}), 0)


def _rows(tag: Tag) -> list[Tag]:
    return [row for row in tag.find_all("tr") if row.find_parent("table") is tag][: limits.ROWS]


def _fill(cells: list[str], taken: dict[tuple[int, int], str], row: int) -> None:
    while (row, len(cells)) in taken:
        cells.append(taken[row, len(cells)])


def _cell(cell: Tag) -> str:
    for br in cell.find_all("br"):
        br.replace_with("\n")
    for block in cell.find_all(["p", "li", "div"]):
        block.insert_before("\n")
    lines = (" ".join(line.split()) for line in cell.get_text().split("\n"))
    return "\n".join(line for line in lines if line)[: limits.CELL]


def _many(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1")
    return min(int(value), 200) if value.isdigit() and int(value) > 0 else 1
