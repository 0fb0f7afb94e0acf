"""Everything that the use cases are given, in one value."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.guide.craft import Craft
from bot.usecases.inbound import Place
from bot.usecases.model import Mind
from bot.usecases.ports import Artist, Clock, Directory, Files, Library, Mouth, OpenStore, Past

CraftFor = Callable[[str, Place], Craft]
"""What the knowledge base offers a tenant in a place: its own corpus, the workspace's shelf, this channel's."""


@dataclass(frozen=True)
class World:
    store: OpenStore
    mouth: Mouth
    directory: Directory
    files: Files
    artist: Artist
    craft: CraftFor
    library: Library
    clock: Clock
    new_id: Callable[[], str]
    past: Past | None = None  # what was said in a thread before the bot was called into it
    mind: Mind | None = None  # None: no language model is configured
