"""Training material, calibration, and a reader that is damaged."""

from datetime import date as Date
from pathlib import Path

import numpy as np

from bot.reading.cues import CueReader
from bot.reading.learned.calibration import Calibration
from bot.reading.learned.loading import CALIBRATION, WEIGHTS, calibrated, opened_reader
from bot.reading.situation import Situation
from bot.reading.training.corpus import OWN, examples, part
from bot.reading.training.generated import crossed, generated

SOME = list(examples(OWN, frozenset(sorted(part("training"))[:2])))


def test_tidy_messages_are_marked_where_their_values_stand() -> None:
    for made in generated(SOME, 60):
        assert made.text.units
        for mark in made.marks:
            assert made.text.words(mark.first, mark.last).strip()


def test_generating_again_gives_the_same() -> None:
    first = [(e.text.original, e.marks) for e in generated(SOME, 20)]
    assert first == [(e.text.original, e.marks) for e in generated(SOME, 20)]


def test_a_message_with_other_values_keeps_its_marks() -> None:
    for made in crossed(SOME):
        kinds = sorted(m.kind for m in made.marks)
        assert kinds
        assert all(made.text.words(m.first, m.last) for m in made.marks)


def test_calibration_rises_and_is_a_share() -> None:
    told = calibrated()
    assert list(told.shares) == sorted(told.shares)
    assert 0 <= told.shares[0] <= told.shares[-1] <= 1
    assert Calibration((0.0, 1.0), (0.2, 0.8)).sure("pain", 0.5) == 0.5


def test_the_weights_are_small_and_hold_no_code() -> None:
    assert WEIGHTS.stat().st_size <= 8 * 2**20
    with np.load(WEIGHTS, allow_pickle=False) as held:
        assert held.files


def test_damaged_weights_leave_the_reader_of_cue_words(tmp_path: Path) -> None:
    broken = tmp_path / "weights.npz"
    broken.write_bytes(WEIGHTS.read_bytes()[:5000])
    for path in (broken, tmp_path / "missing.npz"):
        reader = opened_reader(path, CALIBRATION)
        assert isinstance(reader, CueReader)
    reading = CueReader().read("Goal: shorter queues\nand a story", Situation("state"), Date(2026, 1, 15))
    assert [(f.kind, f.value) for f in reading.facts] == [("goal.objective", "shorter queues")]
    assert [reading.words(c) for c in reading.of("kept")] == ["and a story"]
