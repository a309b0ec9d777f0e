"""A well-behaved program gets its file, speaks, and is heard."""

import os
import threading
from pathlib import Path
from typing import Any

import pytest

from ingestion.sandbox import CannotConfine, Limits, Zygote, child, kernel, missing_layers, why_unsupported
from tests.sandbox.conftest import PROGRAM, Run


def test_reads_the_file_from_its_beginning_without_moving_the_callers_place(
    zygote: Zygote, given: Path
) -> None:
    with given.open("rb") as file:
        file.read(4)
        place = os.lseek(file.fileno(), 3, os.SEEK_SET)
        answers = list(zygote.run({"do": "half"}, file.fileno()))
        assert answers == [{"text": "ñ"}]
        assert os.lseek(file.fileno(), 0, os.SEEK_CUR) == place


def test_reads_a_pipe(zygote: Zygote) -> None:
    reading, writing = os.pipe()
    os.write(writing, "ñandú".encode())
    os.close(writing)
    assert list(zygote.run({"do": "read"}, reading)) == [{"text": "ñandú", "seekable": False}]
    os.close(reading)


def test_reads_an_unlinked_file(zygote: Zygote, given: Path) -> None:
    with given.open("rb") as file:
        given.unlink()
        [answer] = zygote.run({"do": "read"}, file.fileno())
    assert answer["text"] == "ñandúes\n"


def test_speaks_in_order(run: Run) -> None:
    assert run("count", n=1000) == [{"number": number} for number in range(1000)]


@pytest.mark.parametrize("sizes", [[1] * 40, [3 << 20, 1, 700_000, 700_000], []])
def test_what_is_said_at_once_comes_in_order(given: Path, sizes: list[int]) -> None:
    with Zygote("tests.sandbox.talkative:run") as zygote, given.open("rb") as file:
        said = list(zygote.run({"sizes": sizes}, file.fileno()))
    assert [(one["n"], len(one["text"])) for one in said] == list(enumerate(sizes))


def test_small_things_said_at_once_are_written_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    written = list[bytes]()
    monkeypatch.setattr(child, "_send", written.append)
    child._tell([{"text": "a"}] * 40)
    assert len(written) == 1
    child._tell([{"text": "a" * (700 << 10)}] * 2)
    assert len(written) == 3, "large ones are not copied"


def test_carries_a_large_job_and_a_large_message(run: Run) -> None:
    assert len(run("huge", characters=9_000_000, padding="x" * 1_000_000)[0]["text"]) == 9_000_000


def test_silence_is_measured_between_messages_not_over_the_whole_run(run: Run) -> None:
    assert len(run("count", Limits(wall_seconds=0.6), n=8, pause=0.15)) == 8


def test_the_callers_own_time_does_not_count(zygote: Zygote, given: Path) -> None:
    pause = threading.Event()
    with given.open("rb") as file:
        for number, said in enumerate(
            zygote.run({"do": "count", "n": 3}, file.fileno(), Limits(wall_seconds=0.3))
        ):
            assert said == {"number": number}
            pause.wait(0.5)
    assert number == 2


def test_several_jobs_at_once(zygote: Zygote, given: Path) -> None:
    said: dict[int, list[dict[str, Any]]] = {}

    def work(number: int) -> None:
        with given.open("rb") as file:
            said[number] = list(zygote.run({"do": "count", "n": number, "pause": 0.01}, file.fileno()))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(1, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {number: len(answers) for number, answers in said.items()} == {n: n for n in range(1, 7)}


def test_modules_may_still_be_loaded_and_randomness_drawn(run: Run) -> None:
    assert run("lazy_import") == [{"random": 8, "colour": 0.0}]


def test_threads_may_be_started(run: Run) -> None:
    assert run("thread") == [{"said": ["hello"]}]


def test_no_secret_and_no_descriptor_is_inherited(monkeypatch: pytest.MonkeyPatch, given: Path) -> None:
    for secret in ("HUB_TOKEN", "SECRET_KEY", "DATABASE_URL"):
        monkeypatch.setenv(secret, "s3cret")
    inheritable = os.dup2(os.open(os.devnull, os.O_RDONLY), 77, inheritable=True)
    with Zygote(PROGRAM) as zygote, given.open("rb") as file:
        [surroundings] = zygote.run({"do": "surroundings"}, file.fileno())
    os.close(inheritable)
    assert "s3cret" not in str(surroundings["environment"])
    assert surroundings["open_files"] == [0, 1, 2, 3, 4, 5]


def test_lone_surrogates_become_the_replacement_character(run: Run) -> None:
    assert run("surrogate") == [{"text": "a\ufffdb", "pair": "\U0001f600", "kept": r"\ud800"}]


def test_a_program_that_cannot_be_loaded_is_told(given: Path) -> None:
    with Zygote("tests.sandbox.programs:nothing_of_that_name") as zygote:
        with pytest.raises(CannotConfine, match="nothing_of_that_name"):
            zygote.start()
        with pytest.raises(CannotConfine), given.open("rb") as file:
            list(zygote.run({}, file.fileno()))


@pytest.mark.parametrize("module", ["threaded", "threaded_beneath"])
def test_a_program_that_starts_threads_when_loaded_is_refused(module: str) -> None:
    with (
        Zygote(f"tests.sandbox.{module}:run") as zygote,
        pytest.raises(CannotConfine, match="starts threads"),
    ):
        zygote.start()


def test_another_platform_refuses_to_run(monkeypatch: pytest.MonkeyPatch, given: Path) -> None:
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    with Zygote(PROGRAM) as zygote, given.open("rb") as file, pytest.raises(CannotConfine, match="riscv64"):
        list(zygote.run({"do": "read"}, file.fileno()))
    monkeypatch.setattr("sys.platform", "darwin")
    assert "darwin" in why_unsupported()


def test_missing_layers_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingestion.sandbox.landlock.version", lambda: 0)
    assert "landlock" in missing_layers()


def test_capabilities_are_given_up() -> None:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        kernel.drop_capabilities()
        os.write(writing, Path("/proc/self/status").read_bytes())
        os._exit(0)
    os.waitpid(pid, 0)
    os.close(writing)
    with os.fdopen(reading) as status:
        sets = dict(line.split(":\t") for line in status.read().splitlines() if line.startswith("Cap"))
    assert {int(sets[name], 16) for name in ("CapEff", "CapPrm", "CapInh")} == {0}
