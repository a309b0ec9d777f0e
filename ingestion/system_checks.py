"""Says at start which walls around donated files stand, and refuses to call an installation sound without the main ones."""

from collections.abc import Sequence
from ctypes.util import find_library
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, register
from django.core.checks import Warning as Caution

from ingestion.ocr import find_engine
from ingestion.sandbox import landlock, missing_layers, quick_allocator, why_unsupported

MACHINE = "machine"  # what depends on where it runs, not on how it is set up
# Each layer's own number, whichever others are missing, and its sentence.
LAYERS = {
    "landlock": (
        "ingestion.W001",
        "Landlock is not available: a confined reader could read files that this user may read.",
    ),
    "network_namespace": (
        "ingestion.W002",
        "Readers share the network namespace, only seccomp keeps them from the network: allow user namespaces, or give workers CAP_SYS_ADMIN.",
    ),
    "own_user": (
        "ingestion.W003",
        "Readers run as the worker's own user: for one of their own give workers CAP_SETUID and CAP_SETGID, with Python and code open to all.",
    ),
}


_OWN_ALONE = "Languages that tesseract has no model for are read as if they were Spanish: many of their accents are lost."
_SCRIPT_HINT = (
    "On Debian and Ubuntu: apt install tesseract-ocr-script-latn (90 MB, for all languages in Latin script)."
)
_UNNARROWED = "Without Landlock the confined tesseract could become another program; it would still live under the same walls."


@register(MACHINE)
def confinement(**_options: Any) -> Sequence[CheckMessage]:
    """Return an error where files cannot be confined at all, and a warning for each missing optional layer."""
    reason = why_unsupported()
    if reason:
        return [Error(reason, id="ingestion.E001", hint="Donated files are never opened unconfined.")]
    return [_missing(name) for name in missing_layers(settings.READER_USERS)]


def _missing(name: str) -> CheckMessage:
    number, sentence = LAYERS[name]
    return Caution(sentence, id=number, obj=name)


@register(MACHINE)
def pictures_of_text(**_options: Any) -> Sequence[CheckMessage]:
    """Say whether scanned pages are read here, and in which languages."""
    if settings.OCR == "off":
        return [Info("Scanned pages are only counted: OCR is off.", id="ingestion.I002")]
    engine = find_engine()
    if engine is None:
        missing = "tesseract is not installed: scanned pages are kept and counted, not read."
        return [
            Info(
                missing,
                id="ingestion.I003",
                hint="On Debian and Ubuntu: apt install tesseract-ocr tesseract-ocr-spa.",
            )
        ]
    languages = ", ".join(code for code in engine.languages if code != "osd")
    said: list[CheckMessage] = [
        Info(f"Scanned pages are read by tesseract {engine.version} in: {languages}.", id="ingestion.I004")
    ]
    if not engine.script:
        said.append(Info(_OWN_ALONE, id="ingestion.I006", hint=_SCRIPT_HINT))
    if not landlock.version():
        said.append(Caution(_UNNARROWED, id="ingestion.W004"))
    return said


@register(MACHINE)
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


@register(MACHINE)
def allocator(**_options: Any) -> Sequence[CheckMessage]:
    """Return a note where readers have but the C library's way of giving out memory."""
    if quick_allocator():
        return []
    return [
        Info(
            "gperftools' allocator is not installed: PDFs are read a little slower than they could be.",
            id="ingestion.I005",
            hint="On Debian and Ubuntu: apt install libtcmalloc-minimal4.",
        )
    ]
