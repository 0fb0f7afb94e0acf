"""Laws of a reading: every letter has exactly one fate, whatever is typed; the same words are read alike."""

from datetime import date as Date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.facts import Fact
from bot.reading.labels import ASKED
from bot.reading.learned.loading import opened_reader
from bot.reading.read import LearnedReader
from bot.reading.reading import Clause, Reading
from bot.reading.situation import Part, Situation
from bot.reading.text import Span, normalised

TODAY = Date(2026, 11, 27)
READER = opened_reader()
PARTS = (Part("s1", "stage", "Arrive"), Part("t1", "touchpoint", "front desk", "s1"), Part("a1", "action", "排队短信"))
WILD = (
    "😀😀🙏", "", "   \n ", "https://a.example/x?y=1 Re: 10:30", "“never closes and goes on", "wait 等 待ち -2", "<!channel> *b* ~s~",
    "1. a\n2. b\n3. c", "\ud83d half", "ﬁne ½ Ⅳ ①", "繁體字也要聽得懂喔", "！！！", "a" * 3000, "，".join(str(n) for n in range(200)),
)  # fmt: skip


def test_the_learned_reader_is_the_one_that_is_tested() -> None:
    assert isinstance(READER, LearnedReader)


@pytest.mark.parametrize("text", WILD)
@pytest.mark.parametrize("asked", ["start", "goal", "emotions", "outside"])
def test_wild_texts_have_a_fate(text: str, asked: str) -> None:
    reading = READER.read(text, Situation(asked, "s1", PARTS), TODAY)
    assert "".join(c for c in text if c.isalnum()) == _letters(reading)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.sampled_from(ASKED))
def test_every_letter_has_exactly_one_fate(text: str, asked: str) -> None:
    reading = READER.read(text, Situation(asked, "", PARTS), TODAY)
    assert "".join(c for c in text if c.isalnum()) == _letters(reading)
    assert reading == READER.read(text, Situation(asked, "", PARTS), TODAY)


def _letters(reading: Reading) -> str:
    return "".join(
        c for clause in reading.clauses for c in reading.text[clause.span.start : clause.span.end] if c.isalnum()
    )


def test_a_reading_that_leaves_letters_out_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no fate"):
        Reading("two words", (Clause(Span(0, 3), "glue", 1.0),))
    with pytest.raises(ValueError, match="two fates"):
        Reading("word", (Clause(Span(0, 3), "glue", 1.0), Clause(Span(2, 4), "glue", 1.0)))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_units_know_where_they_stood(text: str) -> None:
    shaped = normalised(text)
    for number, unit in enumerate(shaped.units):
        assert shaped.words(number, number)
        assert 0 <= shaped.origin[unit.start] < len(text)


def test_values_stand_letter_by_letter_in_the_message() -> None:
    text = "就老李呗，开夜班出租的，最怕排队"
    for fact in READER.read(text, Situation("persona", language="zh"), TODAY).facts:
        assert isinstance(fact, Fact)
        assert fact.value in text
