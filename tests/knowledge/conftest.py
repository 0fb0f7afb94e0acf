"""A real knowledge base for the tests: real Chroma, the real embedded model, the seeds of nothing but its own corpus."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.embedding import BuiltIn
from knowledge.library import KnowledgeBase, open_knowledge

_MODEL = BuiltIn()


@pytest.fixture(scope="session")
def model() -> BuiltIn:
    """The embedded model, loaded once."""
    return _MODEL


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory, model: BuiltIn) -> Iterator[KnowledgeBase]:
    """The product's own corpus, for tests that only read."""
    base = open_knowledge(tmp_path_factory.mktemp("home"), embedder=model)
    yield base
    base.close()


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "bees.md").write_text("# Bees\n\nA queen bee lays up to two thousand eggs a day.\n", encoding="utf-8")
    (folder / "ships.txt").write_text("船舶\n\n集装箱船把货物从港口运到港口，靠泊要预约泊位。\n", encoding="utf-8")
    return folder


@pytest.fixture
def base(tmp_path: Path, small_corpus: Path, model: BuiltIn) -> Iterator[KnowledgeBase]:
    """A knowledge base over two small pages, for tests that write."""
    base = open_knowledge(tmp_path / "home", embedder=model, corpus=small_corpus)
    yield base
    base.close()
