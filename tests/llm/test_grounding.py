"""The gate of citations, on sentences judged by hand: none that misleads gets through, few that are right are cut."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.guide.reply import Cited
from bot.usecases.grounding import grounded
from bot.usecases.model import Source, Stated
from knowledge.library import KnowledgeBase

SET: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("grounding.yaml").read_text(encoding="utf-8"))
MOST_CUT = 0.10


def sources() -> dict[str, Source]:
    return {
        id: Source(Cited(id, one["title"], "test"), one["text"], one["language"]) for id, one in SET["passages"].items()
    }


def judged(kind: str) -> list[tuple[str, bool]]:
    every = sources()
    return [(text, grounded(Stated(text, (cited,)), every)) for cited, text in SET[kind]]


def test_the_set_is_sixty_half_of_it_poisoned() -> None:
    assert (len(SET["good"]), len(SET["poisoned"])) == (30, 30)


@pytest.mark.parametrize(("cited", "text"), SET["poisoned"])
def test_what_the_passage_does_not_say_is_cut(cited: str, text: str) -> None:
    assert not grounded(Stated(text, (cited,)), sources())


def test_few_of_the_right_ones_are_cut() -> None:
    cut = [text for text, held in judged("good") if not held]
    assert len(cut) <= MOST_CUT * len(SET["good"]), cut


@pytest.mark.parametrize("kind", ["good", "poisoned"])
def test_a_sentence_that_cites_nothing_or_something_else_is_cut(kind: str) -> None:
    every = sources()
    for cited, text in SET[kind]:
        assert not grounded(Stated(text, ()), every)
        assert not grounded(Stated(text, ("no-such-passage",)), every)
        assert not grounded(Stated(text, (cited, "no-such-passage")), every)


def test_words_of_one_passage_do_not_support_a_claim_about_another() -> None:
    every = sources()
    for cited, text in SET["good"]:
        others = [id for id in every if id != cited]
        assert not any(grounded(Stated(text, (id,)), every) for id in others), text


# -- every sentence of the corpus, true and bent ----------------------------------------------------------------


def corpus_sentences(language: str) -> list[tuple[Source, str]]:
    from knowledge.chunk import passages_of
    from knowledge.corpus_pages import OWN, read_folder

    found = []
    for page in read_folder(OWN):
        if page.language != language:
            continue
        for passage in passages_of(page):
            source = Source(Cited(passage.id, passage.title, passage.source), passage.text, passage.language)
            ends = r"(?<=[。！？])" if language == "zh" else r"(?<=[.!?])\s+(?=[A-Z])"
            found += [
                (source, part.strip())
                for part in re.split(ends, passage.text)
                if 20 < len(part.strip()) < 300 and "\n" not in part.strip()
            ]
    return random.Random(7).sample(found, 600)


def holds(source: Source, text: str) -> bool:
    return grounded(Stated(text, (source.cite.passage,)), {source.cite.passage: source})


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_passages_own_sentences_hold(language: str) -> None:
    cut = [text for source, text in corpus_sentences(language) if not holds(source, text)]
    assert len(cut) <= 0.05 * 600, cut[:5]


def with_other_number(text: str) -> str | None:
    return re.sub(r"\d+", lambda m: str(int(m[0]) + 3), text, count=1) if re.search(r"\d", text) else None


def without_denial(text: str) -> str | None:
    """A "不" that denies: not that of 是不是, 不但, 不同, 不错 …"""
    bent = re.sub(
        r"\b(?:not|never) |不要|不能|(?<!没)没有|(?<=[，。也都就])不(?![但仅同管论断少错过])", "", text, count=1
    )
    return bent if bent != text else None


def with_denial(text: str) -> str | None:
    bent = re.sub(r"\b(is|are|can|should|must) (?!not|never|no )", r"\1 not ", text, count=1)
    bent = re.sub(r"(?<!不)(可以|应该|要先)", r"不\1", bent, count=1) if bent == text else bent
    return bent if bent != text else None


def with_a_link(text: str) -> str:
    return text + " https://example.com/more"


def with_a_claim(text: str) -> str:
    zh = any("\u4e00" <= ch <= "\u9fff" for ch in text)
    return text + ("这样一年内营业额必然翻番。" if zh else " This reliably doubles revenue within a year.")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("bend", [with_other_number, without_denial, with_denial, with_a_link, with_a_claim])
def test_bent_sentences_do_not(bend: Callable[[str], str | None], language: str) -> None:
    bent = [(source, b) for source, text in corpus_sentences(language) if (b := bend(text)) is not None]
    assert len(bent) > 10
    through = [text for source, text in bent if holds(source, text)]
    assert len(through) <= max(3, 0.06 * len(bent)), through[:8]  # some stay true, or were no sentences before


def test_across_languages_nothing_false_gets_through(knowledge: KnowledgeBase) -> None:
    every = sources()
    held = {
        kind: [
            text for cited, text in SET["abroad"][kind] if grounded(Stated(text, (cited,)), every, knowledge.closeness)
        ]
        for kind in ("good", "poisoned")
    }
    assert held["poisoned"] == []
    assert len(held["good"]) >= len(SET["abroad"]["good"]) / 2  # the rest is quoted in its own language
