"""What a worker does about its memory: looks for rubbish among what is new only, and gives back what is free again."""

import ctypes
import gc
from collections.abc import Callable
from functools import cache

# Thousands of rows wait to be written, none of them rubbish: looking through them after every 700 took a fifth of a worker's time.
_LOOKED_FOR_AFTER = (20_000, 20, 50)


def leave_what_is_loaded() -> None:
    """Never look for rubbish in what was loaded up to now, and more rarely in what comes."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_LOOKED_FOR_AFTER)


def give_back() -> None:
    """Give back what lies free between things still in use, where the C library keeps it; nothing where it cannot (musl).

    A worker goes on for weeks, and several share a machine.
    """
    if (trim := _trim()) is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
