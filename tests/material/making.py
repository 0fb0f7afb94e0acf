"""Files as office programs and mail programs write them, for tests."""

import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from docx import Document
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

Rows = Sequence[Sequence[Any]]


def saved(made: Any) -> bytes:
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def workbook(*sheets: tuple[str, Rows], merges: Sequence[str] = ()) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for span in merges:
            sheet.merge_cells(span)
    return saved(book)


def document(*paragraphs: tuple[str, str]) -> bytes:
    """(style, text); what stands before ": " of a list's item is bold, a line break is one inside the paragraph."""
    made = Document()
    for style, text in paragraphs:
        paragraph = made.add_paragraph(style=style or None)
        label, colon, rest = text.partition(": ") if style.startswith("List") else ("", "", text)
        paragraph.add_run(label + colon).bold = True
        for at, line in enumerate(rest.split("\n")):
            if at:
                paragraph.add_run().add_break()
            paragraph.add_run(line)
    return saved(made)


def slide(title: str, rows: Rows, notes: str = "") -> bytes:
    deck = Presentation()
    page = deck.slides.add_slide(deck.slide_layouts[5])
    page.shapes.title.text = title
    table = page.shapes.add_table(len(rows), len(rows[0]), Inches(1), Inches(1), Inches(8), Inches(3)).table
    for at, row in enumerate(rows):
        for to, cell in enumerate(row):
            table.cell(at, to).text = cell
    page.notes_slide.notes_text_frame.text = notes
    return saved(deck)


def mail(sender: str, subject: str, plain: str = "", html: str = "", charset: str = "utf-8") -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"], message["Subject"] = sender, subject
    message["Date"] = "Tue, 12 May 2026 10:02:00 +0200"
    if plain:
        message.set_content(plain, charset=charset)
    if html and plain:
        message.add_alternative(html, subtype="html", charset=charset)
    elif html:
        message.set_content(html, subtype="html", charset=charset, cte="base64")
    return message.as_bytes()


def packed(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()
