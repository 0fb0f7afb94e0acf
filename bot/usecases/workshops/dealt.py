"""A vote in somebody's own words → the cluster of each dot."""

import re
from collections.abc import Sequence

from bot.reading.lexicon import alternation, any_of, words
from bot.reading.values.ordinal import HAN_NUMBER, cardinal
from bot.usecases.workshops.about import about, sharing, tokens
from bot.workshop.model import Cluster
from bot.workshop.spoken import scores

_AND = alternation(words("workshop.and"))
_DEALT = re.compile(rf"[\n;；,，、+]|\.(?=\s|$)|\s*{_AND}\s*", re.IGNORECASE)
_MANY = rf"(?:\d|{HAN_NUMBER}|one|two|three|four|five)"
_COUNTED = re.compile(
    rf"(?P<before>{_MANY})\s*{alternation(words('workshop.dots'))}|[x×*]\s*(?P<behind>\d)|(?<=\s)(?P<last>[1-9])\s*$"
    rf"|(?:^|(?<=\s))(?P<lone>one|two|three)\s+{alternation(words('workshop.onto'))}",
    re.IGNORECASE,
)


def dots_in(clusters: Sequence[Cluster], text: str, most: int) -> list[str]:
    """The cluster of each dot: by bare numbers, one a dot, else by what is named and how many it is to have."""
    if numbers := scores(text):
        return [clusters[n - 1].id for n in numbers if 1 <= n <= len(clusters)]
    given: list[str] = []
    for part in _dealt(clusters, text):
        at = about(_COUNTED.sub(" ", part), clusters)
        if at is not None and (counted(part) or only_names(part, clusters[at])):
            given += [clusters[at].id] * _count(part, most)
    return given


def counted(part: str) -> bool:
    return bool(_COUNTED.search(part) or any_of("workshop.every_dot").search(part))


def only_names(part: str, cluster: Cluster) -> bool:
    """Whether it says no more than which one: "the wifi one" does, "the wifi is awful" is talk about it."""
    rest = part.casefold()
    for token in tokens(part) & tokens(cluster.name):
        rest = rest.replace(token, " ")
    return not re.search(r"[^\W\d]{2}|[\u4e00-\u9fff]", any_of("workshop.choosing").sub(" ", rest))


def _dealt(named: Sequence[Cluster], text: str) -> list[str]:
    """A part for each thing named: cut at commas and "and"; where two are still named in one, at every space."""
    parts = [part for part in _DEALT.split(text) if part.strip()]
    return [each for part in parts for each in (_by_words(named, part) or [part])]


def _by_words(named: Sequence[Cluster], part: str) -> list[str]:
    """ "wifi 2 parking 1": from each name to the next, where there are several."""
    starts: list[int] = []
    known: set[int] = set()
    for word in re.finditer(r"\S+", part):
        at = sharing(word[0], [each.name for each in named])
        if at is not None and at not in known:
            known.add(at)
            starts.append(word.start() if starts else 0)
    ends = [*starts[1:], len(part)]
    return [part[start:end] for start, end in zip(starts, ends, strict=True)] if len(starts) > 1 else []


def _count(part: str, most: int) -> int:
    found = _COUNTED.search(part)
    if any_of("workshop.every_dot").search(part):
        return most
    word = found["before"] or found["behind"] or found["last"] or found["lone"] if found else ""
    return cardinal(word) or 1 if word else 1
