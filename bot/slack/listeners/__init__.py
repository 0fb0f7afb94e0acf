"""One file per kind of listener. Each reads a payload, gives it to the inbox, and is acknowledged after that."""

from slack_bolt import App

from bot.slack.doors import Doors
from bot.slack.listeners import (
    actions,
    assistant,
    channels,
    commands,
    home,
    links,
    messages,
    reactions,
    rest,
    shortcuts,
    submissions,
)


def register(app: App, doors: Doors) -> None:
    for each in (
        messages,
        actions,
        commands,
        shortcuts,
        submissions,
        home,
        links,
        reactions,
        assistant,
        channels,
        rest,
    ):
        each.register(app, doors)
