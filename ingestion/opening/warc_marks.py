"""Knows web archives by the head of their first record, and reads heads of fields, of records and of the answers inside."""

import re
from collections.abc import Callable, Container

MOST_HEAD_BYTES = 1 << 20  # real ones have some thousand
BEGINNING = re.compile(rb"WARC/[01]\.\d{1,2}[ \t]*\r?\n")
_HEAD = re.compile(BEGINNING.pattern + rb"(?:[A-Za-z][\w-]*:[^\n]*\n)*?WARC-Type[ \t]*:", re.IGNORECASE)

Fields = dict[bytes, bytes]


def is_warc(data: bytes) -> bool:
    """Say whether a web archive begins here; a text that speaks of "WARC/1.0" in its first line is none."""
    return data.startswith(b"WARC/") and bool(_HEAD.match(data))


def read_fields(read_line: Callable[[int], bytes], wanted: Container[bytes]) -> tuple[Fields, bool]:
    """Read a head up to its empty line, and tell whether it has one within MOST_HEAD_BYTES.

    Only the fields that are wanted are kept, by their names in small letters, and of one that comes twice the first.
    """
    found: Fields = {}
    left = MOST_HEAD_BYTES
    while (line := read_line(left)).endswith(b"\n"):
        left -= len(line)
        if not line.strip():
            return found, True
        name, colon, value = line.partition(b":")
        name = (
            name.rstrip().lower()
        )  # a line that begins with blanks goes on with the one before: nobody needs those
        if colon and name in wanted:
            found.setdefault(name, value.strip())
    return found, False
