"""Whether words are short enough to be the name of a stage or touchpoint, or a sentence, or figures of a survey."""

import re

from bot.reading.lexicon import HAN, any_of

_MOST_HAN, _MOST_WORDS = 16, 6  # of a name without its brackets
_SHORTEST_SENTENCE = 4  # English words, or pairs of Chinese characters, from which a verb of being makes a sentence
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_DATA = re.compile(r"\d\s*[%％]|(?<![a-z])n\s*[=＝:：]\s*\d|\d\s*分(?!钟)|\d+\.\d+\s*/\s*\d", re.IGNORECASE)
_BEING = re.compile(
    r"(?<![a-z])(?:is|are|was|were|isn't|aren't|wasn't)(?![a-z])|(?<!是)(?<!还)是(?![否不])|只有|就是|觉得|因为|太.{1,8}了"
    r"|(?<![a-z])(?:i|we) (?:think|feel|believe)(?![a-z])|(?<![a-z])because(?![a-z])",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_FROM_DATA = re.compile(r"\d\s*[%％]|(?<![a-z])n\s*[=＝]\s*\d", re.IGNORECASE)


def is_no_name(words: str) -> bool:
    """Whether words are too long or too much like a sentence for a name, or hold data."""
    bare = _BRACKETED.sub(" ", words)
    han = len(re.findall(f"[{HAN}]", bare))
    latin = len(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", re.sub(f"[{HAN}]", " ", bare)))
    sentence = _BEING.search(bare) is not None and han / 2 + latin >= _SHORTEST_SENTENCE
    return han > _MOST_HAN or latin > _MOST_WORDS or sentence or _DATA.search(words) is not None


def is_data(line: str) -> bool:
    """Whether a line tells figures of a survey or the like: a percentage, a sample, a score with where it is from."""
    if _FROM_DATA.search(line):
        return True
    told = any_of("evidence.surveyed").search(line)
    return told is not None and _FIGURE.search(line, told.end()) is not None and is_no_name(line)
