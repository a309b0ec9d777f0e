"""Tells whether a table's first record is its header. In doubt it is data: a name taken for data costs less than a record lost."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from ingestion.column_roles import LICENCE_NAMES, TEXT_NAMES, is_language, role_of
from ingestion.text.cells import repaired

_LONGEST_NAME = 64
_LONGEST_QUESTION = 1000
_MANY = 0.5  # of the records, for a column at the end that has no name
_FILLED = 0.5  # of the cells of a header
_MOST_ALIKE = 0.8
_FEWEST_LANGUAGES = 2  # that head columns …
_FEW = 0.3  # … of whose cells no more may be languages: else it is a list of them
_QUESTION = re.compile(r"\?[\s\"”»*)\]]*(?:\([^()?]{0,80}\)\s*)?$")
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ,]+\d{1,2}:\d{2}[^\n]{0,24})?")
_FIGURES = re.compile(r"[-+]?\d[\d.,:/ TZ-]*%?")
_CUT_SHORT = re.compile(r"[^\W\d_]{1,4}\.")
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

# Names that are words like any other: one alone says nothing.
_OFTEN = frozenset((
    "relato", "cuento", "testimonio", "narración", "narrativa", "story", "tale", "conto", "conte", "relat", "ipuina", "historia", "leyenda",
    "poema", "canción", "narrador", "narradora", "narradores", "informante", "relator", "relatora", "entrevistado", "entrevistada",
    "entrevistador", "entrevistadora", "recopilador", "recopiladora", "traductor", "traductora", "colaborador", "colaboradora", "comunidad",
    "comunitat", "comunidade", "municipio", "município", "municipi", "localidad", "localidade", "pueblo", "lugar", "lloc", "departamento",
    "provincia", "distrito", "edad", "idade", "edat", "sexo", "género", "ocupación", "profesión", "oficio", "observación", "observaciones",
    "nota", "notas", "código", "folio", "ficha", "clave", "apellido", "apellidos", "escuela", "grado", "grupo",
))  # fmt: skip
_FEWEST_OFTEN = 2
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}")
_PROSE = re.compile(r"(?:\S+\s+){4}\S")
_COUNTED = re.compile(r"(\D{0,30}?)[ _.-]?(\d{1,2}|(?:(?<![^\W\d_])|(?<=\W))[A-Za-z])")
_FIRST_NUMBERS, _FIRST_LETTERS = "123456789", "ABCDEFGHI"
_LONG_WORD = 4
_FAR = 1.4  # times as long as its name is what stands below
_FEWEST_ROWS = 4  # under a header that nothing but prose below it tells
_NEARLY_ALL = 0.9


def header_of(records: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The names in the first of these records, each once (a second "a" in place 3 becomes "a_3"); empty if it is data.

    Columns at the end that nobody fills are none.
    """
    width = used_width(records)
    cells = (
        repaired([*records[0], *[""] * width][:width]) if width else []
    )  # a header is misread with its table
    columns = [
        [record[place].strip() for record in records[1:] if len(record) > place] for place in range(width)
    ]
    is_header = _could_be_names(cells) and _is_unlike_data(cells, columns)
    return named(cells) if is_header or _asks(cells, columns) or _is_survey(cells, columns) else ()


def used_width(records: Sequence[Sequence[str]]) -> int:
    """How many columns there are up to the last one that the first of these records fills, or many do."""
    filled = Counter(
        place for record in records for place, cell in enumerate(record, start=1) if cell.strip()
    )
    first = [place for record in records[:1] for place, cell in enumerate(record, start=1) if cell.strip()]
    many = (place for place, times in filled.items() if times > _MANY * len(records))
    return max((*first, *many), default=0)


def named(cells: Sequence[str]) -> tuple[str, ...]:
    """Give every column a name of its own, also where a cell is empty."""
    names: list[str] = []
    for number, cell in enumerate(cells, start=1):
        name = cell.strip() or f"column_{number}"
        names.append(name if name not in names else f"{name}_{number}")
    return tuple(names)


def _could_be_names(cells: Sequence[str]) -> bool:
    """Short, mostly distinct, no more missing than there; no figures, no sentences."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    is_too_empty = len(filled) < min(len(cells), 2) or len(filled) < _FILLED * len(cells)
    if not filled or is_too_empty or len(set(filled)) * 2 <= len(filled):
        return False
    return all(map(could_be_name, filled))


def could_be_name(cell: str) -> bool:
    """Short, no figure, no sentence; "No." is one that is cut short."""
    is_sentence = cell.endswith((".", "?", "!", "…")) and not _CUT_SHORT.fullmatch(cell)
    return len(cell) <= _LONGEST_NAME and not _FIGURES.fullmatch(cell) and not is_sentence


def _asks(cells: Sequence[str], columns: Sequence[list[str]]) -> bool:
    """The questions of a form, however long, beside the word for the time of the answers, above their dates."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) < max(2, len(cells) - 1) or len(set(filled)) < len(filled):
        return False
    if any(
        len(cell) > _LONGEST_QUESTION or _FIGURES.fullmatch(cell) or _DATE.fullmatch(cell) for cell in filled
    ):
        return False
    stamps = (column for cell, column in zip(cells, columns, strict=True) if role_of(cell) == "date")
    return any(_share(_DATE.fullmatch, column) >= _MOST_ALIKE for column in stamps)


def _is_survey(cells: Sequence[str], columns: Sequence[list[str]]) -> bool:
    """Questions above answers, none of which asks, beside names of what is known of people: who, how old, when; or nothing but several."""
    told = [cell.strip() for cell in cells]
    asked = [place for place, cell in enumerate(told) if _QUESTION.search(cell)]
    others = [cell for place, cell in enumerate(told) if place not in asked]
    if not asked or len(set(told)) < len(told) or not all(others) or not all(map(could_be_name, others)):
        return False
    if any(len(told[place]) > _LONGEST_QUESTION or _ask_below(columns[place]) for place in asked):
        return False
    if not others:
        return len(asked) > 1 and len(columns[0]) >= _FEWEST_ROWS
    return any(map(_says_of_people, others)) or any(
        told[place] in others and _share(_FIGURES.fullmatch, column) >= _MOST_ALIKE
        for place, column in enumerate(columns)
    )


def _ask_below(column: Sequence[str]) -> bool:
    return not any(column) or any(map(_QUESTION.search, column))


def _says_of_people(name: str) -> bool:
    small = name.casefold()
    return small in _KNOWN_NAMES or small in _OFTEN or role_of(name) in ("id", "date")


def _is_unlike_data(cells: Sequence[str], columns: Sequence[list[str]]) -> bool:
    """Known names; languages; or, with hardly one missing, a column of figures below a word, or what stands over prose or over no identifiers."""
    if _are_known(cells) or _are_languages(cells, columns):
        return True
    if sum(not cell.strip() for cell in cells) > 1:
        return False
    if any(_share(_FIGURES.fullmatch, column) >= _MOST_ALIKE for column in columns):
        return True
    identifiers = all(_IDENTIFIER.fullmatch(cell.strip()) for cell in cells)
    is_over_none = any(_share(_NO_IDENTIFIER.search, column) >= _MOST_ALIKE for column in columns)
    return (identifiers and is_over_none) or _are_over_prose(cells, columns) or _are_sides(cells, columns)


def _are_known(cells: Sequence[str]) -> bool:
    names = [cell.strip().casefold() for cell in cells]
    often = sum(name in _OFTEN for name in names)
    return often >= _FEWEST_OFTEN or any(name in _KNOWN_NAMES and name not in _OFTEN for name in names)


def _are_over_prose(cells: Sequence[str], columns: Sequence[list[str]]) -> bool:
    """Few words with a capital over columns some of which hold nothing but prose and some none, and where no such word comes again."""
    names = [cell.strip() for cell in cells]
    fewest = 2 if any(name.casefold() in _OFTEN for name in names) else 3
    if len(names) < fewest or not all(name[:1].isupper() and _NAME.fullmatch(name) for name in names):
        return False
    prose = [_share(_PROSE.match, column) for column in columns]
    is_mixed = max(prose) >= _NEARLY_ALL and min(prose) <= 1 - _NEARLY_ALL
    has_many = all(len(list(filter(None, column))) >= _FEWEST_ROWS for column in columns)
    return (
        is_mixed and has_many and not any(name in column for name, column in zip(names, columns, strict=True))
    )


def _are_sides(cells: Sequence[str], columns: Sequence[list[str]]) -> bool:
    """Names that number columns, or tell two sides of one thing apart: "Frase 1", "Frase 2"; "A", "B"; "Lado izquierdo", "Lado derecho"."""
    names = [cell.strip() for cell in cells]
    below = [[cell for cell in column if cell] for column in columns]
    if len(names) < 2 or any(len(column) < _FEWEST_ROWS for column in below):
        return False
    return _are_a_series(names, below) or _share_a_word(names, below)


def _are_a_series(names: Sequence[str], columns: Sequence[list[str]]) -> bool:
    """Whether they count columns from the first, over what is not counted so."""
    told = list(filter(None, map(_COUNTED.fullmatch, names)))
    stems = {one[1].casefold() for one in told}
    counts = "".join(one[2].upper() for one in told)
    is_series = len(names) == len(told) <= len(_FIRST_NUMBERS) and counts in (
        _FIRST_NUMBERS[: len(told)], _FIRST_LETTERS[: len(told)],
    )  # fmt: skip
    own = re.compile(rf"{re.escape(min(stems, default=''))}[ _.-]?(?:\d+|[^\W\d_])", re.IGNORECASE)
    return (
        is_series
        and len(stems) == 1
        and not any(own.fullmatch(cell) for column in columns for cell in column)
    )


def _share_a_word(names: Sequence[str], columns: Sequence[list[str]]) -> bool:
    """Whether each is the same word, no article, and one of its own, far shorter than all that is below."""
    words = [name.split() for name in names if _NAME.fullmatch(name)]
    if len(words) < len(names) or any(len(one) != 2 or one[0] != words[0][0] for one in words):
        return False
    return len(words[0][0]) >= _LONG_WORD and all(
        _FAR * len(name) < min(map(len, column)) for name, column in zip(names, columns, strict=True)
    )


def _are_languages(cells: Sequence[str], columns: Sequence[list[str]]) -> bool:
    """Languages side by side, as over a list of words or a parallel corpus, and below them something else than languages."""
    named_so = [column for cell, column in zip(cells, columns, strict=True) if is_language(cell)]
    return len(named_so) >= _FEWEST_LANGUAGES and all(
        _share(is_language, column) < _FEW for column in named_so
    )


def _share(matches: Callable[[str], object], cells: list[str]) -> float:
    filled = [cell for cell in cells if cell]
    return sum(1 for cell in filled if matches(cell)) / len(filled) if filled else 0
