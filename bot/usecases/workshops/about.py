"""Which of a workshop's subjects or clusters words speak of: by its number, its name, or a word that it alone has."""

import re
from collections.abc import Sequence

from bot.guide.readers.naming import mentioned, which
from bot.reading.lexicon import HAN, words
from bot.workshop.model import Cluster, Subject

_NUMBERED = re.compile(r"\s*#?(\d{1,3})(?:\s*[.:：)）、号]|\s+(?=\D)|\s*$)")
_TOKEN = re.compile(rf"[A-Za-z]{{3,}}|[{HAN}]+")
EDGE = " \t\n,，.。;；:：、-–—"


def about(said: str, subjects: Sequence[Subject | Cluster]) -> int | None:
    names = [each.name for each in subjects]
    if (numbered := _NUMBERED.match(said)) and 1 <= int(numbered[1]) <= len(subjects):
        return int(numbered[1]) - 1
    named = mentioned(said, names)
    if len(named) == 1:
        return named[0]
    meant = which(said.strip(EDGE), names)
    return meant if isinstance(meant, int) else sharing(said, names)


def sharing(said: str, names: Sequence[str]) -> int | None:
    """The only one that shares a word with what was said which none of the others has."""
    told, every = tokens(said), [tokens(name) for name in names]
    sharing = [
        index
        for index, own in enumerate(every)
        if told & own.difference(*(other for n, other in enumerate(every) if n != index))
    ]
    return sharing[0] if len(sharing) == 1 else None


def tokens(text: str) -> set[str]:
    """Latin words without a plural's s; of Chinese every two characters that stand together."""
    found: set[str] = set()
    for token in _TOKEN.findall(text.casefold()):
        pairs = [token.rstrip("s")] if token.isascii() else [token[n : n + 2] for n in range(len(token) - 1)]
        found.update(pairs)
    return found - set(words("workshop.hollow"))
