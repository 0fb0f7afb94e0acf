"""A reaction on a message, by which it becomes evidence. Which one, and whether at all, is a setting."""

from typing import Any

from slack_bolt import App

from bot.slack.doors import Doors
from bot.slack.places import conversation
from bot.usecases.inbound import Place, Reacted

Json = dict[str, Any]


def register(app: App, doors: Doors) -> None:
    @app.event("reaction_added")
    def reacted(event: Json) -> None:
        item = event.get("item") or {}
        if not doors.reaction or event.get("reaction") != doors.reaction or item.get("type") != "message":
            return
        channel, ts, person = str(item["channel"]), str(item["ts"]), str(event["user"])
        where = Place(channel=channel, kind=doors.kinds.of_event({"channel": channel}))
        doors.take(f"reaction:{channel}:{ts}", conversation(where), Reacted(place=where, author=person, ts=ts))
