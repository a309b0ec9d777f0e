"""Several files are read one after the other in one child, each behind the same walls, and nothing of them is mixed up."""

import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from ingestion.sandbox import ChildDied, Limits, Zygote, kernel, missing_layers
from ingestion.sandbox.orders import MOST_JOBS
from tests.sandbox.conftest import PROGRAM
from tests.sandbox.test_processes import _children, _descriptors, _eventually

LIMITS = Limits(wall_seconds=10, memory_bytes=256 << 20)

Said = list[tuple[int, dict[str, Any]]]
RunEach = Callable[..., Said]


@pytest.fixture
def run_each(zygote: Zygote, tmp_path: Path) -> RunEach:
    """Run jobs, given by the name of their program or whole, over a file each that holds its number."""
    return lambda *jobs, mode="rb": _run_each(zygote, tmp_path, jobs, mode)


def _run_each(zygote: Zygote, folder: Path, jobs: Any, mode: str = "rb") -> Said:
    with ExitStack() as stack:
        fds = []
        for number, _ in enumerate(jobs):
            path = folder / f"{number}.txt"
            path.write_text(f"número {number}", encoding="utf-8")
            fds.append(stack.enter_context(path.open(mode)).fileno())
        whole = [{"do": job} if isinstance(job, str) else job for job in jobs]
        return list(zygote.run_each(whole, fds, LIMITS))


def test_each_program_gets_its_own_file_in_order(run_each: RunEach) -> None:
    said = run_each(*["read"] * MOST_JOBS)
    assert [(number, answer["text"]) for number, answer in said] == [
        (number, f"número {number}") for number in range(MOST_JOBS)
    ]


def test_a_file_of_which_nothing_is_said_is_counted(run_each: RunEach) -> None:
    said = run_each({"do": "count", "n": 0}, "read", {"do": "count", "n": 0}, {"do": "count", "n": 2})
    assert [number for number, _ in said] == [1, 3, 3]


def test_they_share_a_child(run_each: RunEach) -> None:
    assert len({answer["pid"] for _, answer in run_each("who", "who", "who")}) == 1


@pytest.mark.parametrize("count", [0, MOST_JOBS + 1])
def test_no_more_than_a_child_may_open(run_each: RunEach, count: int) -> None:
    with pytest.raises(ValueError, match="at most"):
        run_each(*["read"] * count)


def test_a_job_without_its_file_is_refused(zygote: Zygote) -> None:
    with pytest.raises(ValueError, match="1 jobs over 0 files"):
        list(zygote.run_each([{"do": "read"}], [], LIMITS))


@pytest.mark.parametrize(("do", "cause"), [("abort", "crash"), ("raise", "crash"), ("allocate", "memory")])
def test_a_death_ends_the_rest_but_not_what_was_said(
    zygote: Zygote, tmp_path: Path, do: str, cause: str
) -> None:
    said: Said = []
    jobs: list[dict[str, Any]] = [
        {"do": "read"},
        {"do": "read"},
        {"do": do, "bytes": 1 << 30},
        {"do": "read"},
    ]
    with (tmp_path / "dado").open("x+b") as file, pytest.raises(ChildDied) as death:
        said.extend(zygote.run_each(jobs, [file.fileno()] * 4, LIMITS))
    assert death.value.cause == cause
    assert [number for number, answer in said if "text" in answer] == [0, 1]


@pytest.mark.parametrize("frame", [b"e", b"r", b"n\0\0\0\0n\0\0\0\0n"])
def test_a_child_that_loses_count_is_not_believed(run_each: RunEach, frame: bytes) -> None:
    with pytest.raises(ChildDied) as death:
        run_each("read", {"do": "say", "hex": (frame + b"\0\0\0\0").hex()}, "read")
    assert death.value.cause == "protocol"


def test_a_child_that_stops_before_the_last_file_is_not_believed(run_each: RunEach) -> None:
    with pytest.raises(ChildDied) as death:
        run_each("read", {"do": "exit", "code": 0}, "read")
    assert death.value.cause == "protocol"


@pytest.mark.parametrize(
    "do", ["socket", "unix", "exec", "fork", "spawn", "ptrace", "read_memory", "outlive"]
)
def test_a_later_file_escapes_no_more_than_the_first(run_each: RunEach, do: str) -> None:
    assert run_each("read", "read", do)[-1] == (2, {"met": "EPERM"})


@pytest.mark.skipif("landlock" in missing_layers(), reason="this kernel has no Landlock")
@pytest.mark.parametrize("path", ["/etc/passwd", "/proc/self/environ", "/tmp"])
def test_a_later_file_reads_nothing_of_the_machine(run_each: RunEach, path: str) -> None:
    assert run_each("read", {"do": "open", "path": path})[-1] == (1, {"met": "EACCES"})


def test_no_file_of_them_can_be_written(run_each: RunEach, tmp_path: Path) -> None:
    deeds = [{"do": "change", "path": str(tmp_path / "1.txt"), "fd": fd} for fd in (3, 5, 7, 8)]
    met = [answer for _, answer in run_each(*deeds, mode="r+b")]
    assert "escaped" not in {answer["met"] for answer in met}, met
    assert [path.read_text() for path in sorted(tmp_path.iterdir())] == [f"número {n}" for n in range(4)]


def test_only_what_is_still_to_be_read_is_open(run_each: RunEach) -> None:
    said = run_each("surroundings", "surroundings", "surroundings")
    assert [answer["open_files"] for _, answer in said] == [
        [0, 1, 2, 3, 4, 5, 7, 8],
        [0, 1, 2, 4, 5, 7, 8],
        [0, 1, 2, 4, 5, 8],
    ]


@pytest.mark.skipif(bool(kernel.why_unsupported()), reason="nothing runs here")
def test_no_descriptor_is_left_behind(tmp_path: Path) -> None:
    with Zygote(PROGRAM) as own:
        [(_, who)] = _run_each(own, tmp_path, ["who"])
        assert _eventually(lambda: not _children(who["zygote"]))
        before = _descriptors(os.getpid()), _descriptors(who["zygote"])
        for _ in range(10):
            _run_each(own, tmp_path, ["read"] * 20)
            with pytest.raises(ChildDied):
                _run_each(own, tmp_path, ["read", "abort", "read"])
        assert _eventually(lambda: not _children(who["zygote"]))
        assert _eventually(lambda: (_descriptors(os.getpid()), _descriptors(who["zygote"])) == before)
