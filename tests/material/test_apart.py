"""Files read in a process of their own: what comes back, how far it has come, and what spoils it."""

import io

import pytest
from openpyxl import Workbook

from bot.material import apart, limits
from bot.material.apart import pieces_of
from bot.material.opened import opened
from bot.material.pieces import Dialogue, Table, Unreadable
from bot.material.shared import texts
from tests.material.test_files import CASES


@pytest.mark.parametrize("name", ["guests.csv", "k3_vmerge.docx", "客户反馈_wps.xlsx", "zoom_transcript.txt"])
def test_what_a_process_of_its_own_reads_is_the_same(name: str) -> None:
    content = (CASES / name).read_bytes()
    assert pieces_of(content, name) == opened(content, name)


def test_a_long_file_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "TOLD_EVERY", 0.02)
    rows = "\n".join(f'{n},"the lift was out, again, on day {n}"' for n in range(60_000))
    told: list[int] = []
    (table,) = pieces_of(f"id,comment\n{rows}".encode(), going=told.append)
    assert isinstance(table, Table)
    assert len(table.rows) == 60_001
    assert told
    assert told == sorted(told)
    assert all(0 < each <= 60_000 and each % 10_000 == 0 for each in told)


def test_more_rows_than_are_read_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROWS", 100)
    book, content = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    for n in range(250):
        sheet.append([n, f"comment {n}"])
    book.save(content)
    (table,) = opened(content.getvalue())
    assert isinstance(table, Table)
    assert (len(table.rows), table.total) == (100, 250)


def test_a_reader_that_hangs_or_dies_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.0)
    with pytest.raises(Unreadable, match="too_slow"):
        pieces_of(b"a,b\n1,2\n")
    monkeypatch.setattr(limits, "SECONDS", 20.0)
    monkeypatch.setattr(apart.sys, "executable", "/bin/false")
    with pytest.raises(Unreadable, match="broken"):
        pieces_of(b"a,b\n1,2\n")


def test_a_shared_text_is_whole_in_all_its_runs_and_without_its_reading_aid() -> None:
    rich = "<si><r><rPr><b/></rPr><t>no </t></r><r><t>ramp</t></r></si>"
    aided = "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>"
    last = "<si><t xml:space='preserve'> late </t></si><si/>"
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    part = f'<sst xmlns="{space}">{rich}{aided}{last}</sst>'
    assert texts(io.BytesIO(part.encode())) == ["no ramp", "東京", " late ", ""]


def test_a_machine_that_is_slow_makes_no_empty_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.material import workbook
    from tests.material.making import workbook as made

    monkeypatch.setattr(workbook, "_PATIENCE", -5.0)
    (table,) = opened(made(("S", [["id", "comment"], [1, "the ramp was icy"]])), "a.xlsx")
    assert isinstance(table, Table)
    assert len(table.rows) == 2


def test_a_talk_in_a_document_is_heard_in_a_process_of_its_own() -> None:
    from tests.material.making import document

    lines = ("Interviewer: How so?", "Lena: It was icy.", "Interviewer: And then?", "Lena: I turned back.")
    (talk,) = pieces_of(document(*(("", line) for line in lines)), "a.docx")
    assert isinstance(talk, Dialogue)
    assert [turn.words for turn in talk.turns if turn.speaker == "Lena"] == ["It was icy.", "I turned back."]
