"""Asks libmagic about what is neither text nor known to us: the system's, or the one of the pylibmagic wheel."""

import ctypes
from importlib.util import find_spec
from pathlib import Path

from ingestion.sniffing.tables import ALIASES

UNKNOWN = "application/octet-stream"


def _find() -> str | None:
    """Load the library before python-magic looks for it; give the wheel's rules where it is the wheel's."""
    try:
        ctypes.CDLL("libmagic.so.1")
    except OSError:
        spec = find_spec("pylibmagic")
        for folder in spec.submodule_search_locations or () if spec else ():
            # Loaded by its path, python-magic then finds it by its name; importing pylibmagic would alter the
            # environment and ctypes for the whole process.
            ctypes.CDLL(str(Path(folder) / "libmagic.so.1"))
            return str(Path(folder) / "magic.mgc")
    return None


_RULES = _find()

import magic  # noqa: E402  # its import fails where the library is not loaded yet

_MAGIC = magic.Magic(mime=True, magic_file=_RULES)


def ask(data: bytes) -> str:
    """Give libmagic's media type for a head; application/octet-stream for what it does not know, or calls text."""
    try:
        kind = str(_MAGIC.from_buffer(data))
    except magic.MagicException:
        return UNKNOWN
    kind = ALIASES.get(kind, kind)
    return UNKNOWN if kind.startswith(("text/", "inode/")) or "/" not in kind else kind
