"""Personal data is taken out of what is sent, and put back into what comes home.

Masked are e-mail addresses, phone numbers, Chinese identity cards (with a right check digit), bank cards (Luhn), IBANs
(mod 97) and social security numbers, and the names of people that stand next to them – those wherever they stand.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from prompts import entries

# A character for a character, so that a place in the one text is the same place in the other.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2010: 0x2D, 0x2011: 0x2D}
_NARROW |= {0x2013: 0x2D, 0x2014: 0x2D, 0x2212: 0x2D, 0xA0: 0x20, 0x2009: 0x20, 0x202F: 0x20, 0xFF61: 0x2E}
_HIDDEN = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD))  # characters of no width
_GAP = r"[ \-.]?"
_EDGE, _END = r"(?<![\w.+-])", r"(?![\w-]*\d)"


def _luhn(digits: str) -> bool:
    total = 0
    for n, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if n % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(digits)) > 1


_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _identity_card(said: str) -> bool:
    """GB 11643: the last sign is a check digit, modulo 11."""
    rest = sum(int(digit) * weight for digit, weight in zip(said[:17], _WEIGHTS, strict=True)) % 11
    return "10X98765432"[rest] == said[17].upper()


def _iban(said: str) -> bool:
    """ISO 13616: modulo 97 is 1."""
    turned = said[4:] + said[:4]
    return int("".join(str(int(ch, 36)) for ch in turned)) % 97 == 1


def _bare(said: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", said)


@dataclass(frozen=True)
class _Kind:
    name: str
    form: re.Pattern[str]
    holds: Callable[[str], bool] = lambda said: True


_KINDS = (
    _Kind("EMAIL", re.compile(r"[A-Za-z0-9._%+-]+\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    _Kind("IBAN", re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])"),
          lambda said: 15 <= len(_bare(said)) <= 34 and _iban(_bare(said))),
    _Kind("ID", re.compile(r"(?<!\d)\d{6}[ -]?(?:1[89]|20)\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01])[ -]?\d{3}[\dXx](?!\d)"),
          lambda said: _identity_card(_bare(said))),
    _Kind("CARD", re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)"), lambda said: _luhn(_bare(said))),
    _Kind("PHONE", re.compile(rf"(?<!\d)(?:(?:\+|00)?86[ -]?)?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)")),
    _Kind("PHONE", re.compile(r"(?:(?<!\d)00|\+)[1-9]\d{0,2}(?:[ .\-]?\(?\d{1,4}\)?){2,6}(?!\d)"),
          lambda said: 8 <= len(_bare(said)) <= 15),
    _Kind("PHONE", re.compile(r"(?<!\d)\(?0\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{4}(?!\d)")),
    _Kind("PHONE", re.compile(r"(?<!\d)[48]00-?\d{3}-?\d{4}(?!\d)")),
    _Kind("PHONE", re.compile(r"(?<![\d-])(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)")),
    _Kind("SSN", re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")),
)  # fmt: skip

_LEXICON: dict[str, Any] = entries("lexicon/personal")
_SURNAMES = "|".join(sorted(_LEXICON["surnames"].split(), key=len, reverse=True))
_FOLLOWS = "[的在是留说叫打给来和与要想让把被电手微联号卡]"
_NOT_NAMES = frozenset(word.casefold() for word in _LEXICON["not_names"].split())
_AFTER_LABEL = re.compile(_LEXICON["labels"] + r"[ \t]*[:：]?[ \t]*([\u4e00-\u9fff·]{2,5}|(?:[A-Z][\w'’.-]+ ?){1,3})")
_CHINESE = re.compile(
    rf"(?:{_SURNAMES})[\u4e00-\u9fff]{{1,2}}?(?=先生|女士|小姐|老师|经理|总|阿姨|[^\u4e00-\u9fff]|{_FOLLOWS}|$)"
    rf"|(?:{_SURNAMES})(?:先生|女士|小姐|老师|经理|阿姨)"
)
_LATIN = re.compile(r"\b[A-Z][a-z'’-]+(?: (?:[A-Z]\.|[A-Z][a-z'’-]+)){0,2}\b")
_NEAR = 24  # characters around personal data in which a name is looked for
_MARK = re.compile(r"\[(?:EMAIL|IBAN|ID|CARD|PHONE|SSN|NAME)-\d+\]")
_LONGEST_MARK = 12


class Mask:
    """Of one call: the same value is always the same mark. With `off` nothing is touched."""

    def __init__(self, *, off: bool = False) -> None:
        self._off = off
        self._marks: dict[str, str] = {}  # value → mark
        self._counts: dict[str, int] = {}

    def hide(self, text: str) -> str:
        if self._off:
            return text
        text = text.translate(_HIDDEN)
        spans = list(_personal(text))
        names = {name for start, end, _ in spans for name in _names_near(text, start, end)}
        hidden, at = [], 0
        for start, end, kind in spans:
            hidden += [text[at:start], self._mark(kind, text[start:end])]
            at = end
        result = "".join([*hidden, text[at:]])
        for name in sorted(names, key=len, reverse=True):
            result = _replaced(result, name, self._mark("NAME", name))
        return result

    def restore(self, text: str) -> str:
        """What was hidden, in its own words again; a mark that was never given stays as it is."""
        values = {mark: value for value, mark in self._marks.items()}
        return _MARK.sub(lambda found: values.get(found[0], found[0]), text)

    def restored(self, pieces: Iterator[str]) -> Iterator[str]:
        """The same for text that comes in pieces: a mark may be cut in two."""
        held = ""
        for piece in pieces:
            held += piece
            cut = held.rfind("[")
            whole = cut < 0 or "]" in held[cut:] or len(held) - cut > _LONGEST_MARK
            ready, held = (held, "") if whole else (held[:cut], held[cut:])
            if ready:
                yield self.restore(ready)
        if held:
            yield self.restore(held)

    def _mark(self, kind: str, value: str) -> str:
        if value not in self._marks:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            self._marks[value] = f"[{kind}-{self._counts[kind]}]"
        return self._marks[value]


def _personal(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind) of everything personal, in order and without overlap; the kinds first named win."""
    narrow = text.translate(_NARROW)
    taken: list[tuple[int, int, str]] = []
    for kind in _KINDS:
        for found in kind.form.finditer(narrow):
            span = found.span()
            if kind.holds(found[0]) and not any(span[0] < end and start < span[1] for start, end, _ in taken):
                taken.append((*span, kind.name))
    return iter(sorted(taken))


def _names_near(text: str, start: int, end: int) -> Iterator[str]:
    """Names of people shortly before or after a place, in its own line or cell of a table."""
    before = re.split(r"[\n。！？!?]", text[max(0, start - _NEAR) : start])[-1]
    after = re.split(r"[\n。！？!?]", text[end : end + _NEAR])[0]
    for words in (before, after):
        for found in _AFTER_LABEL.finditer(words):
            yield found[1].strip()
        for found in _CHINESE.finditer(words):
            yield found[0]
        for found in _LATIN.finditer(words):
            name = " ".join(word for word in found[0].split() if word.casefold() not in _NOT_NAMES)
            if len(name) > 2:
                yield name


def _replaced(text: str, name: str, mark: str) -> str:
    edge = r"\b" if name.isascii() else ""
    return re.sub(f"{edge}{re.escape(name)}{edge}", mark, text)
