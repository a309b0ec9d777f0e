"""Writes everything a release consists of into storage, before any of it is listed or leaves the house."""

import json
from collections.abc import Callable
from io import BytesIO
from secrets import token_hex

from django.core.files.storage import default_storage

from donations import storage
from publishing import allowed, extras, media, media_files, samples, tables
from publishing.models import Release, ReleaseFile, ReleaseTable
from publishing.parquet import git_sha1
from publishing.planning import folder_of
from publishing.releases import Made, freeze


def _nothing(_bytes: int) -> None:
    """Tell nobody."""


def write(release: Release, tell: Callable[[int], None] = _nothing) -> Made:
    """Write all files of a draft release into a storage folder of their own; raises CannotRelease, ShardChanged."""
    items = list(release.items.select_related("donation", "version"))
    allowed.check(release.dataset, [item.donation for item in items])
    folder = f"{folder_of(release)}/{token_hex(6)}"
    chosen = media.choose(items)
    made: list[ReleaseTable] = []
    files: list[ReleaseFile] = []
    for plan in tables.plan(items, chosen):
        for split in plan.splits:
            table, shards = tables.write(plan, split, folder, tell)
            table.order = len(made)
            made.append(table)
            files += shards
    for file in media_files.copies(chosen.values(), folder):
        files.append(file)
        tell(file.bytes)
    for path, content in extras.texts(release, items, made, tuple(files), chosen):
        files.append(_text_file(folder, path, content))
    sample_key = f"{folder}/sample.json"
    storage.put(sample_key, BytesIO(json.dumps(samples.take(items, chosen), ensure_ascii=False).encode()))
    return Made(folder, made, files, sample_key)


def clear_away(release: Release) -> None:
    """Delete what attempts that were cut short have left of a draft; only whoever holds the draft's unit may ask for it."""
    for key in list(storage.below(folder_of(release))):
        default_storage.delete(key)


def _text_file(folder: str, path: str, content: str) -> ReleaseFile:
    data = content.encode()
    key = f"{folder}/{path}"
    storage.put(key, BytesIO(data))
    digest, size = storage.digest_of(key)
    return ReleaseFile(path=path, bytes=size, sha256=digest, git_sha1=git_sha1(len(data), [data]), key=key)


def prepare(release: Release, tell: Callable[[int], None] = _nothing) -> None:
    """Write and freeze at once, in the foreground."""
    freeze(release, write(release, tell))
