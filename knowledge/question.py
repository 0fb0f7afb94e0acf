"""A query as the search reads it: its vectors, its terms, and what it names."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.embedding import Embedder, Vectors
from knowledge.keywords import terms
from knowledge.names import Name, Names
from knowledge.normal import language_of, normal_query
from knowledge.passage import Language

#: A name's other forms count less than the words that were typed.
OTHER_FORM = 0.6


@dataclass(frozen=True)
class Question:
    """`vectors` has one row for each reading of the text; `terms` gives each keyword's weight."""

    text: str
    language: Language
    vectors: Vectors
    terms: dict[str, float]
    names: tuple[tuple[str, Name], ...]


def read_question(query: str, names: Names, embedder: Embedder) -> Question | None:
    """None for a query without a letter or digit."""
    text = normal_query(query)
    if not any(character.isalnum() for character in text):
        return None
    named = tuple(names.within(text))
    return Question(text, language_of(text), embedder.embed(_readings(text, named)), _terms(text, named), named)


def _readings(text: str, named: Sequence[tuple[str, Name]]) -> list[str]:
    others = [form for found, name in named for form in name.forms[:3] if form != found]
    return [text, f"{text} {' '.join(dict.fromkeys(others))}"] if others else [text]


def _terms(text: str, named: Sequence[tuple[str, Name]]) -> dict[str, float]:
    weights = dict.fromkeys(terms(text), 1.0)
    for found, name in named:
        for form in name.forms:
            if form != found:
                for term in terms(form):
                    weights.setdefault(term, OTHER_FORM)
    return weights
