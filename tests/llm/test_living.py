"""The model in the living product: what it reads and drafts is proposed, a person decides, and nobody waits for it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.library import KnowledgeBase
from tests.llm.living import Thinking, thinking
from tests.openaiworld import Hang, Json, Status, Text, user_text

NOTES = (
    "Notes from the Tuesday meeting with the desk team.\n"
    "Guests told us that the queue at the front desk is the worst part of the evening, "
    "“I waited 25 minutes with two kids”, and that nobody says when the room will be ready.\n"
    "After the lift they look for the room in the dark. Lena wants to try a text message when the room is ready."
)


def change(kind: str, quote: str, **fields: object) -> Json:
    return {"kind": kind, "quote": quote, "text": quote, **fields}


FOUND = {
    "changes": [
        change("stage", "front desk"),
        change("touchpoint", "front desk", of="front desk"),
        change("pain_point", "nobody says when the room will be ready", of="front desk", impact=4),
        change("pain_point", "the lobby smells of fish", of="front desk"),  # nobody said so
        change("evidence", "“I waited 25 minutes with two kids”"),
        change("action", "a text message when the room is ready", owner="Lena", due="2026-03-01"),
    ]
}


@pytest.fixture
def thread(tmp_path: Path, knowledge: KnowledgeBase) -> Iterator[Thinking]:
    with thinking(tmp_path, knowledge) as made:
        made.begin("help us map hotel check-in")
        yield made


def test_notes_become_a_proposal_and_a_press_makes_them_a_persons_change(thread: Thinking) -> None:
    thread.model.says(FOUND)
    before = thread.journey
    thread.say(NOTES)
    proposal = thread.sees("Nothing is saved yet")
    assert "nobody says when the room will be ready" in proposal.text
    assert "fish" not in proposal.text
    assert not thread.journey.all_pain_points()
    thread.world.click(proposal, "Save all", by=thread.world.tom)
    saved = thread.sees("Saved (")
    journey = thread.journey
    assert journey.revision > before.revision
    assert [s.name for s in journey.stages] == ["front desk"]
    (pain,) = journey.all_pain_points()
    assert pain.text == "nobody says when the room will be ready"
    assert pain.impact is None  # the words give no number
    assert [e.origin for e in journey.evidence if "25 minutes" in e.text] == ["customer"]
    (action,) = journey.actions
    assert (action.owner, action.due) == ("Lena", None)
    with thread.living.product.database.store() as store:
        last = store.journeys.revisions(thread.world.team, journey.id)[-1]
    assert last.author == thread.world.tom.id
    thread.world.click(saved, "Undo", by=thread.world.mia)
    thread.sees("Undone")
    assert not thread.journey.stages


def test_a_proposal_is_decided_once(thread: Thinking) -> None:
    thread.model.says(FOUND)
    thread.say(NOTES)
    proposal = thread.sees("Nothing is saved yet")
    thread.world.click(proposal, "Discard", by=thread.world.tom)
    thread.quiet(0.3)
    revision = thread.journey.revision
    assert not [b for b in thread.world.now(proposal).buttons if b.label == "Save all"]
    thread.quiet(0.3)
    assert thread.journey.revision == revision
    assert not thread.journey.stages


def test_some_of_it_can_be_chosen(thread: Thinking) -> None:
    thread.model.says(FOUND)
    thread.say(NOTES)
    proposal = thread.sees("Nothing is saved yet")
    thread.world.click(proposal, "Choose", by=thread.world.tom)
    choosing = thread.sees("Tick what")
    boxes = next(
        element["action_id"]
        for block in choosing.message.blocks
        for element in block.get("elements", [])
        if element.get("type") == "checkboxes"
    )
    send = choosing.button("Save the ticked ones")
    thread.world.press(
        choosing, send.action_id, send.value, by=thread.world.tom, block_id=send.block_id, state={boxes: ["2"]}
    )
    thread.sees("Saved (")
    journey = thread.journey
    assert [p.text for p in journey.all_pain_points()] == ["nobody says when the room will be ready"]
    assert [t.name for t in journey.all_touchpoints()] == ["front desk"]  # what it hangs on came along
    assert not journey.actions


def test_what_the_guide_understands_needs_no_call(thread: Thinking) -> None:
    thread.ask("fewer complaints about waiting, from 40% to 20%")
    thread.ask("today")
    thread.quiet(0.3)
    assert thread.model.requests == []


def test_an_answer_is_streamed_in_sentences_that_hold(thread: Thinking) -> None:
    def answer(request: Json) -> Text:
        passage = user_text(request).partition("[P1]")[2].split("\n", 1)[1].split(". ")[0]
        return Text(f"{passage}. [P1]\nIt always raises loyalty by 300 %. [P1]\nSee https://evil.example/x. [P1]\n")

    thread.model.answers_with(answer)
    thread.say("what is the peak-end rule?")
    told = thread.sees("In my own words")
    assert "300" not in told.text
    assert "evil" not in told.text
    thread.world.click(told, "Helpful", by=thread.world.tom)
    thread.quiet(0.3)
    mind = thread.living.product.world.mind
    assert mind is not None
    assert mind.notes.votes(thread.world.team) == (1, 0)


@pytest.mark.parametrize("broken", [Status(500), Text("blah blah blah"), Text("")])
def test_without_a_usable_answer_the_passages_own_sentences_stand(thread: Thinking, broken: Text) -> None:
    thread.model.says(broken)
    thread.say("what is the peak-end rule?")
    told = thread.sees("Peak-end rule")
    assert "In my own words" not in told.text


def test_drafts_are_marked_and_never_evidence(thread: Thinking) -> None:
    from bot.journey.check import check
    from bot.usecases.turns import today

    thread.ask("stages: arrive, check in, leave")
    thread.model.answers_with(
        lambda request: {
            "changes": [
                {"kind": "touchpoint", "quote": "", "text": "Front desk", "of": "check in", "channel": "in person"},
                {"kind": "touchpoint", "quote": "", "text": "See www.evil.example", "of": "check in"},
                {"kind": "touchpoint", "quote": "", "text": "Waits 45 minutes", "of": "check in"},
                {"kind": "pain_point", "quote": "", "text": "not asked for", "of": "check in"},
            ]
        }
    )
    thread.say("draft touchpoints for the check in stage")
    proposal = thread.sees("an assumption")
    assert "Front desk" in proposal.text
    assert not {"evil", "45", "not asked"} & set(proposal.text.split())
    thread.world.click(proposal, "Save all", by=thread.world.mia)
    thread.quiet(0.5)
    (touchpoint,) = thread.journey.all_touchpoints()
    assert "assumption" in (touchpoint.action or "")
    thread.model.answers_with(
        lambda request: {
            "changes": [
                {"kind": "pain_point", "quote": "", "text": "Nobody tells how long it takes", "of": "Front desk"}
            ]
        }
    )
    thread.say("suggest pain points")
    proposal = thread.sees("Nobody tells")
    thread.world.click(proposal, "Save all", by=thread.world.mia)
    thread.quiet(0.5)
    (pain,) = thread.journey.all_pain_points()
    assert pain.text.endswith("(assumption)")
    assert any(f.code == "J07" for f in check(thread.journey, today(thread.living.product.world), "en"))


def test_a_hanging_model_holds_nobody_up(thread: Thinking) -> None:
    thread.model.says(Hang())
    thread.say(NOTES)
    thread.sees("reading it closely")
    began = time.monotonic()
    for text in ("fewer complaints about waiting, from 40% to 20%", "today"):
        thread.ask(text)
    assert time.monotonic() - began < 4
    assert thread.journey.state == "current"


@pytest.mark.parametrize("answer", [Status(500), {"changes": []}, FOUND | {"changes": FOUND["changes"][3:4]}])
def test_notes_of_which_nothing_came_are_heard_by_the_guide(thread: Thinking, answer: Json) -> None:
    thread.model.says(answer)
    thread.say(NOTES)
    thread.sees("kept it for the review")
    assert any("25 minutes" in each.text for each in thread.journey.evidence)
    assert thread.journey.goal.objective is None


def test_a_model_that_is_down_changes_nothing(tmp_path: Path, knowledge: KnowledgeBase) -> None:
    with thinking(tmp_path, knowledge, OPENAI_BASE_URL="http://127.0.0.1:9/v1") as thread:
        thread.begin("help us map hotel check-in")
        thread.ask("fewer complaints about waiting, from 40% to 20%")
        began = time.monotonic()
        thread.say("what is the peak-end rule?")
        thread.sees("Peak-end rule")
        assert time.monotonic() - began < 8
        assert thread.journey.goal.target == "20%"


def test_an_uploaded_interview_is_read_too(thread: Thinking) -> None:
    assert thread.root is not None
    interview = b"Q: How was the arrival?\nA: The signs in the car park point the wrong way.\n"
    quote = "The signs in the car park point the wrong way"
    thread.model.says({"changes": [change("stage", "arrival"), change("evidence", quote)]})
    thread.world.upload(
        thread.world.mia, thread.world.lab, "interview.txt", interview, thread_ts=thread.root.ts, text="an interview"
    )
    proposal = thread.sees("Nothing is saved yet")
    assert "arrival" in proposal.text


def test_a_summarys_prose_says_only_computed_numbers(thread: Thinking) -> None:
    thread.ask("fewer complaints about waiting, from 40% to 20%")

    def tell(request: Json) -> Json | Text:
        marked = [line for line in user_text(request).splitlines() if "40%" in line]
        mark = marked[0].partition("]")[0].strip("[ ")
        return Text(
            f"Complaints are to go from 40% to 20%. [{mark}]\nThat saves 300 000 euros. [{mark}]\nNice! [F99]\n"
        )

    thread.model.answers_with(tell)
    thread.say("summary")
    told = thread.sees("In short")
    assert "40% to 20%" in told.text
    assert "300" not in told.text
    assert "Nice" not in told.text


def test_a_warning_when_most_of_the_months_tokens_are_used(tmp_path: Path, knowledge: KnowledgeBase) -> None:
    with thinking(tmp_path, knowledge, LLM_MONTHLY_TOKENS="400") as thread:
        thread.begin("help us map hotel check-in")
        thread.model.says(Text("blah"))
        thread.say("what is the peak-end rule?")
        thread.sees("this month's model budget is used")
        asked = len(thread.model.requests)
        thread.say("what is NPS?")
        thread.sees("Net Promoter")
        thread.quiet(0.3)
        assert len(thread.model.requests) <= asked + 2
        assert thread.everything().count("this month's model budget") == 1


def test_a_map_can_be_translated_and_keeps_its_own_words(thread: Thinking) -> None:
    thread.ask("stages: arrive, check in, leave")
    arrive = thread.journey.stages[0].id
    thread.model.says(
        {"changes": [{"kind": "translation", "quote": "arrive", "text": "到达", "of": arrive, "field": "name"}]}
    )
    thread.say("translate the map into Chinese")
    proposal = thread.sees("到达")
    thread.world.click(proposal, proposal.buttons[0].label, by=thread.world.mia)
    thread.quiet(0.5)
    journey = thread.journey
    assert journey.stages[0].name == "arrive"
    (translation,) = journey.translations
    assert (translation.of, translation.text, translation.language, translation.by) == (arrive, "到达", "zh", "model")
