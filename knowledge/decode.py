"""Bytes to text, for files that do not say in which encoding they are."""

import codecs

_BY_MARK = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


_EVERYDAY = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去"
    "法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关"
    "這個們來為國說時會對過發後裡經麼學現當沒動還進樣開從實無與長機體點業產員內關務戶線間問題數據服务客户体验，。、：；！？（）「」“”"
)


class BinaryText(ValueError):
    """The bytes are no text."""


def decode(data: bytes) -> str:
    """UTF-8, UTF-16, UTF-32, GBK (as GB 18030), Big5 or Windows-1252. Raises `BinaryText`."""
    for mark, encoding in _BY_MARK:
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace"))
    if wide := _without_mark(data):
        return _checked(data.decode(wide, errors="replace"))
    if (text := _decoded(data, "utf-8")) is not None:
        return _checked(text)
    chinese = [text for encoding in ("gb18030", "big5") if (text := _decoded(data, encoding)) is not None]
    if chinese:
        return _checked(max(chinese, key=_ordinary))
    return _checked(data.decode("cp1252", errors="replace"))


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _ordinary(text: str) -> float:
    """How many of its characters beyond ASCII are everyday ones: read in the wrong encoding, they are rare ones."""
    beyond = [character for character in text[:20_000] if character > "\x7f"]
    return sum(character in _EVERYDAY for character in beyond) / max(1, len(beyond))


def _without_mark(data: bytes) -> str | None:
    """UTF-16 gives itself away: in Latin text every other byte is zero, in Chinese text every line end has one."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) <= max(len(sample) // 100, 3 * min(even, odd)) or len(data) % 2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _checked(text: str) -> str:
    sample = text[:20_000]
    strange = sum(
        1 for character in sample if (character < " " and character not in "\t\n\r\f\x1b") or character == "�"
    )
    if strange > len(sample) * 0.02:
        raise BinaryText
    return text.replace("\x00", "")
