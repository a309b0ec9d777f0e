"""What the double of the Hub holds: repositories, objects, and the faults asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha1


@dataclass
class Fault:
    """For the next `times` requests whose `METHOD path` matches: answer `status`, before or after doing what was asked.

    Status 0 cuts the connection without an answer.
    """

    matches: str
    status: int
    times: int = 1
    applied: bool = False
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Commit:
    """One commit: its tree is {path: (mode, oid)}, mode `lfs` or `regular`."""

    oid: str
    title: str
    tree: dict[str, tuple[str, str]]


@dataclass
class Repo:
    """A dataset repository."""

    private: bool = True
    gated: bool | str = False
    commits: list[Commit] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)
    let_in: list[dict[str, str | None]] = field(default_factory=list)  # {user, fullname, email}
    seen_open: bool = False  # was anybody ever able to see it

    def at(self, revision: str) -> Commit:
        revision = self.tags.get(revision, revision)
        return (
            self.commits[-1]
            if revision == "main"
            else next(one for one in self.commits if one.oid == revision)
        )


@dataclass
class State:
    """Everything the double holds."""

    repos: dict[str, Repo] = field(default_factory=dict)
    objects: dict[str, bytes] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    before: Callable[[str], None] = lambda _line: None
    url: str = ""

    def size(self, entry: tuple[str, str]) -> int:
        return len(self.content(entry))

    def content(self, entry: tuple[str, str]) -> bytes:
        mode, oid = entry
        return self.objects[oid] if mode == "lfs" else self.blobs[oid]


def git_oid(data: bytes) -> str:
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
