"""Narrows what a confined child may read to the interpreter, the libraries and the loaded packages (Landlock)."""

import ctypes
import os
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from ingestion.sandbox import kernel

_EXECUTE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 2, 1 << 3
_PATH_BENEATH = 1
_VERSION_QUERY = 1
# Access rights each version of Landlock knows (linux/landlock.h): all are handled, so all but reading are denied.
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_TCP_SINCE, _SCOPES_SINCE = 4, 6
_BOTH = 0b11  # bind and connect; abstract sockets and signals

# What libraries read while running: shared objects, fonts, time zones, libmagic's rules, the number of processors.
_SYSTEM_PATHS = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/fonts", "/etc/localtime",
    "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/usr/share/zoneinfo", "/usr/share/misc",
    "/usr/share/locale", "/dev/null", "/dev/zero", "/dev/urandom", "/proc/cpuinfo", "/proc/meminfo",
    "/sys/devices/system/cpu",
)  # fmt: skip


_LOADERS = ("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1")


def version() -> int:
    """Give the kernel's Landlock version, 0 where there is none."""
    try:
        return kernel.call("landlock_create_ruleset", 0, 0, _VERSION_QUERY)
    except OSError:
        return 0


def ruleset() -> int | None:
    """Open a ruleset that allows reading what children need and nothing else; None without Landlock.

    Made once by the parent, after the program is loaded: the packages it has imported are the ones allowed.
    """
    return _opened(readable_paths(), ())


def ruleset_for(command: str, data: Iterable[str]) -> int | None:
    """Open a ruleset under which a process may read libraries and `data`, and become `command` and nothing else.

    The kernel itself opens the dynamic loader on the way, so that may be executed too.
    """
    return _opened(_existing({*_SYSTEM_PATHS, *data}), _existing({command, *_LOADERS}))


def _opened(readable: Iterable[str], executable: Iterable[str]) -> int | None:
    known = version()
    if not known:
        return None
    attributes = _attributes(known)
    handle = kernel.call(
        "landlock_create_ruleset", ctypes.addressof(attributes), ctypes.sizeof(attributes), 0
    )
    for path in readable:
        _allow(handle, path, _READ_FILE | (_READ_DIR if Path(path).is_dir() else 0))
    for path in executable:
        _allow(handle, os.path.realpath(path), _READ_FILE | _EXECUTE)
    return handle


def restrict(handle: int) -> None:
    """Put the calling process under the ruleset for good. Needs no_new_privs."""
    kernel.call("landlock_restrict_self", handle, 0)


def readable_paths() -> list[str]:
    """List what children may read. Never the code's whole root: it may hold var/, with the database and the gifts."""
    return _existing({*_SYSTEM_PATHS, *code_paths()})


def _existing(paths: Iterable[str]) -> list[str]:
    return sorted(path for path in paths if Path(path).exists())


def code_paths() -> set[str]:
    """Find the folders of the interpreter's modules and of the packages that are loaded."""
    python = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    return {*python, *_loaded_packages(python)}


def _loaded_packages(python: Iterable[str]) -> set[str]:
    """Find the folders of the top-level packages loaded from outside the interpreter's own folders."""
    folders: set[str] = set()
    for name, module in list(sys.modules.items()):
        for folder in getattr(module, "__path__", ()) if "." not in name else ():
            if not any(Path(folder).is_relative_to(known) for known in python):
                folders.add(str(folder))
    return folders


def _attributes(known: int) -> ctypes.Array[ctypes.c_uint64]:
    rights = (1 << _FILE_RIGHTS.get(known, 16)) - 1
    values = [rights]
    if known >= _TCP_SINCE:
        values.append(_BOTH)
    if known >= _SCOPES_SINCE:
        values.append(_BOTH)
    return (ctypes.c_uint64 * len(values))(*values)


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def _allow(handle: int, path: str, rights: int) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = _PathBeneath(rights, place)
        kernel.call("landlock_add_rule", handle, _PATH_BENEATH, ctypes.addressof(rule), 0)
    finally:
        os.close(place)
