"""Recognises the split a structured file belongs to from the names of the file and its folders."""

import re
import unicodedata
from functools import lru_cache
from pathlib import PurePosixPath

NAMES = {
    "train": "train", "training": "train", "entrenamiento": "train", "treino": "train",
    "test": "test", "prueba": "test", "pruebas": "test", "evaluacion": "test", "eval": "test",
    "dev": "validation", "val": "validation", "valid": "validation", "validation": "validation",
    "validacion": "validation", "desarrollo": "validation",
}  # fmt: skip
DEFAULT = "train"


@lru_cache(maxsize=1024)  # asked for every row of a file
def split_of(path: str) -> str:
    """Return `train`, `test` or `validation`; the name closest to the file decides, `train` where none speaks."""
    for part in reversed(PurePosixPath(path).parts):
        plain = unicodedata.normalize("NFKD", part.lower()).encode("ascii", "ignore").decode()
        for word in re.findall(r"[a-z]+", plain):
            if word in NAMES:
                return NAMES[word]
    return DEFAULT
