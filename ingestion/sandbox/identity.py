"""Gives each child a user of its own, who owns nothing and whom no other process shares, where the worker may change users."""

import os
import resource
from collections.abc import Iterable
from pathlib import Path

from ingestion.sandbox import kernel

FIRST_USER = 65_000  # Debian reserves 65000 to 65533; inside the range that containers map as a rule
USERS = 500
_CAP_SETGID, _CAP_SETUID = 6, 7
_OTHERS_ENTER = 0o001
# Threads of libraries; the kernel counts them for each user, so no child can use up what another needs.
_MOST_THREADS = 64


def may_change(read: Iterable[str]) -> bool:
    """Say whether children can run as strangers: permitted, and what they `read` while running is open to anybody."""
    permitted = kernel.is_capable(_CAP_SETUID) and kernel.is_capable(_CAP_SETGID)
    return permitted and all(_is_open_to_anybody(Path(path)) for path in read)


def change(first: int) -> None:
    """Become one of the users from `first` on for good, with no group but its own, and few threads. Raises OSError.

    The kernel forgets the signal at the parent's death on the way: ask for it afterwards.
    """
    own = first + os.getpid() % USERS
    os.setgroups([])
    os.setresgid(own, own, own)
    os.setresuid(own, own, own)
    resource.setrlimit(resource.RLIMIT_NPROC, (_MOST_THREADS, _MOST_THREADS))


def _is_open_to_anybody(path: Path) -> bool:
    try:
        return all(folder.stat().st_mode & _OTHERS_ENTER for folder in path.resolve().parents)
    except OSError:
        return False
