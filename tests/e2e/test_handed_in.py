"""What teams hand in, in the whole product: shown first, stored on a tap, undone in one."""

from collections.abc import Iterator

import pytest

from bot.material import apart
from knowledge.library import KnowledgeBase
from tests.e2e.handing import Dropped
from tests.product import Living, living_world
from tests.slackworld import Reply, Said, texts

PIPES = """| Stage | Touchpoint | Action | Channel | Emotion | Pain point |
|---|---|---|---|---|---|
| Find out | Ad | sees a post | LinkedIn | 0 | too vague |
| Compare | Demo call | asks for a demo | video call | -1 | waits three days for a slot |
| Sign up | Setup wizard | starts a trial | web | -2 | asks for a credit card first |"""
TABS = """阶段	触点	用户行为	情绪	痛点
挂号	公众号	选医生和时间	-1	号源一放就没
候诊	叫号屏	看屏幕等叫号	-2	过号了没人提醒
取药	窗口	排队取药	0	要排两次队"""


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    with living_world(tmp_path_factory.mktemp("handed"), knowledge=knowledge) as one:
        yield one


@pytest.fixture
def thread(living: Living) -> Iterator[Dropped]:
    yield Dropped.begun(living)
    assert not living.world.refusals(), living.world.refusals()[-2:]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "客户反馈_wps.xlsx",
            ["排队四十分钟，叫号屏是坏的", "转了三次人工，每次都要重报身份证", "办完之后收到短信，挺放心的"],
        ),
        ("问卷星_按文本.csv", ["挂号窗口排队太久", "叫号看不懂"]),
        ("guests.csv", ["The desk didn’t know about our booking", "It’s 2026 and we couldn’t pay by card"]),
    ],
)
def test_feedback_is_shown_first_and_taken_on_a_tap(thread: Dropped, name: str, words: list[str]) -> None:
    offered = thread.upload(name)
    assert words[0] in offered.text
    assert thread.words == []
    taken = thread.press(offered, "Take it")
    assert thread.words == words
    thread.press(taken, "Undo")
    assert thread.words == []


def test_the_same_file_twice_is_known(thread: Dropped) -> None:
    thread.press(thread.upload("guests.csv"), "Take it")
    again = thread.upload("guests.csv")
    assert "already" in again.text
    assert len(thread.words) == 2


def test_a_caption_is_no_answer(thread: Dropped) -> None:
    thread.say("go to stages")
    told = thread.upload("lobby.png", b"\x89PNG\r\n\x1a\n" + bytes(80), "photo of the lobby")
    assert "picture" in told.text
    assert thread.journey.stages == ()
    noted = thread.upload(
        "Untitled", b"The desk was closed. Nobody knew why.\nWe waited outside.", "interview notes from Tuesday"
    )
    assert thread.words == []
    thread.press(noted, "Our own notes")
    assert {one.origin for one in thread.journey.evidence} == {"team"}


def test_only_the_customers_part_of_a_talk(thread: Dropped) -> None:
    thread.press(thread.upload("zoom_transcript.txt"), "Take it")
    assert thread.words == [
        "The map said there were three bikes, there were none. So I walked to the next rack in the rain.",
        "Like the app was laughing at me.",
    ]
    assert "Lena 00:00:05" in (thread.journey.evidence[0].source or "")


@pytest.mark.parametrize(
    ("text", "stages"), [(PIPES, ["Find out", "Compare", "Sign up"]), (TABS, ["挂号", "候诊", "取药"])]
)
def test_a_pasted_map_is_made_on_a_tap_and_undone_in_one(thread: Dropped, text: str, stages: list[str]) -> None:
    thread.say("go to stages")
    offered = thread.say(text)
    assert thread.journey.stages == ()
    made = thread.press(offered, offered.buttons[0].label)
    assert [stage.name for stage in thread.journey.stages] == stages
    assert len(thread.journey.all_pain_points()) == 3
    thread.press(made, made.buttons[0].label)
    assert thread.journey.stages == ()


def test_a_nested_list_answers_the_question_for_stages(thread: Dropped) -> None:
    thread.say("go to stages")
    items = [
        ("Book", ["calls the line", "uses the app"]),
        ("Arrive", ["front desk", "waiting room"]),
        ("See the doctor", ["consulting room"]),
    ]
    parts = []
    for name, below in items:
        for depth, names in ((0, [name]), (1, below)):
            lines = [{"type": "rich_text_section", "elements": [{"type": "text", "text": each}]} for each in names]
            parts.append({"type": "rich_text_list", "style": "bullet", "indent": depth, "elements": lines})
    thread.carry("list", blocks=({"type": "rich_text", "elements": parts},))
    assert [(s.name, [t.name for t in s.touchpoints]) for s in thread.journey.stages] == items


def test_a_slack_table_with_and_without_words(thread: Dropped) -> None:
    rows = [
        ["Stage", "Touchpoint", "Emotion"],
        ["Book", "phone line", "-1"],
        ["Arrive", "front desk", "0"],
        ["See doctor", "consulting room", "+1"],
    ]
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": cell} for cell in row] for row in rows]}
    attachment = {"fallback": "[no preview available]", "blocks": [table]}
    thread.say("go to stages")
    first = thread.carry("Here are our stages and touchpoints", attachments=(attachment,))
    assert thread.journey.stages == ()
    assert "3 stages, 3 touchpoints, 3 scores" in first.text
    second = thread.carry("", attachments=(attachment,))
    thread.press(second, "Make this map")
    assert [t.emotion for t in thread.journey.all_touchpoints()] == [-1, 0, 1]


def test_a_forwarded_message_is_asked_about(thread: Dropped) -> None:
    shared = {
        "is_share": True,
        "author_name": "Ana",
        "ts": "1767225600.000100",
        "text": "The lift has been out for a week",
    }
    offered = thread.carry("look at this", attachments=(shared,))
    assert thread.words == []
    thread.press(offered, "Customers' words")
    (said,) = thread.journey.evidence
    assert (said.text, said.source, str(said.date)) == ("The lift has been out for a week", "Ana", "2026-01-01")


def test_the_file_of_a_forwarded_message_is_offered_too(thread: Dropped) -> None:
    world = thread.living.world
    rows = b"stars,review\n2,the ramp was icy\n5,lovely crew at the gate\n1,no salt anywhere\n"
    (id,) = world.upload(world.mia, world.lab, "voices.csv", rows, "").message.files
    file = {"id": id, "name": "voices.csv", "mimetype": "text/csv", "size": len(rows)}
    shared = {"is_share": True, "author_name": "Ana", "ts": "1767225600.000100", "text": "", "files": [file]}
    offered = thread.carry("fyi", attachments=(shared,))
    assert "the ramp was icy" in offered.text
    thread.press(offered, "Take it")
    assert thread.words == ["the ramp was icy", "lovely crew at the gate", "no salt anywhere"]


def test_columns_are_chosen_in_a_form(thread: Dropped) -> None:
    world = thread.living.world
    offered = thread.upload("instruments.csv")
    world.click(offered, "Choose columns")
    view = world.modal(world.mia, title="Choose columns")
    before = len(thread.turns())
    done = world.submit(
        view, {"words": "6", "words2": "none", "score": "5", "date": "8", "product": "1", "who": "none"}
    )
    assert not done.errors
    assert not done.failed
    world.wait_for(lambda: thread.turns()[before:] or None, 20)
    assert thread.words == ["wobbly", "late but good", "confusing"]


def test_the_language_column_is_offered_in_the_form_and_kept(thread: Dropped) -> None:
    world = thread.living.world
    said = ("en,the queue took an hour,2", "zh,师傅很耐心,5", "en,nobody answers the phone,3")
    rows = "\n".join(("id,lang,review,mood (1-10)", *(f"{n},{one}" for n, one in enumerate(said))))
    offered = thread.upload("reviews.csv", rows.encode())
    assert "language = “lang”" in offered.text
    world.click(offered, "Choose columns")
    view = world.modal(world.mia, title="Choose columns")
    assert "language" in texts(view.blocks)
    before = len(thread.turns())
    assert not world.submit(view, {}).errors
    world.wait_for(lambda: thread.turns()[before:] or None, 20)
    assert [one.sentiment for one in thread.journey.evidence] == [-1, 0, -0.5], "five of ten is the middle"


def test_many_rows_are_sampled_over_the_scores_and_all_counted(thread: Dropped) -> None:
    rows = "\n".join(f'{1 if n < 500 else 5},"comment number {n}, with words"' for n in range(700))
    offered = thread.upload("all.csv", f"stars,review\n{rows}\n".encode())
    assert "700" in offered.text
    assert "1: 500" in offered.text
    thread.press(offered, "Take it")
    assert len(thread.words) == 200
    assert sum(one.sentiment == -1 for one in thread.journey.evidence) == 100


def test_scores_without_words_become_figures(thread: Dropped) -> None:
    rows = "\n".join(f"R{n},{n % 11}" for n in range(44))
    thread.press(
        thread.upload("nps.csv", f"response id,How likely are you to recommend us\n{rows}\n".encode()), "Take it"
    )
    assert thread.words == []
    (metric,) = thread.journey.metrics
    assert (metric.name, metric.n) == ("NPS", 44)


def test_what_was_decided_cannot_be_taken_again(thread: Dropped) -> None:
    offered = thread.upload("guests.csv")
    thread.press(offered, "Take it")
    thread.living.world.click(offered, "Take it")
    assert len(thread.words) == 2


def test_the_whole_file_is_feedback_data_and_goes_with_the_undo(thread: Dropped) -> None:
    rows = "\n".join(f'{n % 5 + 1},"comment number {n}, with words",2026-03-0{n % 9 + 1}' for n in range(450))
    content = f"stars,review,date\n{rows}\n".encode()
    taken = thread.press(thread.offered("all.csv", content), "Take it")
    assert "450" in taken.text
    assert len(thread.words) == 200
    assert len(thread.feedback) == 450
    assert (thread.feedback[7].text, thread.feedback[7].score, thread.feedback[7].day) == (
        "comment number 7, with words", "3", "2026-03-08",
    )  # fmt: skip
    thread.press(taken, "Undo")
    assert (thread.words, thread.feedback) == ([], [])
    thread.press(thread.offered("all.csv", content), "Take it")
    assert len(thread.feedback) == 450, "what was taken back may be taken again"
    assert "already" in thread.upload("all.csv", content).text
    assert len(thread.feedback) == 450


def test_a_file_that_takes_long_is_told_of_by_a_plan(living: Living, monkeypatch: pytest.MonkeyPatch) -> None:
    """One message in the thread, edited as it goes; where a plan is refused, the same in words."""
    monkeypatch.setattr(apart, "TOLD_EVERY", 0.05)  # on a quick machine it does not take long
    world = living.world
    thread = Dropped.begun(living, "help us map a tram ride")
    rows = "".join(f"{n},The tram was late again number {n},2\n" for n in range(90_000))

    def told(name: str, kind: str) -> list[Reply]:
        every = world.bot_messages(world.lab, thread.root.ts)
        return [m for m in every if f"“{name}” has been read" in m.text + m.message.text and kind in _kinds(m)]

    for name, kind in (("long.csv", "plan"), ("plain.csv", "section")):
        if kind == "section":
            world.break_api("chat.postMessage", error="invalid_blocks", times=1)
        said = world.upload(
            world.mia, world.lab, name, f"id,comment,score\n{rows}{name},,1\n".encode(), "", thread_ts=thread.root.ts
        )
        world.wait_for(lambda said=said: [m for m in _after(thread, said) if m.buttons], 60)  # type: ignore[misc]
        (over,) = world.wait_for(lambda name=name, kind=kind: told(name, kind), 20)  # type: ignore[misc]
        if kind == "plan":
            assert [task["status"] for task in over.message.blocks[0]["tasks"]] == ["complete", "complete"]


def _after(thread: Dropped, said: Said) -> list[Reply]:
    world = thread.living.world
    return [m for m in world.bot_messages(world.lab, thread.root.ts) if m.ts > said.ts]


def _kinds(reply: Reply) -> list[str]:
    return [str(block["type"]) for block in reply.message.blocks]
