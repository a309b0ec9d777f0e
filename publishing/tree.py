"""Writes a release to a folder: exactly the tree that the Hub gets."""

import shutil
from collections.abc import Callable
from hashlib import file_digest
from pathlib import Path

from donations import storage
from publishing.models import Release, ReleaseFile


class Differs(Exception):
    """A stored file of the release is no longer what its manifest says."""


def export_release(release: Release, folder: Path, tell: Callable[[str], None]) -> int:
    """Write every file of the manifest, verified against it; tell each path; return how many."""
    files = list(release.files.all())
    for file in files:
        _write(file, folder / file.path)
        tell(file.path)
    return len(files)


def _write(file: ReleaseFile, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with storage.local_copy(file.key) as source:
        shutil.copyfile(source, path)
    with path.open("rb") as written:
        if file_digest(written, "sha256").hexdigest() != file.sha256:
            raise Differs(file.path)
