"""The words of an uploaded interview or note: plain text as it is, documents by the knowledge base's converter."""

import re
import tempfile
from pathlib import Path

from knowledge.convert import Converter, Limits, Refused

PLAIN = (".txt", ".md", ".text")
DOCUMENTS = (".docx", ".pdf", ".html", ".htm", ".pptx")
LONGEST = 200_000  # bytes of plain text
#: An interview is no handbook: somebody waits for it to be read.
LIMITS = Limits(size=20 * 2**20, pages=200, seconds=30.0, text=200_000)

_ENCODINGS = ("utf-8-sig", "utf-16", "gb18030")
_RULE = re.compile(r"^[\s|:-]+$")
_MARKUP = re.compile(r"^\s*(?:#{1,6}|[-*+>])\s+|\*\*|^\||\|$")


class Unreadable(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def is_words(name: str) -> bool:
    """Whether a file of this name holds running text, as an interview does."""
    return name.lower().endswith((*PLAIN, *DOCUMENTS))


def words_of(name: str, content: bytes) -> str:
    """The text, one paragraph or turn a line. Raises Unreadable."""
    if name.lower().endswith(DOCUMENTS):
        return _converted(name, content)
    if not name.lower().endswith(PLAIN):
        raise Unreadable("unreadable")
    if len(content) > LONGEST:
        raise Unreadable("too_long")
    return decoded(content)


def decoded(content: bytes) -> str:
    """The text of a file in one of the usual encodings; raises Unreadable. UTF-16 is only taken for what
    says so by its mark: any bytes can be read as UTF-16."""
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("unreadable")


def _converted(name: str, content: bytes) -> str:
    with tempfile.TemporaryDirectory() as folder, Converter(LIMITS) as converter:
        path = Path(folder) / f"interview{Path(name).suffix.lower()}"
        path.write_bytes(content)
        found = converter.convert(path)
    if isinstance(found, Refused):
        raise Unreadable(_REASONS.get(found.code, "broken"))
    lines = (_MARKUP.sub("", line).strip() for line in found.text.splitlines() if not _RULE.match(line))
    return "\n".join(line for line in lines if line)


_REASONS = {
    "empty": "empty",
    "no_text": "empty",
    "encrypted": "encrypted",
    "too_large": "too_big",
    "too_many_pages": "too_long",
    "too_long": "too_long",
    "too_slow": "too_long",
}
