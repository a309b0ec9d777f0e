"""Knows the small files that stand for a document or a page which is elsewhere: people give them for the thing itself."""

import json
import re

SHORTCUT, NOT_HERE = "application/x-shortcut", "application/x-icloud-placeholder"
POINTER = "application/x-git-pointer"
_LARGEST = 8 * 1024  # characters or bytes
_WINDOWS = re.compile(r"\[InternetShortcut\]\s", re.IGNORECASE)
_DESKTOP = re.compile(r"\[Desktop Entry\]\s.*?^Type\s*=\s*Link\b", re.DOTALL | re.MULTILINE)
_APPLE = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE plist[^>]*>\s*)?<plist[^>]*>\s*<dict>\s*<key>URL</key>\s*<string>[^<]*</string>\s*</dict>"
)
_APPLE_BINARY, _URL = b"bplist00", b"\x53URL"  # a text of three letters
_ICLOUD = b"NSURLNameKey"
# What repositories keep in the place of a large file: Git LFS (Hugging Face, GitHub) and git-annex (DataLad).
_POINTERS = (
    re.compile(
        rb"version https?://(?:git-lfs\.github\.com/spec/v\d|hawser\.github\.com/spec/v\d|git-media\.io/v/\d)\r?\n(?:ext-\d-\w+ [^\r\n]+\r?\n)*oid sha256:[0-9a-f]{64}\r?\nsize \d+\s*"
    ),
    re.compile(rb"/annex/objects/[A-Z][A-Z0-9_]{2,15}-[^\s/]+\s*"),
)
_LARGEST_POINTER = 1024  # bytes, as Git LFS itself says
# Of the files that Google Drive puts where a document of its own should be (.gdoc, .gsheet, .gslides).
_OF_GOOGLE = frozenset(
    {"", ":v", "url", "doc_id", "resource_id", "resource_key", "file_id", "email", "account_email"}
)
_TELLING = frozenset({"doc_id", "resource_id", "file_id"})


def is_shortcut(text: str) -> bool:
    """Tell whether the whole of a text is a link to somewhere, as Windows, Linux, Macs and Google Drive write it."""
    if len(text) > _LARGEST:
        return False
    if text.startswith("{"):
        return _is_of_google(text)
    return any(kind.match(text) for kind in (_WINDOWS, _DESKTOP, _APPLE))


def kind_of_stub(data: bytes) -> str | None:
    """Name the kind of a whole file that is one of these by its bytes: a pointer, or a property list of Apple's in its binary form."""
    if len(data) < _LARGEST_POINTER and any(kind.fullmatch(data) for kind in _POINTERS):
        return POINTER
    if not data.startswith(_APPLE_BINARY) or len(data) > _LARGEST:
        return None
    if _ICLOUD in data:
        return NOT_HERE
    return SHORTCUT if _URL in data else None


def _is_of_google(text: str) -> bool:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.keys() <= _OF_GOOGLE and not _TELLING.isdisjoint(found)
