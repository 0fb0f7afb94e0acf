"""Answers without a language model: quotations, short, with their places."""

import pytest

from knowledge.extract import CHARACTERS, WORDS
from knowledge.library import KnowledgeBase
from knowledge.passage import Language

#: Indexing the corpus takes some ten seconds, and many times that on a machine with other work.
pytestmark = pytest.mark.timeout(900)


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("zh", "SERVQUAL 是什么"),
        ("zh", "痛点的严重程度怎么评"),
        ("zh", "怎么写用户画像"),
        ("zh", "满意度和推荐值有什么不同"),
        ("en", "what is a service blueprint"),
        ("en", "how is the net promoter score computed"),
        ("en", "why do the peak and the end matter"),
        ("en", "how to run a silent brainstorm"),
    ],
)
def test_an_answer_quotes_word_for_word_and_stays_short(library: KnowledgeBase, language: Language, query: str) -> None:
    answer = library.extract(query, library.retrieve(query, language=language), language)
    assert answer.quoted
    assert not answer.other_language
    for one in answer.quoted:
        for line in one.text.splitlines():
            assert line in one.passage.text
        assert one.passage.language == language
    said = [one.text for one in answer.quoted]
    if language == "zh":
        assert sum(map(len, said)) <= CHARACTERS
    else:
        assert sum(len(text.split()) for text in said) <= WORDS
    assert len(set(said)) == len(said)
    assert answer.more


def test_a_list_is_quoted_with_the_line_that_announces_it(library: KnowledgeBase) -> None:
    answer = library.extract("SERVQUAL 五个维度", library.retrieve("SERVQUAL 五个维度", language="zh"), "zh")
    assert any("有形性" in one.text and "移情性" in one.text for one in answer.quoted)


@pytest.mark.parametrize(
    ("language", "query", "first", "last"),
    [
        ("en", "steps for affinity mapping pls", "One: write notes", "Six: leave loners alone"),
        ("zh", "做亲和图的步骤列一下", "一，写便签", "六，落单的"),
    ],
)
def test_steps_told_sentence_by_sentence_are_told_whole(
    library: KnowledgeBase, language: Language, query: str, first: str, last: str
) -> None:
    answer = library.extract(query, library.retrieve(query, language=language), language)
    steps = answer.quoted[0].text.splitlines()
    assert steps[-6].startswith(first)
    assert steps[-1].startswith(last)


def test_what_is_not_answered_is_not_quoted(library: KnowledgeBase) -> None:
    results = library.retrieve("how do I bake sourdough bread", language="en")
    assert not results.answerable
    assert library.extract("how do I bake sourdough bread", results, "en").quoted == ()


@pytest.mark.parametrize(
    ("language", "query", "told"),
    [
        ("en", "how many stages should a map have?", "five to seven stages"),
        ("zh", "客户旅程图一般分几个阶段？", "五到七个阶段"),
        ("en", "who should own the map afterwards?", "own"),
        ("en", "how many people should I interview before I trust the map", "stop bringing new steps"),
        ("en", "whats the diffrence between a touchpoint and a channel", "one particular contact"),
        ("zh", "现状图和理想图先画哪张", "先画现状"),
        ("zh", "一张图放几个角色比较合适", "两三个角色"),
        ("en", "how often should a map be updated", "Once a year"),
    ],
)
def test_the_sentence_that_fits_best_is_told(library: KnowledgeBase, language: Language, query: str, told: str) -> None:
    answer = library.extract(query, library.retrieve(query, language=language), language)
    said = " ".join(one.text for one in answer.quoted)
    assert told in said
    assert not any(one.text.startswith(("It ", "This ", "它", "这")) for one in answer.quoted[-1:])
    assert "，见" not in said


def test_the_sentence_that_answers_comes_first_and_two_more_at_most(library: KnowledgeBase) -> None:
    asked = "how many stages should a map have?"
    answer = library.extract(asked, library.retrieve(asked, language="en"), "en")
    assert answer.quoted[0].text.startswith("A journey map usually has five to seven stages")
    assert len(answer.quoted) <= 3


@pytest.mark.parametrize(
    ("language", "query", "items"),
    [("en", "what are the five parts of the CX blueprint", 5), ("zh", "服务蓝图有哪些模块", 5)],
)
def test_a_list_that_is_asked_for_is_given_whole(
    library: KnowledgeBase, language: Language, query: str, items: int
) -> None:
    answer = library.extract(query, library.retrieve(query, language=language), language)
    assert answer.quoted[0].text.count("\n") == items


@pytest.mark.parametrize("query", ["is NPS enough?", "when was NPS introduced"])
def test_no_number_of_a_sentence_is_taken_for_a_list_mark(library: KnowledgeBase, query: str) -> None:
    answer = library.extract(query, library.retrieve(query, language="en"), "en")
    for one in answer.quoted:
        assert all(line in one.passage.text for line in one.text.splitlines())
