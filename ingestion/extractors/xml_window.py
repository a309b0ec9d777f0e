"""Goes through the bytes of an XML file from record to record, holding one at a time."""

from ingestion.extractors.opened import Readable, find_end, read_fully
from ingestion.text.encodings import Units
from ingestion.types import Outcome, Unreadable

_CHUNK_BYTES = 1024 * 1024
_LARGEST_BYTES = 32 * 1024 * 1024  # of one record
_AFTER_NAME = frozenset(" \t\r\n/>")


class Window:
    """What is held of the stream; `offset` is where that begins in the file.

    `version` names elements within a record of which only the last is wanted: of a record that is too large the earlier ones
    are left out. "" where there are none.
    """

    def __init__(self, stream: Readable, offset: int, name: str, version: str, unit: Units) -> None:
        self.offset = offset
        self._stream = stream
        self._held = bytearray()
        self._unit = unit
        self._begin, self._end = f"<{name}".encode(unit.codec), f"</{name}".encode(unit.codec)
        self._version = f"<{version}".encode(unit.codec) if version else b""
        self._comment, self._comment_end = "<!--".encode(unit.codec), "-->".encode(unit.codec)

    def goes_to_next(self) -> bool:
        """Go to where the next record begins, False where there is none; one that is commented out is none."""
        while True:
            begin = self._place_of(self._begin)
            comment, comment_end = self._last_comment(len(self._held) if begin < 0 else begin)
            if comment >= 0 and comment_end >= 0:
                self._pass_by(comment_end)
                continue
            if comment < 0 and begin >= 0:
                self._pass_by(begin)
                return True
            self._pass_by(comment if comment >= 0 else self._all_but(len(self._begin)))
            if len(self._held) > _LARGEST_BYTES or not self._takes_more():
                return False

    def take(self) -> bytes:
        """Take the record that begins here, or what there is of it. Raises Unreadable REFUSED if it is too large."""
        searched = passed = 0
        while (end := self._place_of(self._end, searched)) < 0:
            searched = self._all_but(len(self._end))
            if len(self._held) > _LARGEST_BYTES:
                passed += self._drop_versions()
                searched = 0
            if not self._takes_more():
                end = len(self._held)
                break
        end = min(len(self._held), self._after_tag(end))
        record = bytes(self._held[:end])
        self._pass_by(end)
        self.offset += passed
        return record

    def _last_comment(self, begin: int) -> tuple[int, int]:
        """Where the comment begins that place `begin` lies in, and where it ends; -1 for what is not there."""
        comment = self._held.rfind(self._comment, 0, begin)
        if comment < 0 or 0 <= self._held.find(self._comment_end, comment) < begin:
            return -1, -1
        end = self._held.find(self._comment_end, comment)
        return comment, end + len(self._comment_end) if end >= 0 else -1

    def _place_of(self, tag: bytes, begin: int = 0) -> int:
        """Where the next `tag` begins that no other letter of a name follows; -1 without one."""
        width = self._unit.width
        end = find_end(self._held, tag, begin, width)
        while end >= 0:
            if self._held[end : end + width].decode(self._unit.codec, errors="replace") in _AFTER_NAME:
                return end - len(tag)
            end = find_end(self._held, tag, end, width)
        return -1

    def _after_tag(self, place: int) -> int:
        """Where the closing tag at `place` ends."""
        end = find_end(self._held, ">".encode(self._unit.codec), place, self._unit.width)
        return end if end >= 0 else len(self._held)

    def _drop_versions(self) -> int:
        first, last = self._held.find(self._version), self._held.rfind(self._version)
        if not self._version or first == last:
            raise Unreadable(Outcome.REFUSED, "record_too_large", limit_bytes=_LARGEST_BYTES)
        del self._held[first:last]
        return last - first

    def _all_but(self, size: int) -> int:
        """The place up to which all has been looked at, when what is looked for has `size` bytes."""
        return max(0, len(self._held) - size - 4) & ~3

    def _pass_by(self, size: int) -> None:
        del self._held[:size]
        self.offset += size

    def _takes_more(self) -> bool:
        chunk = read_fully(self._stream, _CHUNK_BYTES)
        self._held += chunk
        return bool(chunk)
