"""What speaks against an answer: names and words that no page has."""

from collections.abc import Sequence

from knowledge.question import Question
from knowledge.shelves import OpenShelf

#: So many names that no page knows count.
_MOST_NAMES = 2


def unknown_names(question: Question, shelves: Sequence[OpenShelf]) -> int:
    """Words written like names that no page has under any of their names, two at most."""
    strange = sum(not any(_known(form, shelves) for form in name) for name in question.capitals)
    return min(strange, _MOST_NAMES)


def unknown_share(question: Question, shelves: Sequence[OpenShelf]) -> float:
    """The share of the question's terms on no page; none where no page is in its language."""
    read = [shelf for shelf in shelves if question.language in shelf.languages]
    if not read or not question.terms:
        return 0.0
    return sum(not _known([term], read) for term in question.terms) / len(question.terms)


def _known(form: Sequence[str], shelves: Sequence[OpenShelf]) -> bool:
    return bool(form) and any(all(shelf.beside.keywords.holders(term) for term in form) for shelf in shelves)
