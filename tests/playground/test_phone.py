"""The practice page on a phone: nothing is wider than the screen, and every place can be reached."""

from pathlib import Path

import pytest

from tests.playground.browser import browser_page, write
from tests.slackworld import slack_world


@pytest.mark.parametrize("width", [360, 390])
def test_it_works_on_a_narrow_screen(tmp_path: Path, width: int) -> None:
    with slack_world(tmp_path / "home") as world, browser_page(world.page_url, tmp_path, strict=False) as page:
        page.set_viewport_size({"width": width, "height": 740})
        world.say(world.tom, world.lab, "A long message that must not make the page any wider than the phone it is on.")
        write(page, "typed on a phone")
        page.get_by_text("typed on a phone").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        main = page.locator(".main").bounding_box()
        assert main is not None
        assert (main["x"], round(main["width"])) == (0, width)
        assert main["height"] > 500
        page.locator("[data-do=go][data-dm]").click()
        page.locator(".main h1").wait_for()
        box = page.locator("[data-composer=main] textarea").bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= width
