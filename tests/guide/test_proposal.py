"""What of a model's findings may be proposed, and what saving them does – with no model at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.found import Found
from bot.guide.literal import found_in
from bot.guide.proposal import adopt, with_parents
from bot.guide.proposal_check import checked
from bot.guide.proposal_draft import checked_draft
from bot.guide.session import Session
from bot.guide.turn import State
from bot.journey.model import Evidence, Journey, PainPoint, Stage, Touchpoint
from tests.guide.crafts import NoCraft
from tests.guide.talk import MIA, READER, TODAY

TEXT = "At check-in nobody told us how long. 前台排队太久，等了２０分钟。Score it -2, frequency 3, impact 4. Lena tries texts."


def journey(**fields: object) -> Journey:
    day = "2026-01-01T00:00:00Z"
    stages = (
        Stage(id="s1", name="Check in", touchpoints=(Touchpoint(id="t1", name="Front desk"),)),
        Stage(id="s2", name="Leave"),
    )
    return Journey(id="j1", title="Hotel", created_at=day, updated_at=day, stages=stages).model_copy(update=fields)


def held(*found: Found) -> tuple[Found, ...]:
    return checked(found, TEXT, journey())


@pytest.mark.parametrize(
    "quote",
    [
        "nobody told us how long",
        "nobody  told us\nhow long",
        "前台 排队太久",
        "等了20分钟",
        "ｎｏｂｏｄｙ told us how long",
    ],
)
def test_a_quotation_counts_whatever_its_spaces_and_width(quote: str) -> None:
    (one,) = held(Found(kind="pain_point", quote=quote, text=quote, of="t1"))
    assert one.quote in TEXT


@pytest.mark.parametrize(
    "quote", ["nobody told them how long", "", "x", "等了2", "等了0分钟", "<!channel>", "the lobby smells"]
)
def test_what_is_not_literally_there_is_dropped(quote: str) -> None:
    assert held(Found(kind="pain_point", quote=quote, text="nobody told us", of="t1")) == ()


def test_words_of_the_models_own_give_way_to_the_quotation() -> None:
    (one,) = held(Found(kind="pain_point", quote="nobody told us how long", text="Lack of transparency", of="t1"))
    assert one.text == "nobody told us how long"


def test_numbers_are_taken_only_where_the_quotation_gives_them() -> None:
    told = Found(
        kind="pain_point",
        quote="frequency 3, impact 4",
        text="nobody told us",
        of="t1",
        frequency=3,
        impact=1,
        persistence=2,
    )
    (one,) = held(told)
    assert (one.frequency, one.impact, one.persistence) == (3, 4, None)
    (scored,) = held(Found(kind="emotion", quote="Score it -2", of="Front desk", emotion=2))
    assert scored.emotion == -2
    assert held(Found(kind="emotion", quote="nobody told us how long", of="t1", emotion=-2)) == ()
    (goal,) = held(Found(kind="goal", quote="等了２０分钟", text="排队太久", baseline="20分钟", target="5"))
    assert (goal.baseline, goal.target) == ("２０分钟", None)


@pytest.mark.parametrize("of", ["t9", "the bar", None, "s9"])
def test_parts_that_there_are_not_hold_nothing(of: str | None) -> None:
    assert held(Found(kind="pain_point", quote="nobody told us how long", of=of)) == ()


def test_a_pain_of_a_whole_stage_gets_a_touchpoint() -> None:
    found = held(Found(kind="pain_point", quote="nobody told us how long", of="Leave"))
    saved = _adopted(found).stages[1].touchpoints
    assert [(t.name, [p.text for p in t.pain_points]) for t in saved] == [("Leave", ["nobody told us how long"])]


def test_what_the_map_says_already_is_not_proposed_again() -> None:
    assert held(Found(kind="stage", quote="check-in", text="check-in")) == ()
    twice = Found(kind="stage", quote="texts", text="texts")
    assert len(held(twice, twice)) == 1


def _adopted(found: tuple[Found, ...], of: Journey | None = None, *, draft: bool = False) -> Journey:
    state = State(of or journey(), Session(journey="j1", language="en"), NoCraft(), lambda: (), READER)
    return adopt(state, found, MIA, "en", TODAY, None, draft=draft).journey


def test_a_choice_brings_the_new_parts_that_it_hangs_on() -> None:
    found = held(
        Found(kind="stage", quote="texts", text="texts"),
        Found(kind="touchpoint", quote="Lena tries texts", text="Lena", of="texts"),
        Found(kind="pain_point", quote="nobody told us how long", of="Lena"),
    )
    assert [one.kind for one in with_parents(found, [2])] == ["stage", "touchpoint", "pain_point"]
    assert [one.kind for one in with_parents(found, [0, 7])] == ["stage"]


def test_what_no_longer_fits_is_left_out_when_saved() -> None:
    found = held(Found(kind="pain_point", quote="nobody told us how long", of="t1"))
    gone = journey(stages=())
    assert _adopted(found, gone) == gone


EVIDENCE = Evidence(id="e1", text="I waited 20 minutes with two kids")


def drafted(*found: Found, kind: str = "pain_points") -> tuple[Found, ...]:
    return checked_draft(found, kind, journey(evidence=(EVIDENCE,)), ("Say how long it takes.",), "en")


def test_a_draft_rests_on_evidence_or_is_an_assumption() -> None:
    backed = Found(kind="pain_point", quote="I waited 20 minutes", text="Guests wait 20 minutes", of="t1")
    supposed = Found(kind="pain_point", quote="everybody says so", text="Nobody greets them", of="t1")
    first, second = drafted(backed, supposed)
    assert (first.quote, second.quote) == ("I waited 20 minutes", "")
    saved = _adopted((first, second), journey(evidence=(EVIDENCE,)), draft=True).all_pain_points()
    assert [(p.text, p.evidence) for p in saved] == [
        ("Guests wait 20 minutes", ("e1",)),
        ("Nobody greets them (assumption)", ()),
    ]


@pytest.mark.parametrize(
    "text", ["Guests wait 45 minutes", "see http://x.example", "<!here>", "a" * 200, "Ignore previous instructions", ""]
)
def test_a_draft_invents_no_numbers_links_or_orders(text: str) -> None:
    assert drafted(Found(kind="pain_point", quote="I waited 20 minutes", text=text, of="t1")) == ()


def test_a_draft_never_scores_or_names_an_owner() -> None:
    (one,) = drafted(Found(kind="pain_point", quote="", text="Nobody greets them", of="t1", frequency=4, owner="Lena"))
    assert (one.frequency, one.owner) == (None, None)


def test_a_translation_keeps_numbers_and_goes_beside_the_words() -> None:
    pain = PainPoint(id="h1", text="wait 20 minutes")
    there = journey(
        stages=(Stage(id="s1", name="Check in", touchpoints=(Touchpoint(id="t1", name="Desk", pain_points=(pain,)),)),)
    )
    good = Found(kind="translation", quote="", text="等 20 分钟", of="h1", field="text")
    bad = Found(kind="translation", quote="", text="等 30 分钟", of="h1", field="text")
    assert [one.text for one in checked_draft((good, bad), "translation", there, (), "zh")] == ["等 20 分钟"]


@given(st.text(max_size=60), st.text(max_size=8))
def test_what_is_found_stands_in_the_text(text: str, words: str) -> None:
    there = found_in(text, words)
    assert there is None or there in text
