"""Builds and loads the filter of system calls a confined child lives under: an allow-list, everything else denied."""

import ctypes
import errno
import os
import struct
from functools import cache

from ingestion.sandbox import kernel

_LOAD, _EQUAL, _ANY_BIT, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_NUMBER_AT, _ARCH_AT, _ARGUMENTS_AT = 0, 4, 16
_SECCOMP_MODE_FILTER = 2
# From here on numbers are the same everywhere and young: libraries try them and expect "no such call" to fall back.
_YOUNG = 424

_WRITING = 0x1 | 0x2 | 0x40 | 0x200 | 0x400000  # O_WRONLY O_RDWR O_CREAT O_TRUNC __O_TMPFILE
_CLONE_THREAD = 0x10000
_NAMING = (15, 16, 0x53564D41)  # PR_SET_NAME PR_GET_NAME PR_SET_VMA: threads and allocators name their things
_FCNTL = (
    0,
    1,
    2,
    3,
    4,
    1030,
    1032,
)  # duplicate, flags, pipe size; never F_SETOWN, which sends signals to others
_IOCTL = (
    0x5401,
    0x5413,
    0x541B,
    0x5421,
    0x5450,
    0x5451,
)  # TCGETS TIOCGWINSZ FIONREAD FIONBIO FIONCLEX FIOCLEX

_AF_UNIX = (
    1  # a pair knows only itself, and Rust's runtimes start with one; passing descriptors over it is denied
)

Instruction = tuple[int, int, int, int]
_INSTRUCTION = struct.Struct("=HBBI")


def load(*, may_exec: bool = False) -> None:
    """Load the filter into this thread for good. Needs no_new_privs; raises OSError where the kernel refuses.

    With `may_exec` the process may become another program, under the same filter; which one, seccomp cannot see.
    """
    packed = b"".join([_INSTRUCTION.pack(*instruction) for instruction in program(may_exec=may_exec)])
    code = ctypes.create_string_buffer(packed, len(packed))
    header = ctypes.create_string_buffer(struct.pack("@HP", len(packed) // 8, ctypes.addressof(code)))
    kernel.prctl(kernel.PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(header))


def program(*, may_exec: bool = False) -> list[Instruction]:
    """Assemble the filter for this machine and the calling process (signals only to itself)."""
    numbers = kernel.allowed_numbers() + (kernel.exec_numbers() if may_exec else ())
    lines = list(_allowing(_AUDIT_ARCH[kernel.machine()], numbers))
    for name, body in _guards().items():
        called = kernel.number(name)
        if called is not None:
            lines += [(_EQUAL, 0, len(body), called), *body]
    return [*lines, (_AT_LEAST, 0, 1, _YOUNG), _deny(errno.ENOSYS), _deny(errno.EPERM)]


@cache
def _allowing(architecture: int, numbers: tuple[int, ...]) -> tuple[Instruction, ...]:
    """What is the same for every child: asked once by the parent, so that children need not assemble it."""
    lines: list[Instruction] = [
        (_LOAD, 0, 0, _ARCH_AT),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    for allowed in numbers:
        lines += [(_EQUAL, 0, 1, allowed), (_RETURN, 0, 0, _ALLOW)]
    return tuple(lines)


def _guards() -> dict[str, list[Instruction]]:
    me = os.getpid()
    return {
        "openat": _without(2, _WRITING, errno.EACCES),
        "open": _without(1, _WRITING, errno.EACCES),
        "clone": _with(0, _CLONE_THREAD, errno.EPERM),
        "kill": _only(0, (me,), errno.EPERM),
        "tgkill": _only(0, (me,), errno.EPERM),
        "prctl": _only(0, _NAMING, errno.EPERM),
        "fcntl": _only(1, _FCNTL, errno.EPERM),
        "ioctl": _only(1, _IOCTL, errno.ENOTTY),
        "prlimit64": _null(2, errno.EPERM),
        "socketpair": _only(0, (_AF_UNIX,), errno.EPERM),
    }


def _without(argument: int, mask: int, error: int) -> list[Instruction]:
    return [_load(argument), (_ANY_BIT, 0, 1, mask), _deny(error), (_RETURN, 0, 0, _ALLOW)]


def _with(argument: int, mask: int, error: int) -> list[Instruction]:
    return [_load(argument), (_ANY_BIT, 0, 1, mask), (_RETURN, 0, 0, _ALLOW), _deny(error)]


def _only(argument: int, values: tuple[int, ...], error: int) -> list[Instruction]:
    allowed = [line for value in values for line in ((_EQUAL, 0, 1, value), (_RETURN, 0, 0, _ALLOW))]
    return [_load(argument), *allowed, _deny(error)]


def _null(argument: int, error: int) -> list[Instruction]:
    low, high = _load(argument), _load(argument, upper=4)
    return [low, (_EQUAL, 0, 2, 0), high, (_EQUAL, 1, 0, 0), _deny(error), (_RETURN, 0, 0, _ALLOW)]


def _load(argument: int, upper: int = 0) -> Instruction:
    # Both machines are little-endian: the lower half, all the kernel reads of an int, comes first.
    return (_LOAD, 0, 0, _ARGUMENTS_AT + 8 * argument + upper)


def _deny(error: int) -> Instruction:
    return (_RETURN, 0, 0, _ERRNO | error)
