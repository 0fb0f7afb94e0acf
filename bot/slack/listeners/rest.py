"""Events that mean nothing to us are acknowledged, or Slack would send each of them three times more."""

import re

from slack_bolt import App

from bot.slack.doors import Doors


def register(app: App, _doors: Doors) -> None:
    @app.event(re.compile(".*"))
    def anything_else() -> None:
        """Nothing to do."""
