"""The Hugging Face Hub as a source: the only module of ingestion that speaks with it, and only to fetch."""

import logging
import os
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from django.conf import settings

os.environ.setdefault("HF_HUB_DISABLE_XET", "1")  # over plain LFS the sha256 of every object is listed

from huggingface_hub import HfApi, get_session, hf_hub_download
from huggingface_hub.utils.tqdm import disable_progress_bars

SILENCE_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file of a repository at one commit, here and verified."""

    path: Path
    revision: str
    sha256: str


class NotTheSame(Exception):
    """The bytes that arrived are not those that were asked for."""


def fetch_model(repo: str, name: str, folder: Path, *, revision: str, sha256: str = "") -> Fetched:
    """Fetch one file of a model repository into `folder`.

    `revision` may be a branch: the commit it stands for now is what is fetched and told. The bytes have to have the
    `sha256` given, or else the one the Hub lists at that commit; raises NotTheSame, and leaves nothing, where they do not.
    """
    disable_progress_bars()
    logging.getLogger("httpx2").setLevel(logging.WARNING)  # its lines would hold signed addresses
    get_session().timeout = SILENCE_SECONDS
    api = HfApi(endpoint=settings.HUB_ENDPOINT, token=settings.HUB_TOKEN or None, library_name="acopio")
    info = api.model_info(repo, revision=revision, files_metadata=True)
    listed = next((one.lfs.sha256 for one in info.siblings or () if one.rfilename == name and one.lfs), "")
    commit = str(info.sha)
    here = hf_hub_download(
        repo, name, revision=commit, local_dir=folder, endpoint=settings.HUB_ENDPOINT, token=settings.HUB_TOKEN or None
    )  # fmt: skip
    path = Path(here)
    return Fetched(path, commit, verified(path, sha256 or listed))


def verified(path: Path, expected: str) -> str:
    """Return the sha256 of a file that has the expected one; raises NotTheSame, and removes it, where it has not."""
    with path.open("rb") as read:
        found = file_digest(read, "sha256").hexdigest()
    if found != expected:
        path.unlink()
        raise NotTheSame(f"{path.name}: sha256 {found}, expected {expected or 'one, and the Hub lists none'}")
    return found
