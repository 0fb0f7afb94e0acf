"""Messages and mentions: what people say, change and delete."""

from typing import Any

from slack_bolt import App

from bot.slack import speech
from bot.slack.doors import Doors
from bot.slack.places import conversation
from bot.slack.plain import mentions
from bot.usecases.inbound import Deleted, Edited, Spoken

Json = dict[str, Any]
Said = Spoken | Edited | Deleted


def register(app: App, doors: Doors) -> None:
    @app.event("message")
    def message(event: Json) -> None:
        hear(event, doors)

    @app.event("app_mention")
    def mention(event: Json) -> None:
        hear(event, doors)


def hear(event: Json, doors: Doors) -> None:
    said = speech.read(event, doors.identity.get(), doors.kinds, doors.names)
    heard = said and _addressed(said, event, doors)
    if heard:
        doors.take(key(heard, event), conversation(heard.place), heard)


def key(said: Said, event: Json) -> str:
    """A mention and its message share one key, whichever comes first; so does every delivery of either."""
    where = f"{said.place.channel}:{said.ts}"
    if event.get("subtype") == "message_changed":
        return f"edit:{where}:{_edited_at(event)}"
    return f"deleted:{where}" if isinstance(said, Deleted) else f"msg:{where}"


def _edited_at(event: Json) -> str:
    return str((event["message"].get("edited") or {}).get("ts") or event["ts"])


def _addressed(said: Said, event: Json, doors: Doors) -> Said | None:
    """What is ours to hear: what addresses the bot, and what is said in a journey's conversation."""
    if said.place.kind == "dm" or (isinstance(said, Spoken) and said.to_bot):
        return said
    if isinstance(said, Spoken) and said.place.thread == said.ts:
        return None  # a channel's own talk: no thread, no mention
    if _in_a_journey(said, doors) or _under_a_new_root(said, event, doors) or _in_a_journey(said, doors):
        return said  # asked twice, because the root may have become known between the two
    return _mentioned_afterwards(said, event, doors) if isinstance(said, Edited) else None


def _in_a_journey(said: Said, doors: Doors) -> bool:
    return doors.concerns(doors.identity.get().team, conversation(said.place))


def _under_a_new_root(said: Said, event: Json, doors: Doors) -> bool:
    """Under a message of ours, while the thread of a new journey is not known yet."""
    me = doors.identity.get()
    message = event.get("message") or event.get("previous_message") or event
    ours = message.get("parent_user_id", me.user) == me.user
    return ours and bool(said.place.channel) and doors.begins(me.team, str(said.place.channel))


def _mentioned_afterwards(said: Edited, event: Json, doors: Doors) -> Spoken | None:
    """Somebody forgot to mention the bot and edits the message to do so: Slack sends no mention for that."""
    me = doors.identity.get().user
    if me not in mentions(event["message"]) or me in mentions(event["previous_message"]):
        return None
    return Spoken(place=said.place, author=said.author, text=said.text, ts=said.ts, to_bot=True)
