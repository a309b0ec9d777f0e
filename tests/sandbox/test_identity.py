"""A child has a user of its own exactly where that is said to be possible, and nobody's rights."""

import os
import resource
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from ingestion.sandbox import identity, kernel, missing_layers
from tests.sandbox.conftest import Run

may_change = pytest.mark.skipif(
    not (kernel.is_capable(6) and kernel.is_capable(7)), reason="this user may not change users"
)


def test_the_child_has_a_user_of_its_own_unless_that_is_named_as_missing(run: Run) -> None:
    [who] = run("identity")
    own = identity.FIRST_USER + who["pid"] % identity.USERS
    is_missing = "own_user" in missing_layers()
    assert who["users"] == [os.getuid() if is_missing else own] * 2
    assert who["groups"] == [os.getgid() if is_missing else own] * 2


def test_it_can_be_forbidden() -> None:
    assert "own_user" in missing_layers(0)


def test_code_that_only_its_owner_may_read_forbids_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernel, "is_capable", lambda _capability: True)
    inner = tmp_path / "python" / "lib"
    inner.mkdir(parents=True)
    monkeypatch.setattr(Path, "parents", property(lambda path: [path.parent]))
    assert identity.may_change([str(inner)])
    inner.parent.chmod(0o700)
    assert not identity.may_change([str(inner)])
    assert not identity.may_change([str(tmp_path / "none" / "such")])


def test_without_the_capabilities_it_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "is_capable", lambda capability: capability != 7)
    assert not identity.may_change([])


@may_change
def test_the_change_is_for_good_and_leaves_no_group(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.touch(mode=0o600)

    def try_back() -> object:
        met = [
            _met(lambda: os.setresuid(0, 0, 0)),
            _met(lambda: secret.read_text()),
            _met(lambda: os.kill(os.getppid(), 0)),
        ]
        return (
            met,
            set(os.getresuid()) == set(os.getresgid()),
            os.getgroups(),
            os.getuid() >= identity.FIRST_USER,
        )

    assert _in_child(try_back) == str((["PermissionError"] * 3, True, [], True))


@may_change
def test_threads_are_counted_for_each_child() -> None:
    def start_many() -> object:
        waiting, started = threading.Event(), 0
        try:
            for _ in range(500):
                threading.Thread(target=waiting.wait, daemon=True).start()
                started += 1
        except RuntimeError:
            return resource.getrlimit(resource.RLIMIT_NPROC), started < 64
        return started

    assert _in_child(start_many) == str(((64, 64), True))


def _met(action: Callable[[], object]) -> str:
    try:
        action()
    except OSError as error:
        return type(error).__name__
    return "escaped"


def _in_child(action: Callable[[], object]) -> str:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        identity.change(identity.FIRST_USER)
        os.write(writing, str(action()).encode())
        os._exit(0)
    os.waitpid(pid, 0)
    os.close(writing)
    with os.fdopen(reading) as said:
        return said.read()
