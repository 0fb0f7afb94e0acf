"""Threads that write at the same time share a commit, and nobody waits longer than they can."""

import threading
from collections.abc import Sequence
from functools import partial

import pytest

from storage.together import Together, TooLate


class Away(Exception):
    pass


class Book:
    """Writes batches; the first waits until it is let go."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.entered, self.go = threading.Event(), threading.Event()
        self.bad: dict[int, Exception] = {}

    def write(self, numbers: Sequence[int]) -> Sequence[int]:
        self.entered.set()
        self.go.wait(10)
        for number in numbers:
            if number in self.bad:
                raise self.bad[number]
        self.batches.append(list(numbers))
        return [number * 10 for number in numbers]


@pytest.fixture
def book() -> Book:
    return Book()


def run(together: Together[int, int], numbers: Sequence[int], patience: float = 10) -> dict[int, object]:
    """Each number from a thread of its own, all while the first is being written."""
    told: dict[int, object] = {}

    def one(number: int) -> None:
        try:
            told[number] = together(number, patience)
        except Exception as error:
            told[number] = type(error)

    threads = [threading.Thread(target=partial(one, number)) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def crowd(book: Book, together: Together[int, int], numbers: Sequence[int]) -> dict[int, object]:
    first = threading.Thread(target=lambda: together(0, 10))
    first.start()
    book.entered.wait(10)
    threading.Timer(0.1, book.go.set).start()
    told = run(together, numbers)
    first.join()
    return told


def test_all_who_wait_are_written_in_one_go(book: Book) -> None:
    told = crowd(book, Together(book.write, shared=Away), range(1, 21))
    assert told == {number: number * 10 for number in range(1, 21)}
    assert len(book.batches) == 2
    assert sorted(book.batches[1]) == list(range(1, 21))


def test_a_batch_is_bounded(book: Book) -> None:
    told = crowd(book, Together(book.write, shared=Away, at_most=8), range(1, 21))
    assert told == {number: number * 10 for number in range(1, 21)}
    assert max(map(len, book.batches)) == 8


def test_a_bad_one_fails_alone(book: Book) -> None:
    book.bad[7] = ValueError()
    told = crowd(book, Together(book.write, shared=Away), range(1, 11))
    assert told == {number: ValueError if number == 7 else number * 10 for number in range(1, 11)}


def test_what_concerns_all_is_told_to_all(book: Book) -> None:
    book.bad[7] = Away()
    told = crowd(book, Together(book.write, shared=Away), range(1, 11))
    assert set(told.values()) == {Away}


def test_who_waits_too_long_is_told_and_not_written(book: Book) -> None:
    together = Together(book.write, shared=Away)
    first = threading.Thread(target=lambda: together(0, 10))
    first.start()
    book.entered.wait(10)
    assert run(together, [1, 2], patience=0.05) == {1: TooLate, 2: TooLate}
    book.go.set()
    first.join()
    assert together(3, 1) == 30
    assert book.batches == [[0], [3]]
