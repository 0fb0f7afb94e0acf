"""Ten more of each kind of the open cases about files, written after the cases were mended and looked at afterwards."""

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

from bot.material.opened import opened
from bot.material.pieces import Code, Dialogue, Outline, Piece, Prose, Quotation, Table, Unreadable


# D: a parser's guess
def csv_of(text: str) -> list[tuple[str, ...]]:
    (table,) = opened(text.encode(), "a.csv")
    assert isinstance(table, Table)
    return list(table.rows)


GUESSED = [
    ('id,评价\n1,"他说""慢"",我说""很慢"""\n', [("id", "评价"), ("1", '他说"慢",我说"很慢"')]),
    ("id,comment\n1,it's 5'10\" tall\n2,fine\n", [("id", "comment"), ("1", "it's 5'10\" tall"), ("2", "fine")]),
    ('a;b;c\n1;"2,5";x\n3;4,5;"y;z"\n', [("a", "b", "c"), ("1", "2,5", "x"), ("3", "4,5", "y;z")]),
    ("a|b\nx, y|z, w\np, q|r, s\n", [("a", "b"), ("x, y", "z, w"), ("p, q", "r, s")]),
    ("姓名，意见\n老周，排队久\n小李，还行\n", [("姓名", "意见"), ("老周", "排队久"), ("小李", "还行")]),
    ('a,b\n"",x\n"y",""\n', [("a", "b"), ("", "x"), ("y", "")]),
    ("a\tb\n\t2\n3\t\n", [("a", "b"), ("", "2"), ("3", "")]),
    ('a,b\n1,"first\r\nsecond"\n', [("a", "b"), ("1", "first\nsecond")]),
    ('"a","b"\n"one, two","three"\n', [("a", "b"), ("one, two", "three")]),
    ("a,b\n1,2,3\n4\n", [("a", "b", ""), ("1", "2", "3"), ("4", "", "")]),
    ("sep=;\na;b\n1,5;2\n", [("a", "b"), ("1,5", "2")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), GUESSED)
def test_d_no_cell_is_cut_by_a_guess(text: str, rows: list[tuple[str, ...]]) -> None:
    assert csv_of(text) == rows


# F: what a file is, its content says
def workbook() -> bytes:
    book, content = Workbook(), io.BytesIO()
    for row in (["stars", "review"], [2, "the ramp was icy"], [5, "lovely crew"]):
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def slides() -> bytes:
    deck, content = Presentation(), io.BytesIO()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Boarding"
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(6), Inches(1)).table
    for at, text in enumerate(("Touchpoint", "Emotion", "ramp", "-2")):
        table.cell(at // 2, at % 2).text = text
    deck.save(content)
    return content.getvalue()


def document() -> bytes:
    made, content = Document(), io.BytesIO()
    made.add_paragraph("The deck was wet.")
    made.save(content)
    return content.getvalue()


NAMED: list[tuple[str, bytes, type[Piece]]] = [
    ("Untitled", workbook(), Table),
    ("reviews.txt", workbook(), Table),
    ("map.doc", slides(), Outline),
    ("notes", document(), Outline),
    ("talk.md", b"WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Ann>Why?</v>\n\n00:00:04.000 --> 00:00:06.000\n<v Lee>It was icy.</v>\n", Dialogue),
    ("reviews.log", b"stars\treview\n2\tthe ramp was icy\n5\tlovely crew\n", Table),
    ("反馈 5月", "评分,评价\n2,坡道结冰\n5,船员很好\n".encode("gb18030"), Table),
    ("page", b"<!DOCTYPE html><html><body><table><tr><th>a</th></tr><tr><td>b</td></tr></table></body></html>", Table),
    ("journey.txt", b"journey\n  title Ferry\n  section Board\n    Ramp: 1: Jo\n    Deck: 4: Jo\n", Code),
    ("saved.bin", b"From: Ana <a@example.org>\nSubject: Ramp\nDate: Tue, 03 Mar 2026 10:00:00 +0000\n\nIt was icy.\n", Outline),
    ("words.csv.txt", "坡道结冰了，没人撒盐。\n船员很好。".encode(), Prose),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "kind"), NAMED, ids=[one[0] for one in NAMED])
def test_f_a_files_kind_is_in_its_bytes(name: str, content: bytes, kind: type[Piece]) -> None:
    assert isinstance(opened(content, name)[0], kind)


@pytest.mark.parametrize("name", ["photo.csv", "scan.xlsx", "voice.docx", "clip.txt"])
@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"\x89PNG\r\n\x1a\n" + bytes(60), "picture"), (b"GIF89a" + bytes(60), "picture"), (b"\x00\x00\x00\x18ftypheic" + bytes(60), "picture"), (b"ID3\x04" + bytes(60), "binary")],
)  # fmt: skip
def test_f_nor_does_a_name_make_a_picture_a_table(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        opened(content, name)


# K: merged cells
def merged_sheet(rows: list[list[Any]], *spans: str) -> list[tuple[str, ...]]:
    book, content = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    for span in spans:
        book.active.merge_cells(span)
    book.save(content)
    (table,) = opened(content.getvalue())
    assert isinstance(table, Table)
    return list(table.rows)


MERGED = [
    ([["Stage", "Touchpoint"], ["Board", "ramp"], [None, "gate"], [None, "deck"]], ("A2:A4",), 0, ["Stage", "Board", "Board", "Board"]),
    ([["阶段", "触点"], ["上船", "跳板"], ["下船", "跳板"], ["停车", "出口"]], ("B2:B3",), 1, ["触点", "跳板", "跳板", "出口"]),
    ([["Map of 2025", None, None], ["Stage", "Touchpoint", "Score"], ["Board", "ramp", -2]], ("A1:C1",), 2, ["Map of 2025", "Score", "-2"]),
    ([["a", "b"], ["x", None], ["y", "z"]], ("A2:B2",), 1, ["b", "x", "z"]),
    ([["a", "b", "c"], ["x", None, 1], [None, None, 2]], ("A2:B3",), 1, ["b", "x", "x"]),
    ([["a", "b"], ["x", 1], [None, None], ["y", 2]], ("A2:A3",), 0, ["a", "x", "y"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "spans", "column", "told"), MERGED)
def test_k_merged_cells_of_a_sheet(rows: list[list[Any]], spans: tuple[str, ...], column: int, told: list[str]) -> None:
    assert [row[column] for row in merged_sheet(rows, *spans)] == told


HTML_MERGED = [
    ("<tr><th>S</th><th>T</th></tr><tr><td rowspan=2>Board</td><td>ramp</td></tr><tr><td>gate</td></tr>", [("S", "T"), ("Board", "ramp"), ("Board", "gate")]),
    ("<tr><td colspan=2>Map</td></tr><tr><td>S</td><td>T</td></tr>", [("Map", "Map"), ("S", "T")]),
    ("<tr><td rowspan=3>x</td><td rowspan=2>y</td><td>1</td></tr><tr><td>2</td></tr><tr><td>z</td><td>3</td></tr>", [("x", "y", "1"), ("x", "y", "2"), ("x", "z", "3")]),
    ("<tr><td>a</td><td rowspan=2>b</td></tr><tr><td>c</td></tr>", [("a", "b"), ("c", "b")]),
    ("<tr><td rowspan=2 colspan=2>x</td><td>1</td></tr><tr><td>2</td></tr>", [("x", "x", "1"), ("x", "x", "2")]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "told"), HTML_MERGED)
def test_k_merged_cells_of_a_page(rows: str, told: list[tuple[str, ...]]) -> None:
    (table,) = opened(f"<!doctype html><table>{rows}</table>".encode())
    assert isinstance(table, Table)
    assert list(table.rows) == told


def test_k_merged_cells_of_a_slide() -> None:
    deck, content = Presentation(), io.BytesIO()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    table = slide.shapes.add_table(3, 2, Inches(1), Inches(1), Inches(6), Inches(2)).table
    for at, text in enumerate(("Stage", "Touchpoint", "Board", "ramp", "", "gate")):
        table.cell(at // 2, at % 2).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    deck.save(content)
    (found,) = opened(content.getvalue())
    assert isinstance(found, Table)
    assert [row[0] for row in found.rows] == ["Stage", "Board", "Board"]


# Bad input: a reason each
def packed(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return content.getvalue()


def test_macros_are_never_run_and_the_sheet_is_read() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(content, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            if member == "[Content_Types].xml":
                data = data.replace(b"spreadsheetml.sheet.main+xml", b"spreadsheetml.sheet.macroEnabled.main+xml")
                data = data.replace(
                    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.macro",
                    b"application/vnd.ms-excel.sheet.macro",
                )
            new.writestr(member, data)
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub AutoOpen()")
    (table,) = opened(content.getvalue(), "x.xlsm")
    assert isinstance(table, Table)
    assert table.rows[1] == ("2", "the ramp was icy")


def test_sixteen_thousand_columns_and_one_far_cell() -> None:
    line = ",".join(f"c{n}" for n in range(16_000))
    (table,) = opened(f"{line}\n{line}\n".encode(), "wide.csv")
    assert isinstance(table, Table)
    assert table.width == 300
    book, content = Workbook(), io.BytesIO()
    book.active["A1"], book.active["A2"], book.active["XFD60000"] = "comment", "icy", "far"
    book.save(content)
    (far,) = opened(content.getvalue())
    assert isinstance(far, Table)
    assert far.column(0)[:2] == ("comment", "icy")


def test_everything_merged_is_one_cell() -> None:
    assert set(merged_sheet([["all", None], [None, None], ["lost", 3]], "A1:B3")) == {("all", "all")}


def test_a_pages_scripts_are_no_words() -> None:
    page = b"<html><head><style>p{}</style><script>alert(1)</script></head><body onload='x()'><p>Icy ramp</p><iframe src='x'></iframe></body></html>"
    (outline,) = opened(page)
    assert isinstance(outline, Outline)
    assert [item.text for item in outline.items] == ["Icy ramp"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (packed(**{"inner.zip": packed(a=b"x")}), "archive"),
        (packed(xl__workbook=bytes(30_000_000)), "bomb"),
        (packed(word__document=b"no"), "broken"),
        (workbook()[:900], "broken"),
        (b"%PDF-1.7\n" + bytes(50), "broken"),
        (b"Rar!\x1a\x07\x00" + bytes(40), "binary"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(40), "binary"),
    ],
)
def test_what_is_bad_says_so(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        opened(content, "x")
    assert refused.value.reason == reason


def test_formulas_that_shell_out_are_text(tmp_path: Any) -> None:
    from bot.material.columns.guess import guess
    from bot.material.columns.rows import answers

    rows = "\n".join(f"{n % 5 + 1},\"=cmd|' /C calc'!A{n} and the ramp was icy\"" for n in range(6))
    (table,) = opened(f"stars,review\n{rows}\n".encode(), "x.csv")
    assert isinstance(table, Table)
    looked = guess(table)
    found = answers(table, looked.head, looked.columns)
    assert len(found) == 6
    assert found[0].text.startswith("=cmd|"), "kept as it was typed; what is written out is neutralised"


def test_a_quotation_of_a_page_is_somebodys() -> None:
    found = opened(b"<!doctype html><p>Visitors:</p><blockquote>It was icy</blockquote>")
    assert [piece for piece in found if isinstance(piece, Quotation)] == [Quotation("It was icy")]
