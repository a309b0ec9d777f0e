"""What a program taken over by its file tries, one attempt a test; each meets an ordinary error."""

import os
from pathlib import Path

import pytest

from ingestion.sandbox import ChildDied, Limits, Zygote, kernel, landlock, missing_layers
from tests.sandbox.conftest import Run

needs_landlock = pytest.mark.skipif("landlock" in missing_layers(), reason="this kernel has no Landlock")
x86_only = pytest.mark.skipif(
    bool(kernel.why_unsupported()) or kernel.machine() != "x86_64",
    reason="x86-64 has a 32-bit table to enter",
)
SECRET = "the database"


@pytest.mark.parametrize(
    "do", ["socket", "pair_of_another_family", "unix", "exec", "fork", "spawn", "ptrace", "read_memory"]
)
def test_denied(run: Run, do: str) -> None:
    assert run(do) == [{"met": "EPERM"}]


def test_a_pair_of_sockets_knows_only_itself(run: Run) -> None:
    assert run("pair") == [{"heard": "hola"}, {"met": "EPERM"}, {"met": "EPERM"}]


@pytest.mark.parametrize("whom", ["parent", "everyone", "caller"])
def test_cannot_kill(run: Run, whom: str) -> None:
    assert run("kill", whom=whom, caller=os.getpid()) == [{"met": "EPERM"}]
    assert run("read")


@pytest.mark.parametrize("do", ["signal_by_file", "outlive"])
def test_cannot_signal_by_a_file_nor_outlive_its_parent(run: Run, do: str) -> None:
    assert run(do) == [{"met": "EPERM"}]


def test_cannot_raise_its_limits(run: Run) -> None:
    assert run("raise_limits")[0]["met"] != "escaped"


@pytest.mark.parametrize(
    "flags", [os.O_WRONLY, os.O_RDWR, os.O_RDONLY | os.O_CREAT, os.O_RDONLY | os.O_TRUNC]
)
def test_cannot_open_for_writing(run: Run, tmp_path: Path, flags: int) -> None:
    target = tmp_path / "target"
    target.write_text(SECRET)
    assert run("open", path=str(target), flags=flags) == [{"met": "EACCES"}]
    assert target.read_text() == SECRET


@needs_landlock
@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "/etc/shadow",
        "/proc/self/environ",
        "/proc/self/mem",
        "/proc/self/maps",
        "/proc/1/environ",
        "/proc/1/mem",
        "/",
        "/root",
        "/home",
        "/tmp",
        "/sys",
        "/dev/sda",
        "/dev/mem",
        "/run",
    ],
)
def test_cannot_read_the_machine(run: Run, path: str) -> None:
    assert run("open", path=path)[0]["met"] in ({"EACCES"} if Path(path).exists() else {"EACCES", "ENOENT"})


def test_cannot_write_its_own_memory_by_a_file(run: Run) -> None:
    assert run("open", path="/proc/self/mem", flags=os.O_RDWR) == [{"met": "EACCES"}]


@needs_landlock
def test_cannot_read_the_house_around_the_packages(run: Run, tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    secret = tmp_path / "var" / "db.sqlite3"
    secret.parent.mkdir()
    secret.write_text(SECRET)
    for path in (secret, root, root / "pyproject.toml"):
        assert run("open", path=str(path)) == [{"met": "EACCES"}]


def test_the_roots_of_code_and_data_are_never_readable() -> None:
    root = Path(__file__).parents[2]
    readable = [Path(path) for path in landlock.readable_paths()]
    assert all(not (root / "var" / "db.sqlite3").is_relative_to(path) for path in readable)
    assert root / "ingestion" in readable


def test_changes_nothing_on_disk_not_even_the_given_file(zygote: Zygote, given: Path) -> None:
    before = given.stat()
    with given.open(
        "r+b"
    ) as file:  # passed open for writing: the child gets a reading descriptor all the same
        met = {
            answer["deed"]: answer["met"]
            for answer in zygote.run({"do": "change", "path": str(given)}, file.fileno())
        }
    assert "escaped" not in met.values(), met
    assert given.read_text() == "ñandúes\n"
    assert given.stat().st_mode == before.st_mode
    assert [path.name for path in given.parent.iterdir()] == ["given"]


@pytest.mark.parametrize(
    "name_and_number",
    [
        "io_uring_setup 425",
        "clone3 435",
        "memfd_secret 447",
        "openat2 437",
        "pidfd_send_signal 424",
        "pidfd_open 434",
        "pidfd_getfd 438",
        "open_tree 428",
        "fsopen 430",
        "mount_setattr 442",
        "process_madvise 440",
    ],
)
def test_young_calls_do_not_exist(run: Run, name_and_number: str) -> None:
    assert run("syscall", number=int(name_and_number.split()[1]), arguments=[0, 0, 0]) == [{"met": "ENOSYS"}]


@x86_only
@pytest.mark.parametrize(
    "name_and_number",
    [
        "bpf 321", "keyctl 250", "userfaultfd 323", "perf_event_open 298", "mount 165", "unshare 272", "setns 308",
        "memfd_create 319", "process_vm_readv 310", "process_vm_writev 311", "vfork 58", "execve 59", "execveat 322", "connect 42",
        "bind 49", "listen 50", "accept 43", "sendto 44", "sendmsg 46", "recvmsg 47", "tkill 200", "init_module 175", "setuid 105",
        "setresuid 117", "shmget 29", "seccomp 317", "name_to_handle_at 303", "open_by_handle_at 304", "chroot 161", "pivot_root 155",
        "rt_sigqueueinfo 129", "rt_tgsigqueueinfo 297", "sched_setaffinity 203", "symlink 88", "creat 85", "ptrace 101", "kcmp 312",
        "personality 135", "modify_ldt 154", "io_setup 206", "splice 275", "sendfile 40", "copy_file_range 326", "kexec_load 246",
    ],
)  # fmt: skip
def test_old_calls_are_denied(run: Run, name_and_number: str) -> None:
    assert run("syscall", number=int(name_and_number.split()[1]), arguments=[0, 0, 0]) == [{"met": "EPERM"}]


def test_whatever_is_not_listed_is_denied(run: Run) -> None:
    probes = {335, 336}  # uretprobe, uprobe: the kernel itself kills whoever calls them from elsewhere
    listed = {*kernel.allowed_numbers(), *(kernel.number(name) for name in kernel.guarded_names())}
    met = {
        answer["number"]: answer["met"]
        for answer in run("sweep", numbers=[number for number in range(700) if number not in listed | probes])
    }
    assert len(met) > 550
    assert set(met.values()) == {"EPERM", "ENOSYS"}, met


@x86_only
def test_the_32_bit_table_kills(run: Run) -> None:
    with pytest.raises(ChildDied, match="SIGSYS") as death:
        run("32_bit")
    assert death.value.cause == "crash"


def test_too_many_open_files(run: Run) -> None:
    assert run("open_many") == [{"met": "EMFILE"}]


def test_two_gigabytes_are_not_there(run: Run) -> None:
    with pytest.raises(ChildDied) as death:
        run("allocate", Limits(), bytes=2 * 10**9)
    assert death.value.cause == "memory"
