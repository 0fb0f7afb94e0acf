"""What somebody typed → their ideas, each in their own words. A line each; one run-on sentence may hold several."""

import re
from collections.abc import Iterator

_HAN = "\u4e00-\u9fff"
_MARK = re.compile(r"^\s*(?:[-*•·–—▪◦‣]\s+|[•·▪◦‣]|[(（]?\d{1,2}[)）.、．](?!\d)\s*|[①-⑳]\s*)")
_SENTENCE = re.compile(r"(?<=[。！？；;])\s*|(?<=[.!?])\s+(?=[\"“'A-Z\u4e00-\u9fff])")
_COMMA = re.compile(r"\s*[，、]\s*|\s*,(?!\d)\s+|,(?=[\u4e00-\u9fff])")
# What leans on the words before it is no idea of its own.
_LEANS = re.compile(
    r"(?:because|so|which|who|whose|but|although|though|when|while|if|unless|since|as|even|especially|then|that|where|"
    r"not|to|for|with|without|until|before|after|except|or)\b"
    r"|因为|所以|但|不过|虽然|尽管|如果|要是|除非|导致|结果|以至|而且还没|就|才|又|却|然后|比如|例如|尤其|特别是",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:说实话|说真的|讲真|老实说|其实吧?|我觉得吧?|我感觉|总之|首先|嗯+|怎么说呢|主要是|反正)")
_OF_ALL = re.compile(r"\S{1,4}都")  # "价格，服务，位置都不行" says one thing of three
_SPACED = re.compile(rf"[{_HAN}\d]{{2,}}(?:\s+[{_HAN}\d]{{2,}}){{2,}}")  # Chinese parted by spaces alone
_LED = re.compile(r"^(?:and(?: also)?|also|plus|还有(?:就是)?|另外|以及|再就是|再有)\s*[,，:：]?\s*", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|plus)\s+|(?:还有|以及|另外)", re.IGNORECASE)
_END = " \t.。,，;；、-–—*"
FEWEST = 3  # so many parts make a run-on sentence a list


def ideas(text: str) -> tuple[str, ...]:
    """The ideas in order, doubles left out; a text of nothing but emoji is one. Empty where there is no text."""
    lines = [line for line in text.splitlines() if line.strip()]
    found = [part for line in lines for part in (_in_line(line) if len(lines) == 1 else (line,))]
    tidy = [_tidy(part) for part in found]
    return tuple(dict.fromkeys(part for part in tidy if part))


def _in_line(line: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(_MARK.sub("", line)):
        if sentence and sentence.strip():
            yield from _clauses(sentence)


def _clauses(sentence: str) -> list[str]:
    """Its clauses where they are a list of at least three that each say something; else the sentence."""
    parts = _leaning_joined([part for part in _COMMA.split(sentence) if part and part.strip()])
    if len(parts) == 1 and _SPACED.fullmatch(sentence.strip()):
        parts = sentence.split()
    if len(parts) >= 2:
        *others, last = parts
        two = [part for part in _AND.split(last) if part.strip()]
        if len(two) == 2 and all(map(_says_something, two)):
            parts = [*others, *two]
    parts = _opened_joined(parts)
    listed = len(parts) >= FEWEST and all(map(_says_something, parts)) and not _OF_ALL.match(parts[-1])
    return parts if listed else [sentence]


def _leaning_joined(parts: list[str]) -> list[str]:
    joined: list[str] = []
    for part in parts:
        if joined and _LEANS.match(part.strip()):
            joined[-1] = f"{joined[-1]}{'，' if re.search(f'[{_HAN}]', part) else ', '}{part.strip()}"
        else:
            joined.append(part)
    return joined


def _opened_joined(parts: list[str]) -> list[str]:
    """What only opens a sentence belongs to what comes after it."""
    joined: list[str] = []
    opening = ""
    for part in parts:
        if _OPENS.fullmatch(part.strip()):
            opening += f"{part.strip()}，"
        else:
            joined.append(opening + part)
            opening = ""
    return [*joined, opening] if opening else joined


def _says_something(part: str) -> bool:
    """Two characters or two words, or one of each: "太贵", "slow wifi", "wifi断"."""
    part = _LED.sub("", part.strip())
    return len(re.findall(f"[{_HAN}]", part)) + len(re.findall(r"[A-Za-z\u00c0-\u024f]+", part)) >= 2


def _tidy(part: str) -> str:
    bare = _LED.sub("", _MARK.sub("", part).strip()).strip(_END)
    return " ".join(bare.split())
