"""What speaks against an answer: names and words that no page has."""

from collections.abc import Sequence

from knowledge.question import Question
from knowledge.shelves import OpenShelf

#: What each name that no page knows takes from the score, and how many count.
UNKNOWN_NAME, MOST_NAMES = 0.08, 2
#: What it takes when no word of the question is on any page.
UNKNOWN_WORDS = 0.1


def doubt(question: Question, shelves: Sequence[OpenShelf]) -> float:
    """What to take from every score: a text can be near in meaning and still not know what was asked for."""
    strange = sum(not any(_known(form, shelves) for form in name) for name in question.capitals)
    return UNKNOWN_NAME * min(strange, MOST_NAMES) + UNKNOWN_WORDS * _unknown_share(question, shelves)


def _known(form: Sequence[str], shelves: Sequence[OpenShelf]) -> bool:
    return bool(form) and any(all(shelf.beside.keywords.holders(term) for term in form) for shelf in shelves)


def _unknown_share(question: Question, shelves: Sequence[OpenShelf]) -> float:
    """The share of the question's terms on no page; none where no page is in its language."""
    read = [shelf for shelf in shelves if question.language in shelf.languages]
    if not read or not question.terms:
        return 0.0
    return sum(not _known([term], read) for term in question.terms) / len(question.terms)
