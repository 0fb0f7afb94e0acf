"""A text without markup of its own → pieces: what stands in it as a table, as a list with levels, as talk, as prose."""

import re

from bot.material import markdown, separated, transcript
from bot.material.pieces import Code, Item, Outline, Piece, Prose, Quotation, Table

_BULLET = re.compile(
    r"^(?P<indent>[ \t\u3000]*)(?P<mark>[•◦▪‣●○■□▶–—*+-]|\d{1,3}[.)、．]|[（(]\d{1,2}[)）]|[①-⑳])"
    r"[ \t\u3000]*(?P<text>\S.*)$"
)
_YAML = re.compile(r"^(?:stages|phases|steps|journey|阶段):\s*$", re.MULTILINE)
_YAMLS_LIST = re.compile(r"^\s*-\s+[\w ]{1,30}:\s+\S", re.MULTILINE)
_DEEPER = {"◦": 1, "○": 1, "▪": 2, "■": 2}
_PIPE = re.compile(r"^\s*\|.*\|\s*$")


def pieces(text: str, where: str = "") -> tuple[Piece, ...]:
    """Decided from the content: a file's name has no say."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if _YAML.search(text) and _YAMLS_LIST.search(text):
        return (Code("yaml", text),)
    if talk := transcript.dialogue(text, where):
        return (talk,)
    if markdown.looks_like(text):
        return markdown.pieces(text, where)
    if code := _code(text):
        return (code,)
    if table := _table(text, where):
        return (table,)
    return _lines(text, where)


def _code(text: str) -> Code | None:
    start = text.lstrip()[:200]
    if re.match(r"(?:---.*?---\s*)?journey\s*\n(?:\s*%%[^\n]*\n)*\s*(?:title|section)\b", text.lstrip(), re.DOTALL):
        return Code("mermaid", text)
    if start.startswith("{") and text.rstrip().endswith("}"):
        return Code("json", text)
    if start.startswith("<?xml") or re.match(r"<\s*CJML\b", start, re.IGNORECASE):
        return Code("xml", text)
    return None


def _table(text: str, where: str) -> Table | None:
    """Nearly all of the text must be the table: a sentence with commas is none."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) >= 2 and all(_PIPE.match(line) for line in lines):
        return _piped(lines, where)
    tabbed = [line for line in lines if "\t" in line.strip()]
    if len(tabbed) >= 2 and len(tabbed) >= 0.8 * len(lines):
        return separated.parsed(text, "\t", where)
    return _with_commas(lines, text, where)


def _with_commas(lines: list[str], text: str, where: str) -> Table | None:
    """Only under the names of a map: people list with commas too."""
    from bot.material.maps.fields import fields, makes_a_map

    if len(lines) < 3 or lines[0].count(",") + lines[0].count("，") < 2:
        return None
    table = separated.table(text, where)
    if table is None or table.width < 3 or not makes_a_map(fields(table.rows[0])):
        return None
    return table


def _piped(lines: list[str], where: str) -> Table:
    from bot.material.pieces import squared

    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    return Table(squared([row for row in rows if not all(set(cell) <= set("-: ") for cell in row)]), where)


def _lines(text: str, where: str) -> tuple[Piece, ...]:
    items: list[Item] = []
    found: list[Piece] = []
    prose: list[str] = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        if line.lstrip().startswith((">", "&gt;")):
            found.append(Quotation(line.lstrip().removeprefix("&gt;").lstrip("> "), where=where))
        elif bullet := _BULLET.match(line):
            items.append(Item(_depth(bullet), bullet["text"].strip(), "bullet"))
        else:
            items.append(Item(_indent(line), line.strip()))
            prose.append(line.strip())
    if any(item.mark == "bullet" or item.depth for item in items):
        return (Outline(_levelled(items), where), *found)
    if prose:
        found.insert(0, Prose(tuple(prose), where))
    return tuple(found)


def _indent(line: str) -> int:
    lead = line[: len(line) - len(line.lstrip())]
    return len(lead.replace("\t", "    ").replace("\u3000", "  "))


def _depth(bullet: re.Match[str]) -> int:
    return _indent(bullet["indent"] + "x") + 4 * _DEEPER.get(bullet["mark"], 0)


def _levelled(items: list[Item]) -> tuple[Item, ...]:
    """Indents → levels, 0, 1, 2 …; a list under a plain line without one stands below it."""
    levels: list[int] = []
    out: list[Item] = []
    below = 0
    for item in items:
        if item.mark == "line" and item.depth == 0:
            levels, below = [], 1
            out.append(item)
            continue
        while levels and item.depth < levels[-1]:
            levels.pop()
        if not levels or item.depth > levels[-1]:
            levels.append(item.depth)
        out.append(Item(len(levels) - 1 + below, item.text, item.mark))
    return tuple(out)
