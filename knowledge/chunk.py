"""Cuts a page into passages: at headings first, then between lines, and a very long line at its own numbering.

Passages of 200-500 characters under their heading were measured best; single lines and windows of 800 lose.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from knowledge.normal import breadth
from knowledge.page import TAGS, Page
from knowledge.passage import Passage

#: How wide a passage is made, in units of one Chinese character (see `breadth`): about 300 characters zh, 650 en.
WIDEST = 300.0
#: A section that an author kept to this width stays whole.
WHOLE = 420.0
#: A stretch narrower than this is joined to the one before it.
NARROWEST = 30.0

_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_NUMBERED_HEADING = re.compile(
    r"(第[一二三四五六七八九十百\d]+[章节讲部分篇]|[一二三四五六七八九十]+、|\d{1,2}(?:\.\d{1,2})*[.、．]\s)"
)
#: Stands between the pages or slides of a file, with the number of the one that follows.
LEAF = "\u240c"
_LEAF = re.compile(rf"^{LEAF} (\d+)$", re.MULTILINE)
_Path = list[tuple[int, str]]
_LIST_ITEM = re.compile(r"\s*(?:[-*•·●▪]|\d{1,2}[.)、])\s*")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
#: What marks a pain point of an industry page for the guide is no part of what it says.
_TAGS = re.compile(rf"[ \t]*\[(?:{'|'.join(TAGS)})(?:, (?:{'|'.join(TAGS)}))*\](?=\s|$)")
_SENTENCE_END = re.compile(r"(?<=[。！？；!?;])|(?<=[.])\s+(?=[A-Z\"“(])")
_ENDS_LIKE_PROSE = re.compile(r"[。！？；，、,;:：.!?…]$")
#: Marks by which an unbroken line is structured, coarsest first.
_MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?=【)",
        r"(?=第[一二三四五六七八九十]+[章节讲部分篇])",
        r"(?=(?<![一二三四五六七八九十])[一二三四五六七八九十]{1,3}、)",
        r"(?=(?<!\d)\d{1,2}[、.．)](?!\d))",
        r"(?=[①②③④⑤⑥⑦⑧⑨⑩])|(?=(?:案例|工具|讨论|例如|Case|Example)[:：])",
    )
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a page under its heading path, outermost first; `leaf` is the page or slide of the file."""

    headings: tuple[str, ...]
    text: str
    leaf: int | None = None


def passages_of(page: Page) -> tuple[Passage, ...]:
    """The page's passages in order; their ids stay the same as long as the page does."""
    return tuple(
        Passage(
            id=f"{page.key}#{number}", page=page.id, title=page.title,
            heading=" › ".join(piece.headings) or page.title,
            text=_TAGS.sub("", piece.text), language=page.language, kind=page.kind, source=page.source,
            industries=page.industries, steps=page.steps, tags=page.tags, url=page.url, position=number,
            wordings=page.wordings if page.kind == "document" else (), leaf=piece.leaf,
        )
        for number, piece in enumerate(pieces(page.body))
    )  # fmt: skip


def pieces(body: str) -> list[Piece]:
    """Cuts a text into pieces of at most `WIDEST`; of a link its words stay."""
    body = _LINK.sub(r"\1", body)
    found: list[Piece] = []
    above: _Path = []
    for leaf, part in _leaves(body):
        sections = list(_sections(part, above))
        cut = [piece for headings, lines in sections for piece in _pack(headings, lines)]
        found += [replace(piece, leaf=leaf) for piece in _joined(cut)]
    return found


def _leaves(body: str) -> Iterator[tuple[int | None, str]]:
    """The text of each page or slide with its number; of a text without such marks the whole."""
    parts = _LEAF.split(body)
    if parts[0].strip():
        yield None, parts[0]
    for number, part in zip(parts[1::2], parts[2::2], strict=True):
        yield int(number), part


def sentences(text: str) -> list[str]:
    """The sentences and list items of a passage, each at least a few characters long."""
    parts = [part.strip() for line in text.splitlines() for part in _SENTENCE_END.split(line)]
    return [part for part in parts if breadth(part) >= 4]


def _sections(body: str, path: "_Path") -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """`path`: the headings above the text; afterwards those above what follows it."""
    lines: list[str] = []
    for line in body.splitlines():
        found = _heading(line)
        if not found:
            lines.append(line)
            continue
        yield tuple(title for _, title in path), lines
        lines = []
        level, title = found
        path[:] = [(at, above) for at, above in path if at < level] + [(level, title)]
    yield tuple(title for _, title in path), lines


def _heading(line: str) -> tuple[int, str] | None:
    line = line.strip()
    if match := _MARKDOWN_HEADING.match(line):
        return len(match[1]), match[2]
    if not line or breadth(line) > 32:
        return None
    numbered = _NUMBERED_HEADING.match(line)
    if numbered and not _ENDS_LIKE_PROSE.search(line.rstrip("?？")):
        return (8 if numbered[1][0].isdigit() else 7), line
    if _ENDS_LIKE_PROSE.search(line):
        return None
    if _LIST_ITEM.match(line) or breadth(line) > 24 or not re.match(r"[\u4e00-\u9fff]", line):
        return None
    return 9, line


def _pack(headings: tuple[str, ...], lines: Iterable[str]) -> Iterator[Piece]:
    lines = list(lines)
    if breadth("".join(lines)) <= WHOLE:
        text = "\n".join(line.strip() for line in lines if line.strip())
        yield from [Piece(headings, text)] if text else []
        return
    held: list[str] = []
    width = 0.0
    for path, line in _bounded(headings, lines):
        if held and (path != headings or width + breadth(line) > WIDEST):
            yield Piece(headings, "\n".join(held))
            held, width = [], 0.0
        if path != headings:
            yield Piece(path, line)
            continue
        held.append(line)
        width += breadth(line)
    if held:
        yield Piece(headings, "\n".join(held))


def _bounded(headings: tuple[str, ...], lines: Iterable[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    for line in lines:
        line = line.strip()
        if not line:
            continue
        if breadth(line) <= WIDEST:
            yield headings, line
        else:
            yield from _cut_long(headings, line, 0)


def _cut_long(headings: tuple[str, ...], line: str, depth: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """Cuts an overlong line at its coarsest numbering, so that each part keeps the name it stands under."""
    if depth == len(_MARKS):
        yield from ((headings, part) for part in _by_sentences(line))
        return
    parts = [part for part in _MARKS[depth].split(line) if part.strip()]
    for part in _merged(parts):
        if breadth(part) <= WIDEST:
            yield headings, part.strip()
        else:
            yield from _cut_long(headings, part, depth + 1)


def _merged(parts: list[str]) -> list[str]:
    """Neighbours joined again as far as they fit into one passage."""
    merged: list[str] = []
    for part in parts:
        if merged and breadth(merged[-1]) + breadth(part) <= WIDEST:
            merged[-1] += part
        else:
            merged.append(part)
    return merged


def _by_sentences(line: str) -> list[str]:
    parts = [part for part in _SENTENCE_END.split(line) if part]
    short = [piece for part in parts for piece in _by_width(part)]
    return [part.strip() for part in _merged(short) if part.strip()]


def _by_width(text: str) -> Iterator[str]:
    while breadth(text) > WIDEST:
        at = int(WIDEST)
        space = text.rfind(" ", at // 2, at * 2)
        at = space if space > 0 and breadth(text[:space]) <= WIDEST else at
        yield text[:at]
        text = text[at:]
    yield text


def _joined(cut: list[Piece]) -> list[Piece]:
    """Neighbours under the same top heading become one piece as far as they fit; an inner heading stays as a line."""
    joined: list[Piece] = []
    for piece, following in zip_longest(cut, cut[1:]):
        last = joined[-1] if joined else None
        if last and _belong(last, piece, opens=following is not None and _within(following, piece)):
            shared = _shared(last.headings, piece.headings)
            joined[-1] = Piece(shared, f"{_under(last, shared)}\n{_under(piece, shared)}")
        else:
            joined.append(piece)
    return joined


def _belong(last: Piece, piece: Piece, opens: bool) -> bool:
    """`opens`: the piece leads into what follows under its heading, and so is no remainder of the one before it."""
    together = breadth(last.text) + breadth(piece.text)
    if _within(piece, last):
        return together <= WIDEST
    return breadth(piece.text) < NARROWEST and together <= WIDEST and not opens


def _within(piece: Piece, other: Piece) -> bool:
    return bool(other.headings) and piece.headings[:1] == other.headings[:1]


def _shared(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same]:
        same += 1
    return first[:same]


def _under(piece: Piece, shared: tuple[str, ...]) -> str:
    return "\n".join([*piece.headings[len(shared) :], piece.text])
