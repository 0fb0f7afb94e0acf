"""App Home."""

from typing import Any

from slack_bolt import App

from bot.slack.doors import Doors
from bot.usecases.inbound import HomeOpened

Json = dict[str, Any]


def register(app: App, doors: Doors) -> None:
    @app.event("app_home_opened")
    def opened(event: Json, body: Json) -> None:
        if event.get("tab") == "home":
            person = str(event["user"])
            doors.take(f"event:{body['event_id']}", f"home:{person}", HomeOpened(author=person))
