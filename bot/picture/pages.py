"""A journey on A3 pages: measured first, then put on pages."""

from bot.journey.model import Journey, Language
from bot.picture.compose import leaves, strip, strip_width, widened
from bot.picture.press import Press
from bot.picture.sheet import PAGE_MM, Sheet
from bot.picture.sides import SMALLEST, bound, fitting_scale, on_one_page


def on_pages(journey: Journey, language: Language, press: Press) -> Sheet:
    """On one page where it can be read there, else on as many as it needs."""
    if strip_width(journey) * SMALLEST <= PAGE_MM and (page := _one_page(journey, language, press)):
        return page
    parted = leaves(journey, language)
    return bound(parted, press.marks(parted))


def _one_page(journey: Journey, language: Language, press: Press) -> Sheet | None:
    """A map that must be made smaller for its height gets wider columns in exchange, and fills the page."""
    whole = strip(journey, language)
    marks = press.marks(whole)
    scale = fitting_scale(whole, marks)
    if scale < SMALLEST:
        return None
    if whole.width * scale < PAGE_MM:
        whole = widened(journey, language, PAGE_MM / scale)
        marks = press.marks(whole)
    return on_one_page(whole, marks)
