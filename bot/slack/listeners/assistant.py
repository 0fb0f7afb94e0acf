"""The assistant's pane: a thread of it was opened. What is said there comes as messages of the DM."""

from typing import Any

from slack_bolt import App

from bot.slack.doors import Doors
from bot.slack.places import conversation
from bot.usecases.inbound import AssistantOpened, Place

Json = dict[str, Any]


def register(app: App, doors: Doors) -> None:
    @app.event("assistant_thread_started")
    def started(event: Json, body: Json) -> None:
        thread = event["assistant_thread"]
        where = Place(channel=str(thread["channel_id"]), thread=str(thread["thread_ts"]), kind="dm")
        opened = AssistantOpened(place=where, author=str(thread["user_id"]))
        doors.take(f"event:{body['event_id']}", conversation(where), opened)

    @app.event("assistant_thread_context_changed")
    def looked_elsewhere() -> None:
        """Which channel somebody looks at meanwhile changes nothing for us."""
