"""Starts a supervisor over two small families of processes; run as a script so that tests can kill it outright."""

import sys
from pathlib import Path

from donations.serving.programs import Program
from donations.serving.supervisor import Supervisor

# A parent that writes its number and its child's to a file and waits; the child would outlive it.
FAMILY = """
import os, sys, time, subprocess
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
with open(sys.argv[1], "a") as told:
    told.write(f"{os.getpid()} {child.pid}\\n")
time.sleep(600)
"""


def main(home: Path) -> None:
    """Keep two families until told to stop."""
    programs = [
        Program(name, (sys.executable, "-c", FAMILY, str(home / name))) for name in ("first", "second")
    ]
    Supervisor(programs, home, each_tick=lambda: None).run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
