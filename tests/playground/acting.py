"""What people do in a test's world, each act returning once the bot has answered its first delivery."""

from collections.abc import Sequence
from typing import Any

from bot.playground import acts, gestures, people, posts
from bot.playground.blockkit import parts
from bot.playground.channels import Channel
from bot.playground.envelopes import Answer, Delivery
from bot.playground.files import File
from bot.playground.gestures import Submitted
from bot.playground.inputs import Values, chosen_state, state_values
from bot.playground.messages import Message
from bot.playground.people import Person
from bot.playground.views import View
from tests.playground.reading import Reply, Said, buttons
from tests.playground.serving import PATIENCE
from tests.playground.watching import Watching

Json = dict[str, Any]


def answered(deliveries: list[Delivery], patience: float = PATIENCE) -> list[Delivery]:
    for delivery in deliveries:
        delivery.answered.wait(patience)
    return deliveries


class Writing(Watching):
    """People and channels, messages, files."""

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

    def say(
        self,
        user: Person,
        channel: Channel,
        text: str,
        thread_ts: str | None = None,
        files: Sequence[File] = (),
        patience: float = PATIENCE,
    ) -> Said:
        done = acts.say(self.standin, user, channel.id, text, thread_ts, tuple(files))
        return self._said(done, patience)

    def mention(self, user: Person, channel: Channel, text: str, thread_ts: str | None = None) -> Said:
        return self.say(user, channel, f"@{people.BOT_NAME} {text}".rstrip(), thread_ts)

    def another_bot_says(self, channel: Channel, text: str, thread_ts: str | None = None) -> Said:
        """A message of some other app in the channel."""
        workspace = self.standin.workspace
        message = Message(
            channel.id, workspace.new_ts(), "U0OTHERBOT", text, thread_ts, subtype="bot_message", bot_id="B0OTHERBOT"
        )
        return Said(message, answered(posts.put(self.standin, message)))

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
        return answered(acts.delete(self.standin, self._who(message.user), message.channel, message.ts))

    def react(self, user: Person, said: "Said | Reply", name: str) -> list[Delivery]:
        return answered(acts.react(self.standin, user, said.message.channel, said.message.ts, name))

    def _said(self, done: acts.Done, patience: float = PATIENCE) -> Said:
        return Said(done.message, answered(done.deliveries, patience))

    def _who(self, key: str) -> Person:
        return self.standin.workspace.people[key]


class Gesturing(Writing):
    """Commands, shortcuts, buttons, modals, the App Home and the assistant's pane."""

    def command(self, user: Person, channel: Channel, text: str, name: str = "/journey") -> str:
        """Type a slash command; the answer is Slack's error code, empty where the bot answered in time."""
        delivery = gestures.command(self.standin, user, channel.id, name, text)
        return gestures.settle_command(self.standin, delivery, delivery.answer.result(PATIENCE))

    def shortcut(self, user: Person, callback_id: str) -> Answer:
        return gestures.shortcut(self.standin, user, callback_id).answer.result(PATIENCE)

    def message_shortcut(self, user: Person, said: "Said | Reply", callback_id: str) -> Answer:
        message = said.message
        delivery = gestures.message_shortcut(self.standin, user, message.channel, message.ts, callback_id)
        return delivery.answer.result(PATIENCE)

    def open_home(self, user: Person, patience: float = PATIENCE) -> View | None:
        """Open the App Home and wait until the bot has published it anew."""
        before = self.standin.views.homes.get(user.id)
        answered(gestures.open_home(self.standin, user))

        def published() -> View | None:
            now = self.standin.views.homes.get(user.id)
            return now if now is not before else None

        found: View | None = self.standin.workspace.wait(published, patience)
        return found or before

    def start_assistant(self, user: Person, looking_at: Channel | None = None) -> Message:
        root, deliveries = gestures.start_assistant(self.standin, user, looking_at.id if looking_at else None)
        answered(deliveries)
        return root

    def look_at(self, user: Person, thread: str, channel: Channel) -> list[Delivery]:
        return answered(gestures.look_at(self.standin, user, thread, channel.id))

    def press(
        self,
        message: "Message | Reply | View",
        action_id: str,
        value: Any = None,
        *,
        by: Person | None = None,
        block_id: str | None = None,
        state: Json | None = None,
    ) -> Answer:
        """Use an element, by its action id; `state` gives values for other elements by action or block id.

        Of several buttons with one action id, `value` picks the one that carries it.
        """
        if isinstance(message, View):
            who = by or self._who(message.person)
            known = self._values(message.blocks, state or {})
            delivery = gestures.press_in_view(self.standin, who, message, action_id, value, block_id, known)
            return delivery.answer.result(PATIENCE)
        shown = message.message if isinstance(message, Reply) else message
        who = by or (self._who(shown.only_for) if shown.only_for else self.mia)
        if block_id is None and value is not None:
            block_id = next(
                (b.block_id for b in buttons(list(shown.blocks)) if b.action_id == action_id and b.value == value), None
            )
        known = self._values(list(shown.blocks), state or {})
        delivery = gestures.press(self.standin, who, shown.channel, shown.ts, action_id, value, block_id, known)
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
        empty, lengths = gestures.check_inputs(filled)
        assert not empty, f"Slack would not submit: {empty} must be filled"
        assert not lengths, f"Slack would not submit: {lengths} are the lengths allowed"
        delivery = gestures.submit(self.standin, person, filled)
        return gestures.settle_submission(self.standin, filled, delivery.answer.result(PATIENCE))

    def close_view(self, view: View, cleared: bool = False) -> list[Delivery]:
        return answered(gestures.close_view(self.standin, self._who(view.person), view, cleared))

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
