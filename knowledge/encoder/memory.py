"""What the C library (glibc) keeps of memory that is not used any more; of others nothing is asked."""

import ctypes

_ARENA_MAX = -8  # mallopt's number for M_ARENA_MAX
_ARENAS = 2


def give_back() -> None:
    """What building a model left behind, to the system. Milliseconds."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def share_heaps() -> None:
    """Threads would have up to eight heaps a processor, each of which keeps what it once took. To be called before
    threads are begun."""
    option = getattr(ctypes.CDLL(None), "mallopt", None)
    if option is not None:
        option(_ARENA_MAX, _ARENAS)
