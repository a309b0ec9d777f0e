"""Calls from any depth stay within the stack that is there."""

import resource
from collections.abc import Callable

from ingestion.sandbox.stack import with_room

DEPTHS, CALLS = 400, 1_000


def test_calls_in_a_loop_ask_for_no_memory_at_any_depth() -> None:
    assert _faults(lambda: with_room(_call_at_every_depth)) < CALLS


def test_gives_back_what_is_returned() -> None:
    assert with_room(lambda: 7) == 7


def _faults(function: Callable[[], None]) -> int:
    """How often a page was asked for that was not there."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    function()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def _call_at_every_depth(left: int = DEPTHS) -> None:
    for _ in range(CALLS):
        _nothing()
    if left:
        _call_at_every_depth(left - 1)


def _nothing() -> None:
    pass
