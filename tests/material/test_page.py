"""The page of HTML in a real browser: on a phone, at night, on paper; no serious fault by axe-core."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from bot.journey.model import Journey
from bot.material.out.formats import written
from tests.picture import samples
from tests.playground.browser import FLAGS, chromium

pytestmark = pytest.mark.browser
MAPS = [samples.blueprint(), samples.pharmacy(), samples.minimal(), samples.long(samples.UNBROKEN)]


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser.new_page()
        browser.close()


def opened(page: Page, journey: Journey, folder: Path) -> Page:
    file = folder / "map.html"
    file.write_bytes(written(journey, "html"))
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("width", [360, 721, 1024, 1280, 1600, 1960])
def test_no_screen_has_to_be_scrolled_sideways(page: Page, width: int, tmp_path: Path) -> None:
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": width, "height": 800})
    for journey in (*MAPS, samples.hotel()):
        opened(page, journey, tmp_path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, journey.title


@pytest.mark.parametrize("journey", MAPS, ids=lambda j: j.title[:12])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_reads_on_a_phone_in_light_and_dark(page: Page, journey: Journey, scheme: Any, tmp_path: Path) -> None:
    page.emulate_media(color_scheme=scheme, media="screen")
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, journey, tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
    for cell in page.locator("td:visible").all()[:20]:
        assert cell.get_attribute("data-label")


def test_on_paper_it_is_a3_and_in_dark_ink(page: Page, tmp_path: Path) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    opened(page, samples.blueprint(), tmp_path)
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages[0].mediabox
    assert (round(paper.width), round(paper.height)) == (1191, 842)
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert ink == "rgb(28, 39, 51)"
