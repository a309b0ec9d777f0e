"""Sweeps VAR_DIR/incoming: what a program left there by name when it was killed goes after a day."""

import shutil
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings

# Originals, parts and uploads on their way have no name there (`storage.scratch`); what has one is fetched, looked at and
# thrown away within minutes.
LIFE = timedelta(days=1)


def sweep() -> dict[str, int]:
    """Remove what nobody has written to for a day; return how many files and folders."""
    before = time.time() - LIFE.total_seconds()
    return {
        "scratch_swept": sum(
            _last_written(path) < before and _remove(path) for path in list(settings.INCOMING.iterdir())
        )
    }


def _last_written(path: Path) -> float:
    """Return when a file, or anything in a folder, was last written; of what is gone meanwhile, now."""
    try:
        within = [] if path.is_symlink() or not path.is_dir() else list(path.rglob("*"))
        return max(one.lstat().st_mtime for one in [path, *within])
    except OSError:
        return time.time()


def _remove(path: Path) -> bool:
    """Remove a file or a folder; return whether it is gone."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError:
        return False
    return True
