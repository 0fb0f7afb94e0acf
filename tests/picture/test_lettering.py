"""An SVG's text is text: each word of the map can be found in it, stands where the picture has it, and it stays small."""

import re
from xml.etree import ElementTree

import pytest

from bot.journey.model import Journey
from bot.picture.artist import TypstArtist
from tests.picture import samples
from tests.picture.proof import squeezed
from tests.picture.test_geometry import texts_by_cell

SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 2_000_000
ONE_LINE = "繁體中文與 Latin，“引号” & <tags> 🙂 in one line"


def letters(content: bytes) -> str:
    """All text of the picture in the order of setting, without blanks; each emoji is drawn, not written."""
    return squeezed("".join(t.text or "" for t in ElementTree.fromstring(content).iter(f"{SVG}text")))


@pytest.mark.parametrize(("journey", "language"), [(samples.hotel(), "en"), (samples.pharmacy(), "zh"), (samples.long(samples.MIXED), "en"), (samples.minimal(ONE_LINE), "zh")])  # fmt: skip
def test_every_word_of_the_map_is_text_in_the_svg(journey: Journey, language: str) -> None:
    said = letters(TypstArtist().draw(journey, language, "svg").content)  # type: ignore[arg-type]
    for _, text in texts_by_cell(journey):
        if text:
            assert squeezed(text.replace("🙂", "")) in said


def test_text_stands_inside_the_picture_and_is_read_in_its_language() -> None:
    root = ElementTree.fromstring(TypstArtist().draw(samples.pharmacy(), "zh", "svg").content)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for text in root.iter(f"{SVG}text"):
        right = float(text.attrib["x"]) + float(text.attrib.get("textLength", 0))
        assert 0 < float(text.attrib["x"]) < right + 0.1 < width
        assert 0 < float(text.attrib["y"]) < height
        if re.search("[\u4e00-\u9fff]", text.text or ""):
            assert text.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "zh"


def test_a_large_map_stays_small() -> None:
    assert len(TypstArtist().draw(samples.big(12, 12), "zh", "svg").content) <= MOST_BYTES
