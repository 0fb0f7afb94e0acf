"""Every export, opened by the library of its own format, and read again: what it can carry comes back equal."""

import csv
import io
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation

from bot.journey.document import from_json, to_json
from bot.journey.model import Journey, Kpi
from bot.material.maps.found import FoundMap
from bot.material.maps.recognised import recognised
from bot.material.opened import opened
from bot.material.out.formats import FORMATS, Format, ending, leaves_out, written

EN = Journey.model_validate(
    {
        "id": "j1", "title": "A visit, to the <museum>", "language": "en", "created_at": "2026-01-01T00:00:00Z",
        "updated_at": "2026-02-03T00:00:00Z", "goal": {"objective": "repeat visits"},
        "personas": [{"id": "p1", "name": "Anna", "description": "two children"}],
        "stages": [
            {"id": "s1", "name": "Plan", "customer_goal": "know what's on", "touchpoints": [
                {"id": "t1", "name": "website", "channel": "web", "action": "looks up hours; compares", "thought": "Is it open | on Monday?",
                 "emotion": -1, "moment_of_truth": True, "importance": 4, "satisfaction": 2, "owner": "Raj", "evidence": ["e1"],
                 "lanes": {"frontstage": "info desk", "backstage": "CMS", "support": "IT", "physical_evidence": "poster"},
                 "pain_points": [{"id": "h1", "text": "hours; hidden, twice"}, {"id": "h2", "text": "=cmd|' /C calc'!A0"}]},
                {"id": "t2", "name": "ads, flyers", "emotion": 0}]},
            {"id": "s2", "name": "Queue", "touchpoints": [{"id": "t3", "name": "desk", "emotion": 2, "emotion_n": 3,
                "pain_points": [{"id": "h3", "text": "+1 hour wait"}]}]},
            {"id": "s3", "name": "Leave", "touchpoints": []},
        ],
        "opportunities": [{"id": "o1", "how_might_we": "How might we show hours at once?", "pain_points": ["h1", "h3"]}],
        "actions": [{"id": "a1", "title": "Put hours on top", "owner": "Mia", "due": "2027-01-31", "kpi": {"name": "calls"}}],
        "evidence": [{"id": "e1", "text": "I *never* found the hours", "origin": "customer"}],
    }
)  # fmt: skip
ZH = Journey.model_validate(
    {
        "id": "j2", "title": "社区医院取药", "language": "zh", "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-02T00:00:00Z",
        "personas": [{"id": "p1", "name": "王阿姨"}],
        "stages": [
            {"id": "s1", "name": "挂号", "touchpoints": [{"id": "t1", "name": "自助机", "emotion": -2, "action": "刷医保卡",
                "pain_points": [{"id": "h1", "text": "字太小，看不清；还总卡住"}], "evidence": ["e1"]}]},
            {"id": "s2", "name": "取药", "touchpoints": [{"id": "t2", "name": "窗口", "emotion": 1, "thought": "总算拿到了"}]},
        ],
        "opportunities": [{"id": "o1", "how_might_we": "怎样让老人也能自己挂上号？", "pain_points": ["h1"]}],
        "evidence": [{"id": "e1", "text": "我妈一个人弄不来", "origin": "customer"}],
    }
)  # fmt: skip
FULL: tuple[Format, ...] = ("xlsx", "md", "html", "pptx")


def again(journey: Journey, format: Format) -> FoundMap:
    found = recognised(opened(written(journey, format), f"map.{ending(format)}"))
    assert found is not None
    return found


def carried(journey: Journey, format: Format) -> object:
    """The part of a journey that a format can carry, without ids."""
    text = {p.id: p.text for p in journey.all_pain_points()} | {e.id: e.text for e in journey.evidence}
    points = ["name", "emotion"]
    if format != "mermaid":
        points += ["channel", "action", "thought"]
    told: list[object] = []
    for stage in journey.stages:
        rows = []
        for point in stage.touchpoints:
            row: list[object] = [getattr(point, name) for name in points]
            if format == "cjml":
                row.append(point.lanes.frontstage)
            if format in (*FULL, "csv"):
                row += [point.lanes, point.moment_of_truth, point.importance, point.satisfaction, point.owner]
                row += [[p.text for p in point.pain_points], [text[e] for e in point.evidence]]
            rows.append(row)
        if rows or format in (*FULL, "csv"):
            goal = stage.customer_goal if format in (*FULL, "csv") else None
            told.append((stage.name, goal, rows))
    if format in (*FULL, "csv"):
        where = {
            p.id: t.name for t in journey.all_touchpoints() for p in t.pain_points
        }  # a table tells that, not which pain
        told.append([(o.how_might_we, sorted({where[p] for p in o.pain_points})) for o in journey.opportunities])
    if format in FULL:
        told.append([(a.title, a.owner, a.due, Kpi(name=a.kpi.name)) for a in journey.actions])
    return told


@pytest.mark.parametrize("journey", [EN, ZH], ids=["en", "zh"])
@pytest.mark.parametrize("format", FORMATS)
def test_what_a_format_can_carry_comes_back_equal(journey: Journey, format: Format) -> None:
    assert carried(again(journey, format).journey, format) == carried(journey, format)


@pytest.mark.parametrize("journey", [EN, ZH], ids=["en", "zh"])
@pytest.mark.parametrize("format", FORMATS)
def test_each_file_says_what_it_leaves_out(journey: Journey, format: Format) -> None:
    content = written(journey, format)
    note = leaves_out(format, journey.language)
    match format:
        case "xlsx":
            shown = " ".join(str(c) for s in load_workbook(io.BytesIO(content)) for r in s.values for c in r if c)
        case "pptx":
            slides = Presentation(io.BytesIO(content)).slides
            shown = " ".join(s.text_frame.text for slide in slides for s in slide.shapes if s.has_text_frame)
        case _:
            shown = content.decode("utf-8-sig")
    assert note in shown


def test_a_workbook_has_no_formula() -> None:
    book = load_workbook(io.BytesIO(written(EN, "xlsx")))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_csv_has_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(written(EN, "csv").decode("utf-8-sig"))))
    starts = {cell[0] for row in rows for cell in row if cell and cell[0] in "=+-@" and not cell.lstrip("+-").isdigit()}
    assert starts == set()


def test_the_page_stands_alone_and_runs_nothing() -> None:
    page = BeautifulSoup(written(EN, "html"), "lxml")
    assert not page.find_all(["script", "link", "img", "iframe"])
    assert page.h1 is not None
    assert page.h1.text == EN.title


def test_other_formats_open_in_their_own_libraries() -> None:
    assert json.loads(written(EN, "ujm"))["type"] == "Journey"
    assert etree.fromstring(written(EN, "cjml")).tag == "CJML"
    assert written(EN, "mermaid").startswith(b"journey\n")
    assert from_json(to_json(EN)) == EN


def test_an_empty_journey_can_be_handed_on_too() -> None:
    empty = Journey(id="j", title="", created_at="2026-01-01T00:00:00Z", updated_at="2026-01-01T00:00:00Z")
    for format in FORMATS:
        assert written(empty, format)


def test_shipped_sample_maps_survive_every_table(tmp_path: Path) -> None:
    for sample in sorted((Path(__file__).parents[1] / "picture").glob("*.json")):
        journey = from_json(sample.read_text(encoding="utf-8"))
        for format in ("xlsx", "csv", "md", "html", "pptx"):
            back = again(journey, format).journey  # type: ignore[arg-type]
            assert [[t.name for t in s.touchpoints] for s in back.stages] == [
                [t.name for t in s.touchpoints] for s in journey.stages
            ]
            assert [t.emotion for t in back.all_touchpoints()] == [t.emotion for t in journey.all_touchpoints()]
