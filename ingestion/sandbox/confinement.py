"""Locks the calling process in for good: limits, no privileges, no files but the libraries, no calls but reading."""

import os
import resource

from ingestion.sandbox import identity, kernel, landlock, seccomp
from ingestion.sandbox.limits import CannotConfine, Limits
from ingestion.sandbox.network import may_leave_network

_OPEN_FILES = 64


def missing_layers(first_user: int = identity.FIRST_USER) -> tuple[str, ...]:
    """Name the optional layers this machine or user lacks: "landlock", "network_namespace", "own_user". Applies nothing.

    `first_user` as for Zygote.
    """
    missing = [] if kernel.why_unsupported() or landlock.version() else ["landlock"]
    stays = not first_user or not identity.may_change(landlock.code_paths())
    if not may_leave_network(stays_who_it_is=stays):
        missing.append("network_namespace")
    return (*missing, "own_user") if stays else tuple(missing)


def confine(limits: Limits, rules: int | None, *, may_exec: bool = False) -> None:
    """Apply every layer to the calling, single-threaded process. Raises CannotConfine: then nothing may be read.

    `rules` is the Landlock ruleset made by the parent, or None where the kernel has none. With `may_exec` it may become
    another program afterwards, which then lives under the same walls.
    """
    try:
        kernel.drop_capabilities()
        _set_limits(limits)
        kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
        if rules is not None:
            landlock.restrict(rules)
            os.close(rules)
        seccomp.load(may_exec=may_exec)
    except (OSError, ValueError) as error:
        raise CannotConfine(f"the child could not be confined: {error}") from error


def _set_limits(limits: Limits) -> None:
    memory = _mapped_bytes() + limits.memory_bytes
    wanted = (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES, _OPEN_FILES),
        # At the soft limit SIGXCPU, which says why; a child that catches it is killed one second later.
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),
        (resource.RLIMIT_AS, memory, memory),
    )
    for kind, soft, hard in wanted:
        ceiling = resource.getrlimit(kind)[1]
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        resource.setrlimit(kind, (soft, hard))


def _mapped_bytes() -> int:
    descriptor = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        return int(os.read(descriptor, 200).split()[0]) * resource.getpagesize()
    finally:
        os.close(descriptor)
