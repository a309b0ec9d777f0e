"""An installation of its own for a campaign: importing this makes a temporary folder, its settings and its tables."""

import atexit
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command

ROOT = Path(__file__).parents[2]
_HOME = tempfile.TemporaryDirectory(prefix="acopio-campaign-", ignore_cleanup_errors=True)
HOME = Path(_HOME.name)
atexit.register(_HOME.cleanup)

for _name in ("DATABASE_URL", "BROKER_URL", "STORAGE_URL", "HUB_TOKEN", "MAIL_URL"):
    os.environ.pop(_name, None)
os.environ.setdefault("LEASE_SECONDS", "4")  # short, so that a killed worker is noticed soon
os.environ.setdefault("SWEEP_SECONDS", "1")
os.environ.update({"VAR_DIR": str(HOME), "EMBEDDED": "1", "SECRET_KEY": "campaign", "LOG_LEVEL": "CRITICAL"})
os.environ.update({"STATIC_MANIFEST": "0", "DJANGO_SETTINGS_MODULE": "config.settings"})
django.setup()
call_command("migrate", verbosity=0)


@contextmanager
def serving(*only: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run the named programs of `manage.py serve` until the block ends."""
    command = [sys.executable, "manage.py", "serve", "--no-demo"]
    for name in only:
        command += ["--only", name]
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=60)


def descendants(pid: int) -> list[int]:
    """Return the process ids below `pid`, read from /proc."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended while we looked
            continue
        parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, waiting = list[int](), [pid]
    while waiting:
        children = parents.get(waiting.pop(), [])
        found += children
        waiting += children
    return found
