"""Who is who and who is where, as Slack says it, kept no longer than said."""

import pytest

from bot.slack.completing import completed
from bot.slack.directory import MEMBERS_SECONDS, Directory
from bot.slack.errors import SlackRefused
from bot.slack.richtext import POINTER
from bot.usecases.inbound import Commanded, Event, Inbound, Place, Spoken
from bot.usecases.ports import CannotTell, Channel
from tests.slack.office import Office


class Time:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_people_with_the_language_of_their_locale(slack: Office) -> None:
    team, world = slack.world.team, slack.world
    assert slack.directory.person(team, world.mia.id).language == "en"
    assert slack.directory.person(team, world.chen.id).language == "zh"
    french = world.person("Zoé", locale="fr-FR")
    assert slack.directory.person(team, french.id).language is None
    assert slack.directory.person(team, "U0NOBODY01").name == "U0NOBODY01"
    assert slack.directory.name_if_known(world.mia.id) == "Mia"
    assert slack.directory.name_if_known(world.raj.id) is None


def test_guests_and_strangers_are_people_of_their_channels_only(slack: Office) -> None:
    team, world = slack.world.team, slack.world
    guest, stranger = world.guest("Gus"), world.stranger("Ann")
    shared = world.channel("shared", world.mia, guest, stranger)
    for person in (guest, stranger):
        assert slack.directory.is_member(team, shared.id, person.id)
        assert not slack.directory.is_member(team, world.lab.id, person.id)
        assert not slack.directory.is_full_member(team, person.id)
    assert slack.directory.is_full_member(team, world.mia.id)
    assert {each.id for each in slack.directory.team(team, shared.id)} == {world.mia.id, guest.id, stranger.id}


def test_channels_say_what_they_are(slack: Office) -> None:
    world = slack.world
    assert slack.directory.channel(world.team, world.lab.id) == Channel(world.lab.id, "journey-lab", "public")
    assert slack.directory.channel(world.team, world.private.id).kind == "private"
    assert slack.directory.channel(world.team, world.dm(world.mia).id).kind == "dm"


def test_who_leaves_a_channel_reads_nothing_of_it_half_a_minute_later(slack: Office) -> None:
    world, time = slack.world, Time()
    directory = Directory(slack.web, slack.identity, now=time)
    assert directory.is_member(world.team, world.private.id, world.tom.id)
    world.leave(world.private, world.tom)
    time.now = MEMBERS_SECONDS + 0.1
    assert not directory.is_member(world.team, world.private.id, world.tom.id)


def test_one_question_for_many_readers(slack: Office) -> None:
    world = slack.world
    for person in (world.mia, world.tom, world.raj, world.mia):
        slack.directory.is_member(world.team, world.lab.id, person.id)
    assert len(world.calls("conversations.members")) == 1


def test_a_large_channel_is_read_to_its_end(slack: Office) -> None:
    world = slack.world
    many = [world.person(f"P{n}") for n in range(1_100)]
    large = world.channel("large", world.mia, *many)
    assert slack.directory.is_member(world.team, large.id, many[-1].id)
    assert len(world.calls("conversations.members")) == 2


def test_a_channel_that_the_bot_cannot_see_has_no_members(slack: Office) -> None:
    world = slack.world
    hidden = world.channel("hidden", world.mia, private=True, with_bot=False)
    assert not slack.directory.is_member(world.team, hidden.id, world.mia.id)


def test_a_guard_that_cannot_ask_lets_nobody_in(slack: Office) -> None:
    world = slack.world
    slack.identity.get()
    world.break_api("conversations.members", status=503, times=3)
    with pytest.raises(CannotTell):
        slack.directory.is_member(world.team, world.private.id, world.mia.id)
    assert slack.directory.is_member(world.team, world.private.id, world.mia.id)


def test_nothing_is_told_of_another_workspace(slack: Office) -> None:
    with pytest.raises(SlackRefused):
        slack.directory.is_member("T0ELSEWHER", slack.world.lab.id, slack.world.mia.id)
    with pytest.raises(SlackRefused):
        slack.directory.person("T0ELSEWHER", slack.world.mia.id)


def test_what_was_said_in_a_thread_before_the_bot_came(slack: Office) -> None:
    world = slack.world
    root = world.say(world.tom, world.lab, "people leave within an hour")
    world.say(world.raj, world.lab, "@Tom about 40%", thread_ts=root.ts)
    said = world.mention(world.mia, world.lab, "map this", thread_ts=root.ts)
    from tests.slack.office import thread

    earlier = slack.history.earlier(world.team, thread(world.lab.id, root.ts), said.ts)
    assert [(each.author, each.text) for each in earlier] == [
        (world.tom.id, "people leave within an hour"),
        (world.raj.id, f"@{world.tom.id} about 40%"),
    ]


@pytest.mark.parametrize("named", ["#C0NOWHERE1", "look at #C0NOWHERE1, #G0GONE0001 and #C0NOWHERE1"])
@pytest.mark.parametrize("spoken", [True, False])
def test_a_channel_that_slack_does_not_know_is_a_name_that_nobody_can_resolve(
    slack: Office, named: str, spoken: bool
) -> None:
    place, author = Place(channel="C0GONE0001", kind="private"), slack.world.mia.id
    event: Event = (
        Spoken(place=place, author=author, text=named, ts="1.0", to_bot=True, laid_out=named)
        if spoken
        else Commanded(place=place, author=author, text=named, response_url="")
    )
    inbound = Inbound(key="E1", tenant=slack.world.team, conversation="C0GONE0001", event=event)
    for _ in range(2):  # asked, and asked again
        assert completed(inbound, slack.directory) == inbound


def test_an_id_that_slack_does_not_know_is_nobodys_name(slack: Office) -> None:
    place, author = Place(channel=slack.world.lab.id, kind="public"), slack.world.mia.id
    text = f"ask @{POINTER}U0NOBODY01 in #{POINTER}C0NOWHERE1 or @{POINTER}S0GONE0001"
    event = Spoken(place=place, author=author, text=text, ts="1.0", to_bot=True, laid_out=text)
    inbound = Inbound(key="E3", tenant=slack.world.team, conversation=place.channel, event=event)
    found = completed(inbound, slack.directory).event
    assert isinstance(found, Spoken)
    for told in (found.text, found.laid_out):
        assert told.startswith("ask @")
        assert not any(left in told for left in (POINTER, "U0NOBODY01", "C0NOWHERE1", "S0GONE0001"))


def test_letters_that_look_like_an_id_are_what_somebody_typed(slack: Office) -> None:
    """An order's number, a name in capitals: only what Slack marks as a person or a channel is one."""
    place, author = Place(channel=slack.world.lab.id, kind="public"), slack.world.mia.id
    text = f"#CASE20419 waits for @WAREHOUSE and @{slack.world.tom.id}"
    event = Spoken(place=place, author=author, text=text, ts="1.0", to_bot=True, laid_out=text)
    inbound = Inbound(key="E2", tenant=slack.world.team, conversation=place.channel, event=event)
    assert completed(inbound, slack.directory) == inbound
