"""Answers as files: what stands in each is what the maps say, in the asker's language, and no more than they may see."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from bot.journey.formulas import stage_emotion
from bot.journey.model import Metric
from bot.material.out.artist import AnyFormat
from bot.material.report import Block, Line, Mark, Report
from bot.picture.artist import TypstArtist, file_name
from bot.summary.wording import signed
from bot.usecases.requests.request import Request
from tests.usecases.managers import SECRET, Office, buttons

ARTIST = AnyFormat(TypstArtist(), file_name)


@pytest.fixture
def drawing(office: Office) -> Iterator[Office]:
    before = office.world
    numbers = np.random.default_rng(0)

    def embed(texts: list[str]) -> np.ndarray:
        made = numbers.normal(size=(len(texts), 8)).astype(np.float32)
        return made / np.linalg.norm(made, axis=1, keepdims=True)

    office.mouth.upload = lambda *told, **more: "F1"  # type: ignore[attr-defined]
    office.world = replace(before, artist=ARTIST, embed=embed)
    yield office
    office.world = before


def report(office: Office, request: Request, who: str = "U1", language: str = "en") -> Report:
    made = office.put(request, who, language=language).report
    assert made is not None
    return made


@pytest.mark.parametrize("who", ["U1", "U2"])
def test_the_heat_map_is_each_stages_mean_with_its_n(drawing: Office, who: str) -> None:
    made = report(drawing, Request("heat"), who)
    heat = made.blocks[0]
    seen = [j for j in drawing.journeys if j.status != "archived" and (who == "U1" or j.channel != SECRET)]
    assert {row[0] for row in heat.rows} == {j.title for j in seen}
    for at, row in enumerate(heat.rows):
        journey = next(j for j in seen if j.title == row[0])
        for to, stage in enumerate(journey.stages, 1):
            mean, n = stage_emotion(stage), sum(t.emotion is not None for t in stage.touchpoints)
            assert row[to] == f"{stage.name}\n{signed(mean or 0)} (n={n})"
            assert heat.tint(at, to) == mean
    assert "Secret launch" not in str(made) or who == "U1"


def test_the_heat_map_counts_actions_by_department(drawing: Office) -> None:
    made = report(drawing, Request("heat"))
    rows = next(b.rows for b in made.blocks if b.title == "Open actions by department")
    unfinished = [
        a for j in drawing.journeys if j.status != "archived" for a in j.actions if a.status not in ("done", "dropped")
    ]
    for department, count, *_ in rows:
        mine = [a for a in unfinished if (a.department or "No department") == department]
        assert int(count) == len(mine)


def test_slides_hold_real_text_tables_and_sources(drawing: Office) -> None:
    made = report(drawing, Request("summary", {"id": "j0"}, format="pptx"), language="zh")
    deck = Presentation(io.BytesIO(ARTIST.prints(made).content))
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    assert not any(shape.shape_type == 13 for shape in shapes)  # no photo
    cells = [cell.text for shape in shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    assert "front desk" in cells
    assert "触点" in cells
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide]
    assert notes
    assert all("Hotel check-in" in note for note in notes)


def test_a_page_of_html_needs_no_script_and_says_who_may_see_it(drawing: Office) -> None:
    html = ARTIST.prints(report(drawing, Request("summary", {"id": "j0"}, format="html"))).content.decode()
    assert "<script" not in html
    assert not re.search(r"(?:src|href)=", html)
    assert '<html lang="en">' in html
    assert "may see this map" in html
    assert '<th scope="col">Touchpoint</th>' in html


def test_a_list_as_a_file_has_all_its_lines(drawing: Office) -> None:
    made = report(drawing, Request("hurts", format="pdf"))
    told = "\n".join(line for block in made.blocks for line in block.text)
    total = sum(len(t.pain_points) for j in drawing.journeys if j.status != "archived" for t in j.all_touchpoints())
    assert len(re.findall(r"^\d+\. ", told, re.M)) == total
    assert "**" not in told
    assert ARTIST.prints(made).content.startswith(b"%PDF")


def test_no_cell_of_a_book_is_a_formula() -> None:
    block = Block("=1+1", ("@x",), ("=a",), (("=cmd|' /C calc'!A0",), ("-2",)))
    book = load_workbook(io.BytesIO(ARTIST.prints(Report("t", "en", "xlsx", blocks=(block,))).content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert cells
    assert all(cell.data_type == "s" for cell in cells)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("format", ["pdf", "png", "pptx", "html", "xlsx"])
@pytest.mark.parametrize("size", [0, 1, 300])
def test_empty_small_and_huge_are_written(language: str, format: str, size: int) -> None:
    rows = tuple((f"触点{n}<&>", "−1", "x" * (n % 200)) for n in range(size))
    line = Line("NPS", tuple((f"2026-{1 + n % 12:02}-01", float(n), None, None) for n in range(min(size, 12))))
    lines = (line,) if line.points else ()
    block = Block(
        "标题", ("text",) * min(size, 40), ("a", "b", "c"), rows, lines=lines, marks=(Mark("2026-02-01", "done"),)
    )
    made = Report("T", language, format, ("made",), (block,) if size else ())  # type: ignore[arg-type]
    assert len(ARTIST.prints(made).content) > 200


def test_a_metric_that_moved_is_drawn_with_its_interval(drawing: Office, own_office: Office) -> None:
    from datetime import date as Date

    from bot.journey.revisions import Revision, events_between

    own_office.world = replace(own_office.world, artist=ARTIST)
    own_office.mouth.upload = lambda *told, **more: "F1"  # type: ignore[attr-defined]
    before = own_office.now("j0")
    metrics = (*before.metrics, Metric(name="NPS", value=30, n=100, date=Date(2026, 5, 1)))
    after = before.model_copy(update={"metrics": metrics, "revision": 1})
    with own_office.database.store() as store:
        revision = Revision(number=1, at="2026-05-01T08:00:00Z", author="U1", events=events_between(before, after))
        store.journeys.save("T1", after, revision)
    made = report(own_office, Request("metric", {"journey": "Hotel check-in", "name": "nps"}))
    assert [point[:2] for point in made.blocks[0].lines[0].points] == [("2026-01-01", 10.0), ("2026-05-01", 30.0)]
    assert all(p[2] is not None and p[2] < p[1] for p in made.blocks[0].lines[0].points)
    assert ARTIST.prints(made).content.startswith(b"\x89PNG")


def test_an_answer_offers_itself_as_a_file(drawing: Office) -> None:
    told = drawing.ask("actions")
    assert {"As PDF", "As slides"} <= {b.label for b in buttons(told)}
    assert drawing.press(told, "As slides").report is not None
