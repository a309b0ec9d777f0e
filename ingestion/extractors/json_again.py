"""Knows what an object says twice, as programs that write down speech do: the whole, its segments, and their words one by one."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ingestion.extractors.json_tables import are_rows

_SAYING = ("text", "texto", "transcript", "sentence", "utterance", "word", "punctuated_word")
_SEGMENTS, _WORDS = "segments", "word_segments"  # as WhisperX calls them
_NO_LETTER = re.compile(r"[\W_]+")


class Again(NamedTuple):
    """Names of members: strings that tables beside them say too, and tables whose rows have been said in larger pieces."""

    strings: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()


def said_again(value: Mapping[str, Any]) -> Again:
    """Find what repeats, letter by letter, what is said once already: in the largest pieces that are no whole recording."""
    tables = {
        name: pieces for name, member in value.items() if are_rows(member) and (pieces := _pieces(member))
    }
    if not tables:
        return Again()
    strings = {name: said for name, said in value.items() if isinstance(said, str) and said}
    said = {name: _bare((told,)) for name, told in strings.items()} | {
        name: _bare(told) for name, told in tables.items()
    }
    alike: dict[str, list[str]] = {}
    for name, letters in said.items():
        alike.setdefault(letters, []).append(name)
    groups = [names for letters, names in alike.items() if letters and len(names) > 1]
    strings_again, finer = _sorted_out(groups, tables)
    return Again(frozenset(strings_again), frozenset(finer) | _words_of_whisperx(tables))


def _sorted_out(groups: Iterable[list[str]], tables: Mapping[str, list[str]]) -> tuple[list[str], list[str]]:
    strings: list[str] = []
    finer: list[str] = []
    for names in groups:
        coarse_first = sorted((name for name in names if name in tables), key=lambda name: len(tables[name]))
        whole = [name for name in names if name not in tables]
        if coarse_first and not _are_words(tables[coarse_first[0]]):
            strings += whole
            finer += coarse_first[1:]
        elif coarse_first and whole:
            finer += coarse_first
    return strings, finer


def _words_of_whisperx(tables: Mapping[str, list[str]]) -> frozenset[str]:
    """Its words one by one, be it only those that it found in the sound."""
    words = tables.get(_WORDS, [])
    if not words or _SEGMENTS not in tables:
        return frozenset()
    in_segments = {_bare((word,)) for segment in tables[_SEGMENTS] for word in segment.split()}
    return frozenset((_WORDS,)) if all(_bare((word,)) in in_segments for word in words) else frozenset()


def _pieces(rows: list[dict[str, Any]]) -> list[str]:
    """What each row says under the first name that all have, nothing where one says nothing in words."""
    for name in _SAYING:
        pieces = [said for row in rows if isinstance(said := row.get(name), str)]
        if len(pieces) == len(rows):
            return pieces
    return []


def _are_words(pieces: list[str]) -> bool:
    """Whether these are words one by one, and several; speech is seldom that short all along."""
    return len(pieces) > 1 and not any(" " in piece.strip() for piece in pieces)


def _bare(pieces: Iterable[str]) -> str:
    """Letters and figures alone: some programs leave out marks and capitals where they give words one by one."""
    return _NO_LETTER.sub("", " ".join(pieces)).casefold()
