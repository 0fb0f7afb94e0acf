"""Jira Cloud (developer.atlassian.com/cloud/jira/platform/rest/v3, issues and issue search): an action is a task of
one project. A label that is made from the action's key finds it again."""

import hashlib
from typing import Any

from bot.journey.model import ActionStatus
from bot.trackers.calling import Line
from bot.usecases.tracking import Sent, Ticket

_NOT_DONE = frozenset({"won't do", "won't fix", "declined", "duplicate", "cancelled", "canceled"})


class Jira:
    """Implements `bot.usecases.tracking.Tracker`; `site` is `https://NAME.atlassian.net`."""

    def __init__(self, project: str, email: str, token: str, site: str) -> None:
        self.name = f"jira:{project}"
        self._project, self._site = project, site.rstrip("/")
        self._line = Line(self.name, self._site, auth=(email, token), headers={"Accept": "application/json"})

    def find(self, key: str) -> Sent | None:
        asked = {"jql": f'project = "{self._project}" AND labels = "{_label(key)}"', "fields": ["key"], "maxResults": 1}
        found = self._line.call("POST", "/rest/api/3/search/jql", json=asked).get("issues") or []
        return self._sent(found[0]) if found else None

    def send(self, ticket: Ticket) -> Sent:
        fields = {
            "project": {"key": self._project},
            "issuetype": {"name": "Task"},
            "summary": " ".join(ticket.title.split())[:255],
            "description": _document(ticket.body),
            "labels": [_label(ticket.key)],
        }
        if due := ticket.fields.get("due"):
            fields["duedate"] = due
        return self._sent(self._line.call("POST", "/rest/api/3/issue", json={"fields": fields}))

    def status(self, ref: str) -> ActionStatus | None:
        """By the category of its status: every workflow has names of its own."""
        asked = {"fields": "status,resolution"}
        fields = self._line.call("GET", f"/rest/api/3/issue/{ref}", params=asked).get("fields") or {}
        category = fields["status"]["statusCategory"]["key"]
        if category == "done":
            resolution = (fields.get("resolution") or {}).get("name", "")
            return "dropped" if resolution.casefold() in _NOT_DONE else "done"
        return "doing" if category == "indeterminate" else None

    def _sent(self, issue: Any) -> Sent:
        return Sent(str(issue["key"]), f"{self._site}/browse/{issue['key']}")


def _label(key: str) -> str:
    """A label holds no space and no quote."""
    return f"journey-{hashlib.sha256(key.encode()).hexdigest()[:20]}"


def _document(text: str) -> dict[str, Any]:
    """Atlassian's document format: a paragraph a line."""
    lines = [line for line in text.split("\n") if line.strip()]
    content = [{"type": "paragraph", "content": [{"type": "text", "text": line}]} for line in lines]
    return {"type": "doc", "version": 1, "content": content}
