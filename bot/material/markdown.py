"""Markdown → pieces. A fence that holds Markdown again is read as what it holds."""

import re

from markdown_it import MarkdownIt

from bot.material import blocks
from bot.material.pieces import Code, Piece

_FENCED = ("markdown", "md", "")
_BOLD = re.compile(r"\s*(?:(?:[-*+]|\d{1,2}[.)])\s+)?\*\*[^*\n]+\*\*")
_parser = MarkdownIt("commonmark", {"html": True, "breaks": True}).enable(["table", "strikethrough"])


def pieces(text: str, where: str = "", *, inside: int = 0) -> tuple[Piece, ...]:
    """Front matter is no text of the document."""
    found: list[Piece] = []
    for piece in blocks.pieces(_parser.render(_without_front_matter(text)), where):
        if isinstance(piece, Code) and piece.language in _FENCED and inside < 2 and looks_like(piece.text):
            found += pieces(piece.text, where, inside=inside + 1)
        else:
            found.append(piece)
    return tuple(found)


def looks_like(text: str) -> bool:
    """Whether a text uses Markdown's own structure: headings, a table's rule, a fence."""
    lines = text.split("\n")
    headings = sum(line.startswith(("# ", "## ", "### ", "#### ")) for line in lines)
    rules = sum(_is_rule(line) for line in lines)
    bold = sum(bool(_BOLD.match(line)) for line in lines)
    return headings > 0 or rules > 0 or bold > 1 or any(line.startswith("```") for line in lines)


def _is_rule(line: str) -> bool:
    bare = line.strip()
    return "-" in bare and "|" in bare and set(bare) <= set("|-: \t")


def _without_front_matter(text: str) -> str:
    if not text.startswith("---\n"):
        return text
    end = text.find("\n---", 4)
    return text[end + 4 :] if end > 0 else text
