"""What a worker built and dropped goes back to the system."""

import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from donations import memory

BLOCKS, BLOCK_BYTES, KEPT_OF = 100_000, 1_000, 50


def _held() -> int:
    found = re.search(r"^Anonymous:\s+(\d+) kB", Path("/proc/self/smaps_rollup").read_text(), re.MULTILINE)
    assert found is not None
    return int(found[1]) << 10


def test_memory_between_things_in_use_is_given_back() -> None:
    memory.give_back()
    before = _held()
    blocks = [bytes(BLOCK_BYTES) for _ in range(BLOCKS)]
    kept = blocks[::KEPT_OF]
    del blocks
    memory.give_back()
    assert _held() - before < BLOCKS * BLOCK_BYTES // 2
    assert len(kept) == BLOCKS // KEPT_OF


@pytest.fixture
def as_before() -> Iterator[None]:
    """Collect as before once the test is over."""
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()


@pytest.mark.usefixtures("as_before")
def test_rubbish_is_not_looked_for_in_what_is_loaded() -> None:
    known = len(gc.get_objects())
    memory.leave_what_is_loaded()
    assert gc.get_freeze_count() > known // 2
    assert gc.get_threshold()[0] > 700


def test_a_library_that_cannot_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_trim", lambda: None)
    memory.give_back()
