"""Reads in a row of a text version what it may say of a picture or a sound: the names in it, and that of its own file."""

import json
import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

from donations.media import NAMED_BY, Medium, at, is_sidecar, plain

LONGEST_NAME = 255
MOST_NAMES = 4  # of a row that are tried
_NO_NAME = 3
# In the names of columns, without accents: what is in there is a file's name, with or without its ending …
_FILES = frozenset({
    "archivo", "arquivo", "audio", "caminho", "clip", "clips", "fichero", "file", "filename", "filepath", "foto", "grabacion", "gravacao", "image",
    "imagem", "imagen", "img", "media", "mp3", "path", "photo", "picture", "recording", "ruta", "sonido", "sound", "video", "wav",
})  # fmt: skip
# … or what tells the rows apart, as sounds are often called.
_IDS = frozenset(
    {"clave", "code", "codigo", "id", "identifier", "key", "name", "segment", "segmento", "utt", "utterance"}
)
# Where the last box within boxes ends: `¡Hola!/a.png`, `¡Hola!.png` and `¡Hola! 2.png` lie in none.
_BOX = re.compile(r"\A(.*!)(?=[^/.\s])", re.DOTALL)
_ANYTHING, _LETTER = re.compile(r"\S"), re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[a-z0-9]+")
_ENDING = re.compile(r"[^/]\.[A-Za-z0-9]{2,4}\Z")


class Mention(NamedTuple):
    """What a row may speak of: `place` if a table made for that names it, else what `names` or `stems` of its columns find, else what is called as its own file."""

    own: Medium
    place: Medium | None = None
    names: tuple[str, ...] = ()  # with their endings
    stems: tuple[str, ...] = ()  # with or without


def mention(row: Mapping[str, Any]) -> Mention:
    """Return what a row may speak of; `row` has path, member and columns (JSON, None of a document)."""
    own = at(row["path"] or "", row["member"] or "")
    columns = json.loads(row["columns"]) if row["columns"] else None
    if not isinstance(columns, dict):
        return Mention(own)
    if is_sidecar(own.member or own.file) and (place := _declared(own, columns)):
        return Mention(own, place)
    saying = _saying(columns, _LETTER)
    written = [
        (_rank(column, columns[column], name), name)
        for column, name in _written(columns)
        if set(saying) - {column}
    ]
    written.sort(key=itemgetter(0))  # what is surest first, for few are tried
    names = islice((name for _, name in written if _ENDING.search(name)), MOST_NAMES)
    stems = islice((name for rank, name in written if rank < _NO_NAME), MOST_NAMES)
    return Mention(own, None, tuple(names), tuple(stems))


def _declared(table: Medium, columns: Mapping[str, Any]) -> Medium | None:
    """Return what the `file_name` of a `metadata` table names, there or not, if the row says a word of it.

    It speaks of the archive that it lies in, by names seen from its own folder; what would lie outside is named by none.
    """
    name = columns.get(NAMED_BY)
    if not isinstance(name, str) or not name.strip() or not set(_saying(columns, _ANYTHING)) - {NAMED_BY}:
        return None
    return _seen_from(table, plain(name.strip()))


def _seen_from(table: Medium, name: str) -> Medium | None:
    """Return the place of `name` as seen from a table, None where that is outside of what holds the table."""
    box, inner = parted(table)
    folder = inner.rpartition("/")[0]
    place = posixpath.normpath(f"{folder}/{name}" if folder else name)
    if place.startswith(("../", "/")) or place in {"..", "."}:
        return None
    return Medium(table.file, box + place) if table.member else Medium(place, "")


def parted(medium: Medium) -> tuple[str, str]:
    """Return the boxes within the file given in which something lies, `dentro.zip!` or none, and its way from there."""
    found = _BOX.match(medium.member)
    box = found[1] if found else ""
    return box, medium.member[len(box) :] or medium.file


def _written(columns: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (column, name) of what could name a file; of an object, as libraries write sounds, its path."""
    for column, value in columns.items():
        name = value.get("path") if isinstance(value, dict) else value
        if isinstance(name, str) and 0 < len(name) <= LONGEST_NAME and "\n" not in name:
            yield column, plain(name.strip())


def _saying(columns: Mapping[str, Any], word: re.Pattern[str]) -> list[str]:
    """Return two columns that say something, if there are so many: a table of durations says nothing of what is in a sound."""
    said = (key for key, value in columns.items() if isinstance(value, str) and word.search(value))
    return list(islice(said, 2))


def _rank(column: str, value: object, name: str) -> int:
    """Return how surely a column names files, from 0 on; below `_NO_NAME` it may do so without an ending.

    A bare number that only tells rows apart is no name.
    """
    words = _words_of(column)
    if isinstance(value, dict):
        return 0
    if not _FILES.isdisjoint(words):
        return 1
    return 2 if not _IDS.isdisjoint(words) and not name.isdecimal() else _NO_NAME


@lru_cache(maxsize=4096)
def _words_of(column: str) -> frozenset[str]:
    bare = unicodedata.normalize("NFKD", column).encode("ascii", "ignore").decode().lower()
    return frozenset(_WORDS.findall(bare.replace("_", " ")))
