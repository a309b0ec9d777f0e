"""Knows the texts in which linguists and translators keep their work, by the marks that each puts at the head of its lines."""

import re
from collections.abc import Callable

from ingestion.sniffing.numbered import layout_of

_TEXTGRID = re.compile(r'File type\s*=\s*"ooTextFile(?: short)?"\s+(?:Object class\s*=\s*)?"TextGrid')
_TRANSCRIPT = re.compile(r"@(?:UTF8|Begin)\s")
_CATALOGUE = re.compile(r'(?:#[^\n]*\n|\s+)*+(?:msgctxt\s+"[^\n]*\n)?+msgid\s+"')
_USFM = re.compile(r"\\id\s+[A-Za-z0-9]{3}(?![^\s\\])")  # a book: Toolbox numbers its texts with it
_USFM_LINE = re.compile(r"^\\(?:[cv]\s+\d|(?:mt\d?|toc1|h|ide|usfm)\s)", re.MULTILINE)
_TOOLBOX = re.compile(r"\\(?:_sh|_DateStampHasFourDigitYear|lx|id|ref|rf|tx|t)[ \t]")
_FIELD = re.compile(r"\\[A-Za-z_][\w-]{0,30}(?:[ \t]|\Z)")
# Of CoNLL 2002 and 2003: the last column says whether a word begins what is named (B), goes on with it, or is no name (O).
_TAGGED = re.compile(r"(?:O|[BIESLUM]-[^\s\"{}]{1,40})\Z")
_FIRST_TAGGED = re.compile(r"(?:#[^\n]*\n|\s+)*+(?:-DOCSTART-|\S[^\n]*[ \t](?:O|[BIESLUM]-\S{1,40})\r?\n)")
# Of FreeLing: a word, its lemma, its tag, and how likely that is.
_FREELING = re.compile(r"\S+[ \t]\S+[ \t][A-Z][A-Za-z0-9:]{0,20}[ \t](?:0|1|0\.\d{1,9}|1\.0{1,9})\Z")
_WEBANNO = re.compile(r"#FORMAT=WebAnno TSV 3(?:\.[0-9]{1,3})?[ \t]*\r?(?:\n|\Z)")
# Of brat: an annotation's number, and behind a tab its type with the places or the other annotations that it is about.
_STANDOFF = re.compile(
    r"T\d{1,9}\t\S{1,200} \d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*+\t|R\d{1,9}\t\S{1,200} \S{1,200}:[TE]\d{1,9} \S{1,200}:[TE]\d{1,9}\s*\Z"
    r"|E\d{1,9}\t\S{1,200}:T\d{1,9}(?: \S{1,200}:[TE]\d{1,9})*+\s*\Z|[AM]\d{1,9}\t\S{1,200} [TRE]\d{1,9}(?: \S[^\t]*)?\Z"
    r"|N\d{1,9}\tReference [TRE]\d{1,9} \S{1,200}:\S|#\d{0,9}\t\S{1,200} [TREAMN]\d{1,9}(?:\t|\Z)|\*\t\S{1,200}(?: T\d{1,9}){2,}\s*\Z"
)
_LINES = 200
_FEWEST, _MOST_OTHERS = 4, 0.05
_FEWEST_FIELDS, _MOST_GOING_ON = 3, 0.4


def kind_of_corpus(text: str) -> str | None:
    """Name the kind of a text that is one of these, from its first line on; None where it is not."""
    first = text[:1]
    if first == "\\":
        return _kind_of_fields(text)
    if first == "<":
        return "text/x-vertical" if _is_vertical(text) else None
    if first == "@" and _TRANSCRIPT.match(text):
        return "text/x-chat"
    if first == "F" and _TEXTGRID.match(text):
        return "text/x-praat-textgrid"
    if first in ("#", "m") and _CATALOGUE.match(text):
        return "text/x-gettext-translation"
    if first == "#" and _WEBANNO.match(text):
        return "text/x-webanno-tsv"
    return _kind_of_words(text)


def _kind_of_words(text: str) -> str | None:
    if text[:1] in ("#", "1") and layout_of(text):
        return "text/x-conll-numbered"
    if text[:1] in "TREAMN#*" and _STANDOFF.match(text.partition("\n")[0].rstrip("\r")):
        return "text/x-brat" if _is_standoff(text) else None
    is_named = _FIRST_TAGGED.match(text) and _is_tagged(text, _ends_in_tag)
    is_analysed = _FREELING.match(text.partition("\n")[0].rstrip()) and _is_tagged(text, _FREELING.match)
    return "text/x-conll" if is_named or is_analysed else None


def _kind_of_fields(text: str) -> str | None:
    if _USFM.match(text) and _USFM_LINE.search(text):
        return "text/x-usfm"
    if not _TOOLBOX.match(text):
        return None
    lines = _lines(text)
    fields = sum(_FIELD.match(line) is not None for line in lines)
    is_toolbox = fields >= _FEWEST_FIELDS and len(lines) - fields <= _MOST_GOING_ON * len(lines)
    return "text/x-toolbox" if is_toolbox else None


def _is_vertical(text: str) -> bool:
    """Whether lines of words in columns stand between tags that have lines of their own."""
    if "\t" not in text[:4_000]:
        return False
    lines = _lines(text)
    words = [line for line in lines if not line.startswith("<")]
    tags = [line for line in lines if line.startswith("<")]
    in_columns = sum("\t" in line and line[0] not in " \t" for line in words)
    are_alone = all("\t" not in line and line.count("<") == 1 and line.endswith(">") for line in tags)
    return are_alone and len(words) >= _FEWEST and in_columns >= (1 - _MOST_OTHERS) * len(words)


def _is_standoff(text: str) -> bool:
    lines = _lines(text)
    others = sum(_STANDOFF.match(line) is None for line in lines)  # a word's line break may have gone into it
    return others <= _MOST_OTHERS * len(lines)


def _is_tagged(text: str, says: Callable[[str], object]) -> bool:
    """Whether there are sentences, nearly every line of which is one that `says` what it is of."""
    lines = [line for line in _lines(text) if not line.startswith(("#", "-DOCSTART-"))]
    tagged = sum(map(bool, map(says, lines)))
    has_sentences = re.search(r"\n\s*\n", text) is not None
    return has_sentences and len(lines) >= _FEWEST and tagged >= (1 - _MOST_OTHERS) * len(lines)


def _ends_in_tag(line: str) -> bool:
    fields = line.split("\t" if "\t" in line else None)
    return len(fields) > 1 and _TAGGED.match(fields[-1].strip()) is not None


def _lines(text: str) -> list[str]:
    """The first lines on which something stands, but for the last, which the head of a file may have cut."""
    lines = [line.rstrip() for line in text.split("\n", _LINES)[:_LINES]]
    return [line for line in lines if line] if len(lines) < _LINES else [line for line in lines[:-1] if line]
