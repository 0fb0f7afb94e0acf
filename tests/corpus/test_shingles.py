"""The copy check can fail: a shared run of words is found, a shorter one or a list of names is not."""

from pathlib import Path

import pytest

from tests.corpus import build_seed_shingles
from tests.corpus.build_seed_shingles import SHINGLES, allowed_windows
from tests.corpus.shingles import HASH_BYTES, load, save, shingle, windows


def shared(one: str, other: str) -> list[str]:
    known = {shingle(window) for window in windows(one)}
    return [window for window in windows(other) if shingle(window) in known]


def test_twelve_letters_in_a_row_are_found_whatever_the_punctuation() -> None:
    assert shared("顾客走进门店之后，先看见的是导购。", "我们发现：顾客走进 门店之后先看见的只有货架")


def test_eleven_letters_are_not() -> None:
    assert not shared("顾客走进门店之后先看见导购", "顾客走进门店之后先看")


def test_eight_english_words_in_a_row_are_found() -> None:
    text = "The guest walks in and sees nobody at the desk."
    assert shared(text, "then the guest walks in, and sees nobody at all")
    assert not shared(text, "the guest walks in and sees somebody")


def test_allowed_terms_leave_no_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "意识、考虑、购买、使用、忠诚，这是一段从别处来的说明文字"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    target = tmp_path / "out.bin"
    monkeypatch.setattr(build_seed_shingles, "SHINGLES", target)
    build_seed_shingles.build(tmp_path)
    kept = load(target)
    assert shingle("这是一段从别处来的说明文") in kept
    assert not kept & {shingle(window) for window in allowed_windows()}


def test_the_stored_file_holds_whole_hashes_in_order(tmp_path: Path) -> None:
    stored = load(SHINGLES)
    assert len(stored) > 1000
    save(tmp_path / "again.bin", stored)
    assert (tmp_path / "again.bin").read_bytes() == SHINGLES.read_bytes()
    assert SHINGLES.stat().st_size == len(stored) * HASH_BYTES
