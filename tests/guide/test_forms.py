"""The whole way by forms and buttons alone: every question has a form, and what is sent is what stands on the map."""

from datetime import date as Date

import pytest

from bot.guide.answer_forms import fields_of, has_form
from bot.guide.forms import faults, form_for
from bot.guide.said import Filled
from bot.guide.slots import slot
from tests.guide.crafts import HotelCraft, NoCraft
from tests.guide.talk import CHEN, MIA, TODAY, Talk


def fill(talk: Talk, **fields: str) -> None:
    """Sends the form of the question that was asked; `score_1` is the score of the first touchpoint."""
    form = form_for("answer", talk.slot, talk.journey, "en")
    assert form is not None, talk.slot
    names = [field.name for field in form.fields]
    scores = {f"score_{n}": name for n, name in enumerate((n for n in names if n.startswith("score:")), 1)}
    sent = tuple((scores.get(name, name), value) for name, value in fields.items())
    assert {name for name, _ in sent} <= set(names), (sent, names)
    talk.hear(Filled(MIA, "answer", talk.slot, sent, TODAY))


def test_a_whole_journey_by_forms() -> None:
    talk = Talk("help us map hotel check-in", NoCraft())
    fill(talk, objective="fewer complaints", baseline="40", target="20")
    talk.press("choose", "state", "current")
    fill(talk, starts="booking", ends="the room")
    fill(talk, name="Sam", description="arrives late", needs="sleep\nquiet")
    fill(talk, expectations="into the room in 5 minutes")
    fill(talk, quotes="“20 minutes in a queue”", source="review, May", quote_date="2026-05-03")
    fill(talk, stage_names="Book\nArrive")
    fill(talk, touchpoints="website (online)")
    fill(talk, touchpoints="front desk (in person)\nlift")
    fill(talk, score_1="1")
    fill(talk, score_1="-2", score_2="0")
    talk.press("choose", "moments", talk.journey.stages[1].touchpoints[0].id)
    fill(talk, pains="a long queue", frequency="3", impact4="4", persistence="2")
    fill(talk, how_might_we="How might we shorten the queue?", ideas="kiosk\nearly check-in", impact="4", effort="2")
    fill(talk, title="pilot a kiosk", owner="Mia", due="2026-03-31", kpi="wait", baseline="20", target="5", unit="min")
    journey = talk.journey
    assert talk.slot == "review"
    assert [t.emotion for t in journey.all_touchpoints()] == [1, -2, 0]
    (pain,) = journey.all_pain_points()
    assert (pain.text, pain.severity) == ("a long queue", 3)
    assert journey.opportunities[0].ideas == ("kiosk", "early check-in")
    assert (journey.actions[0].due, journey.actions[0].kpi.target) == (Date(2026, 3, 31), 5)
    assert journey.evidence[0].source == "review, May"


def test_every_question_of_text_offers_its_form() -> None:
    talk = Talk("help us map hotel check-in", HotelCraft())
    seen = set()
    for _ in range(12):
        asked = slot(talk.slot)
        if has_form(asked):
            seen.add(asked.kind)
            assert any(b.does == "edit" for s in talk.reply.sections for b in s.buttons), talk.slot
        talk.type("skip")
    assert {"goal", "span", "persona", "evidence", "stages"} <= seen


def test_an_empty_form_changes_nothing() -> None:
    talk = Talk("help us map hotel check-in", NoCraft())
    talk.hear(Filled(MIA, "answer", "goal", (("objective", "  "),), TODAY))
    assert talk.journey.revision == 0
    assert talk.slot == "goal"


def test_a_form_for_what_is_gone_is_none() -> None:
    talk = Talk("help us map hotel check-in", NoCraft())
    assert fields_of("touchpoints:s99", talk.journey, "en") is None
    assert form_for("touchpoint", "t99", talk.journey, "en") is None


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"emotion": "7", "name": "x"}, {"emotion"}),
        ({"frequency": "5", "text": "x"}, {"frequency"}),
        ({"due": "2026-02-30", "title": "x"}, {"due"}),
        ({"title": " "}, {"title"}),
        ({"impact": "−1", "how_might_we": "x"}, {"impact"}),
        ({"due": "20260-01-01", "title": "x"}, {"due"}),
        ({"title": "x" * 301}, {"title"}),
        ({"kpi": "wait", "target": "soon"}, {"target"}),
        ({"objective": "less waiting", "target": "soon"}, set()),
        ({"emotion": "−2", "name": "x", "due": "2026-03-31"}, set()),
    ],
)
def test_what_a_form_will_not_take_is_said_beside_its_field(fields: dict[str, str], wrong: set[str]) -> None:
    for language in ("zh", "en"):
        assert set(faults("any", fields, language, TODAY)) == wrong  # type: ignore[arg-type]


def test_an_edit_form_shows_what_is_there_and_saves_only_what_changed() -> None:
    talk = Talk("帮我们梳理酒店入住旅程", NoCraft(), CHEN)
    talk.type("角色：小林，26 岁")
    persona = talk.journey.personas[0]
    form = form_for("persona", persona.id, talk.journey, "zh")
    assert form is not None
    assert {f.name: f.value for f in form.fields}["name"] == "小林"
    sent = tuple((f.name, "小王" if f.name == "name" else f.value) for f in form.fields)
    talk.hear(Filled(CHEN, "persona", persona.id, sent, TODAY))
    assert talk.journey.personas[0].name == "小王"
    assert talk.journey.personas[0].description == persona.description


def test_feedback_is_tied_to_the_pain_point_that_it_shows() -> None:
    talk = Talk("help us map hotel check-in", NoCraft())
    talk.type("“twenty minutes in a queue” — review, May\n“lovely breakfast” — survey")
    talk.type("stages: Book, Arrive")
    talk.type("Arrive: front desk")
    talk.type("front desk: a long queue (frequency 3, impact 4, persistence 2)")
    (pain,) = talk.journey.all_pain_points()
    assert "evidence 1" in talk.text
    talk.type("evidence 1")
    (pain,) = talk.journey.all_pain_points()
    backed = next(e for e in talk.journey.evidence if e.id in pain.evidence)
    assert backed.text == "twenty minutes in a queue"
    talk.press("undo", str(talk.journey.revision))
    talk.press("choose", f"backing:{pain.id}", talk.journey.evidence[1].id)
    assert talk.journey.all_pain_points()[0].evidence == (talk.journey.evidence[1].id,)
