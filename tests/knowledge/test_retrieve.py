"""What is found: across scripts, spellings and languages; and what is not."""

from pathlib import Path

import pytest
import yaml

from knowledge.library import KnowledgeBase
from knowledge.passage import Language, Passage, Results
from knowledge.shelf import Shelf

#: Indexing the corpus takes some ten seconds, and many times that on a machine with other work.
pytestmark = pytest.mark.timeout(900)

_QUESTIONS = yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8"))


def _first(base: KnowledgeBase, query: str, language: Language | None = None) -> Passage:
    return base.retrieve(query, language=language).found[0].passage


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("Haidilao", "case-haidilao"),
        ("海底捞", "case-haidilao"),
        ("海底撈", "case-haidilao"),
        ("CCB", "case-ccb-touchpoints"),
        ("建行", "case-ccb-touchpoints"),
        ("Starbucks", "case-starbucks-omnichannel"),
        ("星巴克", "case-starbucks-omnichannel"),
        ("SERVQUAL", "method-servqual"),
        ("ＳＥＲＶＱＵＡＬ", "method-servqual"),
        ("服務藍圖", "method-service-blueprint"),
        ("service blueprints", "method-service-blueprint"),
        ("峰終定律", "method-peak-end"),
    ],
)
def test_a_name_is_found_in_any_script_width_and_number(library: KnowledgeBase, query: str, page: str) -> None:
    results = library.retrieve(query)
    assert page in [found.passage.page for found in results.found[:2]]
    assert results.answerable


def test_pages_come_in_the_language_of_the_asker(library: KnowledgeBase) -> None:
    assert _first(library, "service blueprint", "zh").language == "zh"
    assert _first(library, "service blueprint", "en").language == "en"
    assert _first(library, "服务蓝图").language == "zh"


def test_a_page_is_shown_in_one_language_only(library: KnowledgeBase) -> None:
    found = library.retrieve("how severe is a pain point", k=10).found
    languages: dict[str, set[str]] = {}
    for one in found:
        languages.setdefault(one.passage.page, set()).add(one.passage.language)
    assert all(len(spoken) == 1 for spoken in languages.values())


def test_scores_fall_and_stay_between_none_and_one(library: KnowledgeBase) -> None:
    scores = [found.score for found in library.retrieve("touchpoints of a hotel", k=10).found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_an_industry_is_a_preference_and_no_cut(library: KnowledgeBase) -> None:
    plain = library.retrieve("waiting too long", k=10)
    hotel = library.retrieve("waiting too long", k=10, industry="hotel")
    assert _count(hotel, "hotel") >= _count(plain, "hotel")
    assert any("hotel" not in found.passage.industries for found in hotel.found)


def _count(results: Results, industry: str) -> int:
    return sum(industry in found.passage.industries for found in results.found)


def test_a_kind_is_a_preference(library: KnowledgeBase) -> None:
    kinds = [found.passage.kind for found in library.retrieve("员工福利", kind="case", k=5).found]
    assert kinds[0] == "case"


@pytest.mark.parametrize("query", ["", "   ", "?!…", "🙂", "\u200b\u202e"])
def test_a_query_without_words_finds_nothing(library: KnowledgeBase, query: str) -> None:
    assert library.retrieve(query) == Results((), "nothing")


def test_a_very_long_query_is_cut_and_answered(library: KnowledgeBase) -> None:
    results = library.retrieve("what is a service blueprint " + "and so on " * 4000)
    assert results.found


def test_every_passage_found_can_be_cited_by_its_id(library: KnowledgeBase) -> None:
    for found in library.retrieve("how to write a persona", k=10).found:
        assert library.passage(found.passage.id) == found.passage
        assert found.passage.title
        assert found.passage.source


def test_an_unknown_id_is_no_passage(library: KnowledgeBase) -> None:
    assert library.passage("en/method-nowhere#0") is None
    assert library.passage("en/method-nps#0", [Shelf("T9", "C9")]) is not None


def test_most_questions_of_our_own_find_their_page(library: KnowledgeBase) -> None:
    """Floors a little below what was measured (0.88 and 0.81): a change that costs much is seen here."""
    ranks = [_rank(library, *question) for question in _QUESTIONS["answerable"]]
    assert sum(rank <= 5 for rank in ranks) / len(ranks) >= 0.82
    assert sum(1 / rank for rank in ranks) / len(ranks) >= 0.74


def _rank(library: KnowledgeBase, language: Language, query: str, pages: list[str]) -> float:
    found = library.retrieve(query, language=language, k=10).found
    return next((at for at, one in enumerate(found, 1) if one.passage.page in pages), float("inf"))


def test_it_mostly_knows_what_it_does_not_know(library: KnowledgeBase) -> None:
    """Measured: 0.96 of the answerable ones are taken for that, and 0.84 of the others are not."""
    yes = [library.retrieve(query, language=language).answerable for language, query, _ in _QUESTIONS["answerable"]]
    no = [not library.retrieve(query, language=language).answerable for language, query in _QUESTIONS["unanswerable"]]
    assert sum(yes) / len(yes) >= 0.88
    assert sum(no) / len(no) >= 0.76
