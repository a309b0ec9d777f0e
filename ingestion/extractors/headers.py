"""Tells whether a table's first record is its header. In doubt it is data: a name taken for data costs less than a record lost."""

import re
from collections.abc import Callable

from ingestion.column_roles import is_language
from ingestion.columns import LICENCE_NAMES, TEXT_NAMES
from ingestion.text.cells import repaired

_LONGEST_NAME = 64
_MOST_ALIKE = 0.8
_FEWEST_LANGUAGES = 2  # that head columns …
_FEW = 0.3  # … of whose cells no more may be languages: else it is a list of them
_FIGURES = re.compile(r"[-+]?\d[\d.,:/ TZ-]*%?")
_IDENTIFIER = re.compile(r"[^\W\d_A-Z][\w.-]*")
_NO_IDENTIFIER = re.compile(r"[\s\d]|^[^\W\d_a-z]")

# Names that people give to columns. Language tags are among them: parallel corpora are headed by them.
_KNOWN_NAMES = frozenset((*TEXT_NAMES, *LICENCE_NAMES)) | frozenset((
    "id", "identificador", "index", "índice", "num", "número", "nº", "name", "nombre", "nome", "nom", "izena", "title", "titulo",
    "título", "títol", "izenburua", "author", "autor", "autora", "autoria", "autoría", "url", "uri", "link", "enlace", "source",
    "fuente", "fonte", "origen", "target", "destino", "src", "tgt", "lang", "language", "lengua", "idioma", "llengua", "lingua",
    "língua", "hizkuntza", "country", "país", "pais", "region", "región", "date", "fecha", "año", "ano", "year", "label",
    "etiqueta", "class", "clase", "category", "categoria", "categoría", "score", "puntuación", "rating", "question", "pregunta",
    "answer", "respuesta", "resposta", "prompt", "completion", "instruction", "instrucción", "input", "output", "entrada",
    "salida", "response", "context", "contexto", "premise", "hypothesis", "split", "word", "palabra", "palabras", "lema", "lemma",
    "pos", "meaning", "significado", "definition", "definición", "translation", "traducción", "tradución", "traducció", "speaker",
    "hablante", "variety", "variedad", "comment", "comentario", "comments", "topic", "tema", "domain", "dominio", "es", "spa",
    "eu", "eus", "ca", "cat", "gl", "glg", "pt", "por", "gn", "grn", "ast", "qu", "aym", "nah", "en", "eng", "fr", "fra",
))  # fmt: skip


def header_of(records: list[list[str]]) -> tuple[str, ...]:
    """The names in the first of these records, each once (a second "a" in place 3 becomes "a_3"); empty if it is data."""
    cells = repaired(records[0]) if records else []  # a header is misread with its table
    if not cells or not _could_be_names(cells) or not _is_unlike_data(cells, records[1:]):
        return ()
    names: list[str] = []
    for number, cell in enumerate(cells, start=1):
        name = cell.strip() or f"column_{number}"
        names.append(name if name not in names else f"{name}_{number}")
    return tuple(names)


def _could_be_names(cells: list[str]) -> bool:
    """Short, mostly distinct, hardly one missing; no figures, no sentences."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) < max(1, len(cells) - 1) or len(set(filled)) * 2 <= len(filled):
        return False
    return not any(
        len(cell) > _LONGEST_NAME or _FIGURES.fullmatch(cell) or cell[-1] in ".?!…" for cell in filled
    )


def _is_unlike_data(cells: list[str], following: list[list[str]]) -> bool:
    """A known name; languages; or a column of figures below a word; or identifiers above cells that are none."""
    if any(cell.strip().casefold() in _KNOWN_NAMES for cell in cells):
        return True
    columns = [
        [record[place].strip() for record in following if len(record) > place] for place in range(len(cells))
    ]
    if _are_languages(cells, columns):
        return True
    if any(_share(_FIGURES.fullmatch, column) >= _MOST_ALIKE for column in columns):
        return True
    identifiers = all(_IDENTIFIER.fullmatch(cell.strip()) for cell in cells)
    return identifiers and any(_share(_NO_IDENTIFIER.search, column) >= _MOST_ALIKE for column in columns)


def _are_languages(cells: list[str], columns: list[list[str]]) -> bool:
    """Languages side by side, as over a list of words or a parallel corpus, and below them something else than languages."""
    named = [column for cell, column in zip(cells, columns, strict=True) if is_language(cell)]
    return len(named) >= _FEWEST_LANGUAGES and all(_share(is_language, column) < _FEW for column in named)


def _share(matches: Callable[[str], object], cells: list[str]) -> float:
    filled = [cell for cell in cells if cell]
    return sum(1 for cell in filled if matches(cell)) / len(filled) if filled else 0
