"""Every page: shape, twin, links, vocabulary, length, and no sentence of the texts it was written after."""

import re
from datetime import date
from pathlib import Path

import pytest

from knowledge.normal import language_of
from tests.bench.questions import own_set
from tests.corpus import industry
from tests.corpus.build_seed_shingles import SHINGLES
from tests.corpus.page import Page, read_page
from tests.corpus.shingles import load, shingle, windows

CORPUS = Path(__file__).parents[2] / "knowledge" / "corpus"
LANGUAGES = ("zh", "en")
FOLDERS = {"method": "methods", "case": "cases", "industry": "industries"}


def plain(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


JUDGED = frozenset(plain(question.text) for question in own_set().questions)
FIELDS = frozenset(
    [
        "id",
        "title",
        "language",
        "kind",
        "industries",
        "stages",
        "steps",
        "tags",
        "aliases",
        "wordings",
        "source",
        "source_date",
        "translation_of",
    ]
)
INDUSTRY_FIELDS = frozenset({"template", "persona_example", "goal_example"})
VOCABULARY = {
    "industries": frozenset(
        [
            "bank_branch",
            "bank_mobile",
            "hotel",
            "travel",
            "retail_store",
            "ecommerce",
            "restaurant",
            "saas",
            "insurance",
            "healthcare",
            "general",
        ]
    ),
    "stages": frozenset(["awareness", "consideration", "decision", "purchase", "use", "after_sales", "loyalty"]),
    "steps": frozenset(
        [
            "scope",
            "persona",
            "evidence",
            "stages",
            "touchpoints",
            "emotions",
            "pain_points",
            "opportunities",
            "actions",
            "review",
            "follow_up",
        ]
    ),
    "tags": industry.TAGS,
}
NAMES_THAT_ASK = re.compile(r"how[- ]might[- ]we|[五5] ?个为什么|我们可以怎样|我们如何", re.IGNORECASE)
LEAST_PAGES = 70
MOST_CHARACTERS = 900

PATHS = {
    language: {path.relative_to(CORPUS / language): path for path in (CORPUS / language).rglob("*.md")}
    for language in LANGUAGES
}
EVERY = [
    pytest.param(path, id=f"{language}/{path.stem}")
    for language in LANGUAGES
    for _, path in sorted(PATHS[language].items())
]
TWINS = sorted(PATHS["zh"].keys() & PATHS["en"].keys())
INDUSTRIES = [place for place in TWINS if place.parent.name == "industries"]

each_page = pytest.mark.parametrize("path", EVERY)


def twins(place: Path) -> tuple[Page, Page]:
    return read_page(PATHS["zh"][place]), read_page(PATHS["en"][place])


@pytest.fixture(scope="session")
def seed_shingles() -> frozenset[bytes]:
    return load(SHINGLES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_pages(language: str) -> None:
    assert len(PATHS[language]) >= LEAST_PAGES


def test_every_page_has_its_twin_in_the_same_folder() -> None:
    assert PATHS["zh"].keys() ^ PATHS["en"].keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_id_is_used_twice(language: str) -> None:
    ids = [read_page(path).front.get("id") for path in PATHS[language].values()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_title_is_used_twice(language: str) -> None:
    titles = [read_page(path).front.get("title") for path in PATHS[language].values()]
    assert [title for title in titles if titles.count(title) > 1] == []


@pytest.mark.parametrize("place", TWINS, ids=str)
def test_twins_agree(place: Path) -> None:
    zh, en = twins(place)
    for field in ("id", "kind", "industries", "stages", "steps", "tags", "source_date"):
        assert zh.front[field] == en.front[field], field
    origins = {zh.front["translation_of"], en.front["translation_of"]}
    assert origins in ({None, "zh"}, {None, "en"})


@each_page
def test_front_matter_is_whole(path: Path) -> None:
    page = read_page(path)
    expected = FIELDS | INDUSTRY_FIELDS if page.front.get("kind") == "industry" else FIELDS
    assert page.front.keys() == expected
    assert page.front["id"] == path.stem
    assert page.front["language"] == page.language
    assert page.front["translation_of"] in {None, *LANGUAGES} - {page.language}
    assert isinstance(page.front["source_date"], date | None)
    for field in ("title", "source"):
        assert isinstance(page.front[field], str)
        assert page.front[field]


@each_page
def test_each_page_is_put_in_other_words_too(path: Path) -> None:
    """In the page's own language, each said once, and not in the words of a question that the search is judged by."""
    page = read_page(path)
    wordings = page.front["wordings"]
    assert isinstance(wordings, list)
    assert 5 <= len(wordings) == len(set(wordings)) <= 7
    for wording in wordings:
        assert language_of(wording) == page.language
        assert len(wording) <= 40 if page.language == "zh" else len(wording.split()) <= 16
        assert plain(wording) not in JUDGED


@each_page
def test_kind_folder_and_prefix_agree(path: Path) -> None:
    page = read_page(path)
    kind = page.front["kind"]
    assert kind in FOLDERS
    assert page.folder == FOLDERS[str(kind)]
    assert path.stem.startswith(f"{kind}-")


@each_page
def test_keys_are_known(path: Path) -> None:
    page = read_page(path)
    for field, known in VOCABULARY.items():
        assert set(page.words(field)) <= known, field
        assert len(page.words(field)) == len(set(page.words(field))), field


@each_page
def test_aliases_are_names_and_no_questions(path: Path) -> None:
    for name in read_page(path).words("aliases"):
        alias = NAMES_THAT_ASK.sub("", name)
        assert not re.search(r"[?？]|吗$|怎么|如何|什么", alias)
        assert not re.match(r"(how|what|why|when|which|who)\b", alias.lower())


@each_page
def test_links_lead_to_pages_of_the_same_language(path: Path) -> None:
    page = read_page(path)
    here = {other.name for other in PATHS[page.language].values()}
    assert [link for link in page.links if link not in here] == []


@each_page
def test_sections_are_there_and_short(path: Path) -> None:
    page = read_page(path)
    assert page.preamble == ""
    assert len(page.sections) >= 2
    for section in page.sections:
        assert section.text, section.heading
        assert len(section.text) <= MOST_CHARACTERS, section.heading


@each_page
def test_a_method_or_case_has_at_most_five_sections(path: Path) -> None:
    page = read_page(path)
    assert page.front["kind"] == "industry" or len(page.sections) <= 5


@each_page
def test_the_body_is_in_its_language(path: Path) -> None:
    page = read_page(path)
    chinese = len(re.findall(r"[\u3400-\u9fff]", page.body)) / len(page.body)
    assert chinese > 0.4 if page.language == "zh" else chinese < 0.05


@each_page
def test_no_sentence_is_copied(path: Path, seed_shingles: frozenset[bytes]) -> None:
    page = read_page(path)
    text = f"{page.front['title']}\n{page.body}"
    assert [window for window in windows(text) if shingle(window) in seed_shingles] == []


@pytest.mark.parametrize("place", INDUSTRIES, ids=str)
def test_industry_pages_have_their_shape(place: Path) -> None:
    for page in twins(place):
        assert industry.faults(page) == [], page.language


@pytest.mark.parametrize("place", INDUSTRIES, ids=str)
def test_industry_twins_have_the_same_lists(place: Path) -> None:
    zh, en = twins(place)
    for there, here in zip(industry.stages(zh), industry.stages(en), strict=True):
        assert len(there.touchpoints) == len(here.touchpoints)
        assert len(there.metrics) == len(here.metrics)
        assert [sorted(tags) for tags in there.pain_point_tags()] == [sorted(tags) for tags in here.pain_point_tags()]
