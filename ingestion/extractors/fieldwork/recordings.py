"""Reads what programs for annotating say of a recording: how its file is called, and at which second of it something is."""

import re
from pathlib import PurePosixPath

_LONGEST_NAME = 200
_SECONDS = re.compile(r"\s*([0-9]{1,9}(?:\.[0-9]{0,30})?)\s*")


def file_of(address: str) -> str:
    """Return the name of the file that an address or a path of any system leads to."""
    return PurePosixPath(address.replace("\\", "/")).name[:_LONGEST_NAME]


def seconds(written: str) -> float | None:
    """Return a number of seconds, None where none is written."""
    found = _SECONDS.fullmatch(written)
    return float(found[1]) if found else None
