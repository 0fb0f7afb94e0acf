"""Messages, as `conversations.history` and the message events show them."""

from dataclasses import dataclass
from typing import Any

from bot.playground.people import APP, BOT, BOT_NAME, BOT_USER, TEAM, Person

Json = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """One message. `thread` is its parent's ts (its own, once a parent has replies, is computed);
    `only_for` names the one person who sees an ephemeral message; `streaming` while a stream is open;
    `typed` is what its writer typed, for editing; `markdown` where the text is Markdown (streams)."""

    channel: str
    ts: str
    user: str
    text: str
    thread: str | None = None
    blocks: tuple[Json, ...] = ()
    files: tuple[str, ...] = ()
    subtype: str | None = None
    bot_id: str | None = None
    metadata: Json | None = None
    edited_by: str | None = None
    edited_ts: str | None = None
    reactions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    only_for: str | None = None
    streaming: bool = False
    client_id: str | None = None
    team: str = TEAM
    to_channel: bool = False
    typed: str = ""
    markdown: bool = False
    attachments: tuple[Json, ...] = ()

    @property
    def by_our_bot(self) -> bool:
        return self.bot_id == BOT

    @property
    def is_reply(self) -> bool:
        return self.thread is not None and self.thread != self.ts


def bot_profile() -> Json:
    return {
        "id": BOT,
        "app_id": APP,
        "user_id": BOT_USER,
        "name": BOT_NAME,
        "deleted": False,
        "team_id": TEAM,
        "updated": 1_700_000_000,
        "icons": {},
    }


def as_slack(message: Message, files: list[Json], thread: Json | None = None, with_metadata: bool = False) -> Json:
    """The message object. `files` are its file objects; `thread` what a parent says of its replies."""
    shown: Json = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    optional: Json = {
        "subtype": message.subtype,
        "client_msg_id": message.client_id,
        "team": message.team,
        "thread_ts": message.thread,
        "blocks": list(message.blocks) or None,
        "attachments": list(message.attachments) or None,
        "files": files or None,
        "edited": {"user": message.edited_by, "ts": message.edited_ts} if message.edited_ts else None,
        "reactions": [{"name": name, "users": list(users), "count": len(users)} for name, users in message.reactions]
        or None,
        "metadata": message.metadata if with_metadata else None,
        "is_ephemeral": True if message.only_for else None,
    }
    if message.bot_id:
        optional |= {"bot_id": message.bot_id}
    if message.by_our_bot:
        optional |= {"app_id": APP, "bot_profile": bot_profile()}
    return {**shown, **{name: value for name, value in optional.items() if value is not None}, **(thread or {})}


def thread_facts(parent: Message, replies: list[Message]) -> Json:
    """What Slack adds to the first message of a thread that has replies."""
    if not replies:
        return {}
    users = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": parent.ts,
        "reply_count": len(replies),
        "reply_users_count": len(users),
        "latest_reply": replies[-1].ts,
        "reply_users": users[:5],
        "is_locked": False,
        "subscribed": True,
    }


def author_facts(person: Person) -> Json:
    """The short form of a person in interaction payloads."""
    return {"id": person.id, "username": person.name, "name": person.name, "team_id": person.team}
