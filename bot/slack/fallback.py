"""What is said where a workspace or client refuses the newer blocks: the same in those that everybody has."""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from bot.slack.errors import SlackRefused
from bot.slack.views.blocks import Block
from bot.slack.views.messages import Message

log = logging.getLogger("bot.slack")
T = TypeVar("T")
REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format", "invalid_arguments", "unsupported_block"})
PLAIN_SECONDS = 3600.0  # after a refusal the newer blocks are not tried for so long


class Fallback:
    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._plain_until = float("-inf")

    def say(self, part: Message, call: Callable[[list[Block]], T]) -> T:
        """`call` with the blocks of today, else with the plain ones. Raises what `call` raises at last."""
        if not part.plainer or self._now() < self._plain_until:
            return call(list(part.plainer or part.blocks))
        try:
            return call(list(part.blocks))
        except SlackRefused as refused:
            if not any(code in refused.code for code in REFUSED):
                raise
            log.warning("newer blocks refused, said in plain ones: %s", refused)
        said = call(list(part.plainer))
        self._plain_until = self._now() + PLAIN_SECONDS
        return said
