"""A journey on A3 pages: on one where it can be read there, else on as few as keep it legible."""

from dataclasses import replace
from itertools import pairwise

from bot.journey.model import Journey, Language
from bot.picture.compose import groups_on_pages, leaves, strip, strip_width, widened, with_appendix
from bot.picture.heights import leaf_mm
from bot.picture.press import Press
from bot.picture.sheet import PAGE_MM, Sheet

PAGE_HEIGHT_MM = 268.0  # A3 landscape without its margins
HEAD_MM = 60.0  # of an ordinary head; a longer one is measured
SMALLEST = 0.78  # of 8 pt type: still read at arm's length
SIZES = (1.0, 0.92, 0.86, SMALLEST)


def on_pages(journey: Journey, language: Language, press: Press) -> Sheet:
    """The map and behind it its appendix."""
    if strip_width(journey) * SMALLEST <= PAGE_MM and (page := _one_page(journey, language, press)):
        return with_appendix(page, journey, language)
    return with_appendix(_flowing(journey, language, press), journey, language)


def _one_page(journey: Journey, language: Language, press: Press) -> Sheet | None:
    """A map that must be made smaller for its height gets wider columns in exchange, and fills the page."""
    whole = strip(journey, language)
    marks = press.marks(whole)
    scale = fitting_scale(whole, marks["end"])
    if scale < SMALLEST:
        return None
    if whole.width * scale < PAGE_MM:
        whole = widened(journey, language, PAGE_MM / scale)
        scale = fitting_scale(whole, press.marks(whole)["end"])
    return replace(whole, layout="page", scale=scale, width=PAGE_MM / scale)


def fitting_scale(sheet: Sheet, height: float) -> float:
    """What makes all of the sheet fit one page; never more than 1."""
    return min(1.0, PAGE_MM / sheet.width, PAGE_HEIGHT_MM / height)


def _flowing(journey: Journey, language: Language, press: Press) -> Sheet:
    """Leaf after leaf, none torn that a page can hold: of the sizes with fewest leaves the largest that tears none."""
    counts = {size: len(groups_on_pages(journey, size)) for size in SIZES}
    sizes = [size for size in SIZES if counts[size] == min(counts.values())]
    for size in sizes:
        sheet = leaves(journey, language, size)
        kept = _kept(sheet, press)
        if len(kept) == len(sheet.leaves):
            return replace(sheet, kept=kept)
    full = leaves(journey, language)
    return replace(full, kept=_kept(full, press))


def _kept(sheet: Sheet, press: Press) -> tuple[int, ...]:
    """The leaves that are not torn: those that fit one page, the first one below the head."""
    tops, heights = _heights(sheet, press)
    rooms = [PAGE_HEIGHT_MM - tops, *[PAGE_HEIGHT_MM] * len(heights)]
    return tuple(i for i, height in enumerate(heights) if height * sheet.scale <= rooms[i])


def _heights(sheet: Sheet, press: Press) -> tuple[float, list[float]]:
    """mm of the head and of each leaf: estimated where that leaves no doubt, else asked of Typst."""
    estimated = [leaf_mm(leaf) for leaf in sheet.leaves]
    if sheet.head.brief and all(h * sheet.scale <= PAGE_HEIGHT_MM - HEAD_MM for h in estimated):
        return HEAD_MM, estimated
    marks = press.marks(sheet.as_strip())
    tops = [marks[f"leaf {i}"] for i in range(len(sheet.leaves))] + [marks["loose"]]
    return tops[0] if tops else 0.0, [below - top for top, below in pairwise(tops)]
