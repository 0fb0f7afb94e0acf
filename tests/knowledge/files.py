"""Files of each kind, good and bad, made on the spot."""

import csv
import io
import zipfile
from pathlib import Path

SENTENCE = {
    "en": "The lighthouse keeper answers every letter within two days.",
    "zh": "灯塔管理员两天之内回复每一封来信。",
}


def pdf(path: Path, text: str, pages: int = 1, password: str | None = None) -> Path:
    from pypdf import PdfReader, PdfWriter
    from reportlab.pdfgen.canvas import Canvas

    memory = io.BytesIO()
    canvas = Canvas(memory)
    for _ in range(pages):
        canvas.drawString(72, 720, text)
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(memory))
    if password:
        writer.encrypt(password)
    writer.write(path)
    return path


def docx(path: Path, heading: str, text: str) -> Path:
    from docx import Document

    document = Document()
    document.add_heading(heading, level=1)
    document.add_paragraph(text)
    document.save(str(path))
    return path


def pptx(path: Path, title: str, text: str) -> Path:
    from pptx import Presentation

    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[1])
    slide.shapes.title.text = title
    slide.placeholders[1].text = text
    slides.save(str(path))
    return path


def xlsx(path: Path, rows: list[list[str]]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def table(path: Path, rows: int) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["place", "remark"])
        writer.writerows(["lighthouse", f"letter {number}"] for number in range(rows))
    return path


def bomb(path: Path, size: int = 300 * 2**20) -> Path:
    """A .docx whose document unpacks to `size` bytes of zeros."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        with packed.open("word/document.xml", "w") as member:
            for _ in range(size // 2**20):
                member.write(bytes(2**20))
    return path
