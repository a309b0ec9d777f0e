"""An empty network is entered where that is permitted, by workers without any right too, and it costs nobody who they are."""

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingestion.sandbox import kernel, missing_layers, network
from ingestion.sandbox.network import leave_network, may_leave_network

NOBODY, _SET_DUMPABLE = 65_001, 4


def test_missing_network_namespace_is_named_exactly_when_it_is_not_permitted() -> None:
    stays = "own_user" in missing_layers()
    permitted = _in_child(lambda: leave_network(stays_who_it_is=stays))
    assert ("network_namespace" in missing_layers()) != permitted


@pytest.mark.parametrize("stays", [True, False])
def test_what_is_said_to_be_permitted_is(stays: bool) -> None:
    def said_and_done() -> list[bool]:
        _become_nobody()
        return [may_leave_network(stays_who_it_is=stays), leave_network(stays_who_it_is=stays)]

    said, done = _in_child(said_and_done)
    assert said == done


def test_who_has_no_rights_leaves_by_a_user_namespace() -> None:
    """Skips nothing: where the system has no such namespaces, nothing may have changed."""

    def leave() -> dict[str, object]:
        _become_nobody()
        before = [os.getuid(), os.getgid(), _devices()]
        with tempfile.NamedTemporaryFile() as mine:  # only its owner may read it
            left = leave_network(stays_who_it_is=True)
            Path(mine.name).read_bytes()
        after = [os.getuid(), os.getgid(), _devices()]
        return {"left": left, "before": before, "after": after, "capable": kernel.is_capable(21)}

    told = _in_child(leave)
    assert told["after"][:2] == told["before"][:2]
    assert told["after"][2] == (["lo"] if told["left"] else told["before"][2])
    assert not told["capable"]


def test_who_becomes_another_user_does_not_enter_one(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def refuse(flags: int) -> None:
        tried.append(flags)
        raise PermissionError

    monkeypatch.setattr(kernel, "unshare", refuse)
    assert not leave_network(stays_who_it_is=False)
    assert tried == [network._NEW_NETWORK]
    assert not leave_network(stays_who_it_is=True)
    assert tried[-1] & network._NEW_USER


def _become_nobody() -> None:
    if kernel.is_capable(7):
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        kernel.prctl(_SET_DUMPABLE, 1)  # as after an exec: /proc/self is one's own again


def _devices() -> list[str]:
    lines = Path("/proc/self/net/dev").read_text(encoding="utf-8").splitlines()[2:]
    return [line.split(":")[0].strip() for line in lines]


def _in_child(action: Callable[[], object]) -> Any:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.write(writing, json.dumps(action()).encode())
        finally:
            os._exit(0)
    os.waitpid(pid, 0)
    os.close(writing)
    with os.fdopen(reading) as said:
        return json.loads(said.read())
