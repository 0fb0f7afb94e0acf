"""Memory that building a model leaves behind."""

import ctypes


def give_back() -> None:
    """To the system, where the C library can (glibc); elsewhere nothing happens. Milliseconds."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
