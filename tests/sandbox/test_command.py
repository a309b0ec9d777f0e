"""A program of the system runs confined: it gets bytes, gives bytes, and can become nothing else, write nothing, fork nothing."""

import subprocess
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from ingestion.sandbox import (
    CannotConfine,
    ChildDied,
    Command,
    Limits,
    command,
    kernel,
    landlock,
    run_command,
)

HASTY = Limits(wall_seconds=20, cpu_seconds=5)
has_landlock = pytest.mark.skipif(not landlock.version(), reason="this kernel has no Landlock")


def shell(script: str, *, data: tuple[str, ...] = (), limits: Limits = HASTY) -> str:
    command = Command("/bin/sh", ("-c", script), data)
    return run_command(command, b"dentro\n", limits).decode()


def test_bytes_go_in_and_come_out() -> None:
    assert shell("read line; echo $line y fuera") == "dentro y fuera\n"


@pytest.mark.parametrize(
    "attempt",
    [
        "exec /bin/true",
        "exec /usr/bin/env true",
        "read line </etc/hostname",
        "read line </etc/passwd",
    ],
)
@has_landlock
def test_it_becomes_nothing_else_and_reads_nothing_else(attempt: str) -> None:
    with pytest.raises(ChildDied) as raised:
        shell(f"{attempt} && echo escaped")
    assert raised.value.cause == "crash"
    assert "ermission denied" in raised.value.detail or "cannot open" in raised.value.detail


@pytest.mark.parametrize("attempt", ["/bin/true", "(echo x)", "echo x | read y"])
def test_it_starts_no_process(attempt: str) -> None:
    with pytest.raises(ChildDied) as raised:
        shell(f"{attempt}; echo escaped")
    assert "fork" in raised.value.detail.lower()


def test_it_writes_no_file(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    with pytest.raises(ChildDied):
        shell(f"echo x > {tmp_path / 'huella'}")
    assert list(tmp_path.iterdir()) == []


@has_landlock
def test_it_reads_the_data_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "modelo").write_text("palabras\n")
    assert shell(f"read line <{tmp_path}/modelo; echo $line", data=(str(tmp_path),)) == "palabras\n"


def test_it_ends_in_time() -> None:
    with pytest.raises(ChildDied) as raised:
        shell("while :; do :; done", limits=Limits(wall_seconds=60, cpu_seconds=1))
    assert raised.value.cause == "time"
    with pytest.raises(ChildDied) as raised:
        shell("while :; do :; done", limits=Limits(wall_seconds=1.5, cpu_seconds=60))
    assert raised.value.cause == "time"


def test_it_has_no_environment_but_what_it_is_given() -> None:
    command = Command("/bin/sh", ("-c", "echo $SECRETO$DADO"), (), {"DADO": "sí"})
    assert run_command(command, b"", HASTY).decode() == "sí\n"


def test_what_is_told_of_its_end_is_its_own_word() -> None:
    with pytest.raises(ChildDied) as raised:
        shell("echo nada >&2; exit 3")
    assert raised.value.detail == "status 3: nada\n"


def test_what_is_not_there_reads_nothing() -> None:
    with pytest.raises(CannotConfine):
        run_command(Command("/usr/bin/no_hay_tal"), b"", HASTY)


def test_where_nobody_may_change_users_it_runs_as_the_workers_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a worker that is not root, or root in a container that took its capabilities."""
    start = partial(subprocess.Popen, preexec_fn=_drop_capabilities)
    monkeypatch.setattr(command, "subprocess", SimpleNamespace(**vars(subprocess) | {"Popen": start}))
    told = run_command(
        Command("/bin/sh", ("-c", "read line; echo $line")), b"dentro\n", HASTY, first_user=65_000
    )
    assert told == b"dentro\n"


def _drop_capabilities() -> None:
    for capability in (6, 7):  # to change groups, and users
        with suppress(PermissionError):  # who is not root has neither
            kernel.prctl(24, capability)  # PR_CAPBSET_DROP
