"""GitHub Issues (docs.github.com/rest/issues/issues, /rest/search/search): an action is an issue.

The issue's body carries the action's key in a comment; a search for it makes sending idempotent also where our own
record of it was lost.
"""

from typing import Any

from bot.journey.model import ActionStatus
from bot.trackers.calling import Line
from bot.usecases.tracking import Sent, Ticket

API = "https://api.github.com"


class GitHubIssues:
    """Implements `bot.usecases.tracking.Tracker` for one repository, named `owner/name`."""

    def __init__(self, repository: str, token: str, api: str = API) -> None:
        self.name = f"github:{repository}"
        self._repository = repository
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {token}",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        self._line = Line(self.name, api, headers=headers)

    def find(self, key: str) -> Sent | None:
        found = self._line.call(
            "GET", "/search/issues", params={"q": f'"{_mark(key)}" repo:{self._repository} in:body'}
        )
        return _sent(found["items"][0]) if found.get("items") else None

    def send(self, ticket: Ticket) -> Sent:
        body = f"{ticket.body}\n\n<!-- {_mark(ticket.key)} -->"
        return _sent(
            self._line.call("POST", f"/repos/{self._repository}/issues", json={"title": ticket.title, "body": body})
        )

    def status(self, ref: str) -> ActionStatus | None:
        """`done` and `dropped` for closed issues, by their reason; None while it is open."""
        issue = self._line.call("GET", f"/repos/{self._repository}/issues/{ref}")
        if issue.get("state") != "closed":
            return None
        return "dropped" if issue.get("state_reason") == "not_planned" else "done"


def _mark(key: str) -> str:
    return f"journey-guide {key}"


def _sent(issue: Any) -> Sent:
    return Sent(str(issue["number"]), str(issue["html_url"]))
