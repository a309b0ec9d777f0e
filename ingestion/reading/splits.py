"""Recognises the split a structured record belongs to: from what its file says, else from the names of file and folders."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from ingestion.types import Document

_SPELLED = {
    "train": "train training trn entrenamiento entreno entrenament treino treinamento adestramento entrenamendu",
    "test": "test tests tst teste testing prueba pruebas proba probas prova proves eval evaluation evaluacion avaluacio "
    "avaliacion avaliacao ebaluazioa",
    "validation": "dev val valid validation validate validacion validacio validacao balidazioa desarrollo "
    "desenvolupament desenvolvemento desenvolvimento development",
}
NAMES = {name: split for split, names in _SPELLED.items() for name in names.split()}
DEFAULT = "train"
# Of texts, whose names have ordinary words in them ("prueba.docx", "Desarrollo rural"), only these tell, and by themselves.
_OF_TEXTS = frozenset({
    "train", "training", "trn", "entrenamiento", "entrenament", "treino", "treinamento", "adestramento", "entrenamendu",
    "test", "tst", "dev", "val", "valid", "validation", "validacion", "validacio", "validacao", "balidazioa",
})  # fmt: skip
_BESIDE = frozenset({
    "set", "split", "data", "datos", "dades", "dados", "textos", "texts", "texto", "txt", "conjunto", "de", "do",
    "corpus", "zip", "tar", "gz", "tgz", "rar",
})  # fmt: skip
_TREEBANK = re.compile(r".*-ud-(train|dev|test)\.conllu", re.IGNORECASE)
_COLUMNS = ("split", "partition", "partición", "particion")
_LONGEST_NAME = 40
_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=1024)  # asked for every row of a file
def split_of(path: str) -> str:
    """Return `train`, `test` or `validation`; the name closest to the file decides, `train` where none speaks."""
    return split_spoken(path) or DEFAULT


def split_spoken(path: str) -> str:
    """Return the split that the name of a file or a folder around it tells, "" where none does."""
    return next(filter(None, map(split_named, reversed(PurePosixPath(path.replace("\\", "/")).parts))), "")


@lru_cache(maxsize=1024)  # asked for every text of a file
def split_of_text(path: str) -> str:
    """Return the split of a text that is no record: that of the folder or box that is called so and nothing else, or of a treebank's part."""
    *around, own = path.replace("\\", "/").split("/")
    if part := _TREEBANK.fullmatch(own):
        return NAMES[part[1].lower()]
    named = [own.rpartition(".")[0], *reversed(around)]
    return next(filter(None, map(_split_alone, named)), DEFAULT)


@lru_cache(maxsize=1024)
def _split_alone(name: str) -> str:
    words = _WORD.findall(_plain(name))
    said = [word for word in words if word in _OF_TEXTS]
    return NAMES[said[0]] if said and _BESIDE.issuperset({*words} - {said[0]}) else ""


@lru_cache(maxsize=1024)
def split_named(name: str) -> str:
    """Return the split that one name tells, "" where it tells none: "train-00000-of-00003.parquet", "es_Validación"."""
    for word in _WORD.findall(_plain(_CAMEL.sub(" ", name))):
        if word in NAMES:
            return NAMES[word]
    return ""


def place_of(found: Document, path: str, declared: str = "") -> tuple[str, str]:
    """Return (split, table) of a document: the file's own word, a column that says it, what a dataset card declares of it, its sheet,
    then the names around it.

    A key that is the name of no split is the name of a table.
    """
    said = split_named(found.split)
    table = found.table or ("" if said else found.split)
    if found.columns is None:
        return said or declared or split_of_text(path), table
    return said or _in_columns(found.columns) or declared or split_named(table) or split_of(path), table


def _in_columns(columns: Mapping[str, Any]) -> str:
    """Return the split a record says it is of, in a column that is called so and holds nothing but its name."""
    for name in _COLUMNS:
        value = columns.get(name)
        if isinstance(value, str) and len(value) <= _LONGEST_NAME:
            return NAMES.get(_plain(value.strip()), "")
    return ""


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
