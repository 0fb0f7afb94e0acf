"""What there was no time to ask Slack for before the acknowledgement: names for ids, and whether a channel is private.

`app_mention` does not say what kind its channel is, so that one not heard of before counts as private until here.
"""

import json
import re
from collections.abc import Callable

from pydantic import TypeAdapter

from bot.material.pieces import Piece
from bot.slack.directory import Directory
from bot.slack.errors import SlackRefused
from bot.slack.letters import written_in
from bot.slack.richtext import POINTER
from bot.usecases.inbound import (
    AssistantOpened,
    Event,
    HomeOpened,
    Inbound,
    Place,
    Spoken,
    Submitted,
    Unsaid,
)
from bot.usecases.ports import CannotTell, Channel, OutOfReach
from prompts import render

_PERSON = re.compile(rf"@{POINTER}([UW][A-Z0-9]+)")
_CHANNEL = re.compile(rf"#{POINTER}([CG][A-Z0-9]+)")
_PIECES: TypeAdapter[tuple[Piece, ...]] = TypeAdapter(tuple[Piece, ...])
_GROUP = re.compile(rf"@{POINTER}(S[A-Z0-9]+)")


def completed(inbound: Inbound, directory: Directory) -> Inbound:
    """The same event, `@U0TOM00001` read as `@Tom` and its place as Slack knows it. Raises `SlackUnavailable`."""
    event = inbound.event
    if isinstance(event, HomeOpened | AssistantOpened | Submitted | Unsaid):
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


def _named(tenant: str, text: str, directory: Directory, write: Callable[[str], str] = str) -> str:
    """Whoever and whatever Slack does not tell of is called by its kind: an id is nobody's name. Letters that somebody
    typed are no reference, however like an id they look ("#CASE20419")."""
    language = written_in(text)

    def called(mark: str, name: str | None, id: str, kind: str) -> str:
        return mark + write(name if name and name != id else render(f"slack/notices.nameless{kind}", language))

    text = _PERSON.sub(lambda found: called("@", directory.person(tenant, found[1]).name, found[1], ""), text)
    text = _GROUP.sub(lambda found: called("@", directory.group(tenant, found[1]), found[1], "_group"), text)
    return _CHANNEL.sub(lambda found: called("#", _name(tenant, found[1], directory), found[1], "_channel"), text)


def _in_json(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)[1:-1]


def _in_pieces(tenant: str, material: tuple[Piece, ...], directory: Directory) -> tuple[Piece, ...]:
    told = _PIECES.dump_json(material).decode()
    if not any(form.search(told) for form in (_PERSON, _CHANNEL, _GROUP)):
        return material
    return _PIECES.validate_json(_named(tenant, told, directory, _in_json))


def _name(tenant: str, id: str, directory: Directory) -> str | None:
    channel = _channel(tenant, id, directory)
    return channel.name if channel else None


def _channel(tenant: str, id: str, directory: Directory) -> Channel | None:
    """None where the bot cannot see it, or cannot be told."""
    try:
        return directory.channel(tenant, id)
    except (SlackRefused, CannotTell, OutOfReach):
        return None
