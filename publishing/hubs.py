"""What the recipe needs of a Hub, whichever it is: a folder here, or the Hugging Face Hub."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from publishing.models import ReleaseFile

# Files that a Hub keeps in every repository by itself; they are no part of a release.
KEPT = frozenset({".gitattributes"})


class Trouble(Exception):
    """It did not work now, or nobody knows whether it did: look again and start again. `wait` is asked for, in seconds."""

    def __init__(self, what: str, wait: float = 0.0) -> None:
        super().__init__(what)
        self.wait = wait


class Refused(Exception):
    """The Hub says no, and will say no again."""


class Missing(Refused):
    """There is no such repository, or it is hidden from us."""


class ForeignFiles(Refused):
    """The repository holds files that are not ours."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as the Hub lists it: large ones by sha256, small ones by git's hash."""

    bytes: int
    sha256: str = ""
    git_sha1: str = ""

    def is_same(self, file: ReleaseFile) -> bool:
        """Tell whether this is the content of a line of the manifest."""
        known = self.sha256 == file.sha256 if self.sha256 else self.git_sha1 == file.git_sha1
        return known and self.bytes == file.bytes


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody whom the Hub let read a gated repository, and who left an address."""

    name: str
    email: str


class Hub(Protocol):
    """Repositories of datasets. Every operation may raise Trouble or Refused, and may safely be asked for again."""

    at_once: int
    """How many files one commit should have at the most."""

    def create(self, repo: str) -> None:
        """Make a private repository; nothing happens where there is one."""

    def head(self, repo: str) -> str:
        """Return the newest revision."""

    def tree(self, repo: str, revision: str) -> Mapping[str, Stored]:
        """Return the files of a revision by path."""

    def commit(
        self,
        repo: str,
        files: Sequence[ReleaseFile],
        gone: Iterable[str],
        *,
        parent: str,
        message: str,
        sent: Callable[[int], None],
    ) -> str:
        """Make one commit upon `parent` with these files, without those in `gone`; tell the bytes of each file sent.

        Return the new revision.
        """

    def digest(self, repo: str, path: str, revision: str) -> tuple[str, int]:
        """Read a file back whole and return its sha256 and size."""

    def tags(self, repo: str) -> Mapping[str, str]:
        """Return the tags with the revisions they stand for."""

    def tag(self, repo: str, name: str, revision: str) -> None:
        """Put a tag on a revision."""

    def visibility(self, repo: str) -> str:
        """Return who can see the repository."""

    def show(self, repo: str, visibility: str) -> None:
        """Set who can see the repository."""

    def readers(self, repo: str) -> list[Reader]:
        """Return who was let in to a gated repository; nobody where there is no gate."""

    def remove(self, repo: str) -> None:
        """Remove the repository with everything in it; nothing happens where there is none."""

    def url(self, repo: str) -> str:
        """Return where people find it, empty where there is no such place."""


def current() -> Hub:
    """Return the Hub of this installation; the client of the real one is only loaded where a token is set."""
    path = "publishing.hub.RemoteHub" if settings.HUB_TOKEN else "publishing.folder.FolderHub"
    made: Hub = import_string(path)()
    return made
