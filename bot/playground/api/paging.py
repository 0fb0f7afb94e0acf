"""Cursors: a page of a list, and the cursor of the next."""

import base64
import binascii
from collections.abc import Sequence
from typing import Any, TypeVar

from bot.playground.api.method import Args
from bot.playground.refusal import Refused

T = TypeVar("T")


def page(args: Args, items: Sequence[T], default: int = 100) -> tuple[list[T], dict[str, Any]]:
    """The page that `cursor` and `limit` ask for, and its `response_metadata`. Raises `invalid_cursor`."""
    start = _start(args.text("cursor"))
    end = start + args.number("limit", default)
    following = base64.b64encode(f"next:{end}".encode()).decode() if end < len(items) else ""
    return list(items[start:end]), {"response_metadata": {"next_cursor": following}}


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor, validate=True).decode().removeprefix("next:"))
    except (binascii.Error, ValueError):
        raise Refused("invalid_cursor") from None
