"""The files of the house, as git knows them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("config", "donations", "ingestion", "languages", "licensing", "publishing")
PINS = frozenset({"requirements.txt", "requirements-dev.txt"})


@cache
def tracked() -> tuple[Path, ...]:
    """Return every tracked file that is still there, relative to the root."""
    said = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True
    ).stdout.decode()
    return tuple(Path(name) for name in said.split("\0") if name and (ROOT / name).is_file())


def python_files() -> list[Path]:
    """Return the Python files that people write: everything but migrations."""
    return [path for path in tracked() if path.suffix == ".py" and "migrations" not in path.parts]


def text_of(path: Path) -> str:
    """Return a file's text, empty where it is not text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
