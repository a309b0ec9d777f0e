"""Copies the pictures and sounds that go out into the folder of a release, each content once, verified."""

from collections.abc import Iterable, Iterator

from donations import storage
from publishing.media import Chosen, Media
from publishing.models import ReleaseFile
from publishing.parquet import git_sha1, pieces
from publishing.shards import ShardChanged


def copies(media: Iterable[Media], folder: str) -> Iterator[ReleaseFile]:
    """Copy what goes out under `folder`, each content once, in the order of the places; raises ShardChanged."""
    chosen: dict[str, list[Chosen]] = {}
    for one in (one for of_donation in media for one in of_donation.chosen.values()):
        chosen.setdefault(one.place, []).append(one)
    for _, same in sorted(chosen.items()):
        yield _copied(same[0], sum(one.rows for one in same), folder)


def _copied(one: Chosen, rows: int, folder: str) -> ReleaseFile:
    """Copy one, verified against its hash."""
    source, digest, place = one.key, one.sha256, one.place
    key = f"{folder}/{place}"
    with storage.local_copy(source) as path:
        git = git_sha1(path.stat().st_size, pieces(path))
        with path.open("rb") as content:
            storage.put(key, content)
    written, size = storage.digest_of(key)
    if written != digest:
        raise ShardChanged(source)
    return ReleaseFile(path=place, bytes=size, rows=rows, sha256=digest, git_sha1=git, key=key)
