"""What a worker built and dropped goes back to the system."""

import re
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


def test_a_library_that_cannot_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_trim", lambda: None)
    memory.give_back()
