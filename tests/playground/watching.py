"""What a test waits for and reads in its world."""

from collections.abc import Callable
from typing import Any

from bot.playground import people
from bot.playground.calls import Call
from bot.playground.channels import Channel
from bot.playground.envelopes import Delivery
from bot.playground.messages import Message
from bot.playground.people import Person
from bot.playground.standin import StandIn
from tests.playground.reading import Reply, Said
from tests.playground.serving import PATIENCE

Json = dict[str, Any]


class Watching:
    """What the bot said, and what Slack saw of it."""

    standin: StandIn
    mia, tom, chen, wu, raj = people.MIA, people.TOM, people.XIAO_CHEN, people.LAO_WU, people.RAJ
    bot_user = people.BOT_USER
    team = people.TEAM

    def bot_messages(
        self, channel: Channel | str, thread: str | None = None, seen_by: Person | None = None
    ) -> list[Reply]:
        """The bot's messages in a channel, or in one of its threads; with ephemeral ones for `seen_by`."""
        key = channel if isinstance(channel, str) else channel.id
        return [
            Reply(one)
            for one in self.standin.workspace.messages(key)
            if one.by_our_bot
            and thread in (None, one.thread)
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
            one
            for one in self.bot_messages(where, seen_by=self.standin.workspace.people.get(message.user))
            if float(one.ts) > float(message.ts)
            and not one.message.streaming
            and (
                one.message.thread == thread or one.message.only_for or (where.kind == "im" and not one.message.thread)
            )
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

    def calls(self, method: str | None = None) -> list[Call]:
        return self.standin.calls.all(method)

    def refusals(self) -> list[Call]:
        """Calls that were refused, so that a test can assert there were none."""
        return self.standin.calls.refused()

    def warnings(self) -> list[Call]:
        return [call for call in self.calls() if call.warnings]

    def deliveries(self, event_type: str | None = None) -> list[Delivery]:
        return [one for one in list(self.standin.sent) if event_type in (None, one.event_type)]
