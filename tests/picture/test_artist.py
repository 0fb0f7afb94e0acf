"""What comes out of the artist: files of the right kind, named, with words for those who cannot see them."""

import json
import struct
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.journey.model import Journey, Stage, Touchpoint
from bot.picture.artist import TypstArtist, file_name
from tests.picture import samples


@pytest.fixture(scope="module")
def artist() -> TypstArtist:
    return TypstArtist()


def test_each_format_is_what_it_says(artist: TypstArtist) -> None:
    journey = samples.hotel()
    assert artist.draw(journey, "en", "png").content.startswith(b"\x89PNG")
    assert artist.draw(journey, "en", "pdf").content.startswith(b"%PDF")
    assert artist.draw(journey, "en", "svg").content.startswith(b"<svg")
    assert json.loads(artist.draw(journey, "en", "json").content)["title"] == journey.title


def test_a_png_is_no_wider_than_a_preview_takes(artist: TypstArtist) -> None:
    width, height = struct.unpack(">II", artist.draw(samples.big(8, 5), "zh", "png").content[16:24])
    assert 2000 < width <= 8000
    assert height <= 8000
    assert width < 3 * height


def test_several_threads_may_draw_at_once(artist: TypstArtist) -> None:
    titles = [f"Journey {n}" for n in range(6)]
    with ThreadPoolExecutor(3) as pool:
        drawn = list(pool.map(lambda title: artist.draw(samples.minimal(title), "en", "svg"), titles))
    alone = [TypstArtist().draw(samples.minimal(title), "en", "svg") for title in titles]
    assert drawn == alone
    assert len({drawing.content for drawing in drawn}) == len(titles)


def test_a_map_too_large_for_a_preview_becomes_an_overview_of_readable_size(artist: TypstArtist) -> None:
    content = artist.draw(samples.big(), "zh", "png").content
    width, height = struct.unpack(">II", content[16:24])
    assert width <= 6000
    assert height <= 8000
    assert len(content) < 6_000_000


def test_the_words_beside_the_picture_say_what_it_shows(artist: TypstArtist) -> None:
    said = artist.draw(samples.hotel(), "en", "png").alt
    for part in (
        "Priya",
        "Look and book",
        "Queues at the desk” (−2)",
        "Opens the room” (+2)",
        "20 minutes",
        "severity 4",
    ):
        assert part in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("emotions", "said"), [((-1, -1), "All 2 scores are −1."), ((None, 2), "Only “b” has a score (+2)")]
)
def test_the_words_say_when_there_is_no_lowest_point(
    artist: TypstArtist, emotions: tuple[int | None, int | None], said: str
) -> None:
    touchpoints = tuple(Touchpoint(id=name, name=name, emotion=e) for name, e in zip("ab", emotions, strict=True))
    journey = samples.minimal().model_copy(update={"stages": (Stage(id="s", name="s", touchpoints=touchpoints),)})
    assert said in artist.draw(journey, "en", "json").alt


def test_the_words_fit_where_they_are_shown(artist: TypstArtist) -> None:
    said = artist.draw(samples.long(samples.ZH, stages=60, touchpoints=1), "zh", "json").alt
    assert 500 < len(said) <= 1000


def test_the_words_are_in_the_language_asked_for(artist: TypstArtist) -> None:
    assert "情绪最低处是「打电话问门店」（−2）" in artist.draw(samples.pharmacy(), "zh", "png").alt
    assert "还没有阶段" in artist.draw(samples.minimal(), "zh", "png").alt


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A late hotel check-in", "a-late-hotel-check-in.png"),
        ("会员到店 / 购买", "会员到店-购买.png"),
        ("../../etc/passwd", "etc-passwd.png"),
        ("CON\x00\u202egnp.exe", "congnp-exe.png"),
        ("???", "journey.png"),
        ("长" * 300, "长" * 60 + ".png"),
    ],
)
def test_a_file_is_named_after_the_title_and_harms_no_file_system(title: str, name: str) -> None:
    assert file_name(title, "png") == name


@pytest.mark.parametrize("journey", [samples.minimal(), samples.one_touchpoint()], ids=["title only", "one touchpoint"])
def test_a_journey_that_has_hardly_begun_is_drawn(artist: TypstArtist, journey: Journey) -> None:
    for format in ("png", "pdf", "svg"):
        assert artist.draw(journey, "zh", format).content  # type: ignore[arg-type]
