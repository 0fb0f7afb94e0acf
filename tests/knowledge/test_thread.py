"""A question that goes on with the one before it is searched with it."""

import pytest

from knowledge.library import KnowledgeBase
from knowledge.thread import goes_on, in_thread

pytestmark = pytest.mark.timeout(900)


@pytest.mark.parametrize(
    "query", ["and in a bank?", "那线上呢", "what about older people", "why", "具体几步？", "does it work for b2b"]
)
def test_it_goes_on(query: str) -> None:
    assert goes_on(query)
    assert in_thread(query, "how is waiting measured") == f"how is waiting measured {query}"


@pytest.mark.parametrize(
    "query",
    [
        "what is the difference between a journey map and a service blueprint in a hospital",
        "我们部门之间互相推，客户来回跑，有没有什么办法能让一个人负责到底，别人家都是怎么分工的",
    ],
)
def test_it_stands_by_itself(query: str) -> None:
    assert not goes_on(query)
    assert in_thread(query, "how is waiting measured") == query


def test_a_follow_up_finds_the_page_of_both(library: KnowledgeBase) -> None:
    found = library.retrieve("and for restaurants?", after="what goes wrong while people wait", language="en")
    assert any("restaurant" in one.passage.page for one in found.found[:3])
