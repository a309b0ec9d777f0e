"""Says at start which walls around donated files stand, and refuses to call an installation sound without the main ones."""

from collections.abc import Sequence
from ctypes.util import find_library
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Warning, register

from ingestion.sandbox import missing_layers, why_unsupported

# Each layer's own number, whichever others are missing, and its sentence.
LAYERS = {
    "landlock": (
        "ingestion.W001",
        "Landlock is not available: a confined reader could read files that this user may read.",
    ),
    "network_namespace": (
        "ingestion.W002",
        "Readers share the network namespace: only seccomp keeps them from the network.",
    ),
    "own_user": (
        "ingestion.W003",
        "Readers run as the worker's own user: for one of their own, start workers as root, with Python and code open to all.",
    ),
}


@register
def confinement(**_options: Any) -> Sequence[CheckMessage]:
    """Return an error where files cannot be confined at all, and a warning for each missing optional layer."""
    reason = why_unsupported()
    if reason:
        return [Error(reason, id="ingestion.E001", hint="Donated files are never opened unconfined.")]
    return [_missing(name) for name in missing_layers(settings.READER_USERS)]


def _missing(name: str) -> CheckMessage:
    number, sentence = LAYERS[name]
    return Warning(sentence, id=number, obj=name)


@register
def archives(**_options: Any) -> Sequence[CheckMessage]:
    """Return a note where some kinds of archives cannot be opened."""
    if find_library("archive"):
        return []
    return [
        Info(
            "libarchive is not installed: 7z and RAR files are kept but not opened.",
            id="ingestion.I001",
            hint="On Debian and Ubuntu: apt install libarchive13.",
        )
    ]
