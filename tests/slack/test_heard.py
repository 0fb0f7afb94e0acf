"""What people do in Slack arrives in the inbox as what it means; driven through signed HTTP and the real Bolt."""

from bot.playground import gestures
from bot.usecases.inbound import (
    AssistantOpened,
    Commanded,
    Deleted,
    Edited,
    HomeOpened,
    MessageSaved,
    Place,
    Spoken,
)
from tests.playground.acting import answered
from tests.slack.office import Office


def test_a_mention_and_its_message_are_one_turn(slack: Office) -> None:
    world = slack.world
    said = world.mention(world.mia, world.lab, "help us map hotel check-in")
    assert len(said.deliveries) == 2
    assert said.accepted
    assert list(slack.inbox.kept) == [f"msg:{world.lab.id}:{said.ts}"]
    spoken = slack.inbox.only(Spoken)
    assert (spoken.text, spoken.to_bot, spoken.author) == ("help us map hotel check-in", True, world.mia.id)
    inbound = next(iter(slack.inbox.kept.values()))
    assert inbound.conversation == f"{world.lab.id}:{said.ts}"
    assert inbound.tenant == world.team


def test_a_channels_own_talk_is_not_stored(slack: Office) -> None:
    world = slack.world
    said = world.say(world.mia, world.lab, "lunch?")
    reply = world.say(world.tom, world.lab, "yes, at one", thread_ts=said.ts)
    assert said.accepted
    assert reply.accepted
    assert slack.inbox.offered == []


def test_a_journeys_thread_is_heard_without_a_mention(slack: Office) -> None:
    world = slack.world
    root = world.mention(world.mia, world.lab, "map check-in")
    slack.journeys.add(f"{world.lab.id}:{root.ts}")
    said = world.say(world.tom, world.lab, "fewer people leaving", thread_ts=root.ts)
    aside = world.say(world.mia, world.lab, "@Raj are you joining at 3?", thread_ts=root.ts)
    heard = slack.inbox.kept[f"msg:{world.lab.id}:{said.ts}"].event
    assert isinstance(heard, Spoken)
    assert (heard.to_bot, heard.to_others, heard.place.thread) == (False, False, root.ts)
    side = slack.inbox.kept[f"msg:{world.lab.id}:{aside.ts}"].event
    assert isinstance(side, Spoken)
    assert (side.to_bot, side.to_others) == (False, True)


def test_a_dm_needs_no_mention(slack: Office) -> None:
    world = slack.world
    dm = world.dm(world.chen)
    said = world.say(world.chen, dm, "帮我们梳理网点开户旅程")
    assert slack.inbox.kept[f"msg:{dm.id}:{said.ts}"].conversation == dm.id
    spoken = slack.inbox.only(Spoken)
    assert spoken.to_bot
    assert spoken.place == Place(channel=dm.id, kind="dm")


def test_what_slack_escaped_is_as_it_was_typed(slack: Office) -> None:
    world = slack.world
    world.say(
        world.mia, world.dm(world.mia), 'R&D <front desk>: -2 "I waited 20 minutes" 🙂 https://example.com/a?b=1&c=2'
    )
    text = 'R&D <front desk>: -2 "I waited 20 minutes" 🙂 https://example.com/a?b=1&c=2'
    assert slack.inbox.only(Spoken).text == text


def test_a_private_channel_counts_as_private_from_the_first_word(slack: Office) -> None:
    world = slack.world
    world.mention(world.mia, world.private, "map the office move")
    assert slack.inbox.only(Spoken).place.kind == "private"


def test_an_edit_and_a_deletion_in_a_journeys_thread(slack: Office) -> None:
    world = slack.world
    root = world.mention(world.mia, world.lab, "map check-in")
    slack.journeys.add(f"{world.lab.id}:{root.ts}")
    said = world.say(world.tom, world.lab, "stages: arive, stay", thread_ts=root.ts)
    world.edit(said, "stages: arrive, stay")
    world.delete(said)
    edited, deleted = slack.inbox.only(Edited), slack.inbox.only(Deleted)
    assert (edited.text, edited.ts, edited.author) == ("stages: arrive, stay", said.ts, world.tom.id)
    assert (deleted.ts, deleted.place.thread) == (said.ts, root.ts)


def test_an_edit_elsewhere_is_nothing_unless_it_brings_the_mention(slack: Office) -> None:
    world = slack.world
    said = world.say(world.mia, world.lab, "help us map check-in")
    world.edit(said, "help us map the check-in")
    assert slack.inbox.offered == []
    world.edit(said, "@Journey help us map the check-in")
    spoken = slack.inbox.only(Spoken)
    assert (spoken.to_bot, spoken.ts, spoken.text) == (True, said.ts, "help us map the check-in")


def test_a_file_comes_with_its_message(slack: Office) -> None:
    world = slack.world
    world.upload(world.mia, world.dm(world.mia), "reviews.csv", b"text\nslow\n", "our reviews")
    (file,) = slack.inbox.only(Spoken).files
    assert (file.name, file.size) == ("reviews.csv", 10)
    assert slack.files.fetch(world.team, file) == b"text\nslow\n"


def test_a_command(slack: Office) -> None:
    world = slack.world
    assert world.command(world.mia, world.private, "show  Check-in & out") == ""
    command = slack.inbox.only(Commanded)
    assert (command.text, command.author, command.view) == ("show  Check-in & out", world.mia.id, None)
    assert command.place == Place(channel=world.private.id, kind="private")


def test_home_assistant_and_shortcuts(slack: Office) -> None:
    world = slack.world
    said = world.say(world.tom, world.lab, "I waited *twenty* minutes & left")
    world.open_home(world.mia, patience=0.01)
    root = world.start_assistant(world.chen)
    assert world.message_shortcut(world.mia, said, "save_evidence").ok
    assert world.shortcut(world.mia, "new_journey").ok
    assert slack.inbox.only(HomeOpened).author == world.mia.id
    opened = slack.inbox.only(AssistantOpened)
    assert (opened.author, opened.place.thread) == (world.chen.id, root.ts)
    saved = slack.inbox.only(MessageSaved)
    assert (saved.author, saved.said_by, saved.ts) == (world.mia.id, world.tom.id, said.ts)
    assert saved.text == "I waited *twenty* minutes & left"
    new = slack.inbox.only(Commanded)
    assert new.text == "new"
    assert new.view
    assert world.modal(world.mia).body["title"]["text"] == "Journey"


def test_the_opened_messages_tab_asks_for_prompts(slack: Office) -> None:
    """An app with `agent_view` hears no `assistant_thread_started`: the tab's opening stands in its place."""
    world = slack.world
    dm = world.standin.workspace.dm_with(world.chen.id)
    answered(gestures.open_home(world.standin, world.chen, tab="messages"))
    opened = slack.inbox.only(AssistantOpened)
    assert (opened.author, opened.place) == (world.chen.id, Place(channel=dm.id, kind="dm"))
    said = world.say(world.chen, dm, "你好")
    slack.mouth.suggest(world.team, opened.place, "从哪儿开始？", (("开始", "帮我们梳理网点开户旅程"),))
    shown = world.standin.threads.of(dm.id, said.ts)
    assert [prompt.title for prompt in shown.prompts] == ["开始"]
    assert not world.refusals()


def test_several_languages_and_marks_that_cannot_be_seen(slack: Office) -> None:
    world = slack.world
    world.say(world.mia, world.dm(world.mia), "front\u202edesk\x07\u200b: ok\n  two  ")
    assert slack.inbox.only(Spoken).text == "frontdesk: ok\ntwo"
