"""What comes by itself: digests and questions to owners, at the right hour, once, with exact counts."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.guide.reply import Reply
from bot.guide.session import Session, Speaker
from bot.journey.model import Evidence, Journey, Measurement, PainPoint
from bot.journey.revisions import Revision, events_between
from bot.usecases.home import show as home_show
from bot.usecases.inbound import Place
from bot.usecases.ports import Channel
from bot.usecases.requests.meaning.standing import scheduled
from bot.usecases.requests.pressing import came_due
from bot.usecases.requests.rounds import wind
from bot.usecases.requests.schedule import following, reachable
from bot.usecases.subscriptions import Preferences, Subscription
from storage.ringing import TimerRows
from storage.tables import TimerRow
from tests.usecases.managers import NOW, PUBLIC, TENANT, Office, buttons, text

HERE = Place(channel=PUBLIC, thread="1.1", kind="public")


def ring(office: Office, at: str) -> list[Reply]:
    """Everything that is due at that moment; what was said."""
    office.clock = at
    before = len(office.mouth.said)
    rows = TimerRows(office.database)
    for inbound in rows.due(at, 100):
        came_due(office.world, inbound, inbound.event, False)  # type: ignore[arg-type]
        rows.rang(inbound)
    return office.mouth.said[before:]


def save(office: Office, after: Journey, at: str) -> None:
    before = office.now(after.id)
    after = after.model_copy(update={"revision": before.revision + 1, "updated_at": at})
    with office.database.store() as store:
        events = events_between(before, after)
        store.journeys.save(TENANT, after, Revision(number=after.revision, at=at, author="U1", events=events))


def dues(office: Office) -> list[str]:
    with office.database.transaction() as session:
        return list(session.scalars(select(TimerRow.due).order_by(TimerRow.due)))


def test_a_digest_counts_exactly_what_the_revisions_did(own_office: Office) -> None:
    begun = own_office.ask("digest", "U1", HERE, day="0", hour="9")
    assert "every Monday at 9:00, in this channel, the first on 22 June" in text(begun)
    j = own_office.now("j0")
    pain = PainPoint(id="new1", text="no sign outside")
    stage = j.stages[0]
    point = stage.touchpoints[0].model_copy(update={"pain_points": (*stage.touchpoints[0].pain_points, pain)})
    changed = stage.model_copy(update={"touchpoints": (point, *stage.touchpoints[1:])})
    actions = tuple(
        a.model_copy(
            update={"status": "done", "measurements": (Measurement(date=datetime(2026, 6, 18).date(), value=9),)}
        )
        if a.id == "a0"
        else a
        for a in j.actions
    )
    evidence = (*j.evidence, Evidence(id="en", text="they said so"))
    save(own_office, j.model_copy(update={"stages": (changed, *j.stages[1:]), "actions": actions, "evidence": evidence}),
         "2026-06-17T10:00:00Z")  # fmt: skip
    (told,) = ring(own_office, "2026-06-22T09:00:30Z")
    said = text(told)
    assert "**15 June to 22 June**: 4 changes on 1 journey" in said
    for line in ("1 new pain point", "1 action done", "1 result measured", "1 new piece of evidence"):
        assert f"- {line}" in said
    assert "new action" not in said
    assert dues(own_office)[0] == "2026-06-29T09:00:00Z"


def test_what_was_missed_comes_once_and_a_repeat_says_nothing_twice(own_office: Office) -> None:
    own_office.ask("digest", "U1", day="2", hour="8")
    told = ring(own_office, "2026-07-20T08:00:00Z")
    assert len(told) == 1
    assert "15 June to 20 July: nothing changed" in text(told[0])
    assert dues(own_office) == ["2026-07-22T08:00:00Z"]
    assert ring(own_office, "2026-07-20T08:00:01Z") == []


def test_no_news_is_no_message_where_that_was_the_wish(own_office: Office) -> None:
    own_office.ask("digest", "U1", silent="yes")
    assert ring(own_office, "2026-06-22T09:00:00Z") == []
    assert len(dues(own_office)) == 1


def test_home_shows_what_comes_by_itself(own_office: Office) -> None:
    own_office.ask("digest", "U1", day="4", hour="16")
    home_show(own_office.world, TENANT, "U1")
    shown = text(own_office.mouth.homes[-1])
    assert "Digest: every Friday at 16:00" in shown
    assert "never from 18:00 to 9:00" in shown


def test_one_tap_ends_it(own_office: Office) -> None:
    begun = own_office.ask("digest", "U1")
    assert "Stopped" in text(own_office.press(begun, "Stop this digest"))
    assert ring(own_office, "2026-06-22T09:00:00Z") == []


def test_an_archived_channel_ends_it_and_says_so(own_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    own_office.ask("digest", "U1", HERE)
    gone = Channel(PUBLIC, PUBLIC, "public", speaks_here=False)
    monkeypatch.setattr(own_office.directory, "channel", lambda tenant, id: gone)
    (told,) = ring(own_office, "2026-06-22T09:00:00Z")
    assert "can't reach its channel" in text(told)
    assert ring(own_office, "2026-06-29T09:00:00Z") == []


@pytest.mark.parametrize(
    ("now", "zone", "due"),
    [
        ("2026-06-15T00:30:00Z", "Asia/Shanghai", "2026-06-15T01:00:00Z"),
        ("2026-06-15T01:00:00Z", "Asia/Shanghai", "2026-06-22T01:00:00Z"),
        ("2026-03-23T09:30:00Z", "Europe/London", "2026-03-30T08:00:00Z"),  # summer time began between
        ("2026-06-15T08:00:00Z", "nowhere", "2026-06-15T09:00:00Z"),
    ],
)
def test_the_hour_is_the_persons_own(now: str, zone: str, due: str) -> None:
    one = Subscription("s", "U1", HERE, "week", 0, 9, "en", now)
    assert following(one, now, zone) == due


def test_a_month_has_its_day() -> None:
    one = Subscription("s", "U1", HERE, "month", 28, 9, "en", NOW)
    assert following(one, "2026-02-01T00:00:00Z", "") == "2026-02-28T09:00:00Z"


@pytest.mark.parametrize(
    ("now", "reached"),
    [
        ("2026-06-15T08:00:00Z", True),  # a Monday, nine in London
        ("2026-06-15T07:59:00Z", False),
        ("2026-06-15T17:00:00Z", False),
        ("2026-06-13T11:00:00Z", False),  # a Saturday
    ],
)
def test_quiet_hours_and_weekends_are_kept(now: str, reached: bool) -> None:
    assert reachable(now, "Europe/London", Preferences(18, 9)) is ((reached and now[11:13] != "09") or reached)


def nudged(office: Office, start: str, hours: int) -> list[Reply]:
    with office.database.store() as store:
        wind(store, TENANT, start)
    said = []
    for hour in range(1, hours + 1):
        at = datetime.fromisoformat(start) + timedelta(hours=hour)
        said += ring(office, at.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return said


def due_now(office: Office, owner: str, day: str = "2026-06-16") -> None:
    """One action of that owner is due then; all others are nobody's."""
    for journey in office.journeys:
        bare = tuple(a.model_copy(update={"owner": None, "due": None, "status": "planned"}) for a in journey.actions)
        if journey.id == "j0":
            mine = bare[0].model_copy(update={"owner": owner, "due": datetime.fromisoformat(day).date()})
            bare = (mine, *bare[1:])
        save(office, journey.model_copy(update={"actions": bare}), "2026-06-01T08:00:00Z")


def test_an_owner_is_asked_once_a_day_in_working_hours(own_office: Office) -> None:
    due_now(own_office, "Priya Nair")
    said = nudged(own_office, "2026-06-15T23:00:00Z", 26)
    assert len(said) == 1
    assert "1 of your actions is due" in text(said[0])
    assert {"Done", "A week later", "Blocked", "Result"} <= {b.label for b in buttons(said[0])}
    done = own_office.press(said[0], "Done", "U3")
    assert "done" in text(done)
    assert own_office.now("j0").actions[0].status == "done"
    assert nudged(own_office, "2026-06-16T23:00:00Z", 26) == []


def test_who_does_not_want_to_be_asked_is_not(own_office: Office) -> None:
    due_now(own_office, "Priya Nair")
    own_office.ask("nudge", "U3", off="yes")
    assert nudged(own_office, "2026-06-15T23:00:00Z", 26) == []


def test_quiet_hours_can_be_set(own_office: Office) -> None:
    due_now(own_office, "Priya Nair")
    own_office.ask("nudge", "U3", quiet_from="0", quiet_until="23")
    assert nudged(own_office, "2026-06-15T23:30:00Z", 22) == []


def test_a_week_of_silence_is_told_to_whoever_began_the_map(own_office: Office) -> None:
    due_now(own_office, "Priya Nair", "2026-06-08")
    said = nudged(own_office, "2026-06-15T23:00:00Z", 14)
    told = [text(one) for one in said]
    assert sum("with no word since" in one for one in told) == 1


def test_a_digest_goes_to_the_channel_that_is_named(own_office: Office) -> None:
    begun = own_office.ask("digest", "U1", day="0", hour="9", channel="C2")
    assert "every Monday at 9:00, in #C2" in text(begun)
    with own_office.database.store() as store:
        [one] = store.subscriptions.of_person(TENANT, "U1")
    assert one.place == Place(channel="C2", kind="private")
    for who, named in (("U1", "C3"), ("U3", "C2"), ("U1", "nowhere")):
        assert f"can't find #{named}" in text(own_office.ask("digest", who, channel=named))


@pytest.mark.parametrize(
    ("words", "channel"),
    [("send a digest every Monday at 9 to #guest-team", "guest-team"), ("post the weekly digest in #ops please", "ops"),
     ("每周一把简报发到 #运营组", "运营组"), ("每周五把周报发到运营频道", "运营"), ("send me a digest every Monday", "")],
)  # fmt: skip
def test_the_channel_of_a_digest_in_words(words: str, channel: str) -> None:
    assert scheduled(words)["channel"] == channel


def test_home_speaks_the_language_that_was_chosen_there(own_office: Office) -> None:
    home_show(own_office.world, TENANT, "U1")
    home = own_office.mouth.homes[-1]
    assert home.language == "en"
    assert "Language: as in Slack" in text(home)
    chosen = own_office.press(home, "Chinese")
    assert chosen.language == "zh"
    home_show(own_office.world, TENANT, "U1")
    assert own_office.mouth.homes[-1].language == "zh"
    assert "语言：中文" in text(own_office.mouth.homes[-1])
    assert own_office.ask("nudge", "U1", quiet_from="20", quiet_until="8")
    home_show(own_office.world, TENANT, "U1")
    assert own_office.mouth.homes[-1].language == "zh", "another setting leaves it"
    own_office.press(own_office.mouth.homes[-1], "跟 Slack 一样")
    home_show(own_office.world, TENANT, "U1")
    assert own_office.mouth.homes[-1].language == "en"


def test_home_says_what_each_map_waits_for_and_what_waits_for_me(own_office: Office) -> None:
    mine = Session(journey="j1", language="zh", people=(Speaker(id="U1", name="Mia", language="en"),))
    other = Session(journey="j2", language="en", people=(Speaker(id="U2", name="老吴", language="zh"),))
    with own_office.database.store() as store:
        for number, session in enumerate((mine, other)):
            place = Place(channel=PUBLIC, thread=f"{number}.1", kind="public")
            store.conversations.store(TENANT, f"{PUBLIC}:{number}.1", session, place)
    home_show(own_office.world, TENANT, "U1")
    told = text(own_office.mouth.homes[-1])
    assert "**Waiting for your answer: 1**" in told
    after = told.partition("Waiting for your answer")[2]
    assert "酒店入住" in after.split("\n")[1]
    assert after.split("\n")[2].startswith("Next: ")
    assert told.count("Next: ") == 2
