"""Takes out of a message what nobody meant to type."""

import re

# Controls other than newline and tab, zero-width and direction marks, soft hyphen, byte-order mark, lone surrogates.
_MARKS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_LOOSE_JOINER = re.compile("(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d")  # kept only inside an emoji
_RUN = re.compile(r" {9,}|\t{9,}|\n{9,}")
_LONGEST_RUN = 8  # spaces, so that no search for "any space" has far to go
_NEWLINES = re.compile("\r\n?|\u2028|\u2029|\x85")
_WIDE = (
    "".join(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
    + "＋－＝％＃＠／＞＆＿＊"
)
_TABLE = {ord(c): chr(ord(c) - 0xFEE0) for c in _WIDE} | dict.fromkeys(map(ord, "︰﹕∶꞉"), "：")
_SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")


def plain(text: str) -> str:
    """The same words without control, zero-width and direction marks; full-width letters and digits become ordinary
    ones, odd spaces plain, line ends `\\n`. Chinese punctuation stays; a run of one kind of space ends after eight."""
    marks_gone = _MARKS.sub("", _NEWLINES.sub("\n", text))
    spaced = _LOOSE_JOINER.sub("", marks_gone).translate(_TABLE | _SPACES)
    return _RUN.sub(lambda run: run[0][:_LONGEST_RUN], spaced).strip()
