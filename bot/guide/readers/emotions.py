"""How the customer feels at a touchpoint: a number from −2 to +2, a word, an emoji; and what they think."""

import re
from dataclasses import dataclass
from functools import cache

from bot.guide.readers.quoting import quotations, shut, unbracketed
from bot.reading.lexicon import HAN, alternation, any_of, words
from bot.reading.plain import plain
from bot.reading.values.ordinal import cardinal

LOWEST, HIGHEST = -2, 2
_LONGEST = 600  # characters; what is longer is a story, not a score
_LEVELS = {"very_bad": -2, "bad": -1, "neutral": 0, "good": 1, "very_good": 2}
_SIGN = r"[+＋\-−–－﹣➖]|(?<![A-Za-z])(?:minus|negative|plus|positive)\s|[负負正]"
_COUNT = r"\d{1,4}(?:\.\d+)?|[零〇一二两三四五六七八九十]|(?:zero|one|two|three|four|five)(?![A-Za-z])"
_SCORE = re.compile(
    rf"(?<![A-Za-z0-9_.:+/])(?P<sign>{_SIGN})?\s?(?P<count>{_COUNT})(?!\.?\d)"
    rf"\s*(?P<unit>{alternation(words('emotions.points'))}(?!钟))?",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?<![A-Za-z0-9_.:+/-])[+＋\-−–－]?[0-2](?![\w.:：)）、%])", re.ASCII)
_AT_THE_END = re.compile(
    r"[\s,，(（]\s*(?P<count>[0-2])\s*(?:吧|[!！.。~)）]|i (?:guess|think)|i'd say)*\s*$", re.IGNORECASE
)
_MINUS = re.compile(r"[\-−–－﹣➖负負]|minus|negative", re.IGNORECASE)
_NOT_A_SCORE = re.compile(rf"\s*(?:[%‰/／]|-\d|{alternation(words('emotions.units'))})", re.IGNORECASE)
_EMPTY_WORDS = re.compile(rf"{alternation(words('emotions.around_score'))}|[\W_]+", re.IGNORECASE)
_BUT = re.compile(alternation(words("emotions.but")), re.IGNORECASE)
_BECAUSE = re.compile(
    rf"(?:{alternation(words('emotions.because'))})\s*[:：,，]?\s*(?P<thought>\S[^\n]*)"
    rf"|(?:{alternation(words('emotions.says'))})\s*[:：]\s*(?P<spoken>\S[^\n]*)",
    re.IGNORECASE,
)
_EDGE = " \t\n,，.。;；:：、!！~—–"


@dataclass(frozen=True)
class Feeling:
    score: int | None = None  # −2 very bad … +2 very good
    thought: str | None = None  # in the customer's own words
    out_of_range: int | None = None  # the number that was typed where it is no score
    rest: str = ""  # words beside a quoted thought

    @property
    def empty(self) -> bool:
        return self.score is None and self.thought is None and self.out_of_range is None

    @property
    def scored(self) -> bool:
        """Whether a number, a word or an emoji was given, in range or not."""
        return self.score is not None or self.out_of_range is not None


def feeling(text: str) -> Feeling:
    """What a text says of one touchpoint. Words beside the score are the thought, unless a thought is quoted or given
    with "because"; then they are the rest. A text that only quotes has no score: nothing is guessed from it."""
    text = plain(text)
    thought, rest, quoted = _thought(text)
    score, wrong, beside = _scored(rest)
    if score is None and wrong is None:
        if thought and not quoted and (again := _scored(thought)[0]) is not None:
            return Feeling(again, thought)
        return Feeling(thought=thought, rest=rest.strip(_EDGE) if thought and not _is_empty(rest) else "")
    if thought is None:
        return Feeling(score, unbracketed(beside) or None, wrong)
    return Feeling(score, thought, wrong, beside)


def _thought(text: str) -> tuple[str | None, str, bool]:
    """(the quoted words or those after "because", the text without them, whether they are quoted)."""
    outer = [s for s in quotations(text) if text[s.start + 1 : s.end - 1].strip()]
    if outer:
        first = outer[0]
        return text[first.start + 1 : first.end - 1].strip(), f"{text[: first.start]} {text[first.end :]}", True
    if because := _BECAUSE.search(text):
        thought = because["thought"] or because["spoken"]
        return thought.strip().rstrip("。.；;"), text[: because.start()], False
    return None, text, False


def _scored(text: str) -> tuple[int | None, int | None, str]:
    """(score, number out of range, the words beside it): an emoji, then a number, then words."""
    face, bare = _faces(text)
    found = _number(bare) or _last(bare)
    if found:
        value, (start, end) = found
        beside = f"{bare[:start].strip()} {bare[end:].strip()}".strip(_EDGE)
        inside = LOWEST <= value <= HIGHEST
        return value if inside else None, None if inside else value, "" if _is_empty(_unworded(beside)) else beside
    worded = _worded(bare)
    score = worded if worded is not None else face
    beside = bare.strip(_EDGE) if score is not None and not _is_empty(_unworded(bare)) else ""
    return score, None, beside


def _is_empty(text: str) -> bool:
    return not _EMPTY_WORDS.sub("", text)


@cache
def _face_scores() -> dict[str, int]:
    return {face: value for level, value in _LEVELS.items() for face in words(f"faces.{level}")}


@cache
def _face_pattern() -> re.Pattern[str]:
    faces = sorted(_face_scores(), key=len, reverse=True)
    return re.compile("|".join(re.escape(f) for f in faces) + r"|:skin-tone-\d:|[\ufe0f\U0001f3fb-\U0001f3ff]")


def faces_in(text: str) -> tuple[int, ...]:
    """The scores of the emoji, emoji codes and typed faces of a text, in order."""
    return tuple(_face_scores()[f] for f in _face_pattern().findall(text) if f in _face_scores())


def _faces(text: str) -> tuple[int | None, str]:
    """(the strongest emoji's score, the text without emoji); None where they pull both ways."""
    scores = faces_in(text)
    bare = _face_pattern().sub(" ", text)
    if not scores or (min(scores) < 0 < max(scores)):
        return None, bare
    return max(scores, key=abs), bare


def score_marks(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text holds numbers from −2 to +2 (no list numbers, none with a unit) or faces, quotations aside."""
    mask = shut(text) if len(text) <= _LONGEST else bytearray()
    found = [m.span() for m in _face_pattern().finditer(text) if m[0] in _face_scores()] if mask else []
    for number in _MARK.finditer(text) if mask else ():
        if not _NOT_A_SCORE.match(text, number.end()) and all(
            number.start() >= e or number.end() <= s for s, e in found
        ):
            found.append(number.span())
    return tuple(sorted(span for span in found if not mask[span[0]]))


def _number(text: str) -> tuple[int, tuple[int, int]] | None:
    """A signed number anywhere, or a plain one with "points" or with nothing else beside it; never one with a unit."""
    for found in _SCORE.finditer(text) if len(text) <= _LONGEST else ():
        if _NOT_A_SCORE.match(text, found.end()) or "." in found["count"]:
            continue
        value = cardinal(found["count"])
        alone = len(text) < 80 and _is_empty(text[: found.start()] + " " + text[found.end() :])
        signed = found["sign"] and (found["count"].isdigit() or alone)
        if value is not None and (signed or found["unit"] or alone):
            minus = found["sign"] and _MINUS.match(found["sign"])
            return (-value if minus else value), found.span()
    return None


def _last(text: str) -> tuple[int, tuple[int, int]] | None:
    """A bare number from 0 to 2 at the end, behind a word of feeling: "meh, 0", "还行 1"."""
    found = _AT_THE_END.search(text) if len(text) <= _LONGEST else None
    if found is None or _worded(text[: found.start()]) is None:
        return None
    return int(found["count"]), found.span("count")


@cache
def _word_scores() -> dict[str, int]:
    return {word: value for level, value in _LEVELS.items() for word in words(f"emotions.{level}")}


@cache
def _word_pattern() -> re.Pattern[str]:
    kinds = ("negations", "intensifiers", "softeners")
    before = "|".join(alternation(words(f"emotions.{kind}")) for kind in kinds)
    starts = re.compile(before, re.IGNORECASE)
    whole = [w for w in _word_scores() if (m := starts.match(w)) and m.end() < len(w)]
    others = [w for w in _word_scores() if len(w) > 1]
    particle = rf"(?=[了的啊呀呢吧哦嘛]*(?:$|[^{HAN}]))"
    tiny = "|".join(w for w in _word_scores() if len(w) == 1)
    return re.compile(
        rf"(?P<whole>{alternation(whole)})(?P<after0>{alternation(words('emotions.after'))})?"
        rf"|(?P<before>(?:(?:{before})\s*(?:{alternation(words('emotions.fillers'))}\s*)?){{0,3}})"
        rf"(?P<word>{alternation(others)})(?P<after>{alternation(words('emotions.after'))})?"
        rf"|(?<![{HAN}])(?P<before1>(?:(?:{before})的?){{0,3}})(?P<tiny>{tiny})"
        rf"(?:(?P<after1>{alternation(words('emotions.after'))})|{particle})",
        re.IGNORECASE,
    )


def _unworded(text: str) -> str:
    return _word_pattern().sub(" ", text) if len(text) <= _LONGEST else text


def _worded(text: str) -> int | None:
    """What the words say; where they pull both ways, what comes after the last "but"; else None."""
    scores = [_weighed(found) for found in _word_pattern().finditer(text)] if len(text) <= _LONGEST else []
    if not scores:
        return None
    if min(scores) < 0 < max(scores):
        turns = list(_BUT.finditer(text))
        return _worded(text[turns[-1].end() :]) if turns else None
    return max(scores, key=abs)


def _weighed(found: re.Match[str]) -> int:
    word = found["whole"] or found["word"] or found["tiny"]
    score = _word_scores()[" ".join(word.lower().replace("’", "'").split())]
    before = found["before"] or found["before1"] or ""
    if any_of("emotions.negations").search(before):
        return -1 if score >= 0 else 0
    if any_of("emotions.softeners").search(before):
        return max(-1, min(1, score))
    if score and (
        any_of("emotions.intensifiers").search(before) or found["after"] or found["after0"] or found["after1"]
    ):
        return 2 if score > 0 else -2
    return score
