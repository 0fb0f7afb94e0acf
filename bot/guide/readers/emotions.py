"""How the customer feels at a touchpoint: a number from −2 to +2, a word, an emoji; and what they think."""

import re
from dataclasses import dataclass, replace
from functools import cache

from bot.guide.readers.lexicon import alternation, any_of, words
from bot.guide.readers.numbers import cardinal
from bot.guide.readers.plain import plain
from bot.guide.readers.quoting import quotations

LOWEST, HIGHEST = -2, 2
_LEVELS = {"very_bad": -2, "bad": -1, "neutral": 0, "good": 1, "very_good": 2}
_SIGN = r"[+＋\-−–－﹣➖]|(?<![A-Za-z])(?:minus|negative|plus|positive)\s|[负負正]"
_COUNT = r"\d{1,4}(?:\.\d+)?|[零〇一二两三四五六七八九十]|(?:zero|one|two|three|four|five)(?![A-Za-z])"
_SCORE = re.compile(
    rf"(?<![\w.:+])(?P<sign>{_SIGN})?\s?(?P<count>{_COUNT})(?!\.?\d)\s*(?P<unit>{alternation(words('emotions.points'))})?",
    re.IGNORECASE,
)
_MINUS = re.compile(r"[\-−–－﹣➖负負]|minus|negative", re.IGNORECASE)
_NOT_A_SCORE = re.compile(rf"\s*(?:[%‰/／]|{alternation(words('emotions.units'))})", re.IGNORECASE)
_ONLY_NUMBER = re.compile(
    rf"[\s:：=—\-,，.。;；()（）!！~]*(?:{alternation(words('emotions.around_score'))}[\s:：=]*)*", re.IGNORECASE
)
_BUT = re.compile(rf"{alternation(words('emotions.but'))}", re.IGNORECASE)
_BECAUSE = re.compile(
    rf"(?:{alternation(words('emotions.because'))})\s*[:：,，]?\s*(?P<thought>\S[^\n]*)", re.IGNORECASE
)


@dataclass(frozen=True)
class Feeling:
    score: int | None = None  # −2 very bad … +2 very good
    thought: str | None = None  # in the customer's own words
    out_of_range: int | None = None  # the number that was typed where it is no score

    @property
    def empty(self) -> bool:
        return self.score is None and self.thought is None and self.out_of_range is None


def feeling(text: str) -> Feeling:
    """What a text says of one touchpoint; every field None where it says nothing of the kind."""
    text = plain(text)
    thought, rest = _thought(text)
    return replace(score_of(rest, beside_thought=thought is not None), thought=thought)


def _thought(text: str) -> tuple[str | None, str]:
    """(the quoted words or those after "because", the text without them)."""
    outer = [s for s in quotations(text) if s.end - s.start > 2]
    if outer:
        first = outer[0]
        return text[first.start + 1 : first.end - 1].strip(), text[: first.start] + " " + text[first.end :]
    if because := _BECAUSE.search(text):
        return because["thought"].strip().rstrip("。.；;"), text[: because.start()]
    return None, text


def score_of(text: str, beside_thought: bool = False) -> Feeling:
    """The score of a text without its quotation: emoji, then a number, then words."""
    face, bare = _faces(text)
    number = _number(bare)
    if number is not None:
        return Feeling(score=number) if LOWEST <= number <= HIGHEST else Feeling(out_of_range=number)
    worded = _worded(bare)
    if worded is None and beside_thought and face is None:
        return Feeling()
    return Feeling(score=worded if worded is not None else face)


@cache
def _face_scores() -> dict[str, int]:
    return {face: value for level, value in _LEVELS.items() for face in words(f"faces.{level}")}


@cache
def _face_pattern() -> re.Pattern[str]:
    faces = sorted(_face_scores(), key=len, reverse=True)
    return re.compile("|".join(re.escape(f) for f in faces) + r"|:skin-tone-\d:|[\ufe0f\U0001f3fb-\U0001f3ff]")


def _faces(text: str) -> tuple[int | None, str]:
    """(the strongest emoji's score, the text without emoji); None where they pull both ways."""
    scores = [_face_scores()[f] for f in _face_pattern().findall(text) if f in _face_scores()]
    bare = _face_pattern().sub(" ", text)
    if not scores or (min(scores) < 0 < max(scores)):
        return None, bare
    return max(scores, key=abs), bare


def _number(text: str) -> int | None:
    """A signed number anywhere, or a plain one that is all the text says; never one with a unit."""
    for found in _SCORE.finditer(text):
        if _NOT_A_SCORE.match(text, found.end()) or "." in found["count"]:
            continue
        value = cardinal(found["count"])
        around = text[: found.start()] + " " + text[found.end() :]
        alone = _ONLY_NUMBER.fullmatch(around) is not None
        bounded = found["sign"] and (found["count"].isdigit() or found["unit"] or alone)
        if value is not None and (bounded or found["unit"] or alone):
            return -value if found["sign"] and _MINUS.match(found["sign"]) else value
    return None


@cache
def _word_scores() -> dict[str, int]:
    return {word: value for level, value in _LEVELS.items() for word in words(f"emotions.{level}")}


@cache
def _word_pattern() -> re.Pattern[str]:
    before = "|".join(alternation(words(f"emotions.{kind}")) for kind in ("negations", "intensifiers", "softeners"))
    return re.compile(
        rf"(?P<before>(?:(?:{before})\s*(?:{alternation(words('emotions.fillers'))}\s*)?){{0,3}})"
        rf"(?P<word>{alternation(_word_scores())})(?P<after>{alternation(words('emotions.after'))})?",
        re.IGNORECASE,
    )


def _worded(text: str) -> int | None:
    """What the words say; where they pull both ways, what comes after the "but"; else None."""
    scores = [_weighed(found) for found in _word_pattern().finditer(text)]
    if not scores:
        return None
    if min(scores) < 0 < max(scores):
        turn = list(_BUT.finditer(text))
        return _worded(text[turn[-1].end() :]) if turn else None
    return max(scores, key=abs)


def _weighed(found: re.Match[str]) -> int:
    score = _word_scores()[" ".join(found["word"].lower().replace("’", "'").split())]
    before = found["before"]
    if any_of("emotions.negations").search(before):
        return -1 if score >= 0 else 0
    if any_of("emotions.softeners").search(before):
        return max(-1, min(1, score))
    if score and (any_of("emotions.intensifiers").search(before) or found["after"]):
        return 2 if score > 0 else -2
    return score
