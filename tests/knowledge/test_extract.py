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


def test_what_is_not_answered_is_not_quoted(library: KnowledgeBase) -> None:
    results = library.retrieve("how do I bake sourdough bread", language="en")
    assert not results.answerable
    assert library.extract("how do I bake sourdough bread", results, "en").quoted == ()
