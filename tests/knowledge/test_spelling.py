"""Slips of the pen are mended; words are not."""

import pytest

from knowledge.spelling import Vocabulary, edits_between, mended

TEXTS = ["Starbucks follows twenty regulars. Continuous improvement of every touchpoint.", "A queue is a wait."]


def _common(word: str) -> bool:
    return word.casefold() in {"visa", "with", "what", "about"}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("starbuks", "starbucks"),
        ("continous improvment", "continuous improvement"),
        ("tuochpoint", "touchpoint"),
        ("quene", "queue"),
        ("what about visa", "what about visa"),
        ("Zorbing", "Zorbing"),
        ("把 touchpiont 画出来", "把 touchpoint 画出来"),
        ("RACI", "RACI"),
    ],
)
def test_an_unknown_word_becomes_the_known_one_beside_it(typed: str, read: str) -> None:
    assert mended(typed, _common, [Vocabulary.of(TEXTS)]) == read


def test_a_swap_of_neighbours_is_one_edit() -> None:
    assert edits_between("touchpiont", "touchpoint") == 1
    assert edits_between("abc", "abc") == 0
    assert edits_between("", "abc") == 3


def test_without_words_nothing_is_mended() -> None:
    assert mended("anything goes", _common, [Vocabulary.of([])]) == "anything goes"
