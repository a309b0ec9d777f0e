"""The filter's program, run by a small interpreter here: so each machine's table is tried on any machine."""

import errno
import os
from collections.abc import Iterator

import pytest

from ingestion.sandbox import kernel, seccomp

ALLOW, KILL = "allow", "kill"
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
# name: number on x86-64, number on arm64 (asm/unistd_64.h, asm-generic/unistd.h)
NUMBERS = {
    "read": (0, 63), "mmap": (9, 222), "exit_group": (231, 94), "futex": (202, 98), "getrandom": (318, 278),
    "openat": (257, 56), "clone": (56, 220), "kill": (62, 129), "tgkill": (234, 131), "prctl": (157, 167),
    "fcntl": (72, 25), "ioctl": (16, 29), "prlimit64": (302, 261), "socket": (41, 198), "connect": (42, 203),
    "execve": (59, 221), "ptrace": (101, 117), "unlinkat": (263, 35), "mkdirat": (258, 34), "bpf": (321, 280),
    "setuid": (105, 146), "memfd_create": (319, 279), "mount": (165, 40), "clone3": (435, 435), "io_uring_setup": (425, 425),
    "socketpair": (53, 199),
}  # fmt: skip
CLONE_THREAD, SIGCHLD, SET_NAME, SET_SECCOMP = 0x10000, 17, 15, 22


@pytest.fixture(params=["x86_64", "aarch64"])
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Pretend to be one machine, then the other."""
    monkeypatch.setattr("platform.machine", lambda: request.param)
    _forget()
    yield request.param
    _forget()


def _forget() -> None:
    kernel.allowed_numbers.cache_clear()
    kernel.number.cache_clear()


def _answer(machine: str, name: str, *arguments: int, architecture: str = "") -> str:
    number = NUMBERS[name][0 if machine == "x86_64" else 1]
    return _interpret({0: number, 4: ARCHITECTURES[architecture or machine]}, arguments)


def _interpret(data: dict[int, int], arguments: tuple[int, ...]) -> str:
    for place, value in enumerate((*arguments, 0, 0, 0, 0, 0, 0)[:6]):
        data[16 + 8 * place], data[20 + 8 * place] = value & 0xFFFFFFFF, value >> 32
    program, at, register = seccomp.program(), 0, 0
    while True:
        code, on_true, on_false, operand = program[at]
        at += 1
        if code == 0x06:
            return _action(operand)
        if code == 0x20:
            register = data[operand]
        else:
            holds = {0x15: register == operand, 0x45: bool(register & operand), 0x35: register >= operand}[
                code
            ]
            at += on_true if holds else on_false


def _action(value: int) -> str:
    if value == 0x7FFF0000:
        return ALLOW
    return KILL if value == 0x80000000 else errno.errorcode[value & 0xFFFF]


@pytest.mark.parametrize("name", ["read", "mmap", "exit_group", "futex", "getrandom"])
def test_reading_is_allowed(machine: str, name: str) -> None:
    assert _answer(machine, name) == ALLOW


@pytest.mark.parametrize(
    "name",
    [
        "socket",
        "connect",
        "execve",
        "ptrace",
        "unlinkat",
        "mkdirat",
        "bpf",
        "setuid",
        "memfd_create",
        "mount",
    ],
)
def test_everything_else_is_denied(machine: str, name: str) -> None:
    assert _answer(machine, name) == "EPERM"


@pytest.mark.parametrize("name", ["clone3", "io_uring_setup"])
def test_young_calls_are_not_there(machine: str, name: str) -> None:
    assert _answer(machine, name) == "ENOSYS"


@pytest.mark.parametrize(
    ("name", "arguments", "answer"),
    [
        ("openat", (3, 0, os.O_RDONLY | os.O_CLOEXEC), ALLOW),
        ("openat", (3, 0, 0x1), "EACCES"),
        ("openat", (3, 0, 0x2), "EACCES"),
        ("openat", (3, 0, 0x40), "EACCES"),
        ("clone", (CLONE_THREAD,), ALLOW),
        ("clone", (SIGCHLD,), "EPERM"),
        ("kill", (1, 9), "EPERM"),
        ("kill", (0, 9), "EPERM"),
        ("tgkill", (1, 1, 9), "EPERM"),
        ("prctl", (SET_NAME,), ALLOW),
        ("prctl", (SET_SECCOMP,), "EPERM"),
        ("fcntl", (3, 1030), ALLOW),
        ("fcntl", (3, 8), "EPERM"),
        ("ioctl", (0, 0x5412), "ENOTTY"),
        ("socketpair", (1, 1), ALLOW),
        ("socketpair", (2, 1), "EPERM"),
        ("socketpair", (16, 1), "EPERM"),
        ("prlimit64", (0, 9, 0), ALLOW),
        ("prlimit64", (0, 9, 0x7FFF0000), "EPERM"),
        ("prlimit64", (0, 9, 1 << 40), "EPERM"),
    ],
)
def test_arguments_decide(machine: str, name: str, arguments: tuple[int, ...], answer: str) -> None:
    assert _answer(machine, name, *arguments) == answer


def test_only_signals_to_oneself(machine: str) -> None:
    assert _answer(machine, "kill", os.getpid(), 6) == ALLOW
    assert _answer(machine, "tgkill", os.getpid(), 1, 6) == ALLOW


def test_another_architecture_kills(machine: str) -> None:
    other = "aarch64" if machine == "x86_64" else "x86_64"
    assert _answer(machine, "read", architecture=other) == KILL


def test_jumps_fit_and_the_program_is_short_enough_for_the_kernel(machine: str) -> None:
    program = seccomp.program()
    assert len(program) <= 4096
    assert all(on_true < 256 and on_false < 256 for _, on_true, on_false, _ in program)
