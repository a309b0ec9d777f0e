"""Tells what a ZIP is the wrapping of: an office file, an electronic book, or just a ZIP."""

import itertools
import struct
import zlib
from collections.abc import Iterable
from typing import BinaryIO

from ingestion.opening.directory import Directory, Entry
from ingestion.sniffing.heads import Head, read_at
from ingestion.types import Unreadable

ZIP = "application/zip"
_OOXML = "application/vnd.openxmlformats-officedocument."
_FOLDERS = {
    b"word/": _OOXML + "wordprocessingml.document",
    b"ppt/": _OOXML + "presentationml.presentation",
    b"xl/": _OOXML + "spreadsheetml.sheet",
}
_LOCAL = struct.Struct("<4s2xHHxxxxxxxxIxxxxHH")
_LOCAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x05\x06"
_END_BYTES, _MOST_COMMENT = 22, 0xFFFF
_MOST_NAMES = 3_000
_MOST_TYPE_BYTES = 100
_CONTAINER, _MACINTOSH = b"meta-inf/container.xml", b"__macosx/"


def kind_of_zip(head: Head) -> str:
    """Name the kind of a file that begins like a ZIP, by its `mimetype` member or the names of its members."""
    return _declared(head.data) or _declared_later(head) or _by_names(_names(head)) or ZIP


def ends_like_zip(head: Head, size: int) -> bool:
    """Say whether the stream ends as ZIPs end: the last volume of a split one begins with anything."""
    if head.stream is None:
        return False
    tail = read_at(head.stream, max(0, size - _END_BYTES - _MOST_COMMENT), _END_BYTES + _MOST_COMMENT)
    place = tail.rfind(_END_MARK)
    comment = tail[place + _END_BYTES - 2 : place + _END_BYTES]
    return place >= 0 and place + _END_BYTES + int.from_bytes(comment, "little") == len(tail)


def _declared(data: bytes) -> str | None:
    """Read the `mimetype` that OpenDocument and EPUB keep as their first member."""
    if len(data) < _LOCAL.size or not data.startswith(_LOCAL_MARK):
        return None
    _, _, method, packed, name, extra = _LOCAL.unpack_from(data)
    body_at = _LOCAL.size + name + extra
    if data[_LOCAL.size : _LOCAL.size + name] != b"mimetype":
        return None
    body = data[body_at : body_at + (packed or _MOST_TYPE_BYTES)]
    declared = _inflated(body) if method else body
    kind = declared[:_MOST_TYPE_BYTES].split(_LOCAL_MARK)[0].decode("ascii", "replace").strip()
    return kind if kind.startswith("application/") and kind.isprintable() else None


def _declared_later(head: Head) -> str | None:
    """Find a `mimetype` that some careless program did not put first."""
    if head.stream is None:
        return None
    place = next((entry.offset for entry in _entries(head.stream) if entry.raw_name == b"mimetype"), None)
    return (
        None if place is None else _declared(read_at(head.stream, place, _MOST_TYPE_BYTES + 4 * _LOCAL.size))
    )


def _inflated(body: bytes) -> bytes:
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, _MOST_TYPE_BYTES)
    except zlib.error:
        return b""


def _names(head: Head) -> list[bytes]:
    """List members from the directory, or what of them the head shows where there is none to be had."""
    listed = [entry.raw_name for entry in _entries(head.stream)] if head.stream is not None else []
    return listed or _names_in(head.data)


def _entries(stream: BinaryIO) -> list[Entry]:
    before = stream.tell()
    try:
        return list(itertools.islice(Directory(stream), _MOST_NAMES))
    except Unreadable:
        return []
    finally:
        stream.seek(before)


def _names_in(data: bytes) -> list[bytes]:
    names, place = [], data.find(_LOCAL_MARK)
    while 0 <= place <= len(data) - _LOCAL.size:
        length = _LOCAL.unpack_from(data, place)[4]
        names.append(data[place + _LOCAL.size : place + _LOCAL.size + length])
        place = data.find(_LOCAL_MARK, place + 4)
    return names


def _by_names(names: Iterable[bytes]) -> str | None:
    known = {name.replace(b"\\", b"/").lower() for name in names}  # as Office itself looks for them
    if b"xl/workbook.bin" in known:
        return "application/vnd.ms-excel.sheet.binary.macroenabled.12"
    if b"[content_types].xml" in known:
        return next(
            (kind for folder, kind in _FOLDERS.items() if any(n.startswith(folder) for n in known)), None
        )
    if _is_book(known):
        return "application/epub+zip"
    if _is_of_apple(known):
        return "application/x-iwork"
    if {b"content.xml", b"styles.xml", b"meta-inf/manifest.xml"} <= known:
        return "application/vnd.oasis.opendocument.text"
    return None


def _is_book(names: set[bytes]) -> bool:
    """Tell an electronic book, also one whose folder was packed whole, as Macintoshes do that keep books as folders."""
    if not any(name.endswith(b".opf") for name in names):
        return False
    if _CONTAINER in names:
        return True
    found = [name.removesuffix(_CONTAINER) for name in names if name.endswith(b"/" + _CONTAINER)]
    is_one_folder = len(found) == 1 and found[0].count(b"/") == 1
    return is_one_folder and all(name.startswith((found[0], _MACINTOSH)) for name in names)


def _is_of_apple(names: set[bytes]) -> bool:
    """Tell a document of Pages, Numbers or Keynote, which nobody else can read; some keep a PDF of themselves, which we can."""
    is_new = any(name.startswith(b"index/") and name.endswith(b".iwa") for name in names)
    is_folder = {b"index.zip", b"metadata/documentidentifier"} <= names
    is_old = b"index.apxl" in names or {b"index.xml", b"buildversionhistory.plist"} <= names
    return (is_new or is_folder or is_old) and not any(name.endswith(b".pdf") for name in names)
