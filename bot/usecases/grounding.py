"""Whether a sentence says what the passages that it cites say. When in doubt it does not: a sentence that is cut can be
replaced by the passages' own, one that misleads cannot be called back.

A sentence holds when it names retrieved passages; every number, name and link in it stands in one of them; and it can
be laid over one or two neighbouring sentences of theirs, word for word and in their order, with few words of its own,
and without adding or leaving out a number, a denial or a word that turns a claim around.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from bot.guide.proposal_check import safe
from bot.reading.values.ordinal import han_number
from bot.usecases.model import Source, Stated
from prompts import entries

OWN = 8  # of so many content words (characters in Chinese) one may be the sentence's own
MOST_OWN = 1.9
LEFT_OUT = 0.03  # what it costs to leave out a word of the passage, where one's own word costs 1
NEXT = 0.4  # … and to go on into the passage's next sentence
TITLE = 0.3  # … and to say a word of the passage's title
NEVER = 1000.0
CLOSE = 0.55  # cosine of sentences in two languages
WINDOW = 2  # neighbouring sentences of a passage that are read together
LONGEST = 600  # characters of a sentence

_LEXICON: dict[str, Any] = entries("lexicon/grounding")
_EMPTY_EN = frozenset(_LEXICON["empty"]["en"].split())
_EMPTY_ZH = frozenset(_LEXICON["empty"]["zh"].split())
_NO_EN = frozenset(_LEXICON["negators"]["en"].split())
_NO_ZH = re.compile("|".join(_LEXICON["negators"]["zh"].split()))
_EXACT_EN = frozenset(_LEXICON["exacting"]["en"].split())
_EXACT_ZH = frozenset(_LEXICON["exacting"]["zh"].split())
_ROLES = frozenset(_LEXICON["roles"].split())
_ORDER = frozenset(_LEXICON["order"].split())
_SAME = {word: pair[0] for pair in _LEXICON["same"] for word in pair}
_NEXT = " ¶ "
_COUNTS: dict[str, int] = _LEXICON["words"]
_SENTENCE = re.compile(r"(?<=[。！？!?])|(?<=\.)\s+|\n+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PIECE = re.compile(r"[¶,，、;；:：]|\d+(?:[.,]\d+)*\s*%?|[\u3400-\u9fff]+|[A-Za-z][A-Za-z'’-]*")
_CLAUSE = re.compile(r"[,，;；:：]")
_WHOLE_ZH = frozenset((*_EXACT_ZH, *_EMPTY_ZH, *_ROLES, *_ORDER, *_SAME, *_LEXICON["negators"]["zh"].split()))
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
    if not safe(text) or not _numbers(text) <= _numbers(whole) or not names(text) <= names(whole, everywhere=True):
        return False
    windows = [_Window(window, _named(one.cite.title)) for one in cited for window in _windows(one.text)]
    if _is_chinese(text) == _is_chinese(whole):
        return _laid_over(text, windows) or _clause_by_clause(text, windows)
    return alike is not None and _alike_abroad(text, windows, alike)


def _alike_abroad(text: str, windows: Sequence["_Window"], alike: Alike) -> bool:
    """Across languages words cannot be compared: a closeness of meaning, the same denials, the same turns, and every
    number in the very sentence."""
    parts = [part for one in windows for part in re.split("[;；]", one.text)]
    same = [part for part in parts if _turns(text) == _turns(part) and _numbers(text) <= _numbers(part)]
    return bool(same) and alike(text, same) >= CLOSE


def _turns(text: str) -> frozenset[str]:
    """Which of the words that turn a claim around a sentence has, and whether it denies."""
    words = set(_words(text))
    found = {
        name
        for name, forms in _LEXICON["turns"].items()
        if any(form in words if form.isascii() else form in text for form in forms)
    }
    return frozenset(found | ({"denial"} if _negators(text) else set()))


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
    pairs = [_NEXT.join(said[n : n + WINDOW]) for n in range(len(said) - 1)]
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


def names(text: str, *, everywhere: bool = False) -> set[str]:
    """Latin words with a capital inside a sentence, and every Latin word in a Chinese one; `everywhere`: every one."""
    if everywhere:
        return {word.casefold() for word in _WORD.findall(text)}
    words = _WORD.findall(text) if _is_chinese(text) else _NAME.findall(text)
    return {word.casefold() for word in words if word != "I"}


def _words(text: str) -> list[str]:
    return [word.casefold().removesuffix("'s") for word in _WORD.findall(text)]


# -- laid over the passage --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Token:
    """A content word, in Chinese a character or a word that decides."""

    text: str
    added: bool = True  # whether a sentence may have it of its own
    dropped: bool = True  # whether a sentence may leave it out between others
    ends_clause: bool = False
    denied: bool = False

    @property
    def opens(self) -> bool:
        """Whether a sentence may begin behind it."""
        return self.dropped or self.text in _ORDER or self.text[0].isdigit()


_DENIAL = _Token("¬")
_DENIED_ALONE = _Token("¬", added=False, dropped=False, denied=True)
_BREAK = _Token("¶", ends_clause=True)
_COMMA = _Token(",", ends_clause=True)


@dataclass(frozen=True)
class _Window:
    """A stretch of a passage, and the words of the passage's title: what "it" stands for."""

    text: str
    title: frozenset[str]


@lru_cache(maxsize=256)
def _named(title: str) -> frozenset[str]:
    return frozenset(token.text for token in _tokens(_narrow(title)))


def _laid_over(text: str, windows: Sequence[_Window]) -> bool:
    said = _tokens(text)
    allowed = min(sum(not token.ends_clause for token in said) / OWN, MOST_OWN)
    return bool(said) and any(_cost(said, _tokens(one.text), one.title) <= allowed for one in windows)


def _clause_by_clause(text: str, windows: Sequence[_Window]) -> bool:
    """A sentence whose clauses stand in another order, where their order says nothing."""
    if any(token.text in _ORDER for token in _tokens(text)):
        return False
    clauses = [clause for clause in _CLAUSE.split(text) if _tokens(clause)]
    return len(clauses) > 1 and all(len(_tokens(c)) > 2 and _laid_over(c, windows) for c in clauses)


def _cost(said: tuple[_Token, ...], there: tuple[_Token, ...], title: frozenset[str]) -> float:
    """The least that it costs to say `said` with the words of `there`, beginning and ending anywhere in it – but not
    behind a denial, nor right before one, which may turn around what was said."""
    words = tuple(token for token in said if not token.ends_clause)
    row = [0.0] + [0.0 if token.opens else NEVER for token in there]
    jumps = _jumps(there)
    known = frozenset(token.text for token in there)
    for word in words:
        own = _own(word, title, known)
        following = [row[0] + own]
        for n, other in enumerate(there):
            matched = row[n] if _same_word(word, other) else NEVER
            best = min(matched, row[n + 1] + own, following[n] + _left_out(other))
            if n + 1 in jumps:
                best = min(best, following[jumps[n + 1]] + LEFT_OUT * (n + 1 - jumps[n + 1]))
            following.append(best)
        row = following
    return min(cost for cost, after in zip(row, (*there, _COMMA), strict=True) if not after.denied)


def _own(word: _Token, title: frozenset[str], known: frozenset[str]) -> float:
    """A word that the passage has, but elsewhere or otherwise, is hardly the sentence's own."""
    if not word.added:
        return NEVER
    if word.text in known:
        return MOST_OWN
    return TITLE if word.text in title else 1.0


def _left_out(token: _Token) -> float:
    if token.text == _BREAK.text:
        return NEXT
    return LEFT_OUT if token.dropped else NEVER


def _jumps(there: tuple[_Token, ...]) -> dict[int, int]:
    """For each place behind a clause, the place before it: a clause may be left out whole, whatever it says."""
    ends = [n + 1 for n, token in enumerate(there) if token.ends_clause]
    return dict(zip(ends[1:], ends, strict=False))


@lru_cache(maxsize=1024)
def _tokens(text: str) -> tuple[_Token, ...]:
    found: list[_Token] = []
    for piece in _PIECE.findall(text):
        if piece in ",，、;；:：¶":
            found.append(_BREAK if piece == "¶" else _COMMA)
        elif _HAN.fullmatch(piece):
            found += _chinese(piece)
        elif piece[0].isdigit():
            found.append(_Token(next(iter(_numbers(piece)), piece), False, False))
        else:
            found += _english(piece)
    return _with_denials(found)


def _with_denials(tokens: list[_Token]) -> tuple[_Token, ...]:
    """A denial and the word behind it are one: denied, it is another word."""
    found: list[_Token] = []
    denied = False
    for token in tokens:
        if token is _DENIAL:
            denied = True
        elif denied and not token.ends_clause:
            found.append(replace(token, added=False, dropped=False, denied=True))
            denied = False
        else:
            found += [_DENIED_ALONE, token] if denied else [token]
            denied = False
    return tuple([*found, _DENIED_ALONE] if denied else found)


def _english(piece: str) -> list[_Token]:
    word = piece.casefold().removesuffix("'s")
    if _COUNTS.get(word, 0) > 1:
        return [_Token(str(_COUNTS[word]), False, False)]
    if word in _NO_EN or word.endswith("n't"):
        return [_DENIAL]
    if word in _EXACT_EN:
        return [_Token(_SAME.get(word, word), False, False)]
    if word in _EMPTY_EN:
        return []
    return [_Token(_SAME.get(word, word), added=word not in _ROLES, dropped=word not in _ORDER)]


def _chinese(run: str) -> list[_Token]:
    """Words that decide or carry nothing are taken whole, the longest first; everything else by the character."""
    found, at = [], 0
    while at < len(run):
        word = next((run[at : at + n] for n in (4, 3, 2) if run[at : at + n] in _WHOLE_ZH), run[at])
        if _NO_ZH.fullmatch(word):
            found.append(_DENIAL)
        elif word in _EXACT_ZH:
            found.append(_Token(_SAME.get(word, word), False, False))
        elif word not in _EMPTY_ZH:
            found.append(_Token(_SAME.get(word, word), added=word not in _ROLES, dropped=word not in _ORDER))
        at += len(word)
    return found


def _same_word(a: _Token, b: _Token) -> bool:
    """The same but for an ending."""
    if a.denied != b.denied:
        return False
    if a.text == b.text:
        return True
    if not ((a.denied or (a.added and b.added)) and a.text.isascii() and b.text.isascii()):
        return False
    shared = next(
        (n for n, (x, y) in enumerate(zip(a.text, b.text, strict=False)) if x != y), min(len(a.text), len(b.text))
    )
    longer = max(len(a.text), len(b.text))
    return shared >= max(4, 0.6 * longer) and abs(len(a.text) - len(b.text)) <= 4
