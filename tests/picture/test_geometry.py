"""Every text of a journey stands whole in its own cell, no cell covers another, nothing leaves the page.

The places are asked of Typst and of the PDF it printed; what must stand there is taken from the journey itself.
"""

from collections.abc import Callable, Iterator

import pytest

from bot.journey.model import Journey, Stage, Touchpoint
from bot.picture.compose import bands, bird_view, strip
from bot.picture.pages import on_pages
from tests.picture import samples
from tests.picture.proof import PRESS, Proof, squeezed

JOURNEYS: dict[str, Callable[[], Journey]] = {
    "hotel": samples.hotel,
    "pharmacy": samples.pharmacy,
    "blueprint": samples.blueprint,
    "title only": samples.minimal,
    "one touchpoint": samples.one_touchpoint,
    "long zh": lambda: samples.long(samples.ZH),
    "long en": lambda: samples.long(samples.EN),
    "long mixed": lambda: samples.long(samples.MIXED),
    "long links": lambda: samples.long(samples.LINK),
    "one word": lambda: samples.long(samples.UNBROKEN),
    "wide letters": lambda: samples.long(samples.WIDE),
    "markup": lambda: samples.long(samples.MARKUP),
    "3 × 1": lambda: samples.big(3, 1, "en"),
    "12 × 1 zh": lambda: samples.big(12, 1),
    "1 × 20 en": lambda: samples.big(1, 20, "en"),
    "12 × 20 zh": samples.big,
}
SMALL = [name for name in JOURNEYS if name != "12 × 20 zh"]


def texts_by_cell(journey: Journey) -> Iterator[tuple[str, str | None]]:
    yield "head", journey.title
    yield from (("head", text) for text in journey.goal.model_dump().values())
    yield from (("head", text) for text in (journey.scope.starts, journey.scope.ends, journey.industry))
    for persona in journey.personas:
        for text in (persona.name, persona.description, *persona.needs, *persona.expectations):
            yield f"{persona.id}.persona", text
    for touchpoint in journey.all_touchpoints():
        yield from texts_of_touchpoint(touchpoint)


def texts_of_touchpoint(t: Touchpoint) -> Iterator[tuple[str, str | None]]:
    yield from ((f"{t.id}.touchpoint", text) for text in (t.name, t.channel, t.owner))
    yield f"{t.id}.action", t.action
    yield f"{t.id}.thought", t.thought
    yield from ((f"{t.id}.pains", pain.text) for pain in t.pain_points)
    yield from ((f"{t.id}.{lane}", text) for lane, text in t.lanes.model_dump().items())


def texts_of_cards(journey: Journey) -> Iterator[str | None]:
    for o in journey.opportunities:
        yield from (o.how_might_we, *o.ideas, *(case.title for case in o.cases))
    for a in journey.actions:
        yield from (a.title, a.owner, a.department, a.trial, a.kpi.name, a.due and a.due.isoformat())


def missing(proof: Proof, journey: Journey) -> list[tuple[str, str]]:
    """What is not found whole in its cell; a stage's texts and the cards may stand in any of the stage's cells."""
    lost = [(key, text) for key, text in texts_by_cell(journey) if text and squeezed(text) not in proof.text(key)]
    heads = [proof.text(key) for key in proof.boxes if ".stage" in key]
    cards = [proof.text(key) for key in proof.boxes if ".opportunities" in key or ".improvements" in key]
    lost += [("stage", text) for text in _texts_of_stages(journey.stages) if not any(text in head for head in heads)]
    lost += [("card", t) for t in texts_of_cards(journey) if t and not any(squeezed(t) in card for card in cards)]
    return lost


def _texts_of_stages(stages: tuple[Stage, ...]) -> Iterator[str]:
    return (squeezed(text) for stage in stages for text in (stage.name, stage.customer_goal) if text)


@pytest.mark.parametrize("name", JOURNEYS)
def test_a_strip_shows_every_text_whole_in_its_own_cell(name: str) -> None:
    journey = JOURNEYS[name]()
    proof = Proof(strip(journey, "en"))
    assert len(proof.pages) == 1
    assert missing(proof, journey) == []
    assert proof.astray() == []
    assert proof.homeless() == []
    assert proof.overlaps() == []


@pytest.mark.parametrize("name", ["long zh", "12 × 20 zh"])
def test_a_folded_strip_shows_every_text_whole_too(name: str) -> None:
    journey = JOURNEYS[name]()
    proof = Proof(bands(journey, "en"))
    assert len(proof.pages) == 1
    assert missing(proof, journey) == []
    assert proof.astray() == []
    assert proof.overlaps() == []


@pytest.mark.parametrize("name", JOURNEYS)
def test_pages_show_every_text_whole_in_its_own_cell(name: str) -> None:
    journey = JOURNEYS[name]()
    proof = Proof(on_pages(journey, "zh", PRESS))
    assert {(round(p.width), round(p.height)) for p in proof.pages} == {(1191, 842)}
    assert missing(proof, journey) == []
    assert proof.astray() == []
    assert proof.overlaps() == []


@pytest.mark.parametrize("name", ["hotel", "long en", "wide letters", "12 × 20 zh"])
def test_an_overview_keeps_to_its_cells_too(name: str) -> None:
    journey = JOURNEYS[name]()
    proof = Proof(bird_view(journey, "zh"))
    assert proof.astray() == []
    assert proof.overlaps() == []
    for stage in journey.stages:
        assert squeezed(stage.name)[:20] in proof.text(f"{stage.id}.stage")


def test_each_page_says_which_of_how_many_it_is() -> None:
    for journey in (samples.big(8, 5), samples.long(samples.ZH), samples.big(2, 10)):
        proof = Proof(on_pages(journey, "zh", PRESS))
        total = len(proof.pages)
        for n, page in enumerate(proof.pages, 1):
            said = squeezed("".join(letter.text for letter in page.letters))
            assert f"第{n}页，共{total}页" in said
            assert squeezed(journey.title)[:20] in said


def test_a_stage_is_as_wide_as_its_touchpoints_are_many() -> None:
    boxes = Proof(strip(samples.hotel(), "en")).boxes
    widths = [boxes[f"{s.id}.stage"].right - boxes[f"{s.id}.stage"].left for s in samples.hotel().stages]
    columns = [len(s.touchpoints) for s in samples.hotel().stages]
    one = (widths[2] - widths[0]) / (columns[2] - columns[0])
    assert all(
        width == pytest.approx(widths[0] + (n - columns[0]) * one, abs=0.5)
        for width, n in zip(widths, columns, strict=True)
    )
