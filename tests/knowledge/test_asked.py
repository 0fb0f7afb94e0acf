"""The questions that the search learns from: whole, apart by author, and none that is known from elsewhere."""

import json
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from knowledge.asked import FOLDER, Asked, asked
from knowledge.corpus_pages import OWN, read_folder
from knowledge.phrasebook import everyday

PARTS = ("training", "choosing")
PAGES = {page.id for page in read_folder(OWN)}


def _bare(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKC", text).casefold() if one.isalnum())


def _grams(text: str) -> set[str]:
    bare = _bare(text)
    return {bare[at : at + 3] for at in range(max(1, len(bare) - 2))}


def _near(one: set[str], other: set[str]) -> bool:
    return len(one & other) > 0.7 * min(len(one), len(other)) and len(one & other) > 0.6 * max(len(one), len(other))


def _all() -> list[Asked]:
    return [one for part in PARTS for one in asked(part)]


@pytest.mark.parametrize("part", PARTS)
def test_every_question_is_whole(part: str) -> None:
    questions = asked(part)
    assert questions
    for one in questions:
        assert one.text.strip(), one.id
        assert one.language in ("zh", "en")
        assert {page for page, _ in one.pages} <= PAGES, one.id
        assert all(1 <= grade <= 3 for _, grade in one.pages)
    assert not [id for id, often in Counter((one.author, one.id) for one in questions).items() if often > 1]


def test_the_parts_are_apart_by_author_and_in_what_is_asked() -> None:
    training, choosing = asked("training"), asked("choosing")
    assert not {one.author for one in training} & {one.author for one in choosing}
    known = [_grams(one.whole) for one in training]
    twins = [one.text for one in choosing if any(_near(_grams(one.whole), other) for other in known)]
    assert len(twins) <= 0.03 * len(choosing), twins


def test_everyday_sayings_belong_to_pages_and_stand_once() -> None:
    said = list(everyday())
    assert {one.page for one in said} == PAGES
    often = Counter((one.page, one.language, _bare(one.text)) for one in said)
    assert not [one for one, times in often.items() if times > 1]


def test_nothing_is_taken_from_the_questions_that_others_measure_by() -> None:
    folders = list(Path(__file__).parents)[3:6]
    beside = [found for folder in folders for found in sorted(folder.glob("*/retrieval/questions.jsonl"))]
    if not beside:
        pytest.skip("no such questions beside the project")
    others = [_grams(json.loads(line)["q"]) for line in beside[0].read_text(encoding="utf-8").splitlines() if line]
    ours = [one.text for one in [*_all(), *everyday()] if len(_bare(one.text)) > 5]
    taken = [text for text in ours if any(_near(_grams(text), other) for other in others)]
    assert not taken


def test_the_final_part_is_not_here() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted([*PARTS, "threads"])
