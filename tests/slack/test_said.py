"""What the mouth says is what people see, said once; against the stand-in, which refuses what Slack refuses."""

import json
import time
from urllib.parse import urlencode

import pytest

from bot.guide.form import Form, FormField
from bot.guide.reply import Button, Choice, Choices, Cited, Reply, Section
from bot.slack.completing import completed
from bot.slack.errors import SlackRefused, SlackUnavailable
from bot.slack.mouth import Mouth
from bot.slack.places import Kinds
from bot.slack.web import Web, client
from bot.usecases.inbound import Clicked, Commanded, MessageSaved, Place, Spoken, Submitted
from tests.slack.office import Office, says, thread
from tests.slackworld import BOT_TOKEN, Said

STAGES = Reply(
    "en",
    (
        Section("Saved: goal *fewer people leaving*.", (Button("undo", "Undo", "3"), Button("edit", "Edit", "goal:"))),
        Section(
            "Stages that fit a hotel:",
            choices=Choices(
                "stages",
                (Choice("Find", "Find", chosen=True), Choice("Book", "Book", chosen=True), Choice("Stay", "Stay")),
                many=True, send="Use these",
            ),
            cites=(Cited("hotel#2", "Hotel stays", "Industry notes"),),
        ),
    ),
    footer="step 4 of 10 · stages",
    footer_buttons=(Button("skip", "Skip", "stages"), Button("back", "Back")),
)  # fmt: skip


def begun(slack: Office) -> tuple[Said, Place]:
    said = slack.world.mention(slack.world.mia, slack.world.lab, "map check-in")
    return said, thread(slack.world.lab.id, said.ts)


def test_a_reply_is_one_message_in_the_thread_with_all_its_buttons(slack: Office) -> None:
    said, place = begun(slack)
    ts = slack.mouth.post(slack.world.team, place, STAGES, "turn-1", again=False)
    reply = slack.world.wait_for_reply(said)
    assert reply.ts == ts
    assert [each.label for each in reply.buttons] == ["Undo", "Edit", "Use these", "Source", "Skip", "Back"]
    assert "step 4 of 10" in reply.text
    assert reply.message.text.startswith("Saved: goal fewer people leaving.")
    assert not slack.world.warnings()


def test_ticked_boxes_arrive_with_their_slot(slack: Office) -> None:
    said, place = begun(slack)
    slack.mouth.post(slack.world.team, place, STAGES, "turn-1", again=False)
    reply = slack.world.wait_for_reply(said)
    boxes = next(part["action_id"] for block in reply.message.blocks for part in block.get("elements", [])
                 if part.get("type") == "checkboxes")  # fmt: skip
    send = reply.button("Use these")
    assert slack.world.press(reply, boxes, ["Find", "Stay"], by=slack.world.tom).ok
    answer = slack.world.press(
        reply, send.action_id, send.value, by=slack.world.tom, block_id=send.block_id, state={boxes: ["Find", "Stay"]}
    )
    assert answer.ok
    clicked = slack.inbox.only(Clicked)
    assert (clicked.does, clicked.values) == ("choose", ("stages", "Find", "Stay"))
    assert (clicked.author, clicked.message, clicked.place) == (slack.world.tom.id, reply.ts, place)


@pytest.mark.parametrize(
    ("label", "does", "values"),
    [("Undo", "undo", ("3",)), ("Skip", "skip", ("stages",)), ("Back", "back", ())],
)
def test_a_button_arrives_as_what_it_does(slack: Office, label: str, does: str, values: tuple[str, ...]) -> None:
    said, place = begun(slack)
    slack.mouth.post(slack.world.team, place, STAGES, "turn-1", again=False)
    assert slack.world.click(slack.world.wait_for_reply(said), label).ok
    clicked = slack.inbox.only(Clicked)
    assert (clicked.does, clicked.values, clicked.view) == (does, values, None)


def test_one_of_several_is_a_button_each(slack: Office) -> None:
    said, place = begun(slack)
    items = (Choice("Today", "current"), Choice("As it should be", "future" + "!" * 200))
    slack.mouth.post(
        slack.world.team, place, says("Which?", choices=Choices("state", items, many=False)), "t", again=False
    )
    assert slack.world.click(slack.world.wait_for_reply(said), "As it should be").ok
    assert slack.inbox.only(Clicked).values == ("state", "future" + "!" * 200)


def test_long_suggestions_are_shown_and_sent_whole(slack: Office) -> None:
    said, place = begun(slack)
    long = "Guests who arrive before three in the afternoon wait with their luggage in a lobby without seats " * 2
    items = (Choice(long, long, chosen=True), Choice("Short", "Short", note="a note " * 20), *(
        Choice(f"item {n}", f"item {n}") for n in range(12)))  # fmt: skip
    slack.mouth.post(
        slack.world.team, place, says("Which hurt?", choices=Choices("pains:t1", items, many=True)), "t", again=False
    )
    reply = slack.world.wait_for_reply(said)
    assert long.strip() in reply.text
    assert ("a note " * 20).strip() in reply.text
    boxes = [part["action_id"] for block in reply.message.blocks for part in block.get("elements", [])
             if part.get("type") == "checkboxes"]  # fmt: skip
    assert len(boxes) == 2
    send = reply.button("Use these")
    slack.world.press(reply, send.action_id, send.value, block_id=send.block_id, state={boxes[1]: ["item 9"]})
    assert slack.inbox.only(Clicked).values == ("pains:t1", long, "item 9")


def test_a_source_opens_at_once_and_is_filled_later(slack: Office) -> None:
    said, place = begun(slack)
    slack.mouth.post(slack.world.team, place, STAGES, "turn-1", again=False)
    slack.world.click(slack.world.wait_for_reply(said), "Source", by=slack.world.raj)
    waiting = slack.world.modal(slack.world.raj)
    clicked = slack.inbox.only(Clicked)
    assert (clicked.does, clicked.values) == ("more", ("hotel#2",))
    assert clicked.view
    slack.mouth.show_text(slack.world.team, clicked.view, "Hotel stays, from booking to bill", says("A guest <b>…"))
    shown = slack.world.wait_for_view(waiting)
    assert shown.body["title"]["text"] == "Hotel stays, from booki…"
    assert shown.blocks[0]["text"]["text"] == "*Hotel stays, from booking to bill*"
    assert shown.blocks[1]["text"]["text"] == "A guest &lt;b&gt;…"


def test_several_sources_are_a_menu(slack: Office) -> None:
    said, place = begun(slack)
    cites = tuple(Cited(f"p{n}", f"Title {n}", "notes") for n in range(4))
    slack.mouth.post(slack.world.team, place, says("Because.", cites=cites), "t", again=False)
    reply = slack.world.wait_for_reply(said)
    assert "〔Title 0〕〔Title 1〕" in reply.text
    menu = next(part for block in reply.message.blocks for part in block.get("elements", [])
                if part["type"] == "static_select")  # fmt: skip
    slack.world.press(reply, menu["action_id"], "p2")
    assert slack.inbox.only(Clicked).values == ("p2",)


FORM = Form(
    "persona", "p1", "Edit the persona of this map", "Save", "Cancel",
    (FormField("name", "Name", "Anna", optional=False), FormField("needs", "Needs", "x" * 3500),
     FormField("mood", "Mood", "2", options=(("1", "fine"), ("2", "cross")))),
    "en",
)  # fmt: skip


def test_a_form_goes_there_and_back(slack: Office) -> None:
    said, place = begun(slack)
    slack.mouth.post(slack.world.team, place, STAGES, "turn-1", again=False)
    slack.world.click(slack.world.wait_for_reply(said), "Edit")
    waiting = slack.world.modal(slack.world.mia)
    clicked = slack.inbox.only(Clicked)
    assert clicked.view
    slack.mouth.show_form(slack.world.team, clicked.view, FORM, "journey-1")
    form = slack.world.wait_for_view(waiting)
    assert "too long for this box" in str(form.blocks)
    done = slack.world.submit(form, {"name": "Anna B.", "mood": "1"})
    assert (done.errors, done.view, done.failed) == ({}, None, "")
    sent = slack.inbox.only(Submitted)
    assert (sent.form, sent.private, sent.place) == ("persona:p1", "journey-1", place)
    assert sent.fields == (("name", "Anna B."), ("mood", "1"))
    conversations = {each.conversation for each in slack.inbox.kept.values()}
    assert conversations == {f"{place.channel}:{place.thread}"}


def test_a_form_is_not_shown_over_what_somebody_types(slack: Office) -> None:
    said, place = begun(slack)
    slack.mouth.post(slack.world.team, place, STAGES, "turn-1", again=False)
    slack.world.click(slack.world.wait_for_reply(said), "Edit")
    clicked = slack.inbox.only(Clicked)
    assert clicked.view
    slack.mouth.show_form(slack.world.team, clicked.view, FORM, "first")
    slack.mouth.show_form(slack.world.team, clicked.view, FORM, "second")
    assert "first" in slack.world.modal(slack.world.mia).body["private_metadata"]
    slack.world.close_view(slack.world.modal(slack.world.mia))
    slack.mouth.show_form(slack.world.team, clicked.view, FORM, "third")


def test_a_turn_said_again_is_heard_once(slack: Office) -> None:
    _, place = begun(slack)
    first = slack.mouth.post(slack.world.team, place, STAGES, "turn-1", again=False)
    assert slack.mouth.post(slack.world.team, place, STAGES, "turn-1", again=True) == first
    assert slack.mouth.post(slack.world.team, place, STAGES, "turn-2", again=True) != first
    assert len(slack.world.bot_messages(slack.world.lab)) == 2


def test_a_turn_whose_answer_was_lost_is_heard_once(slack: Office) -> None:
    _, place = begun(slack)
    slack.world.break_api("chat.postMessage", drop=True, after=True)
    ts = slack.mouth.post(slack.world.team, place, STAGES, "turn-1", again=False)
    assert [each.ts for each in slack.world.bot_messages(slack.world.lab)] == [ts]
    slack.world.break_api("chat.postMessage", status=503)
    slack.mouth.post(slack.world.team, place, STAGES, "turn-2", again=False)
    assert len(slack.world.bot_messages(slack.world.lab)) == 2


def test_half_a_long_turn_is_completed(slack: Office) -> None:
    _, place = begun(slack)
    long = Reply("en", tuple(Section(f"part {n} " + "word " * 500) for n in range(8)))
    whole = slack.mouth.post(slack.world.team, place, long, "turn-1", again=False)
    said = slack.world.bot_messages(slack.world.lab)
    assert len(said) == 3
    slack.web.call("chat.delete", channel=place.channel, ts=said[1].ts)
    assert slack.mouth.post(slack.world.team, place, long, "turn-1", again=True) == whole
    now = slack.world.bot_messages(slack.world.lab)
    assert sorted(each.text[:6] for each in now) == sorted(each.text[:6] for each in said)


def test_a_dm_is_answered_in_the_dm(slack: Office) -> None:
    dm = slack.world.dm(slack.world.chen)
    place = Place(channel=dm.id, kind="dm")
    ts = slack.mouth.post(slack.world.team, place, says("好"), "turn-1", again=False)
    assert slack.mouth.post(slack.world.team, place, says("好"), "turn-1", again=True) == ts
    assert slack.mouth.dm(slack.world.team, slack.world.chen.id) == place


def test_a_picture_is_uploaded_once_with_words_for_who_cannot_see_it(slack: Office) -> None:
    _, place = begun(slack)
    team = slack.world.team
    file = slack.mouth.upload(team, place, b"\x89PNG....", "check-in.png", "A map of check-in", "turn-1", again=False)
    assert slack.mouth.upload(team, place, b"\x89PNG....", "check-in.png", "A map", "turn-1", again=True) == file
    (message,) = slack.world.bot_messages(slack.world.lab)
    assert message.message.files == (file,)
    assert message.message.thread == place.thread
    kept = slack.world.standin.workspace.files[file]
    assert (kept.alt_text, kept.title) == ("A map of check-in", "check-in.png")
    assert slack.mouth.upload(team, place, b"other", "check-in.png", "", "turn-2", again=True) != file


def test_an_answered_question_keeps_its_words_and_loses_its_buttons(slack: Office) -> None:
    said, place = begun(slack)
    ts = slack.mouth.post(slack.world.team, place, STAGES, "turn-1", again=False)
    before = slack.world.wait_for_reply(said)
    for _ in range(2):
        slack.mouth.settle(slack.world.team, place, ts, "Mia chose Find & Stay")
    after = slack.world.now(before)
    assert [each.label for each in after.buttons] == ["Source"]
    assert after.text.count("Mia chose Find &amp; Stay") == 1
    assert after.message.text.count("Mia chose Find &amp; Stay") == 1
    assert "Find / Book / Stay" in after.message.text
    menu = next(e for block in after.message.blocks for e in block.get("elements", []) if e["type"] == "overflow")
    assert [option["text"]["text"] for option in menu["options"]] == ["Undo", "Edit"]
    slack.world.press(after, menu["action_id"], menu["options"][0]["value"])
    undone = slack.inbox.only(Clicked)
    assert (undone.does, undone.values) == ("undo", ("3",))
    assert "Stages that fit a hotel:" in after.text
    assert slack.mouth.post(slack.world.team, place, STAGES, "turn-1", again=True) == ts, "its turn is still known"


def test_only_one_person_reads_a_whisper(slack: Office) -> None:
    world = slack.world
    said, place = begun(slack)
    slack.mouth.whisper(world.team, place, world.mia.id, says("only you"))
    assert world.bot_messages(world.lab, seen_by=world.tom) == []
    assert world.wait_for_reply(said).text == "only you"
    outside = world.channel("no-bot-here", world.tom, with_bot=False)
    slack.mouth.whisper(world.team, Place(channel=outside.id), world.tom.id, says("over here"))
    assert [each.text for each in world.bot_messages(world.dm(world.tom))] == ["over here"]
    private = Reply("en", (Section("hush"),), only_to=world.mia.id)
    assert slack.mouth.post(world.team, place, private, "turn-3", again=False) == ""
    assert all(each.message.only_for for each in world.bot_messages(world.lab, seen_by=world.mia))


def test_a_command_is_answered_where_it_was_typed(slack: Office) -> None:
    world = slack.world
    world.command(world.mia, world.lab, "list")
    command = slack.inbox.only(Commanded)
    slack.mouth.respond(command.response_url, says("Two journeys."))
    (reply,) = world.bot_messages(world.lab, seen_by=world.mia)
    assert (reply.text, reply.message.only_for) == ("Two journeys.", world.mia.id)
    with pytest.raises(SlackRefused, match="foreign_host"):
        slack.mouth.respond("https://evil.example/hook", says("secret"))
    with pytest.raises(SlackRefused):
        slack.mouth.respond(f"{world.page_url}response/nonsense", says("too late"))


def test_home_status_prompts_and_links(slack: Office) -> None:
    world = slack.world
    said, place = begun(slack)
    slack.mouth.home(world.team, world.mia.id, says("Your journeys", buttons=(Button("go", "Open", "j1"),)))
    home = world.standin.views.homes[world.mia.id]
    assert world.press(home, home.blocks[0]["accessory"]["action_id"], by=world.mia).ok
    assert slack.inbox.only(Clicked).place == Place(channel="", kind="dm")
    root = world.start_assistant(world.chen)
    pane = Place(channel=root.channel, thread=root.ts, kind="dm")
    slack.mouth.status(world.team, pane, "在想…")
    slack.mouth.suggest(world.team, pane, "", (("开始", "帮我们梳理网点开户旅程"),))
    slack.mouth.title(world.team, pane, "网点开户")
    assert world.standin.threads.of(root.channel, root.ts).title == "网点开户"
    slack.mouth.status(world.team, place, "is thinking…")
    slack.mouth.status(world.team, Place(channel=root.channel, kind="dm"), "no thread, no status")
    slack.mouth.status(world.team, thread(world.lab.id, "1.000000"), "nothing fails without it")
    assert [call.error for call in world.refusals()] == ["invalid_thread_ts"]
    link = slack.mouth.permalink(world.team, place, said.ts)
    assert link
    assert said.ts.replace(".", "") in link
    assert slack.mouth.permalink(world.team, place, "1.000000") is None


def test_progress_shows_the_latest_and_no_more_than_one_a_second(slack: Office) -> None:
    said, place = begun(slack)
    ts = slack.mouth.post(slack.world.team, place, says("0 votes"), "turn-1", again=False)
    for votes in range(1, 30):
        slack.mouth.progress(slack.world.team, place, ts, says(f"{votes} votes"))
    reply = slack.world.wait_for_reply(said)
    slack.world.wait_for(lambda: slack.world.now(reply).text == "29 votes")
    assert len(slack.world.calls("chat.update")) == 2


def test_a_429_is_waited_for(slack: Office) -> None:
    said, place = begun(slack)
    slack.world.break_api("chat.postMessage", retry_after=1)
    begin = time.monotonic()
    slack.mouth.post(slack.world.team, place, says("patience"), "turn-1", again=False)
    assert time.monotonic() - begin >= 1
    assert slack.world.wait_for_reply(said).text == "patience"


def test_nothing_is_said_for_another_workspace(slack: Office) -> None:
    _, place = begun(slack)
    with pytest.raises(SlackRefused, match="not_our_workspace"):
        slack.mouth.post("T0ELSEWHER", place, says("hello"), "turn-1", again=False)


def test_with_slack_down_the_caller_hears_that_it_may_try_again(slack: Office) -> None:
    _, place = begun(slack)
    slack.identity.get()
    nowhere = Mouth(Web(client(BOT_TOKEN, "http://127.0.0.1:9/api/")), slack.identity)
    with pytest.raises(SlackUnavailable):
        nowhere.post(slack.world.team, place, says("hello"), "turn-1", again=False)


def test_refused_blocks_are_said_as_text(slack: Office) -> None:
    said, place = begun(slack)
    slack.world.break_api("chat.postMessage", error="invalid_blocks")
    slack.mouth.post(slack.world.team, place, STAGES, "turn-1", again=False)
    text = slack.world.wait_for_reply(said).text
    assert "Stages that fit a hotel:" in text
    assert "step 4 of 10" in text


def test_a_saved_message_keeps_its_order_with_its_thread(slack: Office) -> None:
    said, place = begun(slack)
    slack.world.message_shortcut(slack.world.tom, said, "save_evidence")
    saved = next(each for each in slack.inbox.kept.values() if isinstance(each.event, MessageSaved))
    assert saved.conversation == f"{place.channel}:{place.thread}"


def test_a_command_between_two_people_is_answered_in_the_askers_own_dm(slack: Office) -> None:
    """Slack lets `/journey` be typed where the bot is not; nothing can be posted there."""
    world = slack.world
    slack.mouth.whisper(world.team, Place(channel="D0ELSEWHER", kind="dm"), world.tom.id, says("two journeys"))
    assert [each.text for each in world.bot_messages(world.dm(world.tom))] == ["two journeys"]


def test_names_are_asked_for_when_there_is_time(slack: Office) -> None:
    world = slack.world
    world.mention(world.mia, world.lab, "the owner is @Raj, see #private-team")
    (inbound,) = slack.inbox.kept.values()
    event = completed(inbound, slack.directory).event
    assert isinstance(event, Spoken)
    assert event.text == "the owner is @Raj, see #private-team".replace("Raj", slack.directory.person(
        world.team, world.raj.id).name)  # fmt: skip


def test_a_form_that_would_not_open_is_not_silence(slack: Office) -> None:
    world = slack.world
    said, place = begun(slack)
    slack.mouth.post(world.team, place, STAGES, "turn-1", again=False)
    world.break_api("views.open", error="expired_trigger_id", times=2)
    assert world.click(world.wait_for_reply(said), "Edit", by=world.chen).ok
    (whisper,) = [each for each in world.bot_messages(world.lab, seen_by=world.chen) if each.message.only_for]
    assert whisper.text == "窗口没打开，请再点一次。"
    assert slack.world.click(slack.world.wait_for_reply(said), "Source").ok
    assert slack.inbox.only(Clicked).view is None


def test_a_press_in_a_modal_opens_another_on_top(slack: Office) -> None:
    world = slack.world
    said, place = begun(slack)
    slack.mouth.post(world.team, place, STAGES, "turn-1", again=False)
    world.click(world.wait_for_reply(said), "Source")
    placeholder = world.modal(world.mia)
    first = slack.inbox.only(Clicked)
    assert first.view
    passage = says("A passage.", buttons=(Button("more", "Another", "p2"),), cites=(Cited("p1", "Its title", "notes"),))
    slack.mouth.show_text(world.team, first.view, "Hotel stays", passage)
    shown = world.wait_for_view(placeholder)
    assert "〔Its title〕" in str(shown.blocks)
    assert "Source" not in str(shown.blocks), "it is being read already"
    slack.inbox.kept.clear()
    assert world.press(shown, shown.blocks[0]["accessory"]["action_id"]).ok
    assert world.modal(world.mia).id != shown.id
    assert slack.inbox.only(Clicked).values == ("p2",)
    world.close_view(world.modal(world.mia))
    assert world.modal(world.mia).id == shown.id


@pytest.mark.parametrize("state", [{}, {"values": {}}, None])
def test_boxes_that_nobody_touched_count_as_they_were_offered(slack: Office, state: object) -> None:
    world = slack.world
    said, place = begun(slack)
    slack.mouth.post(world.team, place, STAGES, "turn-1", again=False)
    world.click(world.wait_for_reply(said), "Use these")
    payload = {**world.deliveries("block_actions")[-1].payload, "state": state, "trigger_id": "2.3.4"}
    assert slack.inbox.only(Clicked).values == ("stages", "Find", "Book")
    slack.inbox.kept.clear()
    body = urlencode({"payload": json.dumps(payload)}).encode()
    assert world.post_signed(body, content_type="application/x-www-form-urlencoded").status_code == 200
    assert slack.inbox.only(Clicked).values == ("stages", "Find", "Book")


def test_boxes_that_were_all_unticked_stay_unticked(slack: Office) -> None:
    world = slack.world
    said, place = begun(slack)
    slack.mouth.post(world.team, place, STAGES, "turn-1", again=False)
    reply = world.wait_for_reply(said)
    boxes = next(part["action_id"] for block in reply.message.blocks for part in block.get("elements", [])
                 if part.get("type") == "checkboxes")  # fmt: skip
    send = reply.button("Use these")
    world.press(reply, send.action_id, send.value, block_id=send.block_id, state={boxes: []})
    assert slack.inbox.only(Clicked).values == ("stages",)


def test_a_picture_that_does_not_appear_is_sent_again(slack: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    world = slack.world
    _, place = begun(slack)
    monkeypatch.setattr("bot.slack.uploads.PAUSES", (0.0, 0.0))
    share = slack.web.call
    dropped: list[object] = []

    def drops_the_first(method: str, **arguments: object) -> dict[str, object]:
        if method == "files.completeUploadExternal" and not dropped:
            dropped.append(arguments.pop("channel_id"))
            arguments.pop("thread_ts")
        return share(method, **arguments)

    monkeypatch.setattr(slack.web, "call", drops_the_first)
    with pytest.raises(SlackUnavailable, match="not_shared"):
        slack.mouth.upload(world.team, place, b"picture", "map.png", "a map", "turn-1", again=False)
    file = slack.mouth.upload(world.team, place, b"picture", "map.png", "a map", "turn-1", again=True)
    (message,) = world.bot_messages(world.lab)
    assert message.message.files == (file,)


def test_a_mention_in_a_public_channel_is_public_once_slack_was_asked(slack: Office) -> None:
    world = slack.world
    for channel, kind in ((world.lab, "public"), (world.private, "private")):
        world.mention(world.mia, channel, "map check-in")
        mention = next(one for one in world.deliveries("app_mention") if one.payload["event"]["channel"] == channel.id)
        slack.inbox.kept.clear()
        object.__setattr__(slack.doors, "kinds", Kinds())
        assert world.redeliver(mention).ok
        (inbound,) = slack.inbox.kept.values()
        event, whole = inbound.event, completed(inbound, slack.directory).event
        assert isinstance(event, Spoken)
        assert isinstance(whole, Spoken)
        assert (event.place.kind, whole.place.kind) == ("private", kind)
