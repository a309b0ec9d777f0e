"""The second opinion on languages of this installation: which model, whether it is here, and loading it once."""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path

from django.conf import settings

from languages.second_opinion import SecondOpinion

PIN = "pin.json"


@dataclass(frozen=True, slots=True)
class Pin:
    """Which bytes the second opinion is: repository, file, commit and sha256."""

    repo: str
    file: str
    revision: str
    sha256: str

    @property
    def name(self) -> str:
        """How results are signed: `cis-lmu/glotlid@1234567 model_v3.bin`."""
        return f"{self.repo}@{self.revision[:7]} {self.file}"


class NotPinned(Exception):
    """The model is not the one that was fetched and checked; it is not asked."""


def pin() -> Pin | None:
    """Return what is pinned, None where nothing was fetched: then nobody is asked."""
    written = settings.SECOND_OPINION / PIN
    return Pin(**json.loads(written.read_text(encoding="utf-8"))) if written.exists() else None


def keep(pinned: Pin) -> None:
    """Remember what was fetched."""
    written = settings.SECOND_OPINION / PIN
    written.write_text(json.dumps(asdict(pinned), indent=1), encoding="utf-8")


def model() -> SecondOpinion:
    """Return the pinned model, loaded once in this process; raises NotPinned where its bytes are others."""
    pinned = pin()
    if pinned is None:
        raise NotPinned("nothing was fetched: manage.py fetch_second_opinion")
    return _loaded(settings.SECOND_OPINION / pinned.file, pinned)


@lru_cache(maxsize=1)
def _loaded(path: Path, pinned: Pin) -> SecondOpinion:
    with path.open("rb") as read:
        found = file_digest(read, "sha256").hexdigest()
    if found != pinned.sha256:
        raise NotPinned(f"{path} has sha256 {found}, pinned is {pinned.sha256}")
    return SecondOpinion(path, pinned.name)
