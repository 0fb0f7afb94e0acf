"""What a large file costs: 100,000 rows of CSV and 50 MB of XLSX, from the bytes to the offer, and to the tap.

Each is read in a process of its own: `reader` is the peak of the process that reads the file, `grown` by how much the
one that asked has grown. Run it with `python -m tests.bench.handed_in`.
"""

import csv
import io
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import psutil

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_chance = random.Random(7)
_VOCABULARY = ["".join(_chance.choices("abcdefghijklmnopqrstuvwxyz", k=_chance.randint(2, 9))) for _ in range(20_000)]


def comment(most: int) -> str:
    return " ".join(_chance.choices(_VOCABULARY, k=_chance.randint(6, most)))


def comments(rows: int) -> bytes:
    told = io.StringIO()
    writer = csv.writer(told)
    writer.writerow(["id", "date", "stars", "product", "comment"])
    for n in range(rows):
        writer.writerow([n, f"2026-0{1 + n % 9}-1{n % 9}", 1 + n % 5, _chance.choice("ABC"), comment(30)])
    return told.getvalue().encode()


def workbook(rows: int) -> bytes:
    """Written by hand: a library takes minutes. Its texts are shared, as Excel's are."""
    texts: list[str] = []
    content = io.BytesIO()
    kinds = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "sharedStrings": "sharedStrings"}
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        types = "".join(
            f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            f'spreadsheetml.{kind}+xml"/>'
            for part, kind in kinds.items()
        )
        rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        space = "http://schemas.openxmlformats.org/package/2006"
        book.writestr("[Content_Types].xml", f'<Types xmlns="{space}/content-types">{rels}{types}</Types>')
        for at, targets in (("_rels/.rels", (("officeDocument", "xl/workbook.xml"),)),
                            ("xl/_rels/workbook.xml.rels", (("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")))):  # fmt: skip
            told = "".join(
                f'<Relationship Id="r{n}" Type="{LINKS}/{kind}" Target="{to}"/>'
                for n, (kind, to) in enumerate(targets, 1)
            )
            book.writestr(at, f'<Relationships xmlns="{space}/relationships">{told}</Relationships>')
        sheets = f'<sheets><sheet name="Reviews" sheetId="1" r:id="r1" xmlns:r="{LINKS}"/></sheets>'
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}">{sheets}</workbook>')
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData>'.encode())
            for n in range(1, rows + 2):
                row = [f"R{n}", f"{1 + n % 5}", f"2026-0{1 + n % 9}-1{n % 9}", comment(60)]
                sheet.write(_row(n, ["id", "stars", "date", "comment"] if n == 1 else row, texts))
            sheet.write(b"</sheetData></worksheet>")
        shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{shared}</sst>')
    return content.getvalue()


def _row(n: int, cells: list[str], texts: list[str]) -> bytes:
    told = []
    for letter, cell in zip("ABCD", cells, strict=True):
        if cell.isdigit():
            told.append(f'<c r="{letter}{n}"><v>{cell}</v></c>')
        else:
            told.append(f'<c r="{letter}{n}" t="s"><v>{len(texts)}</v></c>')
            texts.append(cell)
    return f'<row r="{n}">{"".join(told)}</row>'.encode()


def measured(name: str) -> str:
    """In a process of its own, warm as a product is that has read a file before."""
    from bot.material.apart import pieces_of
    from bot.usecases.handing.looking import look
    from bot.usecases.handing.offer import HandedFile

    warm = b"id,comment\n1,the ramp was icy\n2,lovely crew\n"
    look(pieces_of(warm, "a.csv"), "a.csv")
    content = Path(name).read_bytes()
    before = psutil.Process().memory_info().rss
    told: list[int] = []
    begin = time.monotonic()
    pieces = pieces_of(content, name, going=told.append)
    read = time.monotonic() - begin
    found = look(pieces, name, HandedFile(id="F", name=name))
    whole = time.monotonic() - begin
    grown = peak("self") - before / 1e6
    assert found is not None
    rows = len(found.answers)
    return f"{len(content) / 1e6:.1f} MB | {rows} | {read:.1f} s | {whole:.1f} s | {grown:.0f} MB | {len(told)}"


def peak(process: str) -> float:
    """MB; what the kernel tells of a process's children counts their parent's memory too."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM"))


def reader_peak(name: str) -> float:
    """MB, of the process that reads the file, imports included."""
    command = "import sys;from bot.material import apart;name=sys.argv[1];apart.main();"
    command += "from tests.bench.handed_in import peak;open(name+'.peak','w').write(str(peak('self')))"
    with Path(name).open("rb") as content, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as notes:
        subprocess.run([sys.executable, "-c", command, name], stdin=content, stdout=out, stderr=notes, check=True)
    return float(Path(f"{name}.peak").read_text())


def main() -> None:
    if len(sys.argv) > 1:
        print(measured(sys.argv[1]))
        return
    print("| file | size | rows understood | read | offer | grown | times told | reader |")
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("comments.csv", comments(100_000)), ("reviews.xlsx", workbook(300_000))):
            path = Path(folder, name)
            path.write_bytes(content)
            told = subprocess.run(
                [sys.executable, "-m", "tests.bench.handed_in", str(path)], capture_output=True, text=True, check=True
            )
            print(f"| {name} | {told.stdout.strip()} | {reader_peak(str(path)):.0f} MB |")


if __name__ == "__main__":
    main()
