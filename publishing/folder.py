"""A Hub in a folder: the very tree that the real one would get, with everything else about it kept beside the tree."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TypedDict
from uuid import uuid4

from django.conf import settings

from donations import storage
from publishing.hubs import Missing, Reader, Stored, Trouble
from publishing.models import ReleaseFile


class Commit(TypedDict):
    """One entry of the history."""

    id: str
    parent: str
    message: str
    files: dict[str, str]  # {path: sha256}


class About(TypedDict):
    """What a repository is besides its tree."""

    visibility: str
    tags: dict[str, str]
    history: list[Commit]


class FolderHub:
    """Repositories under `settings.HUB_FOLDER`: `<namespace>/<name>/` is the tree, `.acopio/` keeps the rest."""

    at_once = sys.maxsize  # each commit looks at the whole tree again

    def __init__(self) -> None:
        self.root = Path(settings.HUB_FOLDER)
        self.beside = self.root / ".acopio"

    def create(self, repo: str) -> None:
        if not self._about_path(repo).exists():
            self.beside.mkdir(parents=True, exist_ok=True)
            self._tree_path(repo).mkdir(parents=True, exist_ok=True)
            self._tell(repo, {"visibility": "private", "tags": {}, "history": []})

    def head(self, repo: str) -> str:
        history = self._about(repo)["history"]
        return history[-1]["id"] if history else ""

    def tree(self, repo: str, revision: str) -> Mapping[str, Stored]:
        """The bytes that lie in the folder now, whatever was written down about them."""
        if revision != self.head(repo):
            raise Trouble("the folder moved on meanwhile")
        top = self._tree_path(repo)
        found = sorted(path for path in top.rglob("*") if path.is_file())
        return {path.relative_to(top).as_posix(): _stored(path) for path in found}

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
        about = self._about(repo)
        if parent != self.head(repo):
            raise Trouble("the folder moved on meanwhile")
        fresh = self.beside / f"{uuid4().hex}.new"
        self._carry_over(repo, fresh, {file.path for file in files} | set(gone))
        for file in files:
            _copy(file.key, fresh / file.path)
            sent(file.bytes)
        self._swap(repo, fresh)
        told = {path: one.sha256 for path, one in self._listed(repo).items()}
        made = sha256(json.dumps([parent, message, told], sort_keys=True).encode()).hexdigest()[:40]
        self._tell(
            repo,
            {
                **about,
                "history": [*about["history"], Commit(id=made, parent=parent, message=message, files=told)],
            },
        )
        return made

    def digest(self, repo: str, path: str, revision: str) -> tuple[str, int]:
        stored = _stored(self._tree_path(repo) / path)
        return stored.sha256, stored.bytes

    def tags(self, repo: str) -> Mapping[str, str]:
        return self._about(repo)["tags"]

    def tag(self, repo: str, name: str, revision: str) -> None:
        about = self._about(repo)
        self._tell(repo, {**about, "tags": {name: revision, **about["tags"]}})

    def visibility(self, repo: str) -> str:
        return self._about(repo)["visibility"]

    def show(self, repo: str, visibility: str) -> None:
        self._tell(repo, {**self._about(repo), "visibility": visibility})

    def readers(self, repo: str) -> list[Reader]:
        return []

    def remove(self, repo: str) -> None:
        shutil.rmtree(self._tree_path(repo), ignore_errors=True)
        self._about_path(repo).unlink(missing_ok=True)

    def url(self, repo: str) -> str:
        return ""

    def _tree_path(self, repo: str) -> Path:
        return self.root / repo

    def _about_path(self, repo: str) -> Path:
        return self.beside / f"{repo.replace('/', '__')}.json"

    def _about(self, repo: str) -> About:
        try:
            about: About = json.loads(self._about_path(repo).read_text(encoding="utf-8"))
        except FileNotFoundError as missing:
            raise Missing(f"there is no repository {repo}") from missing
        return about

    def _tell(self, repo: str, about: About) -> None:
        path = self._about_path(repo)
        fresh = path.with_suffix(f".{uuid4().hex}")
        fresh.write_text(json.dumps(about, ensure_ascii=False, indent=2), encoding="utf-8")
        fresh.replace(path)

    def _listed(self, repo: str) -> Mapping[str, Stored]:
        return self.tree(repo, self.head(repo))

    def _carry_over(self, repo: str, fresh: Path, replaced: set[str]) -> None:
        """Begin the new tree with what stays as it is, without copying a byte."""
        fresh.mkdir(parents=True)
        top = self._tree_path(repo)
        for path in top.rglob("*"):
            name = path.relative_to(top).as_posix()
            if path.is_file() and name not in replaced:
                (fresh / name).parent.mkdir(parents=True, exist_ok=True)
                os.link(path, fresh / name)

    def _swap(self, repo: str, fresh: Path) -> None:
        """Put the new tree in place of the old; cut in between, the next run finds no tree and makes it again."""
        tree, old = self._tree_path(repo), fresh.with_suffix(".old")
        if tree.exists():
            tree.rename(old)
        fresh.rename(tree)
        shutil.rmtree(old, ignore_errors=True)


def _stored(path: Path) -> Stored:
    with path.open("rb") as file:
        return Stored(bytes=path.stat().st_size, sha256=file_digest(file, "sha256").hexdigest())


def _copy(key: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with storage.local_copy(key) as source:
        shutil.copyfile(source, path)
