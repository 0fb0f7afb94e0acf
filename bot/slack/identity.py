"""Who the bot is in its workspace: asked once by `auth.test`, and again only until Slack has answered."""

from dataclasses import dataclass
from threading import Lock

from bot.slack.web import Web


@dataclass(frozen=True)
class Me:
    team: str
    user: str
    bot: str
    enterprise: str | None = None


class Identity:
    """`team`: the workspace that this is about, where the token is a whole organisation's."""

    def __init__(self, web: Web, team: str = "") -> None:
        self._web, self._team = web, team
        self._me: Me | None = None
        self._lock = Lock()

    def get(self) -> Me:
        """Raises `SlackUnavailable`, or `SlackRefused` for a wrong token, as long as Slack has not said who we are."""
        with self._lock:
            if self._me is None:
                said = self._web.call("auth.test")
                self._me = Me(
                    self._team or said["team_id"], said["user_id"], said.get("bot_id", ""), said.get("enterprise_id")
                )
            return self._me
