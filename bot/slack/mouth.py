"""Says things in Slack. A turn said twice is heard once: it is looked for before it is said again."""

import logging
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from bot.guide.form import Form
from bot.guide.reply import Reply
from bot.slack import hooks, limits
from bot.slack.errors import SlackRefused, SlackUnavailable
from bot.slack.fallback import REFUSED, Fallback
from bot.slack.history import History, metadata
from bot.slack.identity import Identity
from bot.slack.mrkdwn import mrkdwn, plain_text
from bot.slack.pace import Pace
from bot.slack.uploads import Uploads
from bot.slack.views import blocks, modals
from bot.slack.views.blocks import Block
from bot.slack.views.messages import Message, messages, whole_text
from bot.slack.views.modals import Handle, View
from bot.slack.views.pieces import short
from bot.slack.views.settled import settled, settled_text
from bot.slack.web import Web
from bot.usecases.inbound import Place

log = logging.getLogger("bot.slack")
T = TypeVar("T")
BLIND_SECONDS = 10.0
MOST_LINKS = 5000  # that are kept
_OUT_OF_REACH = {"user_not_in_channel", "not_in_channel", "channel_not_found", "is_archived", "messages_tab_disabled"}
_BLOCKS_REFUSED = REFUSED | {"msg_blocks_too_long", "msg_too_long"}
_VIEW_GONE = {"not_found", "hash_conflict", "view_not_found"}


class Mouth:
    """Raises `SlackUnavailable` (try again) and `SlackRefused` (it would be refused again)."""

    def __init__(self, web: Web, identity: Identity) -> None:
        self._web = web
        self._identity = identity
        self._history = History(web, identity)
        self._uploads = Uploads(web)
        self.fallback = Fallback()
        self._pace = Pace(limits.EDIT_SECONDS)
        self._blind: dict[str, float] = {}  # turn → since when its conversation cannot be read
        self._links: dict[tuple[str, str], str | None] = {}  # (channel, root) → its address

    # Messages

    def post(self, tenant: str, place: Place, reply: Reply, turn: str, again: bool) -> str:
        """The ts of the reply's first message; "" where it has nothing to post, or only one person may see it."""
        self._ours(tenant)
        if reply.only_to:
            self.whisper(tenant, place, reply.only_to, reply)
            return ""
        said = self._looked(turn, lambda: self._history.turn(place, turn)) if again else None
        posted = [
            (said or {}).get(number) or self._post(place, part, turn, number)
            for number, part in enumerate(messages(reply))
        ]
        return posted[0] if posted else ""

    def whisper(self, tenant: str, place: Place, person: str, reply: Reply) -> None:
        """To one person where they are; in their DM where the bot cannot reach them there."""
        self._ours(tenant)
        for part in messages(reply):
            self._whisper(place, person, part)

    def respond(self, response_url: str, reply: Reply) -> None:
        """Raises `SlackRefused` when the URL is older than thirty minutes, or used five times."""
        for part in messages(reply):
            self.fallback.say(part, partial(self._respond, response_url, part.text))

    def replace(self, tenant: str, place: Place, ts: str, reply: Reply) -> None:
        """The message at `ts` says this instead; what does not fit in it follows."""
        self._ours(tenant)
        first, *rest = messages(reply)
        self._update(place, ts, first)
        turn = f"replace:{ts}"
        said = self._history.turn(place, turn) if rest else {}
        for number, part in enumerate(rest):
            if number not in said:
                self._post(place, part, turn, number)

    def progress(self, tenant: str, place: Place, ts: str, reply: Reply) -> None:
        """As `replace`, at most once a second: of several in a second the last is shown."""
        self._ours(tenant)
        self._pace.latest(f"{place.channel}:{ts}", lambda: self._update(place, ts, messages(reply)[0]))

    def settle(self, tenant: str, place: Place, ts: str, note: str) -> None:
        """Its words stay; its buttons give way to a note."""
        self._ours(tenant)
        try:
            present = self._history.message(place, ts)
        except (SlackRefused, SlackUnavailable) as silent:
            log.warning("buttons left as they are: %s", silent)  # a courtesy: pressed again, they say that they are old
            return
        if present is None:
            return
        blocks = settled(present.get("blocks") or [], note)
        if blocks == present.get("blocks"):
            return
        try:
            self._web.call(
                "chat.update", channel=place.channel, ts=ts, text=settled_text(present.get("text") or "", note),
                blocks=blocks, metadata=present.get("metadata"),
            )  # fmt: skip
        except (SlackRefused, SlackUnavailable) as refused:
            log.info("buttons left as they are: %s", refused)

    def settle_whisper(self, response_url: str, note: str) -> None:
        """What one person was asked alone gives way to a note. A courtesy, as `settle` is."""
        shown = [blocks.context(mrkdwn(note))]
        try:
            hooks.say(
                response_url, self._web.client.base_url, text=plain_text(note), blocks=shown, replace_original=True
            )
        except (SlackRefused, SlackUnavailable) as refused:
            log.info("buttons left as they are: %s", refused)

    def upload(self, tenant: str, place: Place, content: bytes, name: str, alt: str, turn: str, again: bool) -> str:
        """The id of the file, shared in the conversation; `alt` says what a picture shows."""
        self._ours(tenant)
        unique = self._uploads.name(name, turn)
        found = self._looked(turn, lambda: self._history.file(place, unique)) if again else None
        return found or self._uploads.share(place, content, unique, name, alt)

    # Views

    def show_form(self, tenant: str, view: str, form: Form, private: str) -> None:
        self._ours(tenant)
        handle = Handle.parse(view)
        self._show(handle, modals.form(form, private, handle.place))

    def show_text(self, tenant: str, view: str, title: str, reply: Reply, level: str = "") -> None:
        self._ours(tenant)
        self._show(Handle.parse(view), modals.text(title, reply, level))

    def home(self, tenant: str, person: str, reply: Reply) -> None:
        self._ours(tenant)
        self._web.call("views.publish", user_id=person, view=modals.home(reply))

    # The rest

    def status(self, tenant: str, place: Place, text: str) -> None:
        """What the bot is doing, shown under a thread until it answers. A courtesy: nothing fails without it."""
        self._ours(tenant)
        if not place.thread:
            return
        try:
            self._web.call("assistant.threads.setStatus", channel_id=place.channel, thread_ts=place.thread, status=text)
        except (SlackRefused, SlackUnavailable) as refused:
            log.info("no status: %s", refused)

    def title(self, tenant: str, place: Place, text: str) -> None:
        """What a thread of the assistant's pane is listed under. A courtesy, as the status is."""
        self._ours(tenant)
        try:
            self._web.call(
                "assistant.threads.setTitle", channel_id=place.channel, thread_ts=place.thread,
                title=short(text, limits.THREAD_TITLE),
            )  # fmt: skip
        except (SlackRefused, SlackUnavailable) as refused:
            log.info("no title: %s", refused)

    def suggest(self, tenant: str, place: Place, title: str, prompts: tuple[tuple[str, str], ...]) -> None:
        """Prompts to begin with in the assistant's pane, as (label, what it says), at most four. Without a thread
        they stand in the messages tab. A courtesy: nothing fails without them."""
        self._ours(tenant)
        offered = [{"title": label, "message": said} for label, said in prompts[: limits.SUGGESTED_PROMPTS]]
        try:
            self._web.call(
                "assistant.threads.setSuggestedPrompts", channel_id=place.channel, thread_ts=place.thread,
                title=title or None, prompts=offered,
            )  # fmt: skip
        except SlackRefused as refused:
            log.info("no prompts: %s", refused)

    def permalink(self, tenant: str, place: Place, ts: str) -> str | None:
        self._ours(tenant)
        try:
            return str(self._web.call("chat.getPermalink", channel=place.channel, message_ts=ts)["permalink"])
        except SlackRefused:
            return None

    def link(self, tenant: str, place: Place) -> str | None:
        """To the root of a thread. It never changes, so Slack is asked for it once."""
        self._ours(tenant)
        if not place.channel or not place.thread:
            return None
        key = (place.channel, place.thread)
        if key not in self._links:
            if len(self._links) >= MOST_LINKS:
                self._links.clear()
            try:
                found = self.permalink(tenant, place, place.thread)
            except SlackUnavailable:
                return None
            self._links[key] = found
        return self._links[key]

    def unfurl(self, tenant: str, place: Place, message: str, by: tuple[str, str], shown: Mapping[str, Reply]) -> None:
        """What stands under addresses in somebody's message. A courtesy: nothing fails without it."""
        self._ours(tenant)
        unfurl, source = by
        named = {"unfurl_id": unfurl, "source": source}
        where = named if all(by) else {"channel": place.channel, "ts": message}
        plain = {url: {"blocks": messages(reply)[0].plain} for url, reply in shown.items()}
        try:
            self._web.call("chat.unfurl", unfurls=plain, **where)
        except (SlackRefused, SlackUnavailable) as refused:
            log.info("no unfurl: %s", refused)

    def dm(self, tenant: str, person: str) -> Place:
        """Where the bot and one person talk alone, opened if it was not."""
        self._ours(tenant)
        return Place(channel=str(self._web.call("conversations.open", users=person)["channel"]["id"]), kind="dm")

    # How

    def _ours(self, tenant: str) -> None:
        if tenant != self._identity.get().team:
            raise SlackRefused("tenant", "not_our_workspace")

    def _looked(self, turn: str, look: Callable[[], T]) -> T | None:
        """What was said already. Where Slack does not show it for a while, an answer twice is better than none."""
        try:
            found = look()
            self._blind.pop(turn, None)
            return found
        except SlackUnavailable as silent:
            now = time.monotonic()
            since = self._blind.setdefault(turn, now)
            if now - since < BLIND_SECONDS:
                raise
            del self._blind[turn]
            log.warning("said without looking whether it was said before: %s", silent)
            return None

    def _post(self, place: Place, part: Message, turn: str, number: int) -> str:
        """An answer that was lost on its way back may have been to a message that was posted: look, then repeat."""
        try:
            return self._post_once(place, part, turn, number)
        except SlackUnavailable:
            found = self._history.turn(place, turn).get(number)
            return found or self._post_once(place, part, turn, number)

    def _post_once(self, place: Place, part: Message, turn: str, number: int) -> str:
        arguments = {"channel": place.channel, "thread_ts": place.thread, "metadata": metadata(turn, number),
                     "unfurl_links": False, "unfurl_media": False}  # fmt: skip
        try:
            said = self._with_blocks("chat.postMessage", part, **arguments)
        except SlackRefused as refused:
            if refused.code not in _BLOCKS_REFUSED:
                raise
            log.error("blocks refused, said as text: %s", refused)
            said = self._web.call("chat.postMessage", text=whole_text(part), **arguments)
        return str(said["ts"])

    def _whisper(self, place: Place, person: str, part: Message) -> None:
        there = {"channel": place.channel, "thread_ts": place.thread}
        try:
            if place.channel and place.kind == "dm":
                self._with_blocks("chat.postMessage", part, **there)
                return
            if place.channel:
                self._with_blocks("chat.postEphemeral", part, user=person, **there)
                return
        except SlackRefused as refused:
            if refused.code not in _OUT_OF_REACH:
                raise
        self._with_blocks("chat.postMessage", part, channel=person)

    def _update(self, place: Place, ts: str, part: Message) -> None:
        self._with_blocks("chat.update", part, channel=place.channel, ts=ts)

    def _with_blocks(self, method: str, part: Message, **arguments: Any) -> dict[str, Any]:
        return self.fallback.say(part, lambda shown: self._web.call(method, text=part.text, blocks=shown, **arguments))

    def _respond(self, url: str, text: str, shown: list[Block]) -> None:
        hooks.say(url, self._web.client.base_url, text=text, blocks=shown)

    def _show(self, handle: Handle, view: View) -> None:
        """With the hash of the view as we left it: what a person is typing in by now is not overwritten."""
        try:
            self._web.call("views.update", view_id=handle.id, hash=handle.hash or None, view=view)
        except SlackRefused as refused:
            plainer = modals.without_alerts(view) if refused.code in REFUSED else None
            if plainer:
                self._show(handle, plainer)
                return
            if refused.code not in _VIEW_GONE:
                raise
            log.info("the modal was closed, or shown already: %s", refused.code)
