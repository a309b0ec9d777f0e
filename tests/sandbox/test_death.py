"""However a child ends, the caller hears one exception with the right cause, and the next job is unaffected."""

import signal
from typing import Any

import pytest

from ingestion.sandbox import Cause, ChildDied, Limits
from ingestion.sandbox.conversation import cause_of_death, was_killed_from_outside
from tests.sandbox.conftest import Run

SMALL = Limits(wall_seconds=10, output_bytes=1 << 20, message_bytes=300_000)


def _cause(run: Run, do: str, limits: Limits = SMALL, **job: Any) -> Cause:
    with pytest.raises(ChildDied) as death:
        run(do, limits, **job)
    assert run("read")[0]["text"] == "ñandúes\n"
    return death.value.cause


def test_silence_is_time(run: Run) -> None:
    assert _cause(run, "hang", Limits(wall_seconds=0.5)) == "time"


def test_processor_time_is_time(run: Run) -> None:
    assert _cause(run, "spin", Limits(cpu_seconds=1)) == "time"


def test_processor_time_is_time_for_one_that_ignores_the_signal(run: Run) -> None:
    assert _cause(run, "spin", Limits(cpu_seconds=1), stubborn=True) == "time"


@pytest.mark.parametrize(
    ("do", "job"), [("abort", {}), ("segfault", {}), ("exit", {"code": 9}), ("leave", {})]
)
def test_falling_is_a_crash(run: Run, do: str, job: dict[str, Any]) -> None:
    assert _cause(run, do, **job) == "crash"


def test_an_exception_arrives_with_its_traceback_after_what_was_said(run: Run) -> None:
    with pytest.raises(ChildDied, match="LookupError: ñandú") as death:
        run("raise")
    assert death.value.cause == "crash"
    assert "programs.py" in death.value.detail


def test_no_memory_is_memory(run: Run) -> None:
    assert _cause(run, "allocate", Limits(memory_bytes=256 << 20), bytes=300 << 20) == "memory"


def test_aborting_with_the_memory_used_up_is_memory(run: Run) -> None:
    assert _cause(run, "starve", Limits(memory_bytes=128 << 20), bytes=100 << 20) == "memory"


def test_a_flood_is_output(run: Run) -> None:
    assert _cause(run, "flood") == "output"


def test_a_huge_message_is_output(run: Run) -> None:
    assert _cause(run, "huge", characters=400_000) == "output"


def test_a_huge_length_is_refused_before_its_bytes_come(run: Run) -> None:
    assert _cause(run, "say", hex=b"m\xff\xff\xff\xff".hex()) == "output"


@pytest.mark.parametrize(
    ("do", "job"),
    [
        ("exit", {"code": 0}),
        ("say", {"hex": "00" * 20}),
        ("say", {"hex": b"r\x00\x00\x00\x00".hex()}),
        ("say", {"hex": b"m\x00\x00\x00\x02\xff\xff".hex()}),
        ("say_json", {"value": [1, 2]}),
        ("say_json", {"value": None}),
        ("say_json", {"raw": "{"}),
        ("say_json", {"raw": "[" * 100_000}),
        ("say_json", {"raw": '{"n": ' + "9" * 10_000 + "}"}),
        ("say_json", {"raw": '{"text": "\\uD800"}'}),
        ("not_a_dict", {}),
    ],
    ids=str,
)
def test_nonsense_is_protocol(run: Run, do: str, job: dict[str, Any]) -> None:
    assert _cause(run, do, **job) == "protocol"


def test_a_late_refusal_is_not_believed(run: Run) -> None:
    assert _cause(run, "say", hex=b"c\x00\x00\x00\x02no".hex()) == "protocol"


def test_killed_with_much_in_hand_is_memory() -> None:
    assert not was_killed_from_outside(signal.SIGKILL, 3 << 30, 0.1, Limits())
    assert cause_of_death(signal.SIGKILL, 3 << 30, 0.1, Limits())[0] == "memory"


def test_killed_far_from_every_limit_is_nobodys_fault() -> None:
    assert was_killed_from_outside(signal.SIGKILL, 1 << 20, 0.1, Limits())
    assert not was_killed_from_outside(signal.SIGSEGV, 1 << 20, 0.1, Limits())
    assert not was_killed_from_outside(signal.SIGKILL, 1 << 20, 11.0, Limits(cpu_seconds=10))


def test_killed_at_the_hard_limit_is_time() -> None:
    assert cause_of_death(signal.SIGKILL, 1 << 20, 11.0, Limits(cpu_seconds=10))[0] == "time"
