"""Asana (developers.asana.com/reference/createtask, /docs/custom-external-data): an action is a task of one project,
found again by the external id that the app gave it. Asana keeps such ids for apps that log in by OAuth."""

from typing import Any
from urllib.parse import quote

from bot.journey.model import ActionStatus
from bot.trackers.calling import Line
from bot.usecases.tracking import Sent, Ticket

API = "https://app.asana.com/api/1.0"
_FIELDS = {"opt_fields": "completed,permalink_url"}


class Asana:
    """Implements `bot.usecases.tracking.Tracker`; `project` is the project's gid."""

    def __init__(self, project: str, token: str, api: str = API) -> None:
        self.name = f"asana:{project}"
        self._project = project
        self._line = Line(self.name, api, headers={"Authorization": f"Bearer {token}"})

    def find(self, key: str) -> Sent | None:
        found = self._line.call("GET", f"/tasks/external:{quote(key, safe='')}", params=_FIELDS, missing=True)
        return _sent(found["data"]) if found else None

    def send(self, ticket: Ticket) -> Sent:
        about: dict[str, Any] = {
            "name": ticket.title,
            "notes": ticket.body,
            "projects": [self._project],
            "external": {"gid": ticket.key},
        }
        if due := ticket.fields.get("due"):
            about["due_on"] = due
        return _sent(self._line.call("POST", "/tasks", params=_FIELDS, json={"data": about})["data"])

    def status(self, ref: str) -> ActionStatus | None:
        """A task of Asana is complete or it is not."""
        task = self._line.call("GET", f"/tasks/{ref}", params=_FIELDS)["data"]
        return "done" if task.get("completed") else None


def _sent(task: Any) -> Sent:
    return Sent(str(task["gid"]), str(task.get("permalink_url") or ""))
