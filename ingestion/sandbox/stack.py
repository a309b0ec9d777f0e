"""Room for Python's own stack, so that deep calls do not ask the kernel for memory every time."""

from collections.abc import Callable
from types import CodeType, FunctionType
from typing import TypeVar

T = TypeVar("T")

# CPython keeps frames in pieces of 16 KB, and gives a piece back as soon as the last frame in it returns: whoever calls in a
# loop from just before an edge maps and unmaps memory by each call, a hundred times as slow (CPython issue 142183, mended in
# 2026 for 3.13 and later, not for 3.11 and 3.12). A frame for this many words takes half a megabyte and gets a piece of one, the
# other half of which is for those above it.
_WORDS = 66_000


def with_room(function: Callable[[], T]) -> T:
    """Call `function` with half a megabyte for the frames of all that it calls; none of it is touched before it is used."""

    def call() -> T:
        return function()

    code: CodeType = call.__code__.replace(co_stacksize=_WORDS)
    roomy: Callable[[], T] = FunctionType(code, globals(), closure=call.__closure__)
    return roomy()
