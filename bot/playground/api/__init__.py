"""The Web API of the stand-in, one file a noun. Importing this package registers every method."""

from bot.playground.api import (
    apps,
    assistant,
    canvases,
    chat,
    conversations,
    files,
    lists,
    quiet,
    reactions,
    streaming,
    teams,
    users,
    views,
)

__all__ = [
    "apps",
    "assistant",
    "canvases",
    "chat",
    "conversations",
    "files",
    "lists",
    "quiet",
    "reactions",
    "streaming",
    "teams",
    "users",
    "views",
]
