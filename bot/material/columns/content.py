"""What a column's cells look like, as numbers."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from bot.material.dates import looks_dated
from bot.material.learned.nothing import says_something
from bot.material.learned.softmax import Matrix

SAMPLE = 200
_NUMBER = re.compile(r"[-+−]?\d[\d,]*(?:\.\d+)?%?")
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
_CODE = re.compile(r"(?=.*\d)[A-Za-z0-9_\-#:.]{4,}|[0-9a-f-]{32,}")
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}.*")
_END = re.compile(r"[。！？.!?…~]$")
_INSIDE = re.compile(r"[，。！？；,;!?]|\.\s")
_FUNCTION = re.compile(
    r"\b(?:the|a|to|and|i|it|was|is|of|for|in|my|not|we|you|they|that|with|but|have|had)\b|[的了是我你他很不太没在就都也还要给]",
    re.IGNORECASE,
)
_SCORE = re.compile(r"[-+−]?(?:10|\d)(?:\.\d)?(?:\s*[/／]\s*\d{1,2})?|[1-5]\s*(?:星|stars?|分)|★+☆*", re.IGNORECASE)
WIDTH = 24


def of_cells(cells: Sequence[str]) -> Matrix:
    """(WIDTH,), each between 0 and about 3."""
    filled = [cell.strip() for cell in cells if cell.strip()][:SAMPLE]
    if not filled:
        empty = np.zeros(WIDTH, np.float32)
        empty[-1] = 1.0
        return empty
    lengths = np.array([len(cell) for cell in filled], np.float32)
    different = len(set(filled)) / len(filled)

    def share(found: object) -> float:
        return sum(bool(found(cell)) for cell in filled) / len(filled)  # type: ignore[operator]

    scored = [float(m[0].replace("−", "-")) for cell in filled if (m := re.match(r"[-+−]?\d{1,2}(?:\.\d)?", cell))]
    few = len(set(filled)) <= 11
    row = [
        np.log1p(lengths.mean()) / 3, np.log1p(lengths.std()) / 3, np.log1p(lengths.max()) / 4, different,
        share(_NUMBER.fullmatch), share(looks_dated), share(_LINK.search), share(_MAIL.search), share(_CODE.fullmatch),
        share(_IP.fullmatch), share(_END.search), share(_INSIDE.search), share(_SCORE.fullmatch),
        min(3.0, sum(len(_FUNCTION.findall(cell)) for cell in filled) / len(filled) / 3),
        share(lambda cell: len(cell) <= 4), share(lambda cell: len(cell) >= 12),
        share(lambda cell: " " in cell or (len(cell) > 8 and not cell.isascii())),
        1.0 if few and len(filled) > 3 else 0.0, 1.0 if len(set(filled)) == 1 and len(filled) > 2 else 0.0,
        1.0 if scored and len(scored) == len(filled) and max(scored) <= 10 else 0.0,
        1.0 if _counts_up(filled) else 0.0, len(filled) / max(1, len(cells[:SAMPLE])), share(says_something), 0.0,
    ]  # fmt: skip
    return np.array(row, np.float32)


def _counts_up(cells: list[str]) -> bool:
    numbers = [int(cell) for cell in cells if cell.isdigit() and len(cell) < 10]
    return len(numbers) == len(cells) > 2 and all(b > a for a, b in pairwise(numbers))
