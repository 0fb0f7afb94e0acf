"""`github:OWNER/NAME` and the like → the tracker that it names, with its secret from the environment."""

from collections.abc import Mapping

from bot.trackers import asana, github, linear
from bot.trackers.asana import Asana
from bot.trackers.github import GitHubIssues
from bot.trackers.jira import Jira
from bot.trackers.linear import Linear
from bot.trackers.webhook import Webhook
from bot.usecases.tracking import Tracker

NEEDS: dict[str, tuple[str, ...]] = {
    "github": ("GITHUB_TOKEN",),
    "jira": ("JIRA_SITE", "JIRA_EMAIL", "JIRA_TOKEN"),
    "linear": ("LINEAR_API_KEY",),
    "asana": ("ASANA_TOKEN",),
    "webhook": ("JOURNEY_WEBHOOK_SECRET",),
}


def tracker(to: str, given: Mapping[str, str]) -> Tracker | None:
    """None where it names no tracker, or what that needs is not given."""
    kind, _, where = to.strip().partition(":")
    if not where or kind not in NEEDS or not all(given.get(name) for name in NEEDS[kind]):
        return None
    match kind:
        case "github":
            token = given["GITHUB_TOKEN"]
            return (
                GitHubIssues(where, token, given.get("GITHUB_API_URL", github.API)) if where.count("/") == 1 else None
            )
        case "jira":
            return Jira(where, given["JIRA_EMAIL"], given["JIRA_TOKEN"], given["JIRA_SITE"])
        case "linear":
            return Linear(where, given["LINEAR_API_KEY"], given.get("LINEAR_API_URL", linear.API))
        case "asana":
            return Asana(where, given["ASANA_TOKEN"], given.get("ASANA_API_URL", asana.API))
    web = where.startswith(("https://", "http://"))
    return Webhook(where, given["JOURNEY_WEBHOOK_SECRET"]) if web else None


def trackers(listed: str, given: Mapping[str, str]) -> tuple[Tracker, ...]:
    """Of a list with commas, in its order. Raises ValueError with the first that cannot be used."""
    found = []
    for to in filter(None, (part.strip() for part in listed.split(","))):
        one = tracker(to, given)
        if one is None:
            raise ValueError(to)
        found.append(one)
    return tuple(found)
