"""Addresses of maps in somebody's message: Slack asks what to show under them. What nobody may see is left as it is."""

from typing import Any

from slack_bolt import App

from bot.slack.doors import Doors
from bot.usecases.inbound import LinkShared, Place

Json = dict[str, Any]


def register(app: App, doors: Doors) -> None:
    @app.event("link_shared")
    def shared(event: Json, body: Json) -> None:
        urls = tuple(str(link["url"]) for link in event.get("links") or ())
        if not urls:
            return
        seen = LinkShared(
            place=Place(channel=str(event.get("channel") or ""), kind="private"),
            author=str(event["user"]),
            urls=urls,
            message=str(event.get("message_ts") or ""),
            unfurl=str(event.get("unfurl_id") or ""),
            source=str(event.get("source") or ""),
        )
        doors.take(f"event:{body['event_id']}", f"links:{seen.place.channel}", seen)
