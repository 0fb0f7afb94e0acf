"""Which column of a table holds the customer's words, on tables of twenty platforms in two languages.

`choosing.txt` was looked at while the model was chosen, `final.txt` once, after that; both were written apart from
the training material.
"""

from pathlib import Path

import pytest

from bot.material.columns.guess import guess
from bot.material.pieces import Table, squared

FOLDER = Path(__file__).parent / "tables"


def tables(part: str) -> list[tuple[str, set[int], Table]]:
    blocks = (FOLDER / f"{part}.txt").read_text(encoding="utf-8").split("\n== ")[1:]
    found = []
    for block in blocks:
        head, *rows = block.strip().split("\n")
        name, _, columns = head.rpartition(":")
        words = {int(number) for number in columns.split(",") if number.strip()}
        found.append((name, words, Table(squared([row.split("|") for row in rows]))))
    return found


def verdict(words: set[int], table: Table) -> str:
    looked = guess(table)
    if not looked.columns.words or not looked.sure:
        return "asked" if words else "right"
    if not words:
        return "wrong"
    return "right" if set(looked.columns.words) <= words and looked.columns.words[0] in words else "wrong"


def tally(part: str) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {"right": [], "asked": [], "wrong": []}
    for name, words, table in tables(part):
        told[verdict(words, table)].append(name)
    return told


@pytest.mark.parametrize("part", ["choosing", "final"])
def test_the_words_are_found_or_asked_for(part: str) -> None:
    told = tally(part)
    every = sum(map(len, told.values()))
    assert every >= 30
    assert len(told["wrong"]) <= 0.05 * every, told
    assert len(told["right"]) >= 0.8 * every, told
