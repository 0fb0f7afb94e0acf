"""App Home, and the messages tab of an app with `agent_view`: its opening is where prompts are due."""

from typing import Any

from slack_bolt import App

from bot.slack.doors import Doors
from bot.slack.places import conversation
from bot.usecases.inbound import AssistantOpened, HomeOpened, Place

Json = dict[str, Any]


def register(app: App, doors: Doors) -> None:
    @app.event("app_home_opened")
    def opened(event: Json, body: Json) -> None:
        person = str(event["user"])
        if event.get("tab") == "home":
            doors.take(f"event:{body['event_id']}", f"home:{person}", HomeOpened(author=person))
        elif event.get("tab") == "messages" and event.get("channel"):
            where = Place(channel=str(event["channel"]), kind="dm")
            opened = AssistantOpened(place=where, author=person)
            doors.take(f"event:{body['event_id']}", conversation(where), opened)
