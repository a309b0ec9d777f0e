"""Reaches into storage: local copies of originals, files written once, what storage holds by name, and files on their way there."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files import File as DjangoFile
from django.core.files.storage import default_storage

from donations import outside

PIECE = 1 << 20  # bytes read at a time


class OutOfReach(Exception):
    """What storage should hold cannot be read now."""


class AlreadyWritten(Exception):
    """A name in storage is written once and never again."""


def scratch() -> IO[bytes]:
    """Return a new file under VAR_DIR/incoming that has no name there: of whoever is killed nothing is left."""
    return tempfile.TemporaryFile(dir=settings.INCOMING)


def path_to(file: IO[bytes]) -> Path:
    """Return the path by which this process, and no other, opens a file of `scratch` again while it is open."""
    return Path(f"/proc/self/fd/{file.fileno()}")


@contextmanager
def within_reach() -> Iterator[None]:
    """Raise OutOfReach where storage, or what is asked of it, is away; whatever else went wrong as it is."""
    try:
        yield
    except Exception as error:
        if isinstance(error, FileNotFoundError) or outside.is_of_the_outside(error):
            raise OutOfReach(repr(error)) from error
        raise


@contextmanager
def local_copy(key: str) -> Iterator[Path]:
    """Give a path with the bytes of `key`: the stored file itself where storage is a folder, else a copy without a name."""
    try:
        path = Path(default_storage.path(key))
    except NotImplementedError:
        path = None
    if path is not None:
        yield path
        return
    with scratch() as copy, default_storage.open(key) as remote:
        while piece := remote.read(PIECE):
            copy.write(piece)
        copy.flush()
        yield path_to(copy)


def digest_of(key: str) -> tuple[str, int]:
    """Read a stored file back and return its sha256 and size in bytes."""
    running, size = sha256(), 0
    with default_storage.open(key) as stored:
        while piece := stored.read(PIECE):
            running.update(piece)
            size += len(piece)
    return running.hexdigest(), size


def put(key: str, content: IO[bytes]) -> None:
    """Write a file under exactly this name, or raise AlreadyWritten when the name is taken."""
    if default_storage.exists(key):
        raise AlreadyWritten(key)
    written = default_storage.save(key, DjangoFile(content, name=key))
    if written != key:  # somebody took the name in between and storage chose another
        default_storage.delete(written)
        raise AlreadyWritten(key)


def put_same(key: str, content: IO[bytes], digest: str) -> None:
    """Write what is named by its content and may be there: what a run that was cut short left half-written is written anew."""
    if default_storage.exists(key):
        if digest_of(key)[0] == digest:
            return
        default_storage.delete(key)
    put(key, content)


def put_path(key: str, path: Path) -> tuple[str, int]:
    """Move a local file into storage under `key`; return its sha256 and size, read back from storage."""
    with path.open("rb") as content:
        os.fsync(content.fileno())
        put(key, content)
    return digest_of(key)


def below(folder: str) -> Iterator[str]:
    """Yield the name of every file in a folder of storage and in the folders within it."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from below(f"{folder}/{name}")
