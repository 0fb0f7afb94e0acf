"""Whoever chose a language in App Home is spoken to in it wherever their own words tell none, not in the one of their
locale; whoever chose none hears the one of their locale again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.journey.model import Journey
from bot.journey.revisions import Revision
from bot.playground import gestures
from bot.playground.channels import Channel
from bot.playground.people import Person
from knowledge.library import KnowledgeBase
from tests.e2e.test_bad_input import whisper_to, whispers
from tests.playground.acting import answered
from tests.product import NOW, Living, living_product
from tests.slackworld import buttons, slack_world, texts
from tests.workshop.session import Session

MANIFEST = json.loads((Path(bot.__file__).parents[1] / "manifest.http.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeBase) -> Iterator[Living]:
    """Mia, whose Slack is English, has chosen Chinese before there was any map; 小陈 English."""
    home = tmp_path_factory.mktemp("tongue")
    with (
        slack_world(home / "slack", manifest=MANIFEST) as world,
        living_product(home / "bot", world, knowledge=knowledge) as one,
    ):
        choose(one, world.mia, "Chinese", "语言：中文")
        choose(one, world.chen, "英文", "Language: English")
        with one.product.database.store() as store:
            told = {"id": "m1", "title": "Ferry", "channel": world.lab.id, "created_at": NOW, "updated_at": NOW}
            first = Revision(number=0, at=NOW, author=world.tom.id, events=())
            store.journeys.create(world.team, Journey.model_validate(told), first)
        yield one


def choose(living: Living, who: Person, label: str, afterwards: str) -> None:
    world = living.world
    shown = world.open_home(who)
    assert shown
    button = next(each for each in buttons(shown.blocks) if each.label == label)
    world.press(shown, button.action_id, button.value, by=who)
    world.wait_for(lambda: afterwards in str(world.standin.views.homes[who.id].body), 20)


def home_of(living: Living, who: Person) -> str:
    shown = living.world.open_home(who)
    assert shown
    return "\n".join(texts(shown.blocks))


def test_app_home(living: Living) -> None:
    assert "草稿" in home_of(living, living.world.mia)
    assert "draft" in home_of(living, living.world.chen)


def test_the_agents_messages_tab(living: Living) -> None:
    world = living.world
    for who, word in ((world.mia, "梳理"), (world.chen, "check-in")):
        tab = world.dm(who)
        living.answer_to(world.say(who, tab, "help"))
        answered(gestures.open_home(world.standin, who, tab="messages"))

        def offered(tab: Channel = tab) -> list[str]:
            threads = (world.standin.threads.of(tab.id, each.ts) for each in world.standin.workspace.messages(tab.id))
            return [prompt.title for thread in threads for prompt in thread.prompts]

        assert word in " ".join(world.wait_for(offered, 20)), who.name


def test_a_saved_message_that_goes_nowhere(living: Living) -> None:
    world = living.world
    ours = living.answer_to(world.mention(world.tom, world.lab, "help"))
    for who, word in ((world.mia, "我自己说的"), (world.chen, "I said that one myself")):
        seen = whispers(living, who)
        world.message_shortcut(who, ours, "save_evidence")
        assert word in whisper_to(living, who, seen)


def test_a_command(living: Living) -> None:
    world = living.world
    for who, word in ((world.mia, "问什么答什么"), (world.chen, "journey")):
        seen = whispers(living, who)
        world.command(who, world.lab, "help")
        assert word in whisper_to(living, who, seen)


def test_a_name_alone_begins_a_map(living: Living) -> None:
    world = living.world
    for who, word in ((world.mia, "目标"), (world.chen, "goal")):
        before = {each.id for each in living.journeys()}
        world.command(who, world.lab, "new Xylo")
        world.wait_for(lambda before=before: [j for j in living.journeys() if j.id not in before], 20)  # type: ignore[misc]
        (made,) = (each for each in living.journeys() if each.id not in before)
        said = world.wait_for(
            lambda who=who: [m.text for m in world.bot_messages(world.lab, seen_by=who) if "Xylo" in m.text], 20
        )  # type: ignore[misc]
        assert made.title == "Xylo"
        assert any(word in each for each in said), (who.name, said)


def test_the_form_of_a_new_journey_and_where_it_cannot_go(living: Living) -> None:
    world = living.world
    strange = world.channel("no-bot", world.mia, with_bot=False)
    world.command(world.mia, world.dm(world.mia), "new")
    form = world.wait_for_view(world.modal(world.mia))
    assert "新" in str(form.body["title"])
    world.submit(form, {"title": "Kiosk", "place": strange.id})
    dm = world.dm(world.mia)
    assert world.wait_for(lambda: [m for m in world.bot_messages(dm) if "那个频道我进不去" in m.text], 20)


def test_an_address_of_a_map(living: Living) -> None:
    world = living.world
    for who, word in ((world.mia, "草稿"), (world.chen, "draft")):
        said = world.say(who, world.lab, "https://journey.example.com/maps/m1")
        shown = world.wait_for(lambda said=said: world.standin.unfurls.get((said.channel, said.ts)), 20)  # type: ignore[misc]
        assert word in str(shown), who.name


def test_a_workshops_form(living: Living) -> None:
    world = living.world
    session = Session.begun(living, world.tom, world.lab, question="What is slow?", time="5")
    for who, word in ((world.mia, "你的想法"), (world.chen, "Your ideas")):
        session.press(who, "contribute")
        form = world.wait_for_view(world.modal(who))
        assert word in str(form.body), who.name
        world.close_view(form)


def test_as_in_slack_again(living: Living) -> None:
    world = living.world
    choose(living, world.mia, "跟 Slack 一样", "Language: as in Slack")
    assert "draft" in home_of(living, world.mia)
