"""Message events → what a person said, changed or took back; None for everything that is no person speaking."""

from collections.abc import Mapping
from typing import Any

from bot.slack import carried
from bot.slack.identity import Me
from bot.slack.places import Kinds, place
from bot.slack.plain import Names, laid_out, mentions, nobody, plain
from bot.usecases.inbound import Deleted, Edited, Place, Spoken, UploadedFile

Json = Mapping[str, Any]
_A_PERSON_SPEAKING = {None, "file_share", "thread_broadcast", "me_message"}


def read(event: Json, me: Me, kinds: Kinds, names: Names = nobody) -> Spoken | Edited | Deleted | None:
    """`event` is the inner event of `message` or `app_mention`."""
    match event.get("subtype"):
        case "message_changed":
            return _edited(event, me, kinds, names)
        case "message_deleted":
            return _deleted(event, me, kinds)
    return _spoken(event, me, kinds, names)


def _spoken(event: Json, me: Me, kinds: Kinds, names: Names) -> Spoken | None:
    where = _place(event, event, kinds)
    if not _by_a_person(event, me):
        return None
    addressed = mentions(event)
    to_bot = where.kind == "dm" or me.user in addressed
    return Spoken(
        place=where,
        author=str(event["user"]),
        text=plain(event, me.user, names),
        laid_out=laid_out(event, me.user, names),
        material=carried.pieces(event, me.user, names),
        unread=carried.unread(event),
        ts=str(event["ts"]),
        to_bot=to_bot,
        to_others=not to_bot and bool(addressed),
        files=tuple(map(_file, carried.files(event))),
    )


def _edited(event: Json, me: Me, kinds: Kinds, names: Names) -> Edited | Deleted | None:
    """Only where the words changed: previews, reactions and metadata change a message too."""
    now, before = event.get("message") or {}, event.get("previous_message") or {}
    where = _place(event, now, kinds)
    if not _by_a_person(before or now, me):
        return None
    if now.get("subtype") == "tombstone":  # a deleted message that had replies
        return Deleted(place=where, author=str(before["user"]), ts=str(now["ts"]))
    if not _by_a_person(now, me) or _words(now, me) == _words(before, me):
        return None
    return Edited(place=where, author=str(now["user"]), text=plain(now, me.user, names), ts=str(now["ts"]))


def _words(message: Json, me: Me) -> tuple[str, frozenset[str]]:
    return plain(message, me.user), mentions(message)


def _deleted(event: Json, me: Me, kinds: Kinds) -> Deleted | None:
    before = event.get("previous_message") or {}
    where = _place(event, {"ts": event.get("deleted_ts"), **before}, kinds)
    if not _by_a_person(before, me):
        return None
    return Deleted(place=where, author=str(before["user"]), ts=str(event.get("deleted_ts") or before["ts"]))


def _by_a_person(message: Json, me: Me) -> bool:
    """Not a bot, ours or another's; not ourselves; not Slack noting that somebody joined."""
    author = message.get("user")
    return bool(
        author
        and author not in (me.user, "USLACKBOT")
        and not message.get("bot_id")
        and message.get("subtype") in _A_PERSON_SPEAKING
    )


def _place(event: Json, message: Json, kinds: Kinds) -> Place:
    thread = message.get("thread_ts")
    return place(str(event["channel"]), kinds.of_event(event), str(message["ts"]), str(thread) if thread else None)


def _file(file: Json) -> UploadedFile:
    """Of a file shared from another workspace the event tells only the id; the rest is asked for when it is read."""
    return UploadedFile(
        id=str(file["id"]),
        name=str(file.get("name") or ""),
        mimetype=str(file.get("mimetype") or ""),
        size=int(file.get("size") or 0),
        url=str(file.get("url_private_download") or file.get("url_private") or ""),
    )
