"""Gives memory back to the system that is free again but lies between things still in use, where the C library keeps it."""

import ctypes
from functools import cache
from typing import Any


def give_back() -> None:
    """Give back what can be: a worker goes on for weeks, and several share a machine. Nothing where the library cannot (musl)."""
    if (trim := _trim()) is not None:
        trim(0)


@cache
def _trim() -> Any:
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
