"""Bytes → text. Files rarely say in which encoding they are; what a reader would find plausible decides.

Candidates are compared by how strange their characters beyond ASCII are: the everyday ones of Chinese are known from
the two national character sets, which order them by use (GB 2312 level 1, Big5 level 1), Western ones by their
neighbours (a capital accent inside a small word is nobody's spelling).
"""

import codecs
import unicodedata
from dataclasses import dataclass
from functools import cache

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("gb18030", "big5hkscs", "cp1252", "mac_roman", "utf-16-le", "utf-16-be")
_SAMPLE = 60_000  # bytes looked at
_EVERYDAY = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去"
    "法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日无力与长机点业品服务客户体验店问题电话"
    "這個們來為國說時會對過發後裡經麼學現當沒動還進樣開從實無與長機體點業產員內關務戶線間問題數據"
)
_WESTERN = frozenset("éèêëàâäáãåçñöôòóõüûùúïîíßœæøÉÀÄÖÜÅØÆ€£°·«»")
_TYPED = frozenset("‘’“”–—…•™®©")


class BinaryText(ValueError):
    """The bytes are no text."""


def decode(data: bytes) -> str:
    """The text. Raises `BinaryText`."""
    return decoded(data).text


@dataclass(frozen=True)
class Decoded:
    text: str
    encoding: str
    sure: bool = True


def decoded(data: bytes) -> Decoded:
    """Raises `BinaryText`."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace").lstrip("\ufeff"), encoding)
    if wide := _wide(data):
        return _checked(data.decode(wide, errors="replace"), wide)
    if (text := _strictly(data, "utf-8")) is not None:
        return _checked(text, "utf-8")
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") * 500 < len(data) - len(data.translate(None, delete=bytes(range(128, 256)))) + 1:
        return _checked(text, "utf-8", sure=False)
    return _most_plausible(data)


def _most_plausible(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    beyond = max(1, sum(byte > 127 for byte in sample))
    costs = sorted((_cost(sample, encoding, beyond), at, encoding) for at, encoding in enumerate(_CANDIDATES))
    best, _, encoding = costs[0]
    sure = costs[1][0] - best > 0.15
    return _checked(data.decode(encoding, errors="replace"), encoding, sure=sure)


def _cost(data: bytes, encoding: str, beyond: int) -> float:
    """How strange a byte beyond ASCII is on average, read in this encoding; 0 is an everyday text."""
    if encoding.startswith("utf-16") and (len(data) % 2 or not data):
        return 99.0
    text = data.decode(encoding, errors="replace")
    if text.endswith("\ufffd"):
        text = text[:-1]  # the sample may have cut a character
    if encoding.startswith("utf-16"):
        beyond = len(data)
    western = encoding in ("cp1252", "mac_roman")
    strange = _strange_western(text) if western else sum(map(_strange, text))
    return strange / beyond


def _strange(character: str) -> float:
    if character < "\x80":
        return 4.0 if character < " " and character not in "\t\n\r\f" else 0.0
    if character in _EVERYDAY:
        return -0.5
    if character in _TYPED or "\u3000" <= character <= "\u3011" or "\uff00" <= character <= "\uff5e":
        return 0.0
    if character in _common():
        return 0.3
    return 3.0 if "\u4e00" <= character <= "\u9fff" else 6.0


def _strange_western(text: str) -> float:
    return sum(_western(text, at) for at, character in enumerate(text) if character >= "\x80" or character < " ")


def _western(text: str, at: int) -> float:
    """Of one character, with its neighbours."""
    character = text[at]
    if character in "\t\n\r\f":
        return 0.0
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if character in _TYPED:
        apostrophe = character != "’" or not before or before.isalnum() or before in '\n "“'
        return 0.1 if apostrophe and character in "‘’“”–—…•™®©" else 0.8
    if character in _WESTERN:
        inside = before.islower() or (after.islower() and not before.isalpha())
        if character.islower():
            crowd = before >= "\x80" and after >= "\x80"
            return 2.0 if crowd else 0.2 if inside or not before.isalpha() or before.isupper() else 0.6
        return 0.4 if not before.islower() else 3.0
    if character == "\ufffd" or character < " " or unicodedata.category(character).startswith("C"):
        return 6.0
    return 1.5 if not character.isalpha() else 2.5


@cache
def _common() -> frozenset[str]:
    """The characters that the national sets put first because they are used most: 3,755 and 5,401."""
    simplified = bytes(b for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for b in (high, low))
    lows = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = bytes(b for high in range(0xA4, 0xC7) for low in lows for b in (high, low))
    return frozenset(simplified.decode("gb2312", "ignore")) | frozenset(traditional.decode("big5", "ignore"))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 gives itself away: in Latin text every other byte is zero, in Chinese text every line end has one."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or max(even, odd) <= max(len(sample) // 200, 3 * min(even, odd)):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _checked(text: str, encoding: str, *, sure: bool = True) -> Decoded:
    sample = text[:20_000]
    strange = sum((c < " " and c not in "\t\n\r\f\x1b\x0b") or c == "\ufffd" for c in sample)
    if strange > len(sample) * 0.03:
        raise BinaryText
    return Decoded(text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n"), encoding, sure)
