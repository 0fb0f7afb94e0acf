"""A query as the search reads it: its vectors, its terms, and the other names of what it names."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from knowledge.embedding import Embedder, Vectors
from knowledge.keywords import terms
from knowledge.names import Name, Names, in_chinese
from knowledge.normal import language_of, normal_query
from knowledge.passage import Language

#: How many other names are written behind the query for its second reading.
_MOST_WRITTEN = 3
#: A synonym in the language of the query is a little less sure than the same thing in the other language.
SAME_SCRIPT = 0.7

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9\-]*")


@dataclass(frozen=True)
class Synonym:
    """Another way to say something that the query says: its terms, and how much it counts."""

    terms: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Question:
    """`text` is what is read, `typed` what stood there before slips of the pen were mended. `vectors` has one row for
    each reading of the text: as it is, and with other names written behind it; `meaning` has one, by the second
    embedder.

    `bare`: it is a name and nothing else. `synonyms` holds, for each thing that the query names, the other ways to say
    it; `capitals`, for each word written like a name, the terms of all its forms.
    """

    text: str
    typed: str
    language: Language
    vectors: Vectors
    meaning: Vectors
    terms: tuple[str, ...]
    synonyms: tuple[tuple[Synonym, ...], ...]
    capitals: tuple[tuple[tuple[str, ...], ...], ...]
    bare: bool = False


def read_question(
    query: str, names: Names, embedder: Embedder, meaning: Embedder, mend: Callable[[str], str]
) -> Question | None:
    """None for a query without a letter or digit. `mend` puts slips of the pen right."""
    typed = normal_query(query)
    if not any(character.isalnum() for character in typed):
        return None
    text = mend(typed)
    named = {name: form for form, name in names.within(text)}
    own = tuple(dict.fromkeys(terms(text)))
    synonyms = tuple(found for name, form in named.items() if (found := _synonyms(name, form, own)))
    capitals = tuple(_forms(word, names) for word in _capitals(text))
    return Question(
        text, typed, language_of(text), embedder.embed(_readings(text, named)), meaning.embed([text]),
        own, synonyms, capitals,
        bare=any(len(form) >= 0.9 * len(text) for form in named.values()),
    )  # fmt: skip


def _capitals(text: str) -> list[str]:
    """Latin words with a capital that no sentence has given them."""
    words = list(_WORD.finditer(text))
    return [
        word[0]
        for at, word in enumerate(words)
        if (word[0].isupper() and len(word[0]) > 1)
        or (word[0][0].isupper() and word[0] != "I" and _inside(text, word, at))
    ]


def _inside(text: str, word: re.Match[str], at: int) -> bool:
    return (at > 0 and not text[: word.start()].rstrip().endswith((".", "?", "!", ":"))) or in_chinese(text)


def _forms(word: str, names: Names) -> tuple[tuple[str, ...], ...]:
    forms = [word, *(form for _, name in names.within(word) for form in name.forms)]
    return tuple(tuple(terms(form)) for form in dict.fromkeys(forms))


def _readings(text: str, named: dict[Name, str]) -> list[str]:
    specific = [name.others(form)[:1] for name, form in named.items()]
    written = list(dict.fromkeys(form for one in specific for form in one))[:_MOST_WRITTEN]
    return [text, f"{text} {' '.join(written)}"] if written else [text]


def _synonyms(name: Name, found: str, own: tuple[str, ...]) -> tuple[Synonym, ...]:
    return tuple(
        Synonym(new, 1.0 if name.proper or in_chinese(form) != in_chinese(found) else SAME_SCRIPT)
        for form in name.forms
        if form != found and (new := tuple(term for term in dict.fromkeys(terms(form)) if term not in own))
    )
