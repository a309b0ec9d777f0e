"""Tells JSON, one value a file, from JSON Lines, one value a line."""

import json
import re
from typing import BinaryIO

from ingestion.sniffing.heads import read_at

JSON, JSONL = "application/json", "application/x-ndjson"
_MORE_BYTES = 4 << 20  # how far to look for the end of a first line that is longer than the head
_PLAUSIBLE = re.compile(
    r'\s*(?:\{\s*(?:"|\})|\[[\[\s]*(?:\{\s*"|"|\]|-?\d+(?:\.\d+)?\s*[,\]]|true\b|false\b|null\b|\Z))'
)


def kind_of_records(text: str, extension: str, stream: BinaryIO | None, *, is_whole: bool) -> str | None:
    """Name the kind of a text that begins with "{" or "["; None where it is only a bracket.

    A single line is JSON unless the name says JSON Lines. `stream` is there to look beyond the head for a line's end.
    """
    if not _PLAUSIBLE.match(text):
        return None
    if is_whole and _is_value(text):
        return JSONL if extension in ("jsonl", "ndjson") and text.strip().count("\n") == 0 else JSON
    first, _, rest = text.partition("\n")
    if not rest and not is_whole:
        return _kind_of_long_line(extension, stream)
    if _is_value(first):
        return JSONL if rest.lstrip()[:1] in ("{", "[") else _by_name(extension)
    return JSON if not is_whole or extension == "json" or text.lstrip()[:1] == "{" else None


def _kind_of_long_line(extension: str, stream: BinaryIO | None) -> str:
    if stream is None:
        return _by_name(extension)
    first, _, rest = read_at(stream, 0, _MORE_BYTES).partition(b"\n")
    return JSONL if rest.lstrip()[:1] in (b"{", b"[") and _is_value(first) else _by_name(extension)


def _by_name(extension: str) -> str:
    return JSONL if extension in ("jsonl", "ndjson") else JSON


def _is_value(text: str | bytes) -> bool:
    try:
        json.loads(text)
    except RecursionError:
        return True  # nobody nests so deep by chance
    except ValueError:
        return False
    return True
