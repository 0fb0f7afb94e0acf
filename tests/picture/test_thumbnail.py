"""The map for a phone: what is on it can be read at 360 pixels, nothing is cut, and it is quickly drawn."""

import struct
from datetime import date as Date
from itertools import pairwise

import pytest

from bot.journey.model import Action, Journey
from bot.picture.artist import TypstArtist
from bot.picture.breaking import Measure
from bot.picture.cards import Cards
from bot.picture.thumbnail import PAINS, SMALLEST_PT, WIDTH_MM, thumbnail
from tests.picture import samples
from tests.picture.proof import PRESS

MAPS = [
    samples.minimal(),
    samples.hotel(),
    samples.pharmacy(),
    samples.big(12, 12),
    samples.long("Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung" * 5),
    samples.long("很长的名字" * 60),
    samples.long("🙂 繁體中文與 Latin in one line " * 9),
    samples.minimal("x"),
]


@pytest.mark.parametrize("journey", MAPS, ids=lambda j: j.title[:20])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_cell_stands_on_the_picture_and_on_no_other(journey: Journey, language: str) -> None:
    boxes = PRESS.boxes(thumbnail(journey, language))  # type: ignore[arg-type]
    right = WIDTH_MM / 25.4 * 72
    rows = sorted(boxes.values(), key=lambda box: (box.top, box.left))
    assert all(0 < box.left < box.right < right and box.page == box.last_page == 1 for box in rows)
    for above, below in pairwise(rows):
        assert above.bottom <= below.top + 0.5 or above.right <= below.left + 0.5


@pytest.mark.parametrize("journey", MAPS, ids=lambda j: j.title[:20])
def test_names_stand_on_one_line_and_pain_points_on_two(journey: Journey) -> None:
    boxes = PRESS.boxes(thumbnail(journey, "zh"))
    for key, box in boxes.items():
        lines = {"name": 1, "who": 1, "title": 2, "pain": 3}[key.rpartition(".")[2]]
        size = 16 if key == "title" else SMALLEST_PT
        assert box.bottom - box.top <= lines * size * 1.45, key


def test_it_names_the_worst_pain_points_and_how_many_more_there_are() -> None:
    made = thumbnail(samples.big(12, 12), "en")
    assert len(made.pains) == PAINS
    assert [p.severity for p in made.pains] == sorted((p.severity or 0 for p in made.pains), reverse=True)
    assert "more" in made.worst


def test_a_date_is_whole_or_absent_and_an_empty_map_promises_nothing() -> None:
    assert thumbnail(samples.hotel(), "en").who == "Priya, 41, consultant · as it is today"
    assert thumbnail(samples.pharmacy(), "zh").who.endswith("2026-03-31")
    assert thumbnail(samples.minimal(), "en").hint == ""


def test_it_is_as_wide_as_a_phone_shows_sharply() -> None:
    drawing = TypstArtist().draw(samples.hotel(), "en", "thumbnail")
    width, height = struct.unpack(">II", drawing.content[16:24])
    assert width == 720
    assert height < 3 * width
    assert drawing.name.endswith(".small.png")


def test_an_svg_says_its_title_and_what_it_shows() -> None:
    content = TypstArtist().draw(samples.hotel(), "en", "svg").content.decode()
    assert content.startswith("<svg")
    head = content.partition("<title>")[2]
    assert head.startswith(samples.hotel().title.replace("&", "&amp;"))
    assert "<desc>" in head[:300]
    assert 'role="img"' in content[:600]
    assert len(TypstArtist().draw(samples.big(12, 12), "zh", "svg").content) <= 2_000_000


@pytest.mark.parametrize(("status", "late"), [("planned", True), ("doing", True), ("done", False), ("dropped", False)])
def test_an_action_past_its_day_says_so_in_words(status: str, late: bool) -> None:
    action = Action(id="a1", title="pilot a kiosk", due=Date(2026, 3, 31), status=status)  # type: ignore[arg-type]
    journey = samples.minimal().model_copy(update={"actions": (action,)})
    for language, word in (("zh", "已逾期"), ("en", "Late")):
        cards = Cards(journey, language, lambda _: None, today=Date(2026, 4, 1))  # type: ignore[arg-type]
        (card,) = cards.actions({None}, samples_measure())
        assert (word in card.late) == late
    before = Cards(journey, "en", lambda _: None, today=Date(2026, 3, 31))
    assert before.actions({None}, samples_measure())[0].late == ""


def samples_measure() -> Measure:
    return Measure(80, 8)
