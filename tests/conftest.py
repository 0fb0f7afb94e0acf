"""What many tests share: one knowledge base over the product's own corpus, kept between runs in pytest's cache (it
brings itself up to date where the corpus has changed)."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from knowledge.library import KnowledgeBase, open_knowledge

# The same examples at each run, so that a red test is a change's fault; `make soak` looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("new", deadline=None, max_examples=500)
settings.load_profile("same")


@pytest.fixture(scope="session")
def knowledge(pytestconfig: pytest.Config) -> Iterator[KnowledgeBase]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")  # a folder belongs to one process
    base = open_knowledge(pytestconfig.cache.mkdir(f"knowledge{worker}"))
    yield base
    base.close()
