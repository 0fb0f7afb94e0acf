"""An answer without a language model: the best passages' own sentences, each with where it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from knowledge.embedding import Embedder, Vectors
from knowledge.keywords import terms
from knowledge.meaning import NOTHING, Meaning
from knowledge.normal import breadth
from knowledge.passage import Found, Language, Passage, Results

#: The longest answer: words of English, or characters of Chinese.
WORDS, CHARACTERS = 120, 200
#: The sentence that answers, and at most so many more.
MORE = 2
#: A further passage may be quoted when it fits nearly as well as the best one.
_NEARLY = 0.7
#: … by a sentence that fits as well as this share of the best one.
_FITS = 0.85
#: By how much a sentence of another passage of the page answers better, where it is told instead.
_FAR = 0.15
#: What goes on with the answer fits at least as well as this share of it.
_GOES_ON = 0.3
#: Sentences closer than this say the same.
_SAME = 0.85
#: What is asked for as a list may take this many times the room.
_LIST_ROOM = 1.8
_READ = 4
#: What a sentence gains by words of the question, by answering as the second embedder sees it (a cosine, whose spread
#: is small), by opening its passage – more where a meaning is asked for – and
#: loses by telling who thought of it when nobody asked.
_WORDS, _MEANT, _OPENS, _OPENS_MEANING, _CREDITS = 0.3, 7.0, 0.08, 0.16, -0.25
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


#: How an entry of a list begins that is a sentence among sentences, and how many of them are a list.
_ENTRY = re.compile(
    r"(?:[一二三四五六七八九十]|第[一二三四五六七八九十][步条个]?)[，、：]|[\u4e00-\u9fff]{2,8}："
    r"|(?:One|Two|Three|Four|Five|Six|Seven|First|Second|Third|Fourth|Fifth|Finally)[:,]|[A-Z][a-z]+(?: [a-z]+)?: "
)
_ENTRIES = 3
_MARK = re.compile(r"^(?:[-*•·]|\d{1,2}[.)、])\s*")
#: Whether a list is asked for, or what something is.
_ASKS_LIST = re.compile(
    r"\b(?:steps?|list|which ones|what are the|name the|stages|phases|parts|elements|kinds|types|ways|checklist|"
    r"dimensions|levels|reasons|rules|how (?:do|does|to|can|should)|(?:two|three|four|five|six|seven) \w+s)\b"
    r"|哪[些几]|[几多]少?[步个种项条类]|步骤|流程|清单|列|分别|五[步个大]|四[步个不种大]|怎么[做画写弄走]|要素|阶段|维度",
    re.IGNORECASE,
)
_NAMES_AUTHOR = re.compile(
    r"\b(?:introduced|devised|developed by|goes back to|made popular|was made famous|attributed|known from|"
    r"published by|comes from the|is usually traced|This is an illustration)\b"
    r"|提出的?|首创|由.{2,12}(?:提出|发明|推广)|出自|这是说明用的例子",
    re.IGNORECASE,
)
_ASKS_AUTHOR = re.compile(
    r"\b(?:who|when|origin|invented|from where|come from)\b|谁|哪年|来源|出处|起源|最早", re.IGNORECASE
)
_MEANING = re.compile(
    r"\b(?:what(?:'s| is| are| does)|meaning|definition|define|explain|in plain)\b"
    r"|是什么|什么是|啥是|是啥|什么意思|叫什么|指什么",
    re.IGNORECASE,
)


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
    """A sentence, or a list with the line that announces it: what is quoted whole or not at all. `near` is how much it
    has to do with the question, `fit` how well it answers beside the others."""

    text: str
    passage: Passage
    vector: Vectors
    near: float
    fit: float
    at: int


def extract(
    query: str,
    results: Results,
    language: Language,
    embedder: Embedder,
    industry: str | None = None,
    meaning: Meaning = NOTHING,
) -> Extract:
    """At most `WORDS` or `CHARACTERS` of quotation; empty when the question is not answered by what was found.

    The sentence that answers comes first; where a list is asked for and there is one, the list.
    """
    if not results.answerable:
        return Extract((), (), other_language=False)
    read = _in_language(results.found, language)
    units = [of_one for of_one in _units(query, read, embedder, meaning) if of_one]
    if not units:
        return Extract((), (), other_language=False)
    listed = _list(query, units)
    first = listed[0].passage if listed else _answering(units)
    units.sort(key=lambda of_one: of_one[0].passage is not first)
    chosen = listed or _answer(units[0])
    chosen += _more(units, chosen, industry)
    return Extract(
        tuple(Quoted(one.text, one.passage) for one in chosen),
        tuple(found.passage for found in results.found),
        other_language=read[0].passage.language != language,
    )


def _in_language(found: Sequence[Found], language: Language) -> list[Found]:
    """The passages to quote from, the rest of the best page among them: the asker's language when one of its pages is
    nearly as good as the best."""
    best = found[0]
    good = [one for one in found if one.score >= _NEARLY * best.score or one.passage.page == best.passage.page]
    own = [one for one in good if one.passage.language == language] or good
    if own[0].passage.kind == "case":
        # What happened comes before what others can take from it.
        first = own[0].passage.page
        own = sorted(own, key=lambda one: (one.passage.page != first, one.passage.position))
    return own[:_READ]


def _units(query: str, read: Sequence[Found], embedder: Embedder, meaning: Meaning) -> list[list[_Unit]]:
    texts = [_quotable(one.passage) for one in read]
    every = [text for of_one in texts for text in of_one]
    vectors = iter(embedder.embed([query, *every]))
    asked, words, meant = next(vectors), set(terms(query)), iter(_meant(query, every, meaning))
    found = []
    for one, of_one in zip(read, texts, strict=True):
        units = []
        for at, text in enumerate(of_one):
            vector = next(vectors)
            near = float(vector @ asked) + _WORDS * _shared(words, text) + _bearing(query, text, at)
            units.append(_Unit(text, one.passage, vector, near, near + next(meant), at))
        found.append(units)
    return found


def _meant(query: str, texts: Sequence[str], meaning: Meaning) -> list[float]:
    """What each sentence gains, or loses, by answering more or less than the others as the second embedder sees it."""
    if not meaning.name or not texts:
        return [0.0] * len(texts)
    near = meaning.found.embed(texts) @ meaning.asked.embed([query])[0]
    gains: list[float] = (_MEANT * (near - near.mean())).tolist()
    return gains


def _bearing(query: str, text: str, at: int) -> float:
    opens = (_OPENS_MEANING if _MEANING.search(query) else _OPENS) if at == 0 else 0.0
    credits = _CREDITS if _NAMES_AUTHOR.search(text) and not _ASKS_AUTHOR.search(query) else 0.0
    return opens + credits


def _shared(words: set[str], text: str) -> float:
    return len(words & set(terms(text))) / max(len(words), 1)


def _quotable(passage: Passage) -> list[str]:
    units: list[str] = []
    for line in passage.text.splitlines():
        item = _MARK.sub("", line.strip())
        announced = bool(units) and _announces(units[-1])
        if announced and (item != line.strip() or "\n" not in units[-1]):
            units[-1] += f"\n{line.strip()}"
        else:
            units += _with_entries([part.strip() for part in _FULL_STOP.split(item) if part.strip()])
    return [
        one
        for one in units
        if breadth(one) >= 8
        and one not in passage.heading
        and not _POINTS_ELSEWHERE.search(one)
        and not (_announces(one) and "\n" not in one)
    ]


def _with_entries(parts: list[str]) -> list[str]:
    """Sentences that are entries of a list – "One: write notes. Two: …" – are one list, with the sentence before."""
    out: list[str] = []
    for entry, run in groupby(parts, key=lambda part: _ENTRY.match(part) is not None):
        told = list(run)
        if not entry or len(told) < _ENTRIES:
            out += told
        else:
            out.append("\n".join([*([out.pop()] if out else []), *told]))
    return out


def _announces(unit: str) -> bool:
    return unit.splitlines()[0].endswith((":", "："))


def _list(query: str, units: Sequence[Sequence[_Unit]]) -> list[_Unit]:
    """The list that is asked for, whole: of the page that answers, in whichever of its passages it stands."""
    first = next(one.passage.page for of_one in units for one in of_one)
    page = [one for of_one in units for one in of_one if one.passage.page == first]
    lists = [one for one in page if "\n" in one.text and _size(one) <= _LIST_ROOM]
    return [max(lists, key=lambda one: one.fit)] if lists and _ASKS_LIST.search(query) else []


def _answering(units: Sequence[Sequence[_Unit]]) -> Passage:
    """The passage of the best page in which a sentence answers: another than the first if one fits far better."""
    page = [of_one for of_one in units if of_one[0].passage.page == units[0][0].passage.page]
    most = [max(one.fit for one in _that_fit(of_one)) for of_one in page]
    far = most.index(max(most)) if max(most) > most[0] + _FAR else 0
    return page[far][0].passage


def _that_fit(units: Sequence[_Unit]) -> list[_Unit]:
    return [one for one in units if _size(one) <= 1.0] or list(units[:1])


def _answer(units: Sequence[_Unit]) -> list[_Unit]:
    """The sentence that fits best and stands by itself; one that leans on the sentence before it comes behind that."""
    fits = _that_fit(units)
    best = max(fits, key=lambda one: one.fit)
    if not _LEANS.match(best.text):
        return [best]
    before = [one for one in fits if one.at < best.at]
    if before and not _LEANS.match(before[-1].text) and _size(before[-1]) + _size(best) <= 1.0:
        return [before[-1], best]
    alone = [one for one in fits if not _LEANS.match(one.text)]
    return [max(alone, key=lambda one: one.fit)] if alone else [best]


def _more(units: Sequence[Sequence[_Unit]], chosen: Sequence[_Unit], industry: str | None) -> list[_Unit]:
    """What goes on with the answer, an example from the asker's trade, or what another page adds."""
    more: list[_Unit] = []
    left = MORE + 1 - len(chosen)
    wanted = [_behind(units[0], chosen, 1), _example(units, industry), _behind(units[0], chosen, 2)]
    for candidates in [*wanted, _others(units[1:], max(one.near for one in [*units[0], chosen[0]]))]:
        said = [*chosen, *more]
        fits = (one for one in candidates if _size(one) + sum(map(_size, said)) <= 1.0 and not _said(one, said))
        more += [one for one in [next(fits, None)] if one and len(more) < left]
    return more


def _behind(units: Sequence[_Unit], chosen: Sequence[_Unit], far: int) -> list[_Unit]:
    """The sentence so far behind the answer, where all up to it have to do with the question."""
    between = [one for one in units if chosen[-1].at < one.at <= chosen[-1].at + far]
    return (
        between[-1:] if len(between) == far and all(one.near >= _GOES_ON * chosen[-1].near for one in between) else []
    )


def _example(units: Sequence[Sequence[_Unit]], industry: str | None) -> list[_Unit]:
    trade = [one for of_one in units for one in of_one if industry and industry in one.passage.industries]
    return sorted((one for one in trade if not _LEANS.match(one.text)), key=lambda one: -one.fit)[:2]


def _others(units: Sequence[Sequence[_Unit]], best: float) -> list[_Unit]:
    alone = [one for of_one in units for one in of_one if one.near >= _FITS * best and not _LEANS.match(one.text)]
    return sorted(alone, key=lambda one: -one.fit)


def _said(one: _Unit, chosen: Sequence[_Unit]) -> bool:
    return any(one.text == other.text or np.dot(one.vector, other.vector) > _SAME for other in chosen)


def _size(unit: _Unit) -> float:
    """The share of a whole answer that a unit takes."""
    if unit.passage.language == "zh":
        return len(unit.text) / CHARACTERS
    return len(unit.text.split()) / WORDS
