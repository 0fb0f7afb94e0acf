"""Maps over one another: each curve told by line and mark, stages of one name in one column, nothing cut or covered."""

import struct
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from bot.journey.model import Journey, Persona
from bot.picture import beside as beside_module
from bot.picture.artist import TypstArtist
from bot.picture.beside import MOST, beside, merged
from tests.picture import samples
from tests.picture.proof import PRESS


def hoped(journey: Journey) -> Journey:
    """What should be: every feeling better, one stage of another name."""
    better = tuple(
        stage.model_copy(
            update={
                "touchpoints": tuple(
                    t.model_copy(update={"emotion": None if t.emotion is None else min(2, t.emotion + 2)})
                    for t in stage.touchpoints
                )
            }
        )
        for stage in journey.stages
    )
    renamed = better[1].model_copy(update={"name": "Walk in"})
    return journey.model_copy(update={"id": "hoped", "state": "future", "stages": (better[0], renamed, *better[2:])})


def other_customer(journey: Journey) -> Journey:
    return journey.model_copy(
        update={"id": "other", "personas": (Persona(id="c7", name="小陈"),), "stages": journey.stages[1:4]}
    )


def test_stages_of_one_name_share_a_column_and_others_stand_where_their_map_has_them() -> None:
    assert merged([["a", "b", "c"], ["a", "x", "C", "d"], ["y", "a"]]) == ["y", "a", "x", "b", "c", "d"]
    assert merged([[], ["a"]]) == ["a"]


def test_each_map_says_its_share_of_each_stage() -> None:
    today = samples.hotel()
    made = beside((today, hoped(today), other_customer(today)), "en")
    assert len({row.shares[0].mean for row in made.rows}) == 3
    assert [row.about.split(" · ")[0] for row in made.rows] == [
        "Priya, 41, consultant",
        "Priya, 41, consultant",
        "小陈",
    ]
    assert "as it should be" in made.rows[1].about
    walk_in = made.stages.index("Walk in")
    assert [row.shares[walk_in].here for row in made.rows] == [False, True, False]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("journey", [samples.hotel(), samples.big(12, 12), samples.long(samples.MIXED), samples.long(samples.WIDE)], ids=lambda j: j.title[:12])  # fmt: skip
def test_no_cell_covers_another_and_none_leaves_the_page(journey: Journey, language: str) -> None:
    made = beside(
        (journey, hoped(journey), other_customer(journey), journey.model_copy(update={"id": "again"})), language
    )  # type: ignore[arg-type]
    boxes = list(PRESS.boxes(made).values())
    assert all(0 < b.left < b.right <= (made.width + 24) / 25.4 * 72 for b in boxes)
    for one, other in combinations(boxes, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        assert across < 0.5 or down < 0.5


@pytest.mark.parametrize("maps", [1, 2, 6])
def test_it_is_drawn_for_any_number_of_maps_with_words_beside_it(maps: int) -> None:
    journeys = [samples.minimal("a"), *[samples.hotel().model_copy(update={"id": f"j{n}"}) for n in range(maps - 1)]]
    drawing = TypstArtist().beside(journeys, "zh")
    width, _ = struct.unpack(">II", drawing.content[16:24])
    assert 500 < width <= 6000
    assert "未打分" in drawing.alt
    made = beside(journeys, "zh")
    assert len(made.rows) == min(maps, MOST)
    assert ("没有画出来" in made.footer) == (maps > MOST)


def test_curves_are_told_apart_without_colour() -> None:
    style = (Path(beside_module.__file__).parent / "templates/beside.typ").read_text(encoding="utf-8")
    looks = [line for line in style.splitlines() if "mark:" in line]
    assert len(looks) == MOST
    for one, other in pairwise(looks):
        assert one.split("dash:")[1] != other.split("dash:")[1]
