"""What many tests share: one knowledge base over the product's own corpus, kept between runs in pytest's cache (it
brings itself up to date where the corpus has changed)."""

from collections.abc import Iterator

import pytest

from knowledge.library import KnowledgeBase, open_knowledge


@pytest.fixture(scope="session")
def knowledge(pytestconfig: pytest.Config) -> Iterator[KnowledgeBase]:
    base = open_knowledge(pytestconfig.cache.mkdir("knowledge"))
    yield base
    base.close()
