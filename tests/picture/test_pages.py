"""A map on paper: few pages, nothing parted, an outline, tags, a language, and behind it every word of evidence."""

import io
from collections.abc import Callable
from datetime import date as Date
from itertools import pairwise

import pypdf
import pytest

from bot.journey.model import Action, Evidence, Journey, Kpi, Language, Measurement, Metric, PainPoint, Translation
from bot.picture.artist import TypstArtist
from bot.picture.compose import leaves
from bot.picture.heights import at_least_mm, leaf_mm
from bot.picture.pages import PAGE_HEIGHT_MM, on_pages
from tests.picture import samples
from tests.picture.proof import PRESS, Proof, squeezed

MOST_PAGES = 8


def documented(journey: Journey) -> Journey:
    """With evidence, measured values and a translation."""
    first = journey.stages[0].touchpoints[0]
    quotes = tuple(
        Evidence(id=f"e{n}", text=f"等了 {n} 分钟 nobody came", source="App Store", kind="survey") for n in range(40)
    )
    effect = Measurement(date=Date(2026, 5, 6), value=31.5, note="after two weeks")
    action = Action(id="a9", title="Pilot", kpi=Kpi(name="waiting", baseline=40, target=25), measurements=(effect,))
    used = first.model_copy(update={"evidence": ("e0",)})
    stage = journey.stages[0].model_copy(update={"touchpoints": (used, *journey.stages[0].touchpoints[1:])})
    return journey.model_copy(
        update={
            "evidence": quotes,
            "actions": (action,),
            "stages": (stage, *journey.stages[1:]),
            "metrics": (Metric(stage=journey.stages[0].id, name="NPS", value=-12, n=24, date=Date(2026, 2, 3)),),
            "translations": (Translation(of=first.id, field="name", language="en", text="At the desk", by="person"),),
        }
    )


def outline(pdf: bytes) -> list[str]:
    def flat(items: list[object]) -> list[str]:
        return [t for item in items for t in (flat(item) if isinstance(item, list) else [str(item.title)])]  # type: ignore[attr-defined]

    return flat(list(pypdf.PdfReader(io.BytesIO(pdf)).outline))


def test_twelve_stages_of_twelve_stand_on_eight_pages_with_their_appendix() -> None:
    journey = documented(samples.big(12, 12))
    pdf = TypstArtist().draw(journey, "zh", "pdf").content
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) <= MOST_PAGES
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in pages} == {(1191, 842)}


def test_a_leaf_that_a_page_can_hold_is_not_parted() -> None:
    for journey in (samples.big(12, 12), samples.big(9, 13, "en"), samples.blueprint()):
        boxes = PRESS.boxes(on_pages(journey, "zh", PRESS))
        assert all(box.page == box.last_page for box in boxes.values())
        for stage in journey.stages:
            heads = [b.page for key, b in boxes.items() if key.startswith(f"{stage.id}.stage")]
            columns = {boxes[f"{t.id}.pains"].page for t in stage.touchpoints if f"{t.id}.pains" in boxes}
            assert columns <= set(heads)


@pytest.mark.parametrize(
    "make", [lambda: samples.long(samples.ZH), lambda: samples.long(samples.EN), lambda: samples.big(2, 10)]
)
def test_where_a_leaf_runs_on_its_stage_is_named_again(make: Callable[[], Journey]) -> None:
    journey = make()
    proof = Proof(on_pages(journey, "zh", PRESS))
    for page in proof.pages:
        said = squeezed("".join(letter.text for letter in page.letters))
        assert any(squeezed(stage.name)[:20] in said for stage in journey.stages) or "未对应到触点" in said


@pytest.mark.parametrize(("language", "goes_on"), [("en", "Painpoints,continued"), ("zh", "痛点（续）")])
def test_where_a_lane_runs_on_it_is_named_again(language: Language, goes_on: str) -> None:
    journey = samples.hotel()
    pains = tuple(PainPoint(id=f"x{n}", text=f"{n}: {samples.EN}") for n in range(30))
    first = journey.stages[1].touchpoints[0].model_copy(update={"pain_points": pains})
    stage = journey.stages[1].model_copy(update={"touchpoints": (first, *journey.stages[1].touchpoints[1:])})
    stages = (journey.stages[0], stage, *journey.stages[2:])
    proof = Proof(on_pages(journey.model_copy(update={"stages": stages}), language, PRESS))
    said = [squeezed("".join(letter.text for letter in page.letters)) for page in proof.pages]
    holding = [page for page, text in enumerate(said) if any(f"{n}:Iwaited" in text for n in range(30))]
    assert len(holding) > 2
    assert [page for page, text in enumerate(said) if goes_on in text] == holding[1:]
    assert not any(other in text for text in said for other in ("Thoughtsandquotes,continued", "想法（续）"))


def test_a_height_is_estimated_neither_too_low_nor_can_it_be_less() -> None:
    for journey in (
        samples.hotel(),
        samples.pharmacy(),
        samples.blueprint(),
        samples.big(6, 9, "en"),
        samples.long(samples.ZH),
    ):
        sheet = leaves(journey, "zh")
        marks = PRESS.marks(sheet.as_strip())
        tops = [marks[f"leaf {n}"] for n in range(len(sheet.leaves))] + [marks["loose"]]
        for leaf, (top, below) in zip(sheet.leaves, pairwise(tops), strict=True):
            assert at_least_mm(leaf) <= below - top <= leaf_mm(leaf) + 8


def test_the_appendix_has_every_word_of_evidence_every_value_and_every_translation() -> None:
    journey = documented(samples.hotel())
    proof = Proof(on_pages(journey, "en", PRESS))
    for evidence in journey.evidence:
        assert squeezed(evidence.text) in proof.text(f"{evidence.id}.entry")
    assert "usedat:" in proof.text("e0.notes")
    assert proof.text("metric0.entry") == "-12"
    assert "n=24,smallsample2026-02-03" in proof.text("metric0.notes")
    assert "waiting:31.5" in proof.text("a9.0.entry")
    assert "planned40→252026" not in proof.text("a9.0.notes")
    assert "planned40→25aftertwoweeks" in proof.text("a9.0.notes")
    assert "translatedbyaperson" in proof.text("translation0.notes")
    assert proof.overlaps() == []
    assert proof.astray() == []


def test_a_map_without_evidence_has_no_appendix() -> None:
    assert on_pages(samples.minimal(), "en", PRESS).appendix == ()


@pytest.mark.parametrize(("journey", "language"), [(samples.hotel(), "en"), (samples.pharmacy(), "zh")])
def test_a_file_has_an_outline_tags_and_the_language_of_its_content(journey: Journey, language: str) -> None:
    other = "zh" if language == "en" else "en"
    pdf = TypstArtist().draw(journey, other, "pdf").content  # type: ignore[arg-type]
    assert outline(pdf)[: 1 + len(journey.stages)] == [journey.title, *(s.name for s in journey.stages)]
    root = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    assert root["/Lang"].startswith(language)
    assert root["/MarkInfo"]["/Marked"]
    assert kinds(root["/StructTreeRoot"]) >= {"/Table", "/TR", "/TH", "/TD", "/H1", "/H2"}


def kinds(node: object) -> set[str]:
    found: set[str] = set()
    waiting = [node]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if isinstance(one, pypdf.generic.IndirectObject) else one
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            found.add(str(one.get("/S", "")))
            waiting.append(one.get("/K"))
    return found


def test_pages_are_filled() -> None:
    """Two leaves to a page where two fit; the last page excepted, at most a third of any is blank."""
    boxes = PRESS.boxes(on_pages(samples.big(12, 12), "zh", PRESS))
    bottoms = [
        max(b.bottom for b in boxes.values() if b.page == n) for n in range(1, max(b.page for b in boxes.values()))
    ]
    assert all(bottom / 72 * 25.4 - 12 > PAGE_HEIGHT_MM * 0.66 for bottom in bottoms)
