"""Lists as people type them: by line, by number or bullet, by ；、， and arrows."""

import re
from collections.abc import Iterable

from bot.guide.readers.quoting import pieces, shut, unquoted
from bot.reading.lexicon import HAN, alternation, words
from bot.reading.plain import plain
from bot.reading.values.ordinal import han_number

_BULLET = r"[-*•·●○▪◦‣–—➤►✓☐☑]\s+|[•·●○▪◦‣➤►✓☐☑]\s*|-(?=[\u4e00-\u9fff])"
_NUMBER = r"[(（]\d{1,2}[)）]\s*|\d{1,2}(?:[)）、．]\s*|\.(?!\d)\s*)|[①-⑳]\s*|[一二三四五六七八九十]{1,3}、\s*"
_MARK = re.compile(rf"\s*(?:{_BULLET}|{_NUMBER})(?=\S)")
_INLINE = re.compile(
    rf"(?:(?<=[\s;；,，。.、])|^)(?:{_NUMBER})(?=\S)|[①-⑳]\s*(?=\S)|(?:(?<=\s)|^)\d{{1,2}}\s(?=[{HAN}])"
)
_SEMICOLON = re.compile(r"\s*[;；]\s*")
_ARROW = re.compile(r"\s*(?:[-–—]{1,2}>|=>|[→⇒➡⟶➔]\ufe0f?)\s*|\s+(?:>{1,2}|/|\|)\s+")
_ENUM = re.compile(r"\s*、\s*")
_COMMA = re.compile(r"\s*(?:，|,(?!\d{3}(?!\d)))\s*")
_AND = re.compile(
    rf"\s+{alternation(words('lists.joins_latin'))}\s+|\s*{alternation(words('lists.joins_han'))}\s*", re.IGNORECASE
)
_LEADING = re.compile(rf"(?:{alternation(words('lists.leads'))})\s*[,，]?\s*", re.IGNORECASE)
_THEN = re.compile(rf"\s*[,，;；]?\s*{alternation(words('lists.then'))}\s*[,，]?\s*", re.IGNORECASE)
_STARTS_CLAUSE = re.compile(alternation(words("lists.clause_starts")), re.IGNORECASE)
_TRAILING = " \t\n.。,，;；、:："
_LABEL = re.compile(r"([^\n:：]{1,60}?)\s*(?::(?!//)|：)\s*(?=\S)")
_TIME = re.compile(r"(?<!\d)\d{1,2}:\d{2}$")
_EMOJI_CODE = re.compile(r":[a-z0-9_+'-]{1,60}:", re.IGNORECASE)


def unmarked(line: str) -> str:
    """A line without its bullet or number."""
    found = _MARK.match(line)
    return line[found.end() :].strip() if found else line.strip()


def marked(line: str) -> bool:
    return _MARK.match(line) is not None


def trimmed(item: str) -> str:
    """An item without list mark, end punctuation, quotation marks around the whole."""
    return unquoted(unmarked(item).rstrip(_TRAILING)).rstrip(_TRAILING).strip()


def _kept(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(item for item in map(trimmed, found) if item)


def items(text: str) -> tuple[str, ...]:
    """The items of a list, in order, in the words given. A sentence with commas in it is one item."""
    lines = [line for line in plain(text).split("\n") if line.strip()]
    if len(lines) == 1:
        return _kept(_in_line(lines[0]))
    return _kept(part for line in lines for part in ([line] if marked(line) else _short_list(line)))


def sayings(text: str) -> tuple[str, ...]:
    """The items of a list whose items may be sentences: a comma goes on with the same one. Only items as short as
    names are parted by 、, and short English ones by a comma."""
    return _kept(part for line in plain(text).split("\n") if line.strip() for part in _said_in(line))


_NAME_SIZE, _WORD_PAIR = 3, 2  # words; two Chinese characters count as one


def _counted(line: str) -> list[str]:
    """The items that numbers or Chinese gaps part, else the line alone, without a mark before it."""
    numbered = _numbered(line)
    if len(numbered) > 1:
        return numbered
    line = unmarked(line)
    spaced = _han_words(line)
    return spaced if len(spaced) > 1 else [line]


def _said_in(line: str) -> list[str]:
    parted = _counted(line)
    if len(parted) > 1:
        return parted
    (line,) = parted
    return [name for part in pieces(line, _SEMICOLON) if part.strip() for name in _names_in(part)]


def _names_in(part: str) -> list[str]:
    enumerated = [p for p in pieces(part, _ENUM) if p.strip()]
    short = all(_size(p) <= _NAME_SIZE and not _COMMA.search(p) for p in enumerated)
    if len(enumerated) > 1 and short and not any(_STARTS_CLAUSE.match(p.strip()) for p in enumerated[1:]):
        return _last_joined(enumerated)
    listed = [] if re.search(f"[{HAN}]", part) else [p for p in pieces(part, _COMMA) if p.strip()]
    longest = max(map(_size, listed), default=0)
    many = len(listed) > _WORD_PAIR and longest <= _WORD_PAIR
    return _last_joined(listed) if many or (len(listed) > 1 and longest <= 1) else [part]


def _in_line(line: str) -> list[str]:
    parted = _counted(line)
    if len(parted) > 1:
        return parted
    (line,) = parted
    for separator in (_SEMICOLON, _ARROW):
        parts = [p for p in pieces(line, separator) if p.strip()]
        if len(parts) > 1:
            return [_led(p) for p in parts]
    return _by_comma(line)


def _han_words(line: str) -> list[str]:
    """Short Chinese words parted by nothing but spaces, hyphens or slashes: 了解 咨询 开户, 了解-咨询-开户."""
    parts = [p for p in re.split(r"\s*[-–—/／]\s*|\s+", line.strip()) if p]
    return parts if len(parts) > 2 and all(re.fullmatch(f"[{HAN}]{{2,6}}", p) for p in parts) else [line]


def _short_list(line: str) -> list[str]:
    """A line among others is a list of its own only where its items are clearly short."""
    parts = _in_line(line)
    return parts if len(parts) > 2 and all(_size(p) <= 4 for p in parts) else [line]


def _numbered(line: str) -> list[str]:
    """Split at 1. 2. 3. (or ①②③, or 1 2 3 before Chinese) where the numbers count up from one."""
    mask = shut(line)
    cuts: list[tuple[int, int]] = []
    for found in _INLINE.finditer(line):
        if mask[found.start()] and line[found.start()] not in "(（":
            continue
        if _number_of(found[0]) == len(cuts) + 1:
            cuts.append(found.span())
    if len(cuts) < 2 or line[: cuts[0][0]].strip():
        return [line]
    ends = [*(start for start, _ in cuts[1:]), len(line)]
    return [line[mark_end:end] for (_, mark_end), end in zip(cuts, ends, strict=True)]


def _number_of(mark: str) -> int | None:
    digits = re.search(r"\d+", mark)
    if digits:
        return int(digits[0])
    if "①" <= mark[0] <= "⑳":
        return ord(mark[0]) - ord("①") + 1
    return han_number(mark.strip(" 、"))


def _size(item: str) -> float:
    """Words; two Chinese characters count as one."""
    han = len(re.findall(f"[{HAN}]", item))
    return han / 2 + len(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+", re.sub(f"[{HAN}]", " ", item)))


def _by_comma(line: str) -> list[str]:
    enumerated = [p for p in pieces(line, _ENUM) if p.strip()]
    if len(enumerated) > 1:
        finer = [q for p in enumerated for q in pieces(p, _COMMA)]
        return _last_joined(finer if _are_short(finer) else enumerated)
    parts = [p for p in pieces(line, _COMMA) if p.strip()]
    if len(parts) > 1 and _are_short(parts):
        return _last_joined(parts)
    return _by_then(line)


def _are_short(parts: list[str]) -> bool:
    sizes = [_size(p) for p in parts]
    starts = any(_STARTS_CLAUSE.match(p.strip()) for p in parts[1:])
    return not starts and max(sizes) <= 8 and sum(sizes) / len(sizes) <= 5.5


def _by_then(line: str) -> list[str]:
    parts = [p for p in pieces(line, _THEN) if p.strip()]
    return [_led(p) for p in parts] if len(parts) > 2 else [line]


def _led(item: str) -> str:
    """Without the "and" or "then" that leads the last item of a list."""
    found = _LEADING.match(item.strip())
    return item.strip()[found.end() :] if found and found.end() < len(item.strip()) else item


def _last_joined(parts: list[str]) -> list[str]:
    """`a, b and c`: the last piece holds two items where both are as short as the others."""
    parts = [p for p in parts if p.strip()]
    if len(parts) < 2:
        return parts
    parts = [parts[0], *map(_led, parts[1:])]
    *others, last = parts
    two = [p for p in pieces(last, _AND) if p.strip()]
    longest = max(len(p) if re.search(f"[{HAN}]", p) else len(p.split()) for p in others)
    fits = len(two) == 2 and all((len(p) if re.search(f"[{HAN}]", p) else len(p.split())) <= longest for p in two)
    return [*others, *two] if fits and min(map(len, two)) > 1 else parts


def labelled(text: str) -> tuple[str, str] | None:
    """(label, rest) of `Label: rest` or `标签：rest`; the label has at most 60 characters and is no address or time."""
    text = unmarked(text)
    hidden = _EMOJI_CODE.sub(lambda m: "\x00" * len(m[0]), text)
    found = _LABEL.match(hidden)
    if not found:
        return None
    label, rest = text[: found.end(1)].strip(), text[found.end() :].strip()
    if not label or label.endswith(("http", "https")) or _TIME.search(text[: found.end() + 2]):
        return None
    return label, rest


def labelled_lines(text: str) -> tuple[tuple[str, str], ...]:
    """All labelled lines of a text."""
    return tuple(pair for line in plain(text).split("\n") if (pair := labelled(line)))
