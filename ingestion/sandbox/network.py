"""Moves a process into an empty network: outright where it may, else within a user namespace of its own."""

import os
from contextlib import suppress
from pathlib import Path

from ingestion.sandbox import kernel

_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000  # CLONE_NEWNET, CLONE_NEWUSER
_CAP_SYS_ADMIN = 21


def may_leave_network(*, stays_who_it_is: bool) -> bool:
    """Say whether `leave_network` would be permitted. Applies nothing: a fork tries."""
    if kernel.is_capable(_CAP_SYS_ADMIN):
        return True
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            code = 0 if leave_network(stays_who_it_is=stays_who_it_is) else 1
        finally:
            os._exit(code)
    return os.waitpid(pid, 0)[1] == 0


def leave_network(*, stays_who_it_is: bool) -> bool:
    """Move the calling, single-threaded process, and all it forks, into an empty network; say whether that was permitted.

    In a user namespace there are no other users to become: it is entered only by who `stays_who_it_is`.
    """
    with suppress(OSError):
        kernel.unshare(_NEW_NETWORK)
        return True
    return stays_who_it_is and _leave_as_nobody_else()


def _leave_as_nobody_else() -> bool:
    """Enter a user namespace that knows this user alone, and has no right in it either."""
    user, group = os.getuid(), os.getgid()
    try:
        kernel.unshare(_NEW_USER | _NEW_NETWORK)
    except OSError:
        return False
    with suppress(OSError):  # where it can't be said who one is, one is called 65534, and has the same files
        for name, line in (
            ("uid_map", f"{user} {user} 1"),
            ("setgroups", "deny"),
            ("gid_map", f"{group} {group} 1"),
        ):
            Path("/proc/self", name).write_text(line, encoding="utf-8")
    kernel.drop_capabilities()
    return True
