"""A question that goes on with the one before it is searched with it; one that names something of its own is not."""

import pytest

from knowledge.library import KnowledgeBase
from knowledge.ranking.training.threads import leaning
from knowledge.thread import GOES_ON, SIGNS, Leaning, shipped_leaning

pytestmark = pytest.mark.timeout(900)

_BEFORE = "how is waiting measured"
_GO_ON = (
    "and at night?|how would I start|what if they disagree|does that apply to kids too?|in a call centre, though?|"
    "is that enough?|any downsides?|could we skip that|why does it matter|what about older people|"
    "那晚上呢|从哪下手|小孩也适用吗|客服中心也能用吗|这样够了吗|有什么缺点|能跳过吗|为什么重要|具体几步？|那线上呢"
)
_BY_THEMSELVES = (
    "what is NPS?|what is an opportunity score?|persona template|define moment of truth|NPS vs CSAT|Haidilao|"
    "what is service recovery|how do I score emotions|interview questions|retention rate?|"
    "NPS是什么|机会分数怎么算|什么是服务补救|NPS和CSAT区别|海底捞|访谈提纲|留存率|什么是情感曲线|客户期望怎么问|体验测试是什么|"
    "what is the difference between a journey map and a service blueprint in a hospital|"
    "我们部门之间互相推，客户来回跑，有没有什么办法能让一个人负责到底，别人家都是怎么分工的"
)


@pytest.mark.parametrize("query", _GO_ON.split("|"))
def test_it_goes_on(library: KnowledgeBase, query: str) -> None:
    assert library.in_thread(query, _BEFORE) == f"{_BEFORE} {query}"


@pytest.mark.parametrize("query", _BY_THEMSELVES.split("|"))
def test_it_stands_by_itself(library: KnowledgeBase, query: str) -> None:
    assert library.in_thread(query, _BEFORE) == query


@pytest.mark.parametrize("query", ["", " ", "?", "🙂", "啊"])
def test_next_to_nothing_is_no_trouble(library: KnowledgeBase, query: str) -> None:
    assert library.in_thread(query, _BEFORE).endswith(query)
    assert library.in_thread(query, None) == query


def test_a_definition_behind_another_is_answered_by_itself(library: KnowledgeBase) -> None:
    found = library.retrieve("what is NPS?", after="what is the peak-end rule?", language="en")
    assert found.found[0].passage.page == "method-nps"


def test_a_follow_up_finds_the_page_of_both(library: KnowledgeBase) -> None:
    found = library.retrieve("and for restaurants?", after="what goes wrong while people wait", language="en")
    assert any("restaurant" in one.passage.page for one in found.found[:3])


def test_another_models_vectors_are_judged_by_the_signs_alone(library: KnowledgeBase) -> None:
    found, vector = library.thread_signs("and in a bank?")
    shipped = shipped_leaning()
    assert shipped.chance(found, vector[:7]) >= GOES_ON
    assert len(shipped.signs) == len(SIGNS) + 1


@pytest.mark.soak
def test_the_weights_are_those_that_the_questions_teach(library: KnowledgeBase) -> None:
    learned, shipped = leaning(library), shipped_leaning()
    assert isinstance(learned, Leaning)
    assert abs(learned.whole - shipped.whole).max() < 0.05
