"""A real Chromium on the playground, for tests: Debian's, driven by Playwright, with no network but loopback."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

# Without these Chromium calls home at every start.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZE = {"width": 1360, "height": 860}


def chromium() -> str:
    """Where Chromium is; the test is skipped, saying so, where it is not."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("Debian's chromium is not installed here (apt-get install chromium)")
    return found


@contextlib.contextmanager
def browser_page(url: str, shots: Path | None = None, strict: bool = True) -> Iterator[Page]:
    """A page at `url`. A script error fails the test, and if `strict` a failed request too; a failed test leaves
    a picture in `shots`."""
    errors: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport=SIZE, locale="en-GB")  # type: ignore[arg-type]
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if strict and said.type == "error" else None)
        page.goto(url)
        expect(page.locator(".brand")).to_be_visible()
        try:
            yield page
        except BaseException:
            if shots is not None:
                page.screenshot(path=shots / "failed.png")
            raise
        finally:
            browser.close()
    assert errors == [], errors


def become(page: Page, person: str) -> None:
    page.click(f"[data-do=be][data-id={person}]")
    expect(page.locator(f"[data-do=be][data-id={person}]")).to_have_attribute("aria-current", "true")


def write(page: Page, text: str, in_thread: bool = False) -> None:
    box = page.locator(f"[data-composer={'thread' if in_thread else 'main'}] textarea")
    box.fill(text)
    box.press("Escape")
    box.press("Enter")
    expect(box).to_have_value("")
