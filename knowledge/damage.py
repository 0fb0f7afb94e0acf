"""Which faults say that an index is damaged, and not that it is busy, away, or that there is no room."""

from knowledge.index import Lost

# How SQLite puts it, by itself and through Chroma, whose errors carry no code of their own.
_SIGNS = ("file is not a database", "disk image is malformed")


def says_damage(fault: BaseException) -> bool:
    """Of the fault itself and of those that it came from."""
    seen: BaseException | None = fault
    while seen is not None:
        if isinstance(seen, Lost) or any(sign in str(seen) for sign in _SIGNS):
            return True
        seen = seen.__cause__
    return False
