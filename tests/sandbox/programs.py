"""Programs that behave, misbehave and try to escape, run by the tests inside the sandbox.

Each `do_` function is one program; `run` picks it by `job["do"]`. Escapes report the error they met, or "escaped".
"""

import ctypes
import errno
import importlib
import json
import mmap
import os
import resource
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

Messages = Iterator[dict[str, Any]]
_libc = ctypes.CDLL(None, use_errno=True)
_ANSWERS = 4


def run(job: dict[str, Any], stream: BinaryIO) -> Messages:
    """Do what `job["do"]` names."""
    yield from globals()[f"do_{job['do']}"](job, stream)


def _attempt(action: Callable[[], object]) -> Messages:
    try:
        action()
    except OSError as error:
        yield {"met": errno.errorcode.get(error.errno or 0, "?")}
    else:
        yield {"met": "escaped"}


def _syscall(number: int, *arguments: int) -> None:
    ctypes.set_errno(0)
    if _libc.syscall(number, *(ctypes.c_long(value) for value in arguments)) < 0:
        raise OSError(ctypes.get_errno(), "syscall")


def do_read(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield {"text": stream.read().decode(), "seekable": stream.seekable()}


def do_half(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield {"text": stream.read(2).decode()}


def do_count(job: dict[str, Any], stream: BinaryIO) -> Messages:
    for number in range(job["n"]):
        if "pause" in job:
            time.sleep(job["pause"])
        yield {"number": number}


def do_who(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield {"pid": os.getpid(), "zygote": os.getppid(), "session": os.getsid(0)}
    time.sleep(job.get("sleep", 0))


def do_identity(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield {"users": [os.getuid(), os.geteuid()], "groups": [os.getgid(), os.getegid()], "pid": os.getpid()}


def do_surroundings(job: dict[str, Any], stream: BinaryIO) -> Messages:
    open_files = [number for number in range(256) if _is_open(number)]
    yield {"environment": dict(os.environ), "open_files": open_files}


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def do_lazy_import(job: dict[str, Any], stream: BinaryIO) -> Messages:
    for name in ("colorsys", "zoneinfo", "lxml.etree", "xml.sax.handler"):
        importlib.import_module(name)
    yield {"random": len(os.urandom(8)), "colour": sys.modules["colorsys"].rgb_to_hsv(0, 0, 0)[0]}


def do_thread(job: dict[str, Any], stream: BinaryIO) -> Messages:
    said: list[str] = []
    thread = threading.Thread(target=said.append, args=("hello",))
    thread.start()
    thread.join()
    yield {"said": said}


def do_socket(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield from _attempt(lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM))


def do_socketpair(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield from _attempt(socket.socketpair)


def do_pair(job: dict[str, Any], stream: BinaryIO) -> Messages:
    one, other = socket.socketpair()
    os.write(one.fileno(), b"hola")
    yield {"heard": os.read(other.fileno(), 10).decode()}
    yield from _attempt(lambda: socket.send_fds(one, [b"x"], [0]))
    yield from _attempt(lambda: one.connect("/run/dbus/system_bus_socket"))


def do_pair_of_another_family(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield from _attempt(lambda: socket.socketpair(socket.AF_INET))


def do_unix(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield from _attempt(lambda: socket.socket(socket.AF_UNIX).connect("/run/dbus/system_bus_socket"))


def do_open(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield from _attempt(lambda: os.open(job["path"], job.get("flags", os.O_RDONLY)))


def do_open_many(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield from _attempt(lambda: [os.open(os.devnull, os.O_RDONLY) for _ in range(100)])


def do_change(job: dict[str, Any], stream: BinaryIO) -> Messages:
    path, fd = job["path"], job.get("fd", 3)
    deeds: dict[str, Callable[[], object]] = {
        "unlink": lambda: Path(path).unlink(),
        "rename": lambda: Path(path).rename(path + "2"),
        "mkdir": lambda: Path(path + "d").mkdir(),
        "chmod": lambda: Path(path).chmod(0o777),
        "truncate": lambda: os.truncate(path, 0),
        "symlink": lambda: Path(path + "l").symlink_to(path),
        "utime": lambda: os.utime(path),
        "fchmod": lambda: os.fchmod(fd, 0o777),
        "ftruncate": lambda: os.ftruncate(fd, 0),
        "write given": lambda: os.write(fd, b"x"),
        "map given": lambda: mmap.mmap(fd, 1, prot=mmap.PROT_WRITE),
        "chdir": lambda: os.chdir("/"),
    }
    for name, deed in deeds.items():
        yield {"deed": name, **next(_attempt(deed))}


def do_exec(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield from _attempt(lambda: os.execv("/bin/true", ["true"]))


def do_fork(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield from _attempt(lambda: os.fork() or os._exit(0))


def do_spawn(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield from _attempt(lambda: subprocess.run(["/bin/true"], check=False))


def do_kill(job: dict[str, Any], stream: BinaryIO) -> Messages:
    target = {"parent": os.getppid(), "everyone": -1, "caller": job.get("caller", 0)}[job["whom"]]
    yield from _attempt(lambda: os.kill(target, signal.SIGKILL))


def do_signal_by_file(job: dict[str, Any], stream: BinaryIO) -> Messages:
    set_owner = 8
    yield from _attempt(lambda: _raise(_libc.fcntl(3, set_owner, os.getppid())))


def _raise(result: int) -> None:
    if result < 0:
        raise OSError(ctypes.get_errno(), "denied")


def do_ptrace(job: dict[str, Any], stream: BinaryIO) -> Messages:
    attach = 16
    yield from _attempt(lambda: _raise(_libc.ptrace(attach, os.getppid(), 0, 0)))


def do_read_memory(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield from _attempt(lambda: _raise(_libc.process_vm_readv(os.getppid(), 0, 0, 0, 0, 0)))


def do_raise_limits(job: dict[str, Any], stream: BinaryIO) -> Messages:
    try:
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except (OSError, ValueError) as error:
        yield {"met": type(error).__name__}
    else:
        yield {"met": "escaped"}


def do_outlive(job: dict[str, Any], stream: BinaryIO) -> Messages:
    parent_death_signal = 1
    yield from _attempt(lambda: _raise(_libc.prctl(parent_death_signal, 0, 0, 0, 0)))


def do_syscall(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield from _attempt(lambda: _syscall(job["number"], *job.get("arguments", ())))


def do_sweep(job: dict[str, Any], stream: BinaryIO) -> Messages:
    for number in job["numbers"]:
        yield {"number": number, **next(_attempt(lambda: _syscall(number, 0, 0, 0, 0, 0, 0)))}  # noqa: B023  # called at once


def do_network_interfaces(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield from _attempt(socket.if_nameindex)


def do_32_bit(job: dict[str, Any], stream: BinaryIO) -> Messages:
    # mov eax, 20 (getpid of the 32-bit table); int 0x80; ret
    code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(bytes.fromhex("b814000000cd80c3"))
    address = ctypes.addressof(ctypes.c_char.from_buffer(code))
    yield {"met": "escaped", "pid": ctypes.CFUNCTYPE(ctypes.c_int)(address)()}


def do_hang(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield {"number": 0}
    time.sleep(600)


def do_spin(job: dict[str, Any], stream: BinaryIO) -> Messages:
    signal.signal(signal.SIGXCPU, signal.SIG_IGN if job.get("stubborn") else signal.SIG_DFL)
    while True:
        pass
    yield {}


def do_abort(job: dict[str, Any], stream: BinaryIO) -> Messages:
    os.abort()
    yield {}


def do_segfault(job: dict[str, Any], stream: BinaryIO) -> Messages:
    ctypes.string_at(0)
    yield {}


def do_exit(job: dict[str, Any], stream: BinaryIO) -> Messages:
    os._exit(job["code"])
    yield {}


def do_raise(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield {"number": 0}
    raise LookupError("ñandú")


def do_leave(job: dict[str, Any], stream: BinaryIO) -> Messages:
    sys.exit(3)
    yield {}


def do_allocate(job: dict[str, Any], stream: BinaryIO) -> Messages:
    block = bytearray(job["bytes"])
    yield {"allocated": len(block)}


def do_starve(job: dict[str, Any], stream: BinaryIO) -> Messages:
    # As a C library does that meets the limit: it takes what it can and then gives up by aborting.
    held = bytearray(job["bytes"])
    for place in range(0, len(held), 4096):
        held[place] = 1
    os.abort()
    yield {}


def do_flood(job: dict[str, Any], stream: BinaryIO) -> Messages:
    while True:
        yield {"text": "x" * 100_000}


def do_huge(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield {"text": "x" * job["characters"]}


def do_surrogate(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield {"text": "a\ud800b", "pair": "\ud83d\ude00", "kept": r"\ud800"}


def do_say(job: dict[str, Any], stream: BinaryIO) -> Messages:
    os.write(_ANSWERS, bytes.fromhex(job["hex"]))
    yield {"after": True}


def do_say_json(job: dict[str, Any], stream: BinaryIO) -> Messages:
    payload = job.get("raw", json.dumps(job.get("value"))).encode()
    os.write(_ANSWERS, struct.pack(">cI", b"m", len(payload)) + payload)
    yield {"after": True}


def do_not_a_dict(job: dict[str, Any], stream: BinaryIO) -> Messages:
    yield ["a", "list"]  # type: ignore[misc]
