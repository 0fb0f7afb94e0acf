"""Whether a sentence says what the passages that it cites say. When in doubt it does not: a sentence that is cut can be
replaced by the passages' own, one that misleads cannot be called back.

A sentence holds when it names retrieved passages; every number, name and link in it stands in one of them; its content
words stand close together there; and no word that turns a claim around is added, lost or negated otherwise.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from bot.guide.proposal_check import safe
from bot.guide.readers.numbers import han_number
from bot.usecases.model import Source, Stated
from prompts import entries

COVERED_EN = 0.75  # the share of a sentence's content words that its passage must hold
COVERED_ZH = 0.70  # … of its pairs of characters
CLOSE = 0.80  # cosine of sentences in two languages
WINDOW = 2  # neighbouring sentences of a passage that are read together
LONGEST = 600  # characters of a sentence

_LEXICON: dict[str, Any] = entries("lexicon/grounding")
_EMPTY_EN = frozenset(_LEXICON["empty"]["en"].split())
_EMPTY_ZH = sorted(_LEXICON["empty"]["zh"].split(), key=len, reverse=True)
_NO_EN = frozenset(_LEXICON["negators"]["en"].split())
_NO_ZH = re.compile("|".join(_LEXICON["negators"]["zh"].split()))
_EXACT_EN = frozenset(_LEXICON["exacting"]["en"].split())
_EXACT_ZH = tuple(_LEXICON["exacting"]["zh"].split())
_PAIRS = frozenset(frozenset(pair) for pair in _LEXICON["pairs"])
_COUNTS: dict[str, int] = _LEXICON["words"]
_SENTENCE = re.compile(r"(?<=[。！？!?；;])|(?<=\.)\s+|\n+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_HAN_DIGITS = "[零〇一二两三四五六七八九十百]+"
_HAN_COUNT = re.compile(rf"百分之({_HAN_DIGITS})|({_HAN_DIGITS})(?=[个项种步类条倍成次天年月周分级层大点小])")
_NAME = re.compile(r"(?<![.!?:“\"] )(?<!^)\b(?:[A-Z][a-z]+|[A-Z]{2,}[a-z]*)\b")

Alike = Callable[[str, Sequence[str]], float]
"""The best cosine of a sentence with any of the others, whatever their languages."""


def grounded(stated: Stated, sources: Mapping[str, Source], alike: Alike | None = None) -> bool:
    cited = [sources[id] for id in stated.cites if id in sources]
    text = _narrow(stated.text)
    if not cited or len(cited) < len(stated.cites) or len(text) > LONGEST or not text.strip():
        return False
    whole = " ".join(_narrow(f"{one.cite.title} {one.text}") for one in cited)
    if not safe(text) or not _numbers(text) <= _numbers(whole) or not _names(text) <= _all_words(whole):
        return False
    windows = [window for one in cited for window in _windows(one.text)]
    if _is_chinese(text) == _is_chinese(whole):
        supported = _supported_zh if _is_chinese(text) else _supported_en
        return any(supported(text, window) for window in windows)
    return alike is not None and _alike_abroad(text, windows, alike)


def _alike_abroad(text: str, windows: list[str], alike: Alike) -> bool:
    """Across languages words cannot be compared: a closeness of meaning, and as many negations on both sides."""
    negated = bool(_negators(text))
    same = [window for window in windows if bool(_negators(window)) == negated]
    return bool(same) and alike(text, same) >= CLOSE


def _negators(text: str) -> list[str]:
    return _NO_ZH.findall(text) + [word for word in _words(text) if word in _NO_EN or word.endswith("n't")]


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("’", "'")


def _is_chinese(text: str) -> bool:
    han, latin = sum(map(len, _HAN.findall(text))), len(_WORD.findall(text))
    return han > latin


@lru_cache(maxsize=256)
def _windows(text: str) -> tuple[str, ...]:
    """Each sentence of a passage, and each with the next."""
    said = [part.strip() for part in _SENTENCE.split(_narrow(text)) if part and part.strip()]
    pairs = [" ".join(said[n : n + WINDOW]) for n in range(len(said) - 1)]
    return (*said, *pairs)


# -- numbers and names ------------------------------------------------------------------------------------------


def _numbers(text: str) -> set[str]:
    """Every number, as digits, whether it is written so or in words; a percentage is another number than a count."""
    found = set()
    for one in _NUMBER.finditer(text):
        digits = re.sub(r",(?=\d{3}(?:\D|$))", "", one[0])
        found.add(f"{digits}%" if re.match(r"\s*(?:%|per ?cent)", text[one.end() :]) else digits)
    for share, count in _HAN_COUNT.findall(text):
        value = han_number(share or count)
        if value is not None and value > 1:
            found.add(f"{value}%" if share else str(value))
    for word in _words(text):
        if _COUNTS.get(word, 0) > 1:
            found.add(str(_COUNTS[word]))
    return found


def _names(text: str) -> set[str]:
    """Latin words with a capital inside a sentence, and every Latin word in a Chinese one."""
    words = _WORD.findall(text) if _is_chinese(text) else _NAME.findall(text)
    return {word.casefold() for word in words if word != "I"}


def _all_words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


# -- English ----------------------------------------------------------------------------------------------------


def _words(text: str) -> list[str]:
    return [word.casefold().removesuffix("'s") for word in _WORD.findall(text)]


def _supported_en(text: str, window: str) -> bool:
    said, there = _words(text), _words(window)
    content = [word for word in said if word not in _EMPTY_EN]
    if not content:
        return False
    missing = [word for word in content if not any(_same_word(word, other) for other in there)]
    covered = 1 - len(missing) / len(content)
    if covered < COVERED_EN or any(word in _EXACT_EN and not _has_exact(word, there) for word in said):
        return False
    return _polarity_en(said, there) and len(missing) <= 3


def _same_word(a: str, b: str) -> bool:
    """The same but for its ending."""
    if a == b:
        return True
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return shared >= max(4, 0.6 * max(len(a), len(b))) and abs(len(a) - len(b)) <= 4


def _has_exact(word: str, there: list[str]) -> bool:
    return any(word == other or _same_exact(word, other) or frozenset((word, other)) in _PAIRS for other in there)


def _same_exact(a: str, b: str) -> bool:
    return a.rstrip("sd").rstrip("e") == b.rstrip("sd").rstrip("e")


def _polarity_en(said: list[str], there: list[str]) -> bool:
    """Each content word is denied where the passage denies it, and nowhere else; as many denials on both sides."""
    mine, theirs = _denied_en(said), _denied_en(there)
    for word, denied in mine.items():
        known = [theirs[other] for other in theirs if _same_word(word, other)]
        if known and not any(denied & other for other in known):
            return False
    return True


def _denied_en(words: list[str]) -> dict[str, set[bool]]:
    found: dict[str, set[bool]] = {}
    since = 99
    for word in words:
        since = 0 if word in _NO_EN or word.endswith("n't") else since + 1
        if word not in _EMPTY_EN and since:
            found.setdefault(word, set()).add(since <= 4)
    return found


# -- Chinese ----------------------------------------------------------------------------------------------------


def _supported_zh(text: str, window: str) -> bool:
    said, there = _han(text), _han(window)
    pairs = _pairs(said)
    if not pairs:
        return False
    known = _pairs(there)
    covered = sum(pair in known for pair in pairs) / len(pairs)
    if covered < COVERED_ZH or _longest_gap(said, there) > 4:
        return False
    return _exact_zh(text, window) and _polarity_zh(text, window)


@lru_cache(maxsize=512)
def _han(text: str) -> tuple[str, ...]:
    """The runs of Chinese characters without words that carry no claim."""
    bare = _HAN.findall(text)
    runs: list[str] = []
    for run in bare:
        for empty in _EMPTY_ZH:
            if len(empty) > 1:
                run = run.replace(empty, " ")
        runs += run.translate({ord(empty): " " for empty in _EMPTY_ZH if len(empty) == 1}).split()
    return tuple(runs)


@lru_cache(maxsize=512)
def _pairs(runs: tuple[str, ...]) -> frozenset[str]:
    return frozenset(run[n : n + 2] for run in runs for n in range(max(1, len(run) - 1)))


def _longest_gap(said: tuple[str, ...], there: tuple[str, ...]) -> int:
    """How many characters in a row the passage does not have in any pair."""
    known, longest = _pairs(there), 0
    for run in said:
        gap = 0
        for n, char in enumerate(run):
            inside = any(pair in known for pair in (run[n - 1 : n + 1] if n else "", run[n : n + 2]) if pair) or (
                len(run) == 1 and any(char in other for other in there)
            )
            gap = 0 if inside else gap + 1
            longest = max(longest, gap)
    return longest


def _exact_zh(text: str, window: str) -> bool:
    for word in _EXACT_ZH:
        if word in text and word not in window:
            others = {other for pair in _PAIRS if word in pair for other in pair}
            if not any(other in window for other in others):
                return False
    return True


def _polarity_zh(text: str, window: str) -> bool:
    """What follows a denial here is denied there, and the other way round."""
    return _denials_hold(text, window) and _denials_hold(window, text)


def _denials_hold(text: str, other: str) -> bool:
    for found in _NO_ZH.finditer(text):
        word = re.sub(r"^[能要会是应必可得有再让用需]+", "", text[found.end() : found.end() + 4])[:2]
        if len(word) < 2 or not _HAN.fullmatch(word):
            continue
        places = [place.start() for place in re.finditer(re.escape(word), other)]
        if places and not any(_NO_ZH.search(other[max(0, at - 4) : at]) for at in places):
            return False
    return True
