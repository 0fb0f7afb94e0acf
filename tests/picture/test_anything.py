"""Whatever people type, in any script or none: it is drawn, inside its cell, inside the page."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.journey.model import Journey, PainPoint, Stage, Touchpoint
from bot.picture.compose import strip
from bot.picture.pages import on_pages
from tests.picture.proof import PRESS, Proof
from tests.picture.samples import WHEN

ALPHABETS = st.sampled_from(
    ["abcdefgh ", "等了很久没有人理我，。", "MW@%", "шщжю ", "あいう한국", "#*$_`\\\"'[]{}<>@/-=+~", "😡🙂👩\u200d💻★", "مرحبا", "\u202e\x00\t\n a"]
)  # fmt: skip
TEXTS = ALPHABETS.flatmap(lambda alphabet: st.text(alphabet, max_size=120)) | st.text(max_size=40)
EMOTIONS = st.none() | st.integers(-2, 2)


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    def touchpoint(id: str) -> Touchpoint:
        pains = tuple(PainPoint(id=f"{id}p{n}", text=draw(TEXTS)) for n in range(draw(st.integers(0, 2))))
        texts = {name: draw(TEXTS) for name in ("name", "channel", "action", "thought")}
        return Touchpoint(id=id, **texts, emotion=draw(EMOTIONS), emotion_spread=draw(st.none() | st.floats(0, 2)), pain_points=pains)  # fmt: skip

    def stage(id: str) -> Stage:
        count = draw(st.integers(0, 4))
        return Stage(id=id, name=draw(TEXTS), touchpoints=tuple(touchpoint(f"{id}t{n}") for n in range(count)))

    stages = tuple(stage(f"s{n}") for n in range(draw(st.integers(0, 4))))
    return Journey(id="any", title=draw(TEXTS), stages=stages, **WHEN)


def in_its_place(journey: Journey) -> None:
    for sheet in (strip(journey, "zh"), on_pages(journey, "en", PRESS)):
        proof = Proof(sheet)
        assert proof.astray() == []
        assert proof.overlaps() == []


EVERYTHING = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@settings(max_examples=25, **EVERYTHING)
@given(journeys())
def test_anything_is_drawn_inside_its_cell_and_page(journey: Journey) -> None:
    in_its_place(journey)


@pytest.mark.soak
@settings(max_examples=200, **EVERYTHING)
@given(journeys())
def test_two_hundred_maps_are_drawn_inside_their_cells_and_pages(journey: Journey) -> None:
    in_its_place(journey)
