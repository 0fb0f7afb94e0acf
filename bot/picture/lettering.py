"""An SVG whose text is text: the outlines that Typst draws give way to letters that can be searched, read and changed.

Typst's SVG knows shapes only; what stands where is told by the PDF of the same sheet.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from xml.sax.saxutils import escape

import pypdfium2
import pypdfium2.raw as pdfium

_RUN = re.compile(rb'<g transform="matrix\(1 0 0 -1 [^"]*">(?:<use xlink:href="#[^>]*/>)+</g>')
_GLYPH = re.compile(rb'<symbol[^>]*id="(\w+)"[^>]*>.*?</symbol>', re.DOTALL)
_USED = re.compile(rb'href="#(\w+)"')
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_UNSAID = re.compile("[\u200b\u00ad\x00-\x1f\ufffe\uffff]")
_FONTS = "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
_DEEPEST = 12  # groups in groups
_pdfium = Lock()  # PDFium works for one thread at a time


@dataclass(frozen=True)
class Written:
    """A run of letters in one look; lengths in points from the top left corner, `baseline` below it."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    colour: str
    strong: bool


def lettered(svg: bytes, pdf: bytes) -> bytes:
    """The SVG of a one-page sheet with the text of its PDF, which is as large."""
    bare = _RUN.sub(b"", svg)
    used = set(_USED.findall(bare))
    bare = _GLYPH.sub(lambda found: found.group() if found.group(1) in used else b"", bare)
    body, _, _ = bare.rpartition(b"</svg>")
    letters = "".join(_element(run) for run in _runs(pdf))
    return body + f'<g font-family="{_FONTS}" xml:space="preserve">{letters}</g></svg>'.encode()


def _element(run: Written) -> str:
    """`textLength` keeps the run in its place, whatever font a machine has for it."""
    wide = f' textLength="{run.right - run.left:.1f}" lengthAdjust="spacingAndGlyphs"' if len(run.text) > 1 else ""
    bold = f' stroke="{run.colour}" stroke-width="{run.size * 0.024:.2f}"' if run.strong else ""
    tongue = ' xml:lang="zh"' if _HAN.search(run.text) else ""
    place = f'x="{run.left:.1f}" y="{run.baseline:.1f}" font-size="{run.size:.4g}" fill="{run.colour}"'
    return f"<text {place}{wide}{bold}{tongue}>{escape(run.text)}</text>"


def _runs(pdf: bytes) -> Iterator[Written]:
    with _pdfium:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield from _of_page(document[0])
        finally:
            document.close()


def _of_page(page: pypdfium2.PdfPage) -> Iterator[Written]:
    height, text = page.get_height(), page.get_textpage()
    for part in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST):
        said = _UNSAID.sub("", _text(part, text)).strip()
        if said:
            left, _, right, _ = part.get_bounds()
            baseline = height - part.get_matrix().get()[5]
            yield Written(said, left, right, baseline, _size(part), _colour(part), _strong(part))


def _text(part: pypdfium2.PdfObject, page: pypdfium2.PdfTextPage) -> str:
    bytes_needed = pdfium.FPDFTextObj_GetText(part.raw, page.raw, None, 0)
    letters = (ctypes.c_ushort * (bytes_needed // 2))()
    pdfium.FPDFTextObj_GetText(part.raw, page.raw, letters, bytes_needed)
    return bytes(letters).decode("utf-16-le", "ignore")


def _size(part: pypdfium2.PdfObject) -> float:
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(part.raw, size)
    return float(size.value * part.get_matrix().get()[3])


def _colour(part: pypdfium2.PdfObject) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(part.raw, red, green, blue, alpha)
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"


def _strong(part: pypdfium2.PdfObject) -> bool:
    """Headings are filled and stroked, for the font has one weight."""
    filled_and_stroked = pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
    return bool(pdfium.FPDFTextObj_GetTextRenderMode(part.raw) == filled_and_stroked)
