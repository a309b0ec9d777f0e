"""Confines itself and then becomes one program: what `ingestion.sandbox.command` starts, and nothing else does.

Run as `python -m ingestion.sandbox.launcher ORDER PARENT_PID` with the input on descriptor 0 and the output on 1. ORDER is JSON:
command (an absolute path), arguments, environment, data (folders it may read), limits, first_user.
"""

import json
import os
import signal
import sys
from typing import Any

from ingestion.sandbox import identity, kernel, landlock
from ingestion.sandbox.confinement import confine
from ingestion.sandbox.limits import CANNOT, Limits
from ingestion.sandbox.network import leave_network


def main(order: dict[str, Any], parent: int) -> None:
    """Never returns: becomes the command, or ends with CANNOT and a word on descriptor 2."""
    command, rules = order["command"], None
    try:
        changes = bool(order["first_user"]) and identity.may_change([command, *order["data"]])
        leave_network(stays_who_it_is=not changes)
        rules = landlock.ruleset_for(command, order["data"])
        os.closerange(3, rules if rules is not None else 3)
        os.closerange((rules or 2) + 1, os.sysconf("SC_OPEN_MAX"))
        if changes:
            identity.change(order["first_user"])
        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the line above
            os._exit(CANNOT)
        confine(Limits(**order["limits"]), rules, may_exec=True)
        os.execve(command, [command, *order["arguments"]], order["environment"])  # noqa: S606  # the one purpose of this process
    except Exception as error:  # noqa: BLE001  # whatever went wrong, nothing may run unconfined
        os.write(2, f"{type(error).__name__}: {error}".encode())
    os._exit(CANNOT)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]), int(sys.argv[2]))
