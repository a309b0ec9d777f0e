"""Nothing is left behind: no process, no descriptor, no zombie, whoever dies first."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ingestion.sandbox import ChildDied, KilledFromOutside, Limits, Zygote
from tests.sandbox.conftest import PROGRAM

PATIENCE_SECONDS = 10
WORKER = """
import sys
from ingestion.sandbox import Zygote
zygote = Zygote("tests.sandbox.programs:run")
with open(sys.argv[1], "rb") as file:
    for said in zygote.run({"do": "who", "sleep": 600}, file.fileno()):
        print(said["zygote"], said["pid"], flush=True)
"""


def _eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _is_gone(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return True
    return status.rpartition(")")[2].split()[0] == "Z"


def _descriptors(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


@pytest.fixture
def own(given: Path) -> Zygote:
    """A zygote that the test may kill; the file given is opened by the test."""
    return Zygote(PROGRAM)


def _who(zygote: Zygote, given: Path) -> dict[str, int]:
    with given.open("rb") as file:
        [who] = zygote.run({"do": "who"}, file.fileno())
        return who


def _worker(code: str, given: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, str(given)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


def test_a_killed_worker_leaves_neither_zygote_nor_child(given: Path) -> None:
    with _worker(WORKER, given) as worker:
        assert worker.stdout is not None
        zygote, child = (int(word) for word in worker.stdout.readline().split())
        assert not _is_gone(zygote)
        assert not _is_gone(child)
        worker.kill()
        worker.wait()
        assert _eventually(lambda: _is_gone(zygote) and _is_gone(child))


def test_a_worker_killed_while_another_process_holds_its_socket_leaves_nothing(given: Path) -> None:
    forking = WORKER.replace(
        'print(said["zygote"]', 'import os, time; os.fork() or time.sleep(60)\n        print(said["zygote"]'
    )
    with _worker(forking, given) as worker:
        assert worker.stdout is not None
        zygote, child = (int(word) for word in worker.stdout.readline().split())
        [other] = [int(pid) for pid in _children(worker.pid) if int(pid) != zygote]
        worker.kill()
        worker.wait()
        assert _eventually(lambda: _is_gone(zygote) and _is_gone(child))
        assert not _is_gone(other)
        os.kill(other, signal.SIGKILL)


def test_a_killed_zygote_takes_its_child_along_and_the_next_job_runs(own: Zygote, given: Path) -> None:
    with own, given.open("rb") as file:
        running = own.run({"do": "who", "sleep": 600}, file.fileno())
        first = next(running)
        os.kill(first["zygote"], signal.SIGKILL)
        with pytest.raises(KilledFromOutside) as death:
            next(running)
        assert death.value.cause == "crash"
        assert _eventually(lambda: _is_gone(first["pid"]))
        assert _who(own, given)["zygote"] != first["zygote"]


def test_a_child_killed_from_outside_is_not_blamed_on_its_file(own: Zygote, given: Path) -> None:
    with own, given.open("rb") as file:
        running = own.run({"do": "who", "sleep": 600}, file.fileno())
        os.kill(next(running)["pid"], signal.SIGKILL)
        with pytest.raises(KilledFromOutside):
            next(running)
        assert _who(own, given)


def test_giving_up_kills_the_child(own: Zygote, given: Path) -> None:
    with own, given.open("rb") as file:
        running = own.run({"do": "who", "sleep": 600}, file.fileno())
        child = next(running)["pid"]
        running.close()  # type: ignore[attr-defined]
        assert _eventually(lambda: _is_gone(child))


def test_a_silent_child_is_killed(own: Zygote, given: Path) -> None:
    with own, given.open("rb") as file:
        running = own.run({"do": "who", "sleep": 600}, file.fileno(), Limits(wall_seconds=0.3))
        child = next(running)["pid"]
        with pytest.raises(ChildDied):
            next(running)
        assert _eventually(lambda: _is_gone(child))


def test_two_hundred_jobs_leave_no_descriptor_and_no_zombie(own: Zygote, given: Path) -> None:
    with own:
        zygote = _who(own, given)["zygote"]
        assert _eventually(lambda: not _children(zygote))
        before = _descriptors(os.getpid()), _descriptors(zygote)
        for number in range(200):
            if number % 10:
                _who(own, given)
            else:
                with given.open("rb") as file, pytest.raises(ChildDied):
                    list(own.run({"do": "abort"}, file.fileno()))
        assert _eventually(lambda: not _children(zygote))
        assert (_descriptors(os.getpid()), _descriptors(zygote)) == before


def test_a_number_that_may_be_anothers_by_now_is_not_killed(
    own: Zygote, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with own:
        died = _who(own, given)["zygote"]
        os.kill(died, signal.SIGKILL)
        assert _eventually(lambda: _is_gone(died))
        killed: list[int] = []
        monkeypatch.setattr("ingestion.sandbox.caller.os.kill", lambda pid, _number: killed.append(pid))
        assert _who(own, given)["zygote"] != died
        monkeypatch.undo()
        assert killed == []


def test_closing_ends_everything(own: Zygote, given: Path) -> None:
    with own, given.open("rb") as file:
        running = own.run({"do": "who", "sleep": 600}, file.fileno())
        who = next(running)
        own.close()
        assert _eventually(lambda: _is_gone(who["zygote"]) and _is_gone(who["pid"]))
        with pytest.raises(ChildDied):
            next(running)


def test_a_forked_worker_gets_a_zygote_of_its_own(own: Zygote, given: Path) -> None:
    with own:
        ours = _who(own, given)["zygote"]
        pid = os.fork()
        if pid == 0:
            theirs = _who(own, given)["zygote"]
            os._exit(0 if theirs != ours else 1)
        assert os.waitpid(pid, 0)[1] == 0
        assert _who(own, given)["zygote"] == ours


def test_a_child_leads_a_session_of_its_own(own: Zygote, given: Path) -> None:
    with own:
        who = _who(own, given)
        assert who["session"] == who["pid"]
