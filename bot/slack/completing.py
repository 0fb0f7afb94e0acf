"""What there was no time to ask Slack for before the acknowledgement: names for ids, and whether a channel is private.

`app_mention` does not say what kind its channel is, so that one not heard of before counts as private until here.
"""

import re

from pydantic import TypeAdapter

from bot.material.pieces import Piece
from bot.slack.directory import Directory
from bot.slack.errors import SlackRefused
from bot.usecases.inbound import (
    AssistantOpened,
    CameDue,
    Departed,
    Emptied,
    Event,
    HomeOpened,
    Inbound,
    ListLooked,
    Place,
    Rang,
    Spoken,
    Submitted,
)
from bot.usecases.ports import CannotTell, Channel, OutOfReach

_PERSON = re.compile(r"(?<!\w)@([UW][A-Z0-9]{6,})\b")
_CHANNEL = re.compile(r"(?<!\w)#([CG][A-Z0-9]{6,})\b")
_PIECES: TypeAdapter[tuple[Piece, ...]] = TypeAdapter(tuple[Piece, ...])
_GROUP = re.compile(r"(?<!\w)@(S[A-Z0-9]{6,})\b")


def completed(inbound: Inbound, directory: Directory) -> Inbound:
    """The same event, `@U0TOM00001` read as `@Tom` and its place as Slack knows it. Raises `SlackUnavailable`."""
    event = inbound.event
    if isinstance(event, HomeOpened | AssistantOpened | Submitted | Rang | CameDue | Departed | Emptied | ListLooked):
        return inbound
    changes: dict[str, object] = {"place": _place(inbound.tenant, event.place, directory)}
    for field in ("text", "laid_out"):
        if text := getattr(event, field, ""):
            changes[field] = _named(inbound.tenant, text, directory)
    if isinstance(event, Spoken) and event.material:
        changes["material"] = _in_pieces(inbound.tenant, event.material, directory)
    return _with(inbound, event, changes)


def _with(inbound: Inbound, event: Event, changes: dict[str, object]) -> Inbound:
    return inbound.model_copy(update={"event": event.model_copy(update=changes)})


def _place(tenant: str, place: Place, directory: Directory) -> Place:
    """Public only where Slack says so, now or before."""
    if place.kind != "private" or not place.channel:
        return place
    channel = _channel(tenant, place.channel, directory)
    return place.model_copy(update={"kind": channel.kind}) if channel else place


def _named(tenant: str, text: str, directory: Directory) -> str:
    text = _PERSON.sub(lambda found: "@" + directory.person(tenant, found[1]).name, text)
    text = _GROUP.sub(lambda found: "@" + (directory.group(tenant, found[1]) or "team"), text)
    return _CHANNEL.sub(lambda found: "#" + _name(tenant, found[1], directory), text)


def _in_pieces(tenant: str, material: tuple[Piece, ...], directory: Directory) -> tuple[Piece, ...]:
    told = _PIECES.dump_json(material).decode()
    if not any(form.search(told) for form in (_PERSON, _CHANNEL, _GROUP)):
        return material
    return _PIECES.validate_json(_named(tenant, told, directory))


def _name(tenant: str, id: str, directory: Directory) -> str:
    channel = _channel(tenant, id, directory)
    return channel.name if channel and channel.name else id


def _channel(tenant: str, id: str, directory: Directory) -> Channel | None:
    """None where the bot cannot see it, or cannot be told."""
    try:
        return directory.channel(tenant, id)
    except (SlackRefused, CannotTell, OutOfReach):
        return None
