"""What readers inherit: of the worker's only where libraries and clocks are, and a quicker allocator where there is one."""

import re
from pathlib import Path

import pytest

from ingestion import system_checks
from ingestion.sandbox import Zygote, surroundings
from tests.sandbox import wasteful
from tests.sandbox.conftest import Run

WASTED = wasteful.BLOCKS * wasteful.BLOCK_BYTES

needs_tcmalloc = pytest.mark.skipif(
    not surroundings.quick_allocator(), reason="apt install libtcmalloc-minimal4"
)


@pytest.fixture
def without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the system know of no such library."""
    for module in (surroundings, system_checks):
        monkeypatch.setattr(module, "quick_allocator", lambda: "")


def _libraries_of(pid: int) -> str:
    return Path(f"/proc/{pid}/maps").read_text()


@needs_tcmalloc
def test_readers_take_memory_from_the_quick_allocator(run: Run) -> None:
    assert "/libtcmalloc_minimal.so." in _libraries_of(run("who")[0]["zygote"])
    assert system_checks.allocator() == []


@pytest.mark.usefixtures("without_it")
def test_without_it_they_take_it_from_the_c_library_and_it_is_noted(given: Path) -> None:
    with Zygote("tests.sandbox.programs:run") as own, given.open("rb") as file:
        (said,) = own.run({"do": "who"}, file.fileno())
        assert "tcmalloc" not in _libraries_of(said["zygote"])
    assert [note.id for note in system_checks.allocator()] == ["ingestion.I005"]


def _held_after_waste() -> int:
    """Bytes that the parent of readers holds once it has loaded a program that leaves most of its memory free."""
    with Zygote("tests.sandbox.wasteful:run") as zygote:
        zygote.start()
        summary = Path(f"/proc/{zygote._pid}/smaps_rollup").read_text()
    (held,) = re.findall(r"^Anonymous:\s+(\d+) kB", summary, re.MULTILINE)
    return int(held) << 10


@pytest.mark.usefixtures("without_it")
def test_memory_that_loading_leaves_is_not_handed_on_to_children() -> None:
    assert _held_after_waste() < WASTED // 2


@needs_tcmalloc
def test_nor_is_most_of_it_by_the_quick_allocator() -> None:
    assert _held_after_waste() < 0.8 * WASTED  # it gives back nothing smaller than two pages


def test_nothing_else_of_the_worker_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SECRET_KEY", "LD_PRELOAD", "TZ"):
        monkeypatch.setenv(name, f"the worker's {name}")
    handed_on = surroundings.surroundings()
    assert "SECRET_KEY" not in handed_on
    assert (handed_on.get("LD_PRELOAD", ""), handed_on["TZ"]) == (
        surroundings.quick_allocator(),
        "the worker's TZ",
    )
