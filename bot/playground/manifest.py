"""The app's manifest, read for what Slack takes from it: scopes, events, commands, shortcuts, the home tab."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_BY_KIND = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}


@dataclass(frozen=True)
class Shortcut:
    name: str
    callback_id: str
    on_message: bool
    description: str = ""


@dataclass(frozen=True)
class Command:
    name: str
    description: str = ""
    usage_hint: str = ""
    escapes: bool = False


@dataclass(frozen=True)
class Manifest:
    """`events` and `scopes` are None where there is no manifest: then everything is subscribed and allowed."""

    commands: tuple[Command, ...] = (Command("/journey"),)
    shortcuts: tuple[Shortcut, ...] = ()
    events: frozenset[str] | None = None
    scopes: frozenset[str] | None = None
    has_home: bool = True
    has_assistant: bool = True
    domains: tuple[str, ...] = ()  # whose addresses are asked for (`unfurl_domains`)
    is_agent: bool = False  # `agent_view`: the pane is the messages tab, and prompts name no thread

    def escapes(self, command: str) -> bool:
        """Whether names in this command's text are sent as ids (its `should_escape`)."""
        return any(each.escapes for each in self.commands if each.name == command)

    def hears(self, event: Mapping[str, Any]) -> bool:
        """Whether the app subscribed to this event. Messages are subscribed by the kind of their channel."""
        if self.events is None:
            return True
        kind = event["type"]
        return (_BY_KIND[event["channel_type"]] if kind == "message" else kind) in self.events


def read(manifest: Mapping[str, Any] | None) -> Manifest:
    """A manifest as Slack's JSON has it; without one, an app that may do everything."""
    if manifest is None:
        return Manifest()
    features = manifest.get("features", {})
    settings = manifest.get("settings", {})
    return Manifest(
        tuple(_command(each) for each in features.get("slash_commands", [])),
        tuple(_shortcut(each) for each in features.get("shortcuts", [])),
        frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
        frozenset(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])),
        bool(features.get("app_home", {}).get("home_tab_enabled")),
        "assistant_view" in features or "agent_view" in features,
        tuple(features.get("unfurl_domains", [])),
        "agent_view" in features,
    )


def _command(given: Mapping[str, Any]) -> Command:
    description, hint = given.get("description", ""), given.get("usage_hint", "")
    return Command(given["command"], description, hint, bool(given.get("should_escape")))


def _shortcut(given: Mapping[str, Any]) -> Shortcut:
    return Shortcut(given["name"], given["callback_id"], given["type"] == "message", given.get("description", ""))
