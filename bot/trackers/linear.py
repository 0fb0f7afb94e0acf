"""Linear (linear.app/developers/graphql): an action is an issue of one team. Its id is chosen by us, made from the
action's key, so that the same action can never become two."""

import hashlib
import uuid
from typing import Any

from bot.journey.model import ActionStatus
from bot.trackers.calling import Line
from bot.usecases.tracking import Sent, Ticket, TrackerRefused

API = "https://api.linear.app"
_FIELDS = "id identifier url state { type }"
_FIND = f"query Find($id: ID!) {{ issues(filter: {{ id: {{ eq: $id }} }}) {{ nodes {{ {_FIELDS} }} }} }}"
_CREATE = (
    f"mutation Create($input: IssueCreateInput!) {{ issueCreate(input: $input) {{ success issue {{ {_FIELDS} }} }} }}"
)
_BY_STATE: dict[str, ActionStatus] = {"started": "doing", "completed": "done", "canceled": "dropped"}


class Linear:
    """Implements `bot.usecases.tracking.Tracker`; `team` is the team's id."""

    def __init__(self, team: str, key: str, api: str = API) -> None:
        self.name = f"linear:{team}"
        self._team = team
        self._line = Line(self.name, api, headers={"Authorization": key})

    def find(self, key: str) -> Sent | None:
        found = self._asked(_FIND, id=_id(key))["issues"]["nodes"]
        return _sent(found[0]) if found else None

    def send(self, ticket: Ticket) -> Sent:
        about = {"id": _id(ticket.key), "teamId": self._team, "title": ticket.title, "description": ticket.body}
        if due := ticket.fields.get("due"):
            about["dueDate"] = due
        return _sent(self._asked(_CREATE, input=about)["issueCreate"]["issue"])

    def status(self, ref: str) -> ActionStatus | None:
        """`ref` is the identifier that people see, like OPS-7."""
        query = f"query Issue($id: String!) {{ issue(id: $id) {{ {_FIELDS} }} }}"
        return _BY_STATE.get(self._asked(query, id=ref)["issue"]["state"]["type"])

    def _asked(self, query: str, **variables: Any) -> Any:
        """An error comes with 200 and no data."""
        told = self._line.call("POST", "/graphql", json={"query": query, "variables": variables})
        if told.get("errors") or not told.get("data"):
            code = ((told.get("errors") or [{}])[0].get("extensions") or {}).get("code", "no_data")
            raise TrackerRefused(self.name, str(code))
        return told["data"]


def _id(key: str) -> str:
    return str(uuid.UUID(bytes=hashlib.sha256(key.encode()).digest()[:16], version=4))


def _sent(issue: Any) -> Sent:
    return Sent(str(issue["identifier"]), str(issue["url"]))
