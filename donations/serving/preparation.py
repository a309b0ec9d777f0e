"""Brings an embedded installation up to date before it serves: tables, static files, the demo the first time."""

from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connections

from donations import demo


def prepare(*, with_demo: bool) -> None:
    """Do what is still to do, and nothing twice."""
    call_command("migrate", interactive=False, verbosity=0)
    collect_static()
    if with_demo and demo.is_first_time():
        demo.load()
    connections.close_all()


def collect_static() -> None:
    """Collect the static files, unless none of them changed since the last time."""
    if getattr(settings, "WHITENOISE_USE_FINDERS", False):
        return  # they are served from where they lie
    stamp = Path(settings.STATIC_ROOT).with_suffix(".stamp")
    seen = _fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == seen:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(seen, encoding="ascii")


def _fingerprint() -> str:
    """Return one hash over name, size and time of every static file."""
    running = sha256()
    for finder in get_finders():
        for name, found_in in finder.list([]):
            status = Path(found_in.path(name)).stat()
            running.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return running.hexdigest()
