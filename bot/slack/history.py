"""What already stands in a conversation: our own turns and files, a single message, a thread before we came."""

from collections.abc import Iterator
from typing import Any

from bot.slack import carried, speech
from bot.slack.errors import SlackRefused
from bot.slack.identity import Identity
from bot.slack.places import Kinds
from bot.slack.plain import plain
from bot.slack.web import Web
from bot.usecases.inbound import MessageSaved, Place, Spoken

Json = dict[str, Any]
EVENT_TYPE = "journey_turn"
PAGE = 200
MOST_PAGES = 25  # five thousand messages; a thread of ours is a few hundred


def metadata(turn: str, part: int) -> Json:
    """What a message of ours carries, so that a recovery can find it (messaging/message-metadata)."""
    return {"event_type": EVENT_TYPE, "event_payload": {"turn": turn, "part": part}}


class History:
    def __init__(self, web: Web, identity: Identity) -> None:
        self._web = web
        self._identity = identity

    def turn(self, place: Place, turn: str) -> dict[int, str]:
        """part → ts of the messages that said this turn already."""
        found = {}
        for message in self._messages(place):
            said = message.get("metadata") or {}
            payload = said.get("event_payload") or {}
            if said.get("event_type") == EVENT_TYPE and payload.get("turn") == turn and self._ours(message):
                found[int(payload.get("part", 0))] = str(message["ts"])
        return found

    def file(self, place: Place, name: str) -> str | None:
        """The id of the file that we shared under this name."""
        for message in self._messages(place):
            if self._ours(message):
                for file in message.get("files") or ():
                    if file.get("name") == name:
                        return str(file["id"])
        return None

    def message(self, place: Place, ts: str) -> Json | None:
        """One message, wherever in its conversation it stands."""
        read = self._web.call(
            "conversations.replies", channel=place.channel, ts=place.thread or ts, oldest=ts, latest=ts,
            inclusive=True, limit=2, include_all_metadata=True,
        )  # fmt: skip
        return next((each for each in read.get("messages", ()) if each.get("ts") == ts), None)

    def earlier(self, tenant: str, place: Place, before: str) -> tuple[Spoken, ...]:
        """What people said in a thread before the bot was called into it, oldest first.

        Raises `SlackRefused` or `SlackUnavailable`."""
        me = self._identity.get()
        if tenant != me.team or not place.thread:
            return ()
        kinds = Kinds()
        said = []
        for message in self._messages(place):
            event = {**message, "channel": place.channel, "channel_type": _CHANNEL_TYPES[place.kind]}
            heard = speech.read(event, me, kinds, _as_it_is)
            if isinstance(heard, Spoken) and float(heard.ts) < float(before):
                said.append(heard)
        return tuple(said)

    def saved(self, tenant: str, place: Place, ts: str, by: str) -> MessageSaved | None:
        """A message that somebody marked, as one that is to be saved. Raises as `earlier`."""
        me = self._identity.get()
        message = self.message(place, ts) if tenant == me.team else None
        if message is None:
            return None
        thread = str(message.get("thread_ts") or ts)
        return MessageSaved(
            place=place.model_copy(update={"thread": thread}),
            author=by,
            said_by=str(message.get("user") or message.get("bot_id") or ""),
            text=plain(message, me.user, _as_it_is),
            material=carried.pieces(message, me.user, _as_it_is),
            ts=ts,
            ours=self._ours(message),
        )

    def turn_of(self, tenant: str, place: Place, ts: str) -> str | None:
        """The turn that a message of ours is the answer of. Raises `SlackUnavailable`."""
        try:
            message = self.message(place, ts) if tenant == self._identity.get().team else None
        except SlackRefused:
            return None
        said = (message or {}).get("metadata") or {}
        ours = message is not None and self._ours(message) and said.get("event_type") == EVENT_TYPE
        return str(said["event_payload"]["turn"]) if ours else None

    def _ours(self, message: Json) -> bool:
        me = self._identity.get()
        return message.get("user") == me.user or bool(me.bot and message.get("bot_id") == me.bot)

    def _messages(self, place: Place) -> Iterator[Json]:
        method = "conversations.replies" if place.thread else "conversations.history"
        cursor: str | None = None
        for _ in range(MOST_PAGES):
            read = self._web.call(
                method, channel=place.channel, ts=place.thread, limit=PAGE, cursor=cursor, include_all_metadata=True
            )
            yield from read.get("messages", ())
            cursor = (read.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return


def _as_it_is(id: str) -> str:
    """Nobody asks for the names of those who were spoken of earlier."""
    return id


_CHANNEL_TYPES = {"public": "channel", "private": "group", "dm": "im"}
