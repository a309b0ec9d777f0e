"""What the name of a column says it is for: the names are in column_roles.toml."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

from languages.codes import iso639_3
from languages.tables import COUNTRY_WORDS, LANGUAGE_WORDS, LANGUAGES, MORE, VARIETIES, fold

_WORDS = tomllib.loads(Path(__file__).with_name("column_roles.toml").read_text(encoding="utf-8"))
NAMES: dict[str, list[str]] = _WORDS["roles"]  # {role: what columns of it are called}
TEXT_NAMES, LICENCE_NAMES = tuple(NAMES["text"]), frozenset(NAMES["licence"])


def _plain(name: str) -> str:
    """Return a name without case, accents and marks: "Instrucción " and "instruccion" are one."""
    bare = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[\W_]+", "_", bare).strip("_")


ROLE_OF = {_plain(name): role for role, names in NAMES.items() for name in names}
_HEADWORDS = frozenset(map(_plain, _WORDS["beside"]["languages"]))
_NUMBER, _LETTER = re.compile(r"_?\d+$"), re.compile(r"_[a-h]$")
_LETTERED = frozenset({"choices", "answer"})  # "opción A", "response_b"
_OPTIONS = (
    ("a", "b", "c", "d", "e", "f", "g", "h"),
    ("1", "2", "3", "4", "5", "6"),
    ("0", "1", "2", "3", "4", "5"),
)
# Columns that are never the text, where nothing tells which one is.
NO_TEXT = frozenset({"id", "date", "email"})
_WEIGHT = {_plain(name): place for place, name in reversed(list(enumerate(TEXT_NAMES)))}
# Tags that are more often words which people head columns with: Totonac and Fala; with a script they are the languages.
HEADINGS = frozenset({"top", "fax"})
_OTHER_TAGS = frozenset({"de", "deu", "ro", "ron"})  # of languages that stand beside those of the campaign


def _language_tags() -> frozenset[str]:
    """What parallel corpora call their columns, where a name alone says nothing else: the campaign's tags of two letters and three."""
    short = {tag.split("-")[0] for tag in LANGUAGES.keys() - MORE}
    return (_OTHER_TAGS | short | {iso639_3(tag) for tag in short}) - HEADINGS


LANGUAGE_TAGS = _language_tags()
_LONGEST_NAME = 64  # of a column
_TAG = re.compile(r"([a-z]{2,3})([-_][A-Za-z]{2,4})*")
# A tag with its script is one of whatever language: "quy_Latn", "sentence_spa_Latn".
_WITH_SCRIPT = re.compile(
    r"(?:\w+[ _.-])?[a-z]{2,3}[-_](?:Latn|Cyrl|Arab|Deva|Cans|Cher|Hans|Hant|Hebr|Grek)"
)
_BESIDE: list[str] = _WORDS["beside"]["a_language"]
_BESIDE_LANGUAGE = frozenset(word for name in (*TEXT_NAMES, *_BESIDE) for word in fold(name).split())
_BRACKETED = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]\s*")


@lru_cache(maxsize=4096)
def role_of(name: str) -> str:
    """Return the role that a name tells, "" where it tells none: "context_2" is as much context as "context", "Sentence #" numbers them."""
    plain = _plain(name)
    role = ROLE_OF.get(plain) or ROLE_OF.get(_NUMBER.sub("", plain), "") or _lettered(plain)
    is_number = name.rstrip().endswith("#") and (bool(role) or not plain)
    return "id" if is_number else role


def _lettered(plain: str) -> str:
    role = ROLE_OF.get(_LETTER.sub("", plain), "")
    return role if role in _LETTERED else ""


@lru_cache(maxsize=512)
def options_in(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns that are called by letters or numbers alone, from the first on, as those of options are: A, B, C, D."""
    called = {name: _plain(name) for name in names}
    return tuple(
        name
        for name, plain in called.items()
        if any(plain in row and {*row[:2]} <= {*called.values()} for row in _OPTIONS)
    )


def weight_of(name: str) -> int:
    """Return the place of a name among those of texts: the smaller, the more it is one."""
    return _WEIGHT.get(_plain(name), len(_WEIGHT))


def is_headword(name: str) -> bool:
    """Tell whether a column is called as that of the words in a dictionary."""
    return _plain(name) in _HEADWORDS


def is_bare_tag(name: str) -> bool:
    """Tell whether a name may be the tag of a language and no more: "es", and "cat" or "ext", which may be short for anything."""
    return _TAG.fullmatch(name.strip()) is not None and not _WITH_SCRIPT.fullmatch(name.strip())


def is_language(name: str) -> bool:
    """Tell whether a name is that of a language, or its tag: "Guaraní", "texto en quechua", "es", "spa_Latn", "es-MX"."""
    return len(name) <= _LONGEST_NAME and _is_language(name)


@lru_cache(maxsize=4096)
def _is_language(name: str) -> bool:
    tag = _TAG.fullmatch(name.strip())
    if (tag is not None and tag[1] in LANGUAGE_TAGS) or _WITH_SCRIPT.fullmatch(name.strip()):
        return True
    if (bracketed := _BRACKETED.fullmatch(name)) and fold(name) not in LANGUAGE_WORDS:
        return _is_language(bracketed[1]) and _says_which(fold(bracketed[2]))
    words = fold(name).split()
    called = " ".join(word for word in words if word not in _BESIDE_LANGUAGE) or " ".join(words[-1:])
    where = " ".join(word for word in called.split() if word not in COUNTRY_WORDS)  # "español de México"
    return called in LANGUAGE_WORDS or where in LANGUAGE_WORDS or (len(words) > 1 and called in LANGUAGE_TAGS)


def _says_which(said: str) -> bool:
    """Whether what stands in brackets after a language says which one: "(México)", "(es)", "(original)"."""
    is_beside = all(word in _BESIDE_LANGUAGE for word in said.split())
    return said in COUNTRY_WORDS or said in VARIETIES or is_beside or _is_language(said)
