"""Bytes → text, by the knowledge base's own reading of encodings."""

from bot.material.pieces import Unreadable
from knowledge import decode
from knowledge.decode import Decoded


def decoded(data: bytes) -> Decoded:
    """Raises `Unreadable("binary")` where the bytes are no text."""
    try:
        return decode.decoded(data)
    except decode.BinaryText as fault:
        raise Unreadable("binary") from fault
