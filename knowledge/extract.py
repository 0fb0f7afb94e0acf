"""An answer without a language model: the best passages' own sentences, each with where it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.embedding import Embedder, Vectors
from knowledge.normal import breadth
from knowledge.passage import Found, Language, Passage, Results

#: The longest answer: words of English, or characters of Chinese.
WORDS, CHARACTERS = 120, 200
#: A further passage is quoted when it fits nearly as well as the best one.
_NEARLY = 0.8
#: … by a sentence that fits as well as this share of the best one.
_FITS = 0.7
#: Sentences closer than this say the same.
_SAME = 0.85
#: The best passage may fill this share of the answer, so that a second one is heard.
_FIRST_SHARE = 0.7
_READ = 3
_FULL_STOP = re.compile(
    r"(?<=[。！？])(?![”」』）)\"])|(?<=[!?])(?=[\u4e00-\u9fff])|(?<=[.!?])\s+(?=[A-Z“\"(])|(?<=[.!?][”\")])\s+(?=[A-Z])"
)
#: Sentences that lean on the one before them, and mean nothing, or something else, away from it.
_LEANS = re.compile(
    r"(?:它|他|她|这|那|该|但|而|否则|所以|因此|最后|三样|两样|前者|后者)|"
    r"(?:It|They|He|She|This|That|These|Those|But|And|So|Then|Otherwise|Therefore|Both|Without it|The last)\b"
)
#: Sentences that only say where something else stands.
_POINTS_ELSEWHERE = re.compile(r"(?:[，；。]|^|参|法|细节)见[^，。；！？]{2,16}(?:[。；]|$)|\b[Ss]ee [A-Z]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence, word for word, and the passage that it stands in."""

    text: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Extract:
    """What answers a question, in the order in which it is to be read.

    `other_language`: the pages are not in the asker's language. `more`: passages that say more, best first.
    """

    quoted: tuple[Quoted, ...]
    more: tuple[Passage, ...]
    other_language: bool


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, or a list with the line that announces it: what is quoted whole or not at all."""

    text: str
    passage: Passage
    vector: Vectors
    fit: float


def extract(query: str, results: Results, language: Language, embedder: Embedder) -> Extract:
    """At most `WORDS` or `CHARACTERS` of quotation; empty when the question is not answered by what was found."""
    if not results.answerable:
        return Extract((), (), other_language=False)
    read = _in_language(results.found, language)
    units = _units(query, read, embedder)
    # Half a list misleads, so a list may take all the room there is.
    listed = any("\n" in one.text for one in units[0])
    chosen = _stretch(units[0], 1.0 if listed or len(units) == 1 else _FIRST_SHARE)
    for further in units[1:]:
        chosen += _best(further, 1.0 - sum(map(_size, chosen)), chosen)
    return Extract(
        tuple(Quoted(one.text, one.passage) for one in _as_read(chosen)),
        tuple(found.passage for found in results.found),
        other_language=read[0].passage.language != language,
    )


def _in_language(found: Sequence[Found], language: Language) -> list[Found]:
    """The passages to quote from: the asker's language when one of its pages is nearly as good as the best."""
    good = [one for one in found if one.score >= _NEARLY * found[0].score]
    own = [one for one in good if one.passage.language == language]
    return (own or good)[:_READ]


def _units(query: str, read: Sequence[Found], embedder: Embedder) -> list[list[_Unit]]:
    texts = [_quotable(one.passage) for one in read]
    vectors = iter(embedder.embed([query, *(text for of_one in texts for text in of_one)]))
    asked = next(vectors)
    return [
        [_Unit(text, one.passage, vector := next(vectors), float(vector @ asked)) for text in of_one]
        for one, of_one in zip(read, texts, strict=True)
        if of_one
    ]


def _quotable(passage: Passage) -> list[str]:
    units: list[str] = []
    for line in passage.text.splitlines():
        item = line.lstrip("-*•· ").strip()
        announced = bool(units) and units[-1].splitlines()[0].endswith((":", "："))
        if item != line.strip() and announced and _share(f"{units[-1]}\n{line}", passage.language) <= 1.0:
            units[-1] += f"\n{line.strip()}"
        else:
            units += [
                part.strip()
                for part in _FULL_STOP.split(item)
                if breadth(part) >= 8 and part not in passage.heading and not _POINTS_ELSEWHERE.search(part)
            ]
    return units


def _stretch(units: Sequence[_Unit], room: float) -> list[_Unit]:
    """Of the runs of neighbours that hold the best unit and have room, the one that fits best."""
    best = max(range(len(units)), key=lambda at: units[at].fit)
    runs = [
        units[start:end]
        for start in range(best + 1)
        for end in range(best + 1, len(units) + 1)
        if sum(map(_size, units[start:end])) <= room
    ]
    return list(max(runs, key=lambda run: sum(one.fit for one in run), default=[]))


def _best(units: Sequence[_Unit], room: float, chosen: Sequence[_Unit]) -> list[_Unit]:
    """The best unit of a further passage, when it has room, fits, stands by itself and says something new."""
    enough = _FITS * max((one.fit for one in chosen), default=0.0)
    alone = [one for one in units if one.fit >= enough and _size(one) <= room and not _LEANS.match(one.text)]
    return sorted((one for one in alone if not _said(one, chosen)), key=lambda one: -one.fit)[:1]


def _as_read(chosen: Sequence[_Unit]) -> list[_Unit]:
    """The best page first, and each page's sentences in the order in which they stand there."""
    pages = list(dict.fromkeys(one.passage.page for one in chosen))
    return sorted(chosen, key=lambda one: (pages.index(one.passage.page), one.passage.position))


def _said(one: _Unit, chosen: Sequence[_Unit]) -> bool:
    return any(np.dot(one.vector, other.vector) > _SAME for other in chosen)


def _size(unit: _Unit) -> float:
    return _share(unit.text, unit.passage.language)


def _share(text: str, language: Language) -> float:
    """The share of a whole answer that a text takes."""
    return len(text) / CHARACTERS if language == "zh" else len(text.split()) / WORDS
