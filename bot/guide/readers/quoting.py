"""What stands in quotation marks or brackets is one piece: found in one pass, whatever the nesting."""

import re
from dataclasses import dataclass
from functools import lru_cache

QUOTES = {"“": "”", "「": "」", "『": "』", "‘": "’", "«": "»", "„": "“", '"': '"', "'": "'", "＂": "＂"}
BRACKETS = {"(": ")", "（": "）", "[": "]", "【": "】", "《": "》"}
_CLOSES = {close: open_ for open_, close in (QUOTES | BRACKETS).items() if close not in "\"'“＂"}
_CLOSES["）"], _CLOSES[")"] = "（", "("
_TWIN = {"(": "（", "（": "("}  # people open one and close the other
_AFTER = re.compile(r"[\s,.;:!?，。；：！？、)）\]】]")

_ANY_MARK = re.compile("[" + re.escape("".join((*QUOTES, *BRACKETS))) + "]")


@dataclass(frozen=True)
class Span:
    start: int  # of the opening mark
    end: int  # behind the closing mark
    mark: str  # the opening mark

    @property
    def is_quote(self) -> bool:
        return self.mark in QUOTES


@lru_cache(maxsize=64)
def spans(text: str) -> tuple[Span, ...]:
    """Every pair of marks that is closed on its own line, by where it starts; linear in the length."""
    if not _ANY_MARK.search(text):
        return ()
    found: list[Span] = []
    stack: list[tuple[str, int]] = []
    opened: dict[str, int] = {}
    for at, char in enumerate(text):
        if char == "\n":
            stack, opened = [], {}
            continue
        closes = _closed_by(char, text, at, opened)
        if closes:
            _close(closes, at, stack, opened, found)
        elif _opens(char, text, at):
            stack.append((char, at))
            opened[char] = opened.get(char, 0) + 1
    return tuple(sorted(found, key=lambda s: (s.start, -s.end)))


def _closed_by(char: str, text: str, at: int, opened: dict[str, int]) -> str | None:
    if char == "'" and (at + 1 < len(text) and not _AFTER.match(text[at + 1])):
        return None
    if char == "’" and at + 1 < len(text) and text[at + 1].isascii() and text[at + 1].isalnum():
        return None  # an apostrophe
    open_ = char if char in "\"'＂" else _CLOSES.get(char)
    if open_ and opened.get(open_):
        return open_
    twin = _TWIN.get(open_ or "")
    return twin if twin and opened.get(twin) else None


def _opens(char: str, text: str, at: int) -> bool:
    if char == "'":
        return (at == 0 or not text[at - 1].isalnum()) and at + 1 < len(text) and not text[at + 1].isspace()
    return char in QUOTES or char in BRACKETS


def _close(mark: str, at: int, stack: list[tuple[str, int]], opened: dict[str, int], found: list[Span]) -> None:
    while stack:
        char, start = stack.pop()
        opened[char] -= 1
        if char == mark:
            found.append(Span(start, at + 1, mark))
            return


def quotations(text: str) -> tuple[Span, ...]:
    return tuple(s for s in spans(text) if s.is_quote)


def shut(text: str) -> bytearray:
    """For each character 1 where it stands inside marks, else 0."""
    mask = bytearray(len(text))
    done = 0
    for span in spans(text):
        if span.end > done:
            start = max(span.start, done)
            mask[start : span.end] = b"\x01" * (span.end - start)
            done = span.end
    return mask


def pieces(text: str, separator: re.Pattern[str]) -> list[str]:
    """The text split where `separator` matches outside of marks; the separators are gone, empty pieces stay."""
    mask = shut(text)
    out, start = [], 0
    for found in separator.finditer(text):
        if found.end() > found.start() and not mask[found.start()]:
            out.append(text[start : found.start()])
            start = found.end()
    return [*out, text[start:]]


def unquoted(text: str) -> str:
    """The text without quotation marks that surround the whole of it."""
    text = text.strip()
    for span in quotations(text):
        if span.start == 0 and span.end == len(text) and len(text) > 2:
            return text[1:-1].strip()
    return text


def unbracketed(text: str) -> str:
    """The text without brackets that surround the whole of it."""
    text = text.strip()
    whole = any(s.start == 0 and s.end == len(text) and not s.is_quote for s in spans(text))
    return text[1:-1].strip() if whole and len(text) > 2 else text
