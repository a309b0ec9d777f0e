"""Reads the language of a file out of its name, as parallel corpora say it: `train.quy`, `corpus.es-qu.qu`, `spa_Latn.dev`.

Beside a namesake in another language, any word of a path may say it: `es.txt` and `quy.txt`, `guaraní/uno.txt` and `español/uno.txt`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from languages.codes import canonical, macro
from languages.tables import LANGUAGE_WORDS, LANGUAGES, fold

_CODE = re.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
# Of FLORES, whose parts end like this and are called by their languages.
_PARTS = frozenset({"dev", "devtest", "test", "train"})
# Folders, and boxes: their names end in a mark that one before an ending is not, as of "¡Hola!.es".
_AROUND = re.compile(r"[/\\]|!(?=[^/.\s])")
_ENDING = re.compile(r"\.[^./\\]*\Z")
_WORD = re.compile(r"[A-Za-z]{2,3}_[A-Z][a-z]{3}(?![^\W_])|[^\W_]+")  # `spa_Latn` is one
MOST = 2_000  # paths: nobody gives the same sentences in more files


class Named(NamedTuple):
    """What the files of the same texts share of their names, folders and all, and the code of the language as the name has it."""

    stem: str
    code: str


def named(path: str) -> Named | None:
    """Return what the name at the end of a path tells; None where it tells no language of our tables."""
    own = _AROUND.split(path)[-1]
    folders = path[: len(path) - len(own)]
    stem, _, ending = own.rpartition(".")
    if not stem:
        return None
    if _is_code(ending):
        return Named(f"{folders}{stem}.", ending)
    is_part = ending.lower() in _PARTS and "_" in stem and _is_code(stem)
    return Named(f"{folders}.{ending}", stem) if is_part else None


@lru_cache(maxsize=1_024)  # asked for every member of a box: most end alike
def _is_code(code: str) -> bool:
    tag = canonical(code) if _CODE.fullmatch(code) else None
    return tag is not None and (tag in LANGUAGES or macro(tag) in LANGUAGES)


def loosely_named(path: str) -> Named | None:
    """As `named`, or else what the last word of the path that is a code or name of a language tells; a mark is in its place."""
    if said := named(path):
        return said
    ending = _ENDING.search(path)
    words = list(_WORD.finditer(path, 0, ending.start() if ending else len(path)))
    found = next((word for word in reversed(words) if _is_language(word[0])), None)
    return Named(f"{path[: found.start()]}*{path[found.end() :]}", found[0]) if found else None


def namesakes(paths: Iterable[str]) -> frozenset[str]:
    """Return those that are called as another of them, but for the language; of more than MOST none."""
    paths = list(islice(paths, MOST + 1))
    alike = defaultdict[str, dict[str, list[str]]](lambda: defaultdict(list))
    for path in paths if len(paths) <= MOST else ():
        if said := loosely_named(path):
            alike[said.stem][said.code].append(path)
    return frozenset(
        path for by_code in alike.values() if len(by_code) > 1 for some in by_code.values() for path in some
    )


@lru_cache(maxsize=1_024)
def _is_language(word: str) -> bool:
    return _is_code(word) or fold(word) in LANGUAGE_WORDS
