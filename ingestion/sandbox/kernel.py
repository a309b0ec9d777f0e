"""Speaks to the Linux kernel where Python's library does not: prctl, numbered system calls, this machine's numbers."""

import ctypes
import os
import platform
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38
F_SETPIPE_SZ = 1031
CAPABILITY_VERSION_3 = 0x20080522

_MACHINES = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "aarch64", "arm64": "aarch64"}
_libc = ctypes.CDLL(None, use_errno=True)


def why_unsupported() -> str:
    """Say why children cannot be confined on this platform, or nothing when they can."""
    if sys.platform != "linux":
        return f"confinement needs Linux, this is {sys.platform}"
    if platform.machine().lower() not in _MACHINES or sys.maxsize < 1 << 32:
        return f"confinement needs 64-bit x86-64 or arm64, this is {platform.machine()}"
    return ""


def machine() -> str:
    """Name this machine's architecture as syscalls.toml does."""
    return _MACHINES[platform.machine().lower()]


@cache
def allowed_numbers() -> tuple[int, ...]:
    """List the numbers of the calls allowed with any argument, on this machine."""
    groups: dict[str, dict[str, dict[str, int]]] = _table()["allowed"]
    here = machine()
    return tuple(call[here] for group in groups.values() for call in group.values() if here in call)


def guarded_names() -> tuple[str, ...]:
    """List the calls that are allowed with some arguments."""
    return tuple(_table()["guarded"])


@cache
def exec_numbers() -> tuple[int, ...]:
    """List the numbers of the calls allowed besides to who becomes another program."""
    here = machine()
    calls: dict[str, dict[str, int]] = _table()["exec"]
    return tuple(call[here] for call in calls.values() if here in call)


@cache
def number(name: str) -> int | None:
    """Give the number of a guarded or own call on this machine; None where the machine has no such call."""
    calls: dict[str, dict[str, int]] = {**_table()["guarded"], **_table()["own"]}
    return calls[name].get(machine())


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("syscalls.toml").read_text(encoding="utf-8"))


def prctl(option: int, *arguments: int) -> None:
    """Call prctl, raising OSError with the kernel's own reason."""
    padded = (*arguments, 0, 0, 0, 0)[:4]
    _raise_if(_libc.prctl(option, *(ctypes.c_ulong(value) for value in padded)), "prctl")


def unshare(flags: int) -> None:
    """Leave the namespaces named by `flags` for new, empty ones; OSError where that is not permitted."""
    _raise_if(_libc.unshare(flags), "unshare")


def call(name: str, *arguments: int) -> int:
    """Make a system call from syscalls.toml by name with integer or address arguments; OSError on failure."""
    result = int(
        _libc.syscall(ctypes.c_long(number(name) or -1), *(ctypes.c_ulong(value) for value in arguments))
    )
    _raise_if(result, name)
    return result


def give_back_memory() -> None:
    """Give back what lies free between things still in use: the C library's, a quicker allocator's; nothing where neither can (musl)."""
    if (trim := getattr(_libc, "malloc_trim", None)) is not None:
        trim(0)
    if (release := getattr(_libc, "MallocExtension_ReleaseFreeMemory", None)) is not None:
        release()


def count_threads() -> int:
    """Count the threads of this process, those of libraries too, of which Python knows nothing."""
    return len(list(Path("/proc/self/task").iterdir()))


def is_capable(capability: int) -> bool:
    """Say whether this process has a capability in effect."""
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    effective = next((line for line in status.splitlines() if line.startswith("CapEff:")), "CapEff: 0")
    return bool(int(effective.split()[1], 16) >> capability & 1)


def drop_capabilities() -> None:
    """Give up every capability, so that root in the child is no more than the owner of root's files."""
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    call("capset", ctypes.addressof(header), ctypes.addressof(nothing))


def _raise_if(result: int, name: str) -> None:
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, f"{name}: {os.strerror(error)}")
