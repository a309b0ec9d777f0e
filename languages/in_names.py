"""Reads the language of a file out of its name, as parallel corpora say it: `train.quy`, `corpus.es-qu.qu`, `spa_Latn.dev`."""

import re
from functools import lru_cache
from typing import NamedTuple

from languages.codes import canonical, macro
from languages.tables import LANGUAGES

_CODE = re.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
# Of FLORES, whose parts end like this and are called by their languages.
_PARTS = frozenset({"dev", "devtest", "test", "train"})
# Folders, and boxes: their names end in a mark that one before an ending is not, as of "¡Hola!.es".
_AROUND = re.compile(r"[/\\]|!(?=[^/.\s])")


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
