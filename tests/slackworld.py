"""Slack for tests: the stand-in on a free port, and the people in it, driven from Python.

    with slack_world(tmp_path) as world:
        world.events_url = "http://127.0.0.1:…/slack/events"
        said = world.mention(world.mia, world.lab, "help us map hotel check-in")
        reply = world.wait_for_reply(said)
        world.press(reply.message, "skip", by=world.tom)

Acts return once the bot has answered the first delivery (or failed to); waiting is by notification, not by
polling, so a test is as fast as the bot. Nothing here knows the product: any bot that speaks Slack will do.
"""

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx

from bot.playground import acts, people, posts
from bot.playground.acts import Submitted
from bot.playground.app import playground
from bot.playground.blockkit import parts
from bot.playground.breakage import Breakage
from bot.playground.calls import Call
from bot.playground.channels import LAB, PRIVATE, Channel
from bot.playground.envelopes import Answer, Delivery
from bot.playground.files import File
from bot.playground.inputs import Values, chosen_state, state_values
from bot.playground.messages import Message
from bot.playground.people import Person
from bot.playground.signing import signed_headers
from bot.playground.standin import StandIn
from bot.playground.views import View
from tests.playground.reading import Button, Reply, Said, buttons, texts
from tests.playground.serving import PATIENCE, Served, free_port, served

Json = dict[str, Any]
SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
BOT_TOKEN = "xoxb-playground-bot"
APP_TOKEN = "xapp-playground-app"

__all__ = [
    "APP_TOKEN", "BOT_TOKEN", "SIGNING_SECRET", "Button", "Reply", "Said", "SlackWorld", "Submitted", "buttons",
    "free_port", "served", "slack_world", "texts",
]


class SlackWorld:
    """One workspace with five people, two channels, and a bot somewhere at `events_url`."""

    mia, tom, chen, wu, raj = people.MIA, people.TOM, people.XIAO_CHEN, people.LAO_WU, people.RAJ
    bot_user = people.BOT_USER
    team = people.TEAM

    def __init__(self, home: Path, port: int | None = None, **settings: Any) -> None:
        self.port = port or free_port()
        self._home = home
        self._settings: Json = {"rate_limits": False, "retry_seconds": (0.02, 0.05, 0.1), **settings}
        self._events_url = ""
        self._start()

    def _start(self) -> None:
        app = playground(
            self._home, signing_secret=SIGNING_SECRET, bot_token=BOT_TOKEN, app_token=APP_TOKEN,
            events_url=self._events_url, base_url=f"http://127.0.0.1:{self.port}", **self._settings,
        )
        self.standin: StandIn = app.state.standin
        self._server = Served(app, self.port)

    def close(self) -> None:
        self.standin.hang_up()
        self._server.stop()
        self.standin.close()

    def restart(self) -> None:
        """Stop the stand-in and start it again on the same home and port."""
        self.close()
        self._start()

    # Where things are

    @property
    def api_url(self) -> str:
        """What `SLACK_API_URL` must be."""
        return f"http://127.0.0.1:{self.port}/api/"

    @property
    def page_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def environment(self) -> dict[str, str]:
        """The variables a bot process needs to live in this world over HTTP."""
        return {"SLACK_API_URL": self.api_url, "SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SIGNING_SECRET}

    @property
    def events_url(self) -> str:
        return self._events_url

    @events_url.setter
    def events_url(self, url: str) -> None:
        self._events_url = self.standin.events_url = url

    @property
    def lab(self) -> Channel:
        return self.standin.workspace.channels[LAB.id]

    @property
    def private(self) -> Channel:
        return self.standin.workspace.channels[PRIVATE.id]

    # People and channels

    def person(self, name: str, locale: str = "en-GB", **facts: Any) -> Person:
        return self.standin.workspace.new_person(name, locale=locale, **facts)

    def guest(self, name: str, **facts: Any) -> Person:
        return self.person(name, is_guest=True, **facts)

    def stranger(self, name: str, team: str = "T0ELSEWHER", **facts: Any) -> Person:
        """Somebody of another workspace, in a shared channel."""
        return self.person(name, team=team, **facts)

    def channel(self, name: str, *members: Person, private: bool = False, with_bot: bool = True) -> Channel:
        made = acts.new_channel(self.standin, members[0], name, private, tuple(one.id for one in members[1:]))
        return acts.invite(self.standin, members[0], made.id, self.bot_user) if with_bot else made

    def dm(self, person: Person) -> Channel:
        return self.standin.workspace.dm_with(person.id)

    def invite(self, channel: Channel, guest: Person, by: Person) -> Channel:
        return acts.invite(self.standin, by, channel.id, guest.id)

    def leave(self, channel: Channel, person: Person) -> Channel:
        return acts.leave(self.standin, person, channel.id)

    # Writing

    def say(
        self, user: Person, channel: Channel, text: str, thread_ts: str | None = None,
        files: Sequence[File] = (), patience: float = PATIENCE,
    ) -> Said:
        done = acts.say(self.standin, user, channel.id, text, thread_ts, tuple(files))
        return self._said(done, patience)

    def mention(self, user: Person, channel: Channel, text: str, thread_ts: str | None = None) -> Said:
        return self.say(user, channel, f"@{people.BOT_NAME} {text}".rstrip(), thread_ts)

    def another_bot_says(self, channel: Channel, text: str, thread_ts: str | None = None) -> Said:
        """A message of some other app in the channel."""
        workspace = self.standin.workspace
        message = Message(channel.id, workspace.new_ts(), "U0OTHERBOT", text, thread_ts, subtype="bot_message",
                          bot_id="B0OTHERBOT")
        return Said(message, _answered(posts.put(self.standin, message)))

    def upload(
        self, user: Person, channel: Channel, name: str, content: bytes, text: str = "", thread_ts: str | None = None
    ) -> Said:
        return self.say(user, channel, text, thread_ts, [acts.upload(self.standin, user, name, content)])

    def edit(self, said: "Said | Message", text: str) -> Said:
        message = said.message if isinstance(said, Said) else said
        done = acts.edit(self.standin, self._who(message.user), message.channel, message.ts, text)
        return self._said(done)

    def unfurl(self, said: "Said | Reply") -> Said:
        """A `message_changed` that changes no text."""
        return self._said(acts.unfurl(self.standin, said.message.channel, said.message.ts))

    def delete(self, said: "Said | Message") -> list[Delivery]:
        message = said.message if isinstance(said, Said) else said
        return _answered(acts.delete(self.standin, self._who(message.user), message.channel, message.ts))

    def react(self, user: Person, said: "Said | Reply", name: str) -> list[Delivery]:
        return _answered(acts.react(self.standin, user, said.message.channel, said.message.ts, name))

    def _said(self, done: acts.Done, patience: float = PATIENCE) -> Said:
        return Said(done.message, _answered(done.deliveries, patience))

    def _who(self, key: str) -> Person:
        return self.standin.workspace.people[key]

    # Commands, shortcuts, home, assistant

    def command(self, user: Person, channel: Channel, text: str, name: str = "/journey") -> str:
        """Type a slash command; the answer is Slack's error code, empty where the bot answered in time."""
        delivery = acts.command(self.standin, user, channel.id, name, text)
        return acts.settle_command(self.standin, delivery, delivery.answer.result(PATIENCE))

    def shortcut(self, user: Person, callback_id: str) -> Answer:
        return acts.shortcut(self.standin, user, callback_id).answer.result(PATIENCE)

    def message_shortcut(self, user: Person, said: "Said | Reply", callback_id: str) -> Answer:
        message = said.message
        delivery = acts.message_shortcut(self.standin, user, message.channel, message.ts, callback_id)
        return delivery.answer.result(PATIENCE)

    def open_home(self, user: Person, patience: float = PATIENCE) -> View | None:
        """Open the App Home and wait until the bot has published it anew."""
        before = self.standin.views.homes.get(user.id)
        _answered(acts.open_home(self.standin, user))

        def published() -> View | None:
            now = self.standin.views.homes.get(user.id)
            return now if now is not before else None

        found: View | None = self.standin.workspace.wait(published, patience)
        return found or before

    def start_assistant(self, user: Person, looking_at: Channel | None = None) -> Message:
        root, deliveries = acts.start_assistant(self.standin, user, looking_at.id if looking_at else None)
        _answered(deliveries)
        return root

    def look_at(self, user: Person, thread: str, channel: Channel) -> list[Delivery]:
        return _answered(acts.look_at(self.standin, user, thread, channel.id))

    # Elements and modals

    def press(
        self, message: "Message | Reply | View", action_id: str, value: Any = None, *, by: Person | None = None,
        block_id: str | None = None, state: Json | None = None,
    ) -> Answer:
        """Use an element, by its action id; `state` gives values for other elements by action or block id.

        Of several buttons with one action id, `value` picks the one that carries it.
        """
        if isinstance(message, View):
            who = by or self._who(message.person)
            known = self._values(message.blocks, state or {})
            delivery = acts.press_in_view(self.standin, who, message, action_id, value, block_id, known)
            return delivery.answer.result(PATIENCE)
        shown = message.message if isinstance(message, Reply) else message
        who = by or (self._who(shown.only_for) if shown.only_for else self.mia)
        if block_id is None and value is not None:
            block_id = next((b.block_id for b in buttons(list(shown.blocks))
                             if b.action_id == action_id and b.value == value), None)
        known = self._values(list(shown.blocks), state or {})
        delivery = acts.press(self.standin, who, shown.channel, shown.ts, action_id, value, block_id, known)
        return delivery.answer.result(PATIENCE)

    def click(self, reply: Reply, label: str, by: Person | None = None) -> Answer:
        """Press the button that says `label`."""
        button = reply.button(label)
        return self.press(reply, button.action_id, button.value, by=by, block_id=button.block_id)

    def modal(self, user: Person, patience: float = PATIENCE, title: str | None = None) -> View:
        """The modal before this person, once there is one (with that title)."""

        def top() -> View | None:
            view = self.standin.views.top(user.id)
            return view if view and title in (None, view.body["title"]["text"]) else None

        found: View | None = self.standin.workspace.wait(top, patience)
        if found is None:
            raise AssertionError(f"no modal for {user.name}; refused: {self.refusals()[-3:]}")
        return found

    def wait_for_view(self, view: View, patience: float = PATIENCE) -> View:
        """The modal after the bot has updated it."""

        def changed() -> View | None:
            now = self.standin.views.top(view.person)
            return now if now and (now.id, now.hash) != (view.id, view.hash) else None

        found: View | None = self.standin.workspace.wait(changed, patience)
        if found is None:
            raise AssertionError(f"the view was not updated; refused: {self.refusals()[-3:]}")
        return found

    def submit(self, view: View, values: Json | None = None) -> Submitted:
        """Fill a modal (values by block or action id) and submit it. Missing inputs fail the test, as in Slack."""
        person = self._who(view.person)
        filled = self.standin.views.fill(view, self._values(view.blocks, values or {}))
        empty, lengths = acts.check_inputs(filled)
        assert not empty, f"Slack would not submit: {empty} must be filled"
        assert not lengths, f"Slack would not submit: {lengths} are the lengths allowed"
        delivery = acts.submit(self.standin, person, filled)
        return acts.settle_submission(self.standin, filled, delivery.answer.result(PATIENCE))

    def close_view(self, view: View, cleared: bool = False) -> list[Delivery]:
        return _answered(acts.close_view(self.standin, self._who(view.person), view, cleared))

    def _values(self, blocks: list[Json], given: Json) -> Values:
        known: Values = {}
        unknown = set(given)
        for block in blocks:
            for part in parts(block):
                for key in {block["block_id"], part["action_id"]} & given.keys():
                    known.setdefault(block["block_id"], {})[part["action_id"]] = chosen_state(part, given[key])
                    unknown.discard(key)
        assert not unknown, f"no element for {unknown}"
        return state_values(blocks, known)

    # What the bot said

    def bot_messages(
        self, channel: Channel | str, thread: str | None = None, seen_by: Person | None = None
    ) -> list[Reply]:
        """The bot's messages in a channel, or in one of its threads; with ephemeral ones for `seen_by`."""
        key = channel if isinstance(channel, str) else channel.id
        return [
            Reply(one) for one in self.standin.workspace.messages(key)
            if one.by_our_bot and thread in (None, one.thread)
            and one.only_for in (None, seen_by.id if seen_by else None)
        ]

    def transcript(self, said: "Said | Message") -> list[tuple[str, str]]:
        """Who said what in a thread, from its first message on; what only one person sees is left out."""
        message = said.message if isinstance(said, Said) else said
        workspace = self.standin.workspace
        first = workspace.message(message.channel, message.thread or message.ts)
        shown = [*([first] if first else []), *workspace.replies(message.channel, message.thread or message.ts)]
        names = {key: one.real_name for key, one in workspace.people.items()}
        return [(names.get(one.user, one.user), Reply(one).text if one.bot_id else one.typed) for one in shown]

    def wait_for_reply(
        self, said: "Said | Message", *, count: int = 1, containing: str = "", patience: float = PATIENCE
    ) -> Reply:
        """The bot's `count`th finished message after `said`, where its writer would look for an answer:
        its thread, its DM, or an ephemeral message to them."""
        message = said.message if isinstance(said, Said) else said

        def found() -> Reply | None:
            answers = [one for one in self._answers(message) if containing in one.text]
            return answers[count - 1] if len(answers) >= count else None

        reply: Reply | None = self.standin.workspace.wait(found, patience)
        if reply is None:
            raise AssertionError(
                f"no reply {containing!r} to {message.text!r} within {patience} s; "
                f"answers so far: {[one.text for one in self._answers(message)]}; refused: {self.refusals()[-3:]}"
            )
        return reply

    def _answers(self, message: Message) -> list[Reply]:
        where = self.standin.workspace.channels[message.channel]
        thread = message.thread or message.ts
        return [
            one for one in self.bot_messages(where, seen_by=self.standin.workspace.people.get(message.user))
            if float(one.ts) > float(message.ts) and not one.message.streaming
            and (one.message.thread == thread or one.message.only_for
                 or (where.kind == "im" and not one.message.thread))
        ]

    def no_reply(self, said: Said, seconds: float = 0.4) -> None:
        """Fail if the bot answers within this time."""
        answers = self.standin.workspace.wait(lambda: self._answers(said.message), seconds)
        assert not answers, f"an unexpected reply: {[one.text for one in answers]}"

    def wait_for(self, ready: Callable[[], Any], patience: float = PATIENCE) -> Any:
        """The first true value of `ready`, asked again after every change in the workspace."""
        found = self.standin.workspace.wait(ready, patience)
        assert found, f"waited {patience} s in vain; refused: {self.refusals()[-3:]}"
        return found

    def now(self, shown: "Message | Reply") -> Reply:
        """The same message as it is now."""
        message = shown.message if isinstance(shown, Reply) else shown
        found = self.standin.workspace.message(message.channel, message.ts)
        assert found is not None, "the message was deleted"
        return Reply(found)

    def wait_for_update(self, shown: Reply, patience: float = PATIENCE) -> Reply:
        """The message once it differs from `shown`."""

        def changed() -> Reply | None:
            now = self.standin.workspace.message(shown.message.channel, shown.message.ts)
            return Reply(now) if now and now != shown.message and not now.streaming else None

        found: Reply = self.wait_for(changed, patience)
        return found

    # What Slack saw

    def calls(self, method: str | None = None) -> list[Call]:
        return self.standin.calls.all(method)

    def refusals(self) -> list[Call]:
        """Calls that were refused, so that a test can assert there were none."""
        return self.standin.calls.refused()

    def warnings(self) -> list[Call]:
        return [call for call in self.calls() if call.warnings]

    def deliveries(self, event_type: str | None = None) -> list[Delivery]:
        return [one for one in list(self.standin.sent) if event_type in (None, one.event_type)]

    # Making things go wrong

    def break_api(self, method: str, **how: Any) -> Breakage:
        """The next `times` calls of `method` go wrong: `status`, `error`, `retry_after`, `delay`, `drop`, `after`."""
        breakage = Breakage(method, **how)
        self.standin.breakages.add(breakage)
        return breakage

    def refuse_streaming(self, times: int = 1_000_000) -> Breakage:
        return self.break_api("chat.startStream", times=times, error="channel_type_not_supported")

    def mend_api(self) -> None:
        self.standin.breakages.clear()

    @property
    def rate_limits(self) -> bool:
        return self.standin.rates.on

    @rate_limits.setter
    def rate_limits(self, on: bool) -> None:
        self.standin.rates.on = on

    @property
    def twice(self) -> bool:
        return self.standin.twice

    @twice.setter
    def twice(self, on: bool) -> None:
        """Deliver every event twice under one event id."""
        self.standin.twice = on

    def wait_until_connected(self, patience: float = PATIENCE) -> None:
        """Until a bot has a Socket Mode socket open."""
        assert self.standin.sockets.wait_for_one(patience), "no bot connected"

    def expire_streams(self) -> None:
        self.standin.streams.expire()

    def redeliver(self, delivery: Delivery, reason: str = "http_timeout", retry: int = 1) -> Answer:
        """Send an event again as Slack's retry does, whatever became of it before."""
        again = Delivery(delivery.kind, delivery.payload)
        return self.standin._send(again, retry, reason)

    def redeliver_failed(self) -> list[Delivery]:
        """Send again every event that the bot never took, as Slack's later retries would; those sent are returned."""
        lost = [
            one for one in self.deliveries()
            if one.kind == "events_api" and one.answer.done() and not one.answer.result().ok
        ]
        again = [self.standin.deliveries.post(Delivery(one.kind, one.payload)) for one in lost]
        for one in lost:
            self.standin.sent.remove(one)
        self.standin.sent.extend(again)
        return _answered(again)

    def post_signed(
        self, payload: Json | bytes, *, secret: str = SIGNING_SECRET, at: float | None = None,
        content_type: str = "application/json", headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """Post a body to the bot with a signature of our own making: a wrong secret, an old time."""
        body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        signed = {**signed_headers(secret, body, content_type, at), **(headers or {})}
        return httpx.post(self.events_url, content=body, headers=signed, timeout=PATIENCE, trust_env=False)


def _answered(deliveries: list[Delivery], patience: float = PATIENCE) -> list[Delivery]:
    for delivery in deliveries:
        delivery.answered.wait(patience)
    return deliveries


@contextlib.contextmanager
def slack_world(home: Path, **settings: Any) -> Iterator[SlackWorld]:
    """A world for the length of a `with`. `settings` are those of `playground()`; rate limits are off by default
    and retries come after 20, 50 and 100 ms."""
    world = SlackWorld(home, **settings)
    try:
        yield world
    finally:
        world.close()
