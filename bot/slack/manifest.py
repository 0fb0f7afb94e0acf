"""What the app's manifest must grant: the events and commands that the listeners take, the scopes that the calls need.

Scopes: docs.slack.dev/reference/methods, each method's "required scopes".
"""

from collections.abc import Mapping

from bot.slack.listeners.commands import COMMAND
from bot.slack.listeners.shortcuts import NEW, SAVE

CHANNEL_KINDS = ("channels", "groups", "im", "mpim")
EVENTS = frozenset(
    {"app_home_opened", "app_mention", "channel_id_changed", "link_shared", "reaction_added"}
    | {f"message.{kind}" for kind in CHANNEL_KINDS}
)
# Apps that were installed with `assistant_view` send these until their manifest says `agent_view`
# (docs.slack.dev/ai/migrating-to-agent-messaging); both are understood.
LEGACY_EVENTS = frozenset({"assistant_thread_started", "assistant_thread_context_changed"})
COMMANDS = frozenset({COMMAND})
SHORTCUTS: Mapping[str, str] = {NEW: "global", SAVE: "message"}

_READ = frozenset(f"{kind}:read" for kind in CHANNEL_KINDS)
_HISTORY = frozenset(f"{kind}:history" for kind in CHANNEL_KINDS)
_WRITE = frozenset({"chat:write"})
_NONE: frozenset[str] = frozenset()
METHODS: Mapping[str, frozenset[str]] = {
    "auth.test": _NONE,
    "assistant.threads.setStatus": frozenset({"assistant:write"}),
    "assistant.threads.setSuggestedPrompts": frozenset({"assistant:write"}),
    "assistant.threads.setTitle": frozenset({"assistant:write"}),
    "canvases.create": frozenset({"canvases:write"}),
    "canvases.edit": frozenset({"canvases:write"}),
    "chat.appendStream": _WRITE,
    "chat.getPermalink": _NONE,
    "chat.postEphemeral": _WRITE,
    "chat.postMessage": _WRITE,
    "chat.startStream": _WRITE,
    "chat.stopStream": _WRITE,
    "chat.unfurl": frozenset({"links:write"}),
    "chat.update": _WRITE,
    "conversations.canvases.create": frozenset({"canvases:write"}),
    "conversations.history": _HISTORY,
    "conversations.info": _READ,
    "conversations.members": _READ,
    "conversations.open": frozenset({"im:write"}),
    "conversations.replies": _HISTORY,
    "dnd.info": frozenset({"dnd:read"}),
    "files.completeUploadExternal": frozenset({"files:write"}),
    "files.getUploadURLExternal": frozenset({"files:write"}),
    "files.info": frozenset({"files:read"}),
    "slackLists.access.set": frozenset({"lists:write"}),
    "slackLists.create": frozenset({"lists:write"}),
    "slackLists.items.create": frozenset({"lists:write"}),
    "slackLists.items.list": frozenset({"lists:read"}),
    "slackLists.items.update": frozenset({"lists:write"}),
    "usergroups.list": frozenset({"usergroups:read"}),
    "users.getPresence": frozenset({"users:read"}),
    "users.info": frozenset({"users:read"}),
    "views.open": _NONE,
    "views.publish": _NONE,
    "views.push": _NONE,
    "views.update": _NONE,
}
"""Every method that this package calls, and the scopes it needs."""

EVENT_SCOPES = (
    frozenset({"app_mentions:read", "assistant:write", "commands", "files:read", "links:read", "reactions:read"})
    | _HISTORY
)
