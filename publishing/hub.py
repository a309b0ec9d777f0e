"""The Hugging Face Hub: the only module that speaks with it to publish."""

import logging
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import Literal

from django.conf import settings

# Over plain LFS every object's sha256 is listed in the tree; and with the xet client on, a server without xet is an error.
# The client reads this when it is imported.
os.environ.setdefault("HF_HUB_DISABLE_XET", "1")

from httpx2 import HTTPError
from huggingface_hub import CommitOperationAdd, CommitOperationDelete, HfApi, get_session, hf_hub_download
from huggingface_hub.errors import HfHubHTTPError
from huggingface_hub.hf_api import RepoFile
from huggingface_hub.utils.tqdm import disable_progress_bars

from donations import storage
from licensing.vocabulary import Visibility
from publishing.hubs import Missing, Reader, Refused, Stored, Trouble
from publishing.models import ReleaseFile

# Worth another look: too many requests, somebody else's commit came first, the server's own troubles.
TRANSIENT = frozenset({408, 409, 412, 425, 429, 500, 502, 503, 504})
SILENCE_SECONDS = 120.0  # the client itself would wait for ever
NOT_FOUND = 404
_TOGETHER_BYTES = 64 << 20
_IN_HAND_BYTES = 1 << 20  # so small that the Hub may want it in the commit itself, when our copy is gone
DATASET = "dataset"
MAIN = "main"


@contextmanager
def _in_our_words() -> Iterator[None]:
    """Turn the client's errors into Trouble (look again) or Refused (no)."""
    try:
        yield
    except HfHubHTTPError as error:
        status = error.response.status_code
        said = f"{status} {error.server_message or ''}".strip()
        if status in TRANSIENT:
            raise Trouble(said, _asked_wait(error)) from error
        raise (Missing if status == NOT_FOUND else Refused)(said) from error
    except (
        HTTPError,
        OSError,
        RuntimeError,
    ) as error:  # a failed upload of an object is wrapped in a bare RuntimeError
        raise Trouble(f"{type(error).__name__}: {error}") from error
    except ValueError as error:  # the card did not pass the Hub's own check
        raise Refused(str(error)[:300]) from error


def _asked_wait(error: HfHubHTTPError) -> float:
    asked = error.response.headers.get("Retry-After", "")
    return min(float(asked), 300.0) if asked.isdecimal() else 0.0


class RemoteHub:
    """Datasets under `settings.HUB_ENDPOINT`, with the token of the settings."""

    at_once = 100  # the Hub's own advice

    def __init__(self) -> None:
        self._api = HfApi(endpoint=settings.HUB_ENDPOINT, token=settings.HUB_TOKEN, library_name="acopio")
        disable_progress_bars()
        logging.getLogger("httpx2").setLevel(logging.WARNING)  # its lines would hold signed addresses
        get_session().timeout = SILENCE_SECONDS

    def create(self, repo: str) -> None:
        with _in_our_words():
            self._api.create_repo(repo, repo_type=DATASET, visibility="private", exist_ok=True)

    def head(self, repo: str) -> str:
        with _in_our_words():
            return str(self._api.dataset_info(repo, revision=MAIN).sha)

    def tree(self, repo: str, revision: str) -> Mapping[str, Stored]:
        with _in_our_words():
            entries = list(
                self._api.list_repo_tree(repo, recursive=True, revision=revision, repo_type=DATASET)
            )
        return {one.path: _stored(one) for one in entries if isinstance(one, RepoFile)}

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
        """Send large files one by one, small ones together, then make the commit. Operations are fresh each time: used ones remember too much."""
        additions: list[CommitOperationAdd] = []
        for together in _few(files):
            with _in_our_words():
                additions += self._sent(repo, together)
            for file in together:
                sent(file.bytes)
        deletions = [CommitOperationDelete(path_in_repo=path) for path in gone]
        with _in_our_words():
            made = self._api.create_commit(
                repo,
                [*additions, *deletions],
                commit_message=message,
                parent_commit=parent,
                repo_type=DATASET,
                revision=MAIN,
            )
        return str(made.oid)

    def _sent(self, repo: str, files: Sequence[ReleaseFile]) -> list[CommitOperationAdd]:
        """Upload data files; papers are small and travel in the commit itself."""
        with ExitStack() as copies:
            paths = [(file, copies.enter_context(storage.local_copy(file.key))) for file in files]
            additions = [CommitOperationAdd(file.path, _content(file, path)) for file, path in paths]
            data = [
                addition for file, addition in zip(files, additions, strict=True) if file.rows is not None
            ]
            self._api.preupload_lfs_files(repo, data, repo_type=DATASET, revision=MAIN)
        return additions

    def digest(self, repo: str, path: str, revision: str) -> tuple[str, int]:
        with tempfile.TemporaryDirectory(dir=settings.INCOMING) as folder, _in_our_words():
            here = hf_hub_download(
                repo, path, repo_type=DATASET, revision=revision, local_dir=folder, force_download=True,
                endpoint=settings.HUB_ENDPOINT, token=settings.HUB_TOKEN,
            )  # fmt: skip
            with Path(here).open("rb") as read:
                return file_digest(read, "sha256").hexdigest(), Path(here).stat().st_size

    def tags(self, repo: str) -> Mapping[str, str]:
        with _in_our_words():
            return {
                one.name: one.target_commit for one in self._api.list_repo_refs(repo, repo_type=DATASET).tags
            }

    def tag(self, repo: str, name: str, revision: str) -> None:
        with _in_our_words():
            self._api.create_tag(repo, tag=name, revision=revision, repo_type=DATASET, exist_ok=True)

    def visibility(self, repo: str) -> str:
        with _in_our_words():
            info = self._api.dataset_info(repo)
        if info.private:
            return Visibility.PRIVATE
        return Visibility.GATED if info.gated else Visibility.PUBLIC

    def show(self, repo: str, visibility: str) -> None:
        """Closing: hide first. Opening: the gate first, the door last."""
        with _in_our_words():
            if visibility != Visibility.PRIVATE:
                gate: Literal["manual", False] = "manual" if visibility == Visibility.GATED else False
                self._api.update_repo_settings(repo, gated=gate, repo_type=DATASET)
            door: Literal["private", "public"] = "private" if visibility == Visibility.PRIVATE else "public"
            self._api.update_repo_settings(repo, visibility=door, repo_type=DATASET)

    def readers(self, repo: str) -> list[Reader]:
        with _in_our_words():
            if not self._api.dataset_info(repo).gated:
                return []
            let_in = list(self._api.list_accepted_access_requests(repo, repo_type=DATASET))
        return [Reader(one.fullname or one.username or "", one.email) for one in let_in if one.email]

    def remove(self, repo: str) -> None:
        with _in_our_words():
            self._api.delete_repo(repo, repo_type=DATASET, missing_ok=True)

    def url(self, repo: str) -> str:
        return f"{settings.HUB_ENDPOINT}/datasets/{repo}"


def _content(file: ReleaseFile, path: Path) -> bytes | Path:
    """Return where a file is read from, or all of it: of what the commit itself carries, as papers are, our copy may be gone by then."""
    return path.read_bytes() if file.rows is None or file.bytes <= _IN_HAND_BYTES else path


def _few(files: Sequence[ReleaseFile]) -> Iterator[list[ReleaseFile]]:
    """Yield files that are sent together, which takes the Hub two questions and not two for each; a large one goes alone."""
    together: list[ReleaseFile] = []
    for file in files:
        if together and sum(one.bytes for one in together) + file.bytes > _TOGETHER_BYTES:
            yield together
            together = []
        together.append(file)
    if together:
        yield together


def _stored(file: RepoFile) -> Stored:
    if file.lfs is not None:
        return Stored(bytes=file.lfs.size, sha256=file.lfs.sha256)
    return Stored(bytes=file.size, git_sha1=file.blob_id)
