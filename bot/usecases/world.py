"""Everything that the use cases are given, in one value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.guide.craft import Craft
from bot.reading.read import Reader
from bot.usecases.elsewhere import Canvases, Links, Lists
from bot.usecases.inbound import Place
from bot.usecases.model import Mind
from bot.usecases.ports import Artist, Clock, Directory, Files, Library, Memory, Mouth, OpenStore, Past
from bot.usecases.tracking import Tracker

Embed = Callable[[Sequence[str]], "npt.NDArray[np.float32]"]
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
    reader: Reader
    library: Library
    clock: Clock
    new_id: Callable[[], str]
    memory: Memory
    embed: Embed  # texts → unit vectors (texts, width)
    past: Past | None = None  # what was said in a thread before the bot was called into it
    canvases: Canvases | None = None  # pages of maps in their channels
    lists: Lists | None = None  # actions of maps as lists
    links: Links | None = None  # what of a map stands where else
    address: Callable[[str], str] = lambda _journey: ""  # of a map, on the web; "" where it has none
    mind: Mind | None = None  # None: no language model is configured
    trackers: tuple[Tracker, ...] = ()  # where actions may be sent
    scrub: Callable[[], None] = lambda: None  # overwrites on the disk what was deleted
