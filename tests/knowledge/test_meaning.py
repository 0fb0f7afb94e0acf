"""The second embedder: what it adds, and that all goes on without it."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.embedding import BuiltIn
from knowledge.library import KnowledgeBase, open_knowledge
from knowledge.meaning import NOTHING, own_meaning
from knowledge.ranking.evidence import NAMES
from knowledge.ranking.network import shipped_brain
from knowledge.shelf import Shelf

SHELF = Shelf("T1")
MEANT = [
    at for at, name in enumerate(NAMES) if name.split("_")[-1] == "meant" or name.startswith(("meant", "said_meant"))
]
here = pytest.mark.skipif(not own_meaning().name, reason="the encoder's package has no wheel for this machine")


def _eggs(base: KnowledgeBase) -> str:
    return base.retrieve("how many eggs does a queen lay?").found[0].passage.page


def test_without_the_second_embedder_the_search_answers(tmp_path: Path, small_corpus: Path, model: BuiltIn) -> None:
    base = open_knowledge(tmp_path / "home", embedder=model, corpus=small_corpus, meaning=NOTHING)
    paper = tmp_path / "loans.md"
    paper.write_text("# Strollers\n\nThere are twelve strollers on loan at the gate.\n", encoding="utf-8")
    base.add([paper], SHELF)
    found = base.retrieve("how many strollers can be lent?", shelves=[SHELF]).found[0].passage
    assert (_eggs(base), found.kind) == ("bees.md", "document")
    base.close()


def test_weights_without_it_do_not_look_at_it() -> None:
    brain = shipped_brain(False)
    assert all(not network.inner[MEANT].any() and not network.straight[MEANT].any() for network in brain.ranking)


@here
def test_weights_with_it_do() -> None:
    assert any(network.inner[MEANT].any() for network in shipped_brain(True).ranking)


@here
def test_a_machine_that_gets_it_indexes_everything_again(tmp_path: Path, small_corpus: Path, model: BuiltIn) -> None:
    home = tmp_path / "home"
    for meaning, width in ((NOTHING, 0), (own_meaning(), 384), (NOTHING, 0)):
        base = open_knowledge(home, embedder=model, corpus=small_corpus, meaning=meaning)
        with base.opened() as shelf:
            assert shelf.beside.meaning.shape == (2, width)
        assert _eggs(base) == "bees.md"
        base.close()


@here
def test_passages_come_and_go_with_their_vectors(base: KnowledgeBase, tmp_path: Path) -> None:
    papers = [tmp_path / f"{name}.md" for name in ("gate", "lift")]
    for paper in papers:
        paper.write_text(f"# {paper.stem}\n\nThe {paper.stem} opens at six.\n", encoding="utf-8")
        base.add([paper], SHELF)
    gate, _ = base.listing([SHELF])
    base.remove([gate.page], SHELF)
    with base._shelves.reading([SHELF.name]) as (shelf,):
        own = own_meaning().found.embed(["lift\nThe lift opens at six."])[0]
        assert shelf.beside.meaning.shape == (1, 384)
        assert float(shelf.beside.meaning[0] @ own) == pytest.approx(1, abs=0.01)
        assert np.array_equal(shelf.nearest_in_meaning(own, 5), [0])
