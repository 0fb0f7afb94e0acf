"""The workspace as one person sees it, as pieces of HTML that the page exchanges when they change."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from bot.playground.channels import Channel
from bot.playground.elements import options_of
from bot.playground.inputs import initial_state
from bot.playground.messages import Message
from bot.playground.page.charts import chart
from bot.playground.page.drawn import Drawn, Piece, piece
from bot.playground.page.mrkdwn import Names, markdown, mrkdwn, plain
from bot.playground.page.rich import rich_text
from bot.playground.people import BOT_USER, Person
from bot.playground.standin import StandIn
from bot.playground.views import View
from prompts import Language, render

Json = dict[str, Any]
HERE = Path(__file__).parents[1]
SHOWN = 200
TOGETHER_SECONDS = 300.0

_environment = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.globals["options_of"] = options_of
_environment.globals["initial_state"] = initial_state
_environment.filters["plain"] = plain


class Look:
    """Everything one person sees."""

    def __init__(self, s: StandIn, me: Person, drawn: Drawn | None = None) -> None:
        self.s = s
        self.me = me
        self.drawn = drawn or Drawn()
        self.people = dict(s.workspace.people)
        self.language: Language = "zh" if me.locale.startswith("zh") else "en"
        self.names = Names(self._person_name, self._channel_name, me.id)

    def words(self, entry: str, **values: Any) -> str:
        return render(f"playground/page.{entry}", self.language, **values)

    def frame(self) -> dict[str, str]:
        """The words of the page's frame, which stays when one becomes somebody else."""
        names = (
            "title",
            "thread",
            "close",
            "send",
            "attach",
            "message",
            "lost",
            "not_slack",
            "note",
            "places",
            "messages",
            "home_tab",
        )
        return {name: self.words(name) for name in names} | {
            "not_slack_either": render("playground/page.not_slack", "en" if self.language == "zh" else "zh")
        }

    def html(self, template: str, **values: Any) -> str:
        return _environment.get_template(template).render(
            me=self.me,
            t=self.words,
            look=self,
            people=self.people,
            bot=BOT_USER,
            manifest=self.s.config.manifest,
            **values,
        )

    def _person_name(self, key: str) -> str:
        found = self.people.get(key)
        return found.real_name if found else key

    def _channel_name(self, key: str) -> str:
        found = self.s.workspace.channels.get(key)
        return found.name if found and (found.kind == "channel" or self.me.id in found.members) else ""

    # Text

    def mrkdwn(self, text: str) -> Markup:
        return mrkdwn(text, self.names)

    def markdown(self, text: str) -> Markup:
        return markdown(text, self.names)

    def rich(self, block: Json) -> Markup:
        return rich_text(block, self.names)

    def chart(self, block: Json) -> Markup:
        return chart(block)

    def text(self, given: Json) -> Markup:
        """A text object."""
        return plain(given["text"]) if given["type"] == "plain_text" else self.mrkdwn(given["text"])

    def clock(self, ts: str) -> str:
        return datetime.datetime.fromtimestamp(float(ts)).strftime("%H:%M")

    def day(self, ts: str) -> str:
        date = datetime.datetime.fromtimestamp(float(ts)).date()
        ago = (datetime.date.today() - date).days
        return self.words("today") if ago == 0 else self.words("yesterday") if ago == 1 else date.isoformat()

    # Places

    def channels(self) -> list[Channel]:
        """The channels in the sidebar: one's own, and public ones to join."""
        rooms = [one for one in list(self.s.workspace.channels.values()) if one.kind != "im"]
        return [one for one in rooms if self.me.id in one.members or one.kind == "channel"]

    def latest(self, channel: str) -> str:
        """The ts of the newest message here that is not one's own."""
        newest_first = reversed(self.s.workspace.messages(channel))
        return next((one.ts for one in newest_first if self.sees(one) and one.user != self.me.id), "0")

    def sees(self, message: Message) -> bool:
        return message.only_for in (None, self.me.id)

    def colour(self, person: Person) -> int:
        """One of seven, by the order in which people came."""
        return list(self.people).index(person.id) % 7

    def place(self, channel: Channel) -> str:
        return "Journey" if channel.kind == "im" else f"#{channel.name}"

    # Pieces

    def sidebar(self, at: str) -> Piece:
        people = [one for one in self.people.values() if not one.is_bot]
        dm = self.s.workspace.dm_with(self.me.id)
        return piece("sidebar", self.html("sidebar.html", everyone=people, channels=self.channels(), dm=dm, at=at))

    def header(self, channel: Channel, tab: str) -> Piece:
        shown = self.html("header.html", channel=channel, tab=tab, member=self.me.id in channel.members)
        return piece("header", shown)

    def main(self, channel: Channel) -> list[Piece]:
        if self.me.id not in channel.members:
            return []
        seen = [one for one in self.s.workspace.messages(channel.id) if self.sees(one)]
        top = [one for one in seen if not one.is_reply or one.to_channel]
        return [*self._listed(top[-SHOWN:], in_thread=False), *self._offered(channel)]

    def _offered(self, channel: Channel) -> list[Piece]:
        """In the DM of an agent what it offers stands under the latest message."""
        if channel.kind != "im":
            return []
        roots = [m.ts for m in self.s.workspace.messages(channel.id) if m.thread in (None, m.ts)]
        return self._assistant(channel.id, max(roots, default=""))

    def _assistant(self, channel: str, thread: str) -> list[Piece]:
        assistant = self.s.threads.of(channel, thread)
        if not (assistant.status or assistant.prompts):
            return []
        return [piece("assistant", self.html("assistant.html", assistant=assistant))]

    def thread(self, channel: Channel, ts: str) -> list[Piece]:
        first = self.s.workspace.message(channel.id, ts)
        if first is None or self.me.id not in channel.members or not self.sees(first):
            return []
        everything = self.s.workspace.messages(channel.id)
        own = [one for one in everything if one.thread == ts and one.ts != ts and self.sees(one)]
        return [*self._listed([first, *own], in_thread=True), *self._assistant(channel.id, ts)]

    def _listed(self, messages: Sequence[Message], in_thread: bool) -> list[Piece]:
        pieces: list[Piece] = []
        before: Message | None = None
        for message in messages:
            if before is None or self.day(before.ts) != self.day(message.ts):
                day = self.day(message.ts)
                pieces.append(piece(f"day-{day}", self.html("day.html", day=day)))
                before = None
            pieces.append(self.message(message, in_thread, self._goes_on(before, message)))
            before = message
        return pieces

    def _goes_on(self, before: Message | None, message: Message) -> bool:
        """Whether a message follows its writer's last one so closely that the name need not be said again."""
        return (
            before is not None
            and before.user == message.user
            and before.only_for == message.only_for
            and float(message.ts) - float(before.ts) < TOGETHER_SECONDS
            and before.subtype != "tombstone"
        )

    def message(self, message: Message, in_thread: bool, goes_on: bool) -> Piece:
        author = self.people.get(message.user)
        replies = () if in_thread else tuple(self.s.workspace.replies(message.channel, message.ts))
        files = [self.s.workspace.files[key] for key in message.files if key in self.s.workspace.files]
        thread = self.s.threads.of(message.channel, message.ts)

        def draw() -> Piece:
            shown = self.html(
                "message.html",
                message=message,
                author=author,
                replies=replies,
                files=files,
                in_thread=in_thread,
                goes_on=goes_on,
                mine=message.user == self.me.id,
                title=thread.title,
            )
            return piece(f"m-{message.ts.replace('.', '-')}", shown)

        key = (message.channel, message.ts, self.me.id, in_thread, goes_on, len(self.people), thread.title)
        return self.drawn.get(key, (message, author, *replies), draw)

    def modal(self) -> Piece | None:
        """The open modal. What is being typed in it does not make it another; an update by the bot does."""
        view = self.s.views.top(self.me.id)
        if view is None:
            return None
        return piece("modal", self.html("modal.html", view=view, values=view.values), f"{view.id} {view.hash}")

    def home(self) -> Piece:
        view: View | None = self.s.views.homes.get(self.me.id)
        return piece("home", self.html("home.html", view=view, values=view.values if view else {}))

    def picture(self, slack_file: Json) -> str:
        """The id of the file an image block shows."""
        key = slack_file.get("id") or slack_file.get("url", "")
        return next((one for one in self.s.workspace.files if one in key), "")
