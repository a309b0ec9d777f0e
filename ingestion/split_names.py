"""Tells which split a name is that of: of a file, a folder, a sheet or a key, as people name what they train and test with."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import lru_cache

from ingestion.column_roles import is_language

# Words that name nothing else, those that have another meaning too, and those that rather name a matter: a plan, a report.
_TERMS = {"train": "train trn", "test": "test tst devtest", "validation": "dev valid validation"}
_WORDS = {
    "train": "training entrenamiento entreno entrenament treino treinamento adestramento entrenamendu",
    "test": "tests teste testing prueba pruebas proba probas prova proves eval",
    "validation": "val validate validacion validacio validacao balidazioa",
}
_MATTERS = {
    "train": "",
    "test": "evaluation evaluacion avaluacio avaliacion avaliacao ebaluazioa",
    "validation": "desarrollo desenvolupament desenvolvemento desenvolvimento development",
}
NAMES = {
    name: split
    for table in (_TERMS, _WORDS, _MATTERS)
    for split, names in table.items()
    for name in names.split()
}
_TERM = frozenset(" ".join(_TERMS.values()).split())
_MATTER = frozenset(" ".join(_MATTERS.values()).split())
# Of a text, which is called by ordinary words: "prueba.docx".
_OF_TEXTS = NAMES.keys() - _MATTER - set(_WORDS["test"].split())
_IN_THEM = tuple(sorted({word[:3] for word in _OF_TEXTS}))  # each of these words begins with one of them
_LINKING = "al d da das de del do dos for of para por"
_LINKS = frozenset(f"{_LINKING} a e el en la las los o s sobre the y".split())
# What stands beside a split's name and says no more than that it is one.
_WORDS_BESIDE = (
    "set split splits data datos dades dados dataset datasets corpus corpora conjunto conjunt conxunto subset subconjunto particion partition "
    "part parte file files fichero archivo arquivo final new nuevo full sample shard version ver text texts texto textos sentences frases gold"
)
_BESIDE = frozenset(f"{_LINKING} {_WORDS_BESIDE}".split())
_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ENDING = re.compile(r"\.([a-z0-9]{1,8})$")
_LONGEST = 255  # of a name, as file systems allow


def plain(name: str) -> str:
    """Return a name without case and accents."""
    return unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()


@lru_cache(maxsize=1024)
def split_named(name: str) -> str:
    """Return the split that one name tells, "" where it tells none: "train-00000-of-00003.parquet", "es_Validación".

    Most of its words mean something else as well: "Plan de desarrollo.csv" and "La prueba del agua.csv" tell none.
    """
    words, is_one_word = _words(name[:_LONGEST])
    for place, word in enumerate(words):
        if word in NAMES and _tells(words, place, is_one_word=is_one_word):
            return NAMES[word]
    return ""


def may_be_alone(path: str) -> bool:
    """Tell whether a path has any such word in it: most have none, and this is the quickest way to say so."""
    small = path.lower()
    return any(beginning in small for beginning in _IN_THEM)


@lru_cache(maxsize=1024)
def split_alone(name: str) -> str:
    """Return the split that is all a name tells, in a word that means nothing else: "train", "Conjunto de validación", "es_test.zip"."""
    words, _ = _words(name[:_LONGEST])
    told = [word for word in words if word in _OF_TEXTS]
    others = [word for word in words if word not in told]
    is_alone = len(set(told)) == 1 and all(word in _BESIDE or is_language(word) for word in others)
    return NAMES[told[0]] if is_alone else ""


def split_of_key(name: str) -> str:
    """Return the split that a key or a sheet tells on its own: there "Desarrollo" alone is a chapter."""
    if not name:  # as nearly all texts have none
        return ""
    words, _ = _words(name[:_LONGEST])
    return "" if any(word in _MATTER for word in words) else split_named(name)


def splits_among(names: Collection[str]) -> Mapping[str, str]:
    """Return {name: split} of names that stand together: beside that of another split "Desarrollo" tells one too."""
    told = {name: split for name in names if (split := split_named(name))}
    if len(set(told.values())) > 1:
        return told
    return {name: split for name, split in told.items() if split_of_key(name)}


def _words(name: str) -> tuple[list[str], bool]:
    """Return the words of a name without its endings, and whether it is written as one word."""
    bare = plain(_CAMEL.sub(" ", name)).strip()
    for _ in range(2):  # .jsonl.gz
        ending = _ENDING.search(bare)
        bare = bare[: ending.start()] if ending and ending.start() and ending[1] not in NAMES else bare
    return _WORD.findall(bare), not re.search(r"\s", name.strip())


def _tells(words: list[str], place: int, *, is_one_word: bool) -> bool:
    before, word, after = words[:place], words[place], words[place + 1 :]
    if all(map(_says_nothing, before + after)):
        return True
    if word in _TERM:
        return not after or after[0] not in _LINKS or all(map(_says_nothing, after))
    is_last = is_one_word and all(map(_says_nothing, after))
    return word not in _MATTER and is_last and before[-1] not in _LINKS


def _says_nothing(word: str) -> bool:
    is_split = word in NAMES and word not in _MATTER
    return word in _BESIDE or len(word) == 1 or is_split or is_language(word)
