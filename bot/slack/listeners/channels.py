"""A channel gets another id when it is shared with another workspace, or moved within an organisation."""

from typing import Any

from slack_bolt import App

from bot.slack.doors import Doors
from bot.usecases.inbound import Renumbered

Json = dict[str, Any]


def register(app: App, doors: Doors) -> None:
    @app.event("channel_id_changed")
    def changed(event: Json, body: Json) -> None:
        renumbered = Renumbered(old=str(event["old_channel_id"]), new=str(event["new_channel_id"]))
        doors.take(f"event:{body['event_id']}", f"renumber:{renumbered.new}", renumbered)
