"""The corpus: its parts are kept apart, it is as large and as mixed as it claims, and nothing of the tests is in it."""

import json
from collections import Counter
from itertools import pairwise
from typing import Any

import yaml

from bot.reading.training.corpus import OWN, examples, part
from tests.dialogues.script import FOLDER

TRAINING, CHOOSING, FINAL = part("training"), part("choosing"), part("final")


def lines() -> list[dict[str, Any]]:
    return [json.loads(raw) for path in sorted(OWN.glob("*.jsonl")) for raw in path.read_text("utf-8").splitlines()]


def test_no_author_is_in_two_parts() -> None:
    assert not TRAINING & CHOOSING
    assert not TRAINING & FINAL
    assert not CHOOSING & FINAL
    assert {path.stem for path in OWN.glob("*.jsonl")} == TRAINING | CHOOSING | FINAL


def test_size_and_mixture() -> None:
    told = lines()
    assert len(told) >= 4000
    assert len(TRAINING | CHOOSING | FINAL) >= 40
    languages = Counter(line["lang"] for line in told)
    assert min(languages.values()) > 0.4 * len(told)
    assert sum("does" in line for line in told) >= 0.1 * len(told)
    messages = [line for line in told if "does" not in line]
    assert sum(len(line["facts"]) > 2 for line in messages) >= 0.2 * len(messages)
    assert len({line["asked"].partition(":")[0] for line in messages}) == 19


def test_messages_of_one_part_are_not_near_those_of_another() -> None:
    seen = {_shingle(e.text.form): e for e in examples(OWN, TRAINING) if len(e.text.form) > 12}
    near = [e.id for e in examples(OWN, CHOOSING | FINAL) if _shingle(e.text.form) in seen]
    assert near == []


def test_nothing_of_the_dialogues_is_in_it() -> None:
    scripts = [yaml.safe_load(path.read_text("utf-8")) for path in FOLDER.glob("*.yaml")]
    typed = [
        str(told) for script in scripts for turn in script["turns"] for told in turn.values() if isinstance(told, str)
    ]
    windows = {window for text in typed for window in _windows(text)}
    close = [line["id"] for line in lines() if (own := _windows(line["text"])) and len(own & windows) > 0.5 * len(own)]
    assert close == []


def _windows(text: str, wide: int = 8) -> set[str]:
    bare = "".join(c for c in text.casefold() if c.isalnum())
    return {bare[n : n + wide] for n in range(len(bare) - wide + 1)}


def _shingle(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(text.casefold().split() if " " in text else list(text)))
