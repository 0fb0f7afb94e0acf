"""The bytes of a file → its pieces. What it is the bytes tell; the name is asked only where they do not."""

import io
import zipfile
from typing import IO

from bot.material import (
    limits,
    mail,
    office,
    records,
    separated,
    sheet_xml,
    talk_table,
    transcript,
    typed,
    workbook,
)
from bot.material.encoding import decoded
from bot.material.pieces import Code, Piece, Table, Unreadable

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00", b"8BPS")
_OTHER = (b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"ID3", b"OggS", b"fLaC", b"BZh", b"SQLite format 3")
PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_OF_OTHER_PROGRAMS = frozenset({"mimetype", "Index", "Metadata"})  # OpenDocument, EPUB; Pages, Numbers, Keynote
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def opened(content: bytes, name: str = "") -> tuple[Piece, ...]:
    """At least one piece. Raises `Unreadable`: empty, picture, archive, unreadable, old_office, encrypted, broken,
    binary, too_big, bomb, too_long, no_text."""
    if not content.strip():
        raise Unreadable("empty")
    if len(content) > limits.BYTES:
        raise Unreadable("too_big")
    found = _by_bytes(content, name)
    if not found:
        raise Unreadable("empty")
    return as_talk(found)


def as_talk(found: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The talk that the paragraphs or the only table of a document are; else what was found."""
    talk = transcript.dialogue_of(found) or talk_table.dialogue_of(found)
    return (talk,) if talk else found


def _by_bytes(content: bytes, name: str) -> tuple[Piece, ...]:
    if content.startswith(PACKED):
        return packed(io.BytesIO(content))
    if content[:1024].lstrip().startswith(b"%PDF") or b"%PDF-" in content[:1024]:
        return office.pages(content)
    if content.startswith(_OLD_OFFICE):
        raise Unreadable("encrypted" if b"E\0n\0c\0r\0y\0p\0t" in content else "old_office")
    if content.startswith(_PICTURES) or content[:12].startswith(b"RIFF") or content[4:12] in (b"ftypheic", b"ftypavif"):
        raise Unreadable("picture")
    if content.startswith(_OTHER):
        raise Unreadable("binary")
    return words(content, name)


def packed(source: IO[bytes]) -> tuple[Piece, ...]:
    """An office file, from a file that can be sought in: of a large one nothing is held that is not asked for."""
    try:
        with zipfile.ZipFile(source) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError) as fault:
        raise Unreadable("broken") from fault
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("encrypted")
    swollen = any(m.file_size > limits.RATIO * max(m.compress_size, 20_000) for m in members)
    if swollen or sum(m.file_size for m in members) > limits.UNPACKED or len(members) > 20_000:
        raise Unreadable("bomb")
    names = {member.filename.split("/")[0] for member in members}
    if "xl" in names:
        return workbook.tables(source)
    if "word" in names:
        return office.document(source)
    if "ppt" in names:
        return office.slides(source)
    if names & _OF_OTHER_PROGRAMS:
        raise Unreadable("unreadable")
    raise Unreadable("archive")


def words(content: bytes, name: str = "") -> tuple[Piece, ...]:
    """A text of any kind."""
    text = decoded(content).text
    if not text.strip("\ufeff \t\r\n"):
        raise Unreadable("empty")
    if len(text) > limits.TEXT and not _is_table(text):
        raise Unreadable("too_long")
    start = text.lstrip()[:2000].casefold()
    if start.startswith("{\\rtf"):
        raise Unreadable("unreadable")
    if sheet_xml.is_sheet(text.lstrip()[:2000]):
        return sheet_xml.tables(content)
    if mail.is_mail(text.lstrip()):
        return mail.pieces(content)
    if start.startswith(("<!doctype html", "<html")) or (start.startswith("<") and "</" in start and not _xml(start)):
        from bot.material import blocks

        return blocks.pieces(text)
    if listed := records.table(text):
        return (Code("json", text), listed) if text.lstrip().startswith("{") else (listed,)
    if table := _table(text, name):
        return (table,)
    return typed.pieces(text)


def _xml(start: str) -> bool:
    return start.startswith(("<?xml", "<cjml", "<v "))


def _is_table(text: str) -> bool:
    return separated.separator_of(text[:100_000]) is not None


def _table(text: str, name: str) -> Table | None:
    """A CSV of one column has no separator that would tell; then its name does."""
    from bot.material import markdown

    table_by_name = name.casefold().endswith((".csv", ".tsv"))
    start = text.lstrip()
    if not table_by_name and (start.startswith(("{", "<")) or markdown.looks_like(text[:20_000])):
        return None
    if not table_by_name and transcript.dialogue(text[:20_000]):
        return None
    found = separated.table(text)
    if found and (table_by_name or _is_grid(found, text)):
        return found
    return separated.parsed(text, ",") if table_by_name else None


def _is_grid(table: Table, text: str) -> bool:
    """Prose has commas too, but never the same number in nearly every line."""
    lines = [line for line in text.split("\n") if line.strip()]
    full = sum(sum(bool(cell) for cell in row) >= 2 for row in table.rows)
    return len(lines) >= 2 and table.width >= 2 and full >= 0.8 * len(table.rows) and _short_head(table)


def _short_head(table: Table) -> bool:
    return "\t" in table.where or max(len(cell) for cell in table.rows[0]) < 200
