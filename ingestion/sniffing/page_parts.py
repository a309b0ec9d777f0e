"""Knows what browsers save beside a page that is no text: its style sheets and its scripts."""

import re

STYLE, SCRIPT = "text/css", "text/javascript"
# Browsers hang a word of their own behind some endings (.js.descarga), mirrors what stood behind the address (.css?ver=5).
_NAMED = re.compile(
    r"\.(css|js|mjs|cjs)(?:\(\d{1,4}\))?(?:[?@%&][^/\\]{0,200}|\.[^\W\d]{3,20})?$", re.IGNORECASE
)
_FOLDERS = r"(?:_files|_archivos|_arquivos|_ficheiros|_fitxers|_fichiers|-dateien)"
_FOLDER = re.compile(rf"{_FOLDERS}[/\\][^/\\.]+(?:\.descarga|\.download)?$", re.IGNORECASE)
_BESIDE_PAGE = re.compile(rf"{_FOLDERS}[/\\][^/\\]+$", re.IGNORECASE)
# What a browser keeps of the frames of a page: advertisements, and other sites' parts.
_FRAME = re.compile(rf"{_FOLDERS}[/\\]saved_resource(?:\(\d{{1,4}}\))?\.html?$", re.IGNORECASE)
_SHORT = 500  # characters: in that folder nobody keeps texts so short
_OF_TEXTS = re.compile(r"\.(?:txt|md|html?|xml|json|csv|tsv|tex|rtf)$", re.IGNORECASE)
_ARCHIVE_OF_TWEETS = "window.YTD."
# In one walk, each read to its end, closed or not: comments, then what stands in quotation marks.
_ASIDE = re.compile(
    r"(?P<comment>/\*(?:[^*]|\*(?!/))*+(?:\*/)?|(?<!:)//[^\n]*+)"
    r"|(?P<quote>\"(?:[^\"\\\n]|\\.)*+\"?|'(?:[^'\\\n]|\\.)*+'?|`(?:[^`\\]|\\.)*+`?)",
    re.DOTALL,
)
_ADDRESS = re.compile(r"url\([^()]*+\)")
_RULE = re.compile(
    r"[{;]\s*[\w-]{1,60}\s*:[^{};]{1,2000}[;}]|@(?:import|charset|font-face|media|keyframes)\b"
)
_CHARS_A_RULE = 300  # at most, on average
_ACTS = re.compile(
    r"\bfunction\b|=>|\breturn\b|\bif ?\(|\bthis\.|\bdocument\.|\bwindow\.|\$\(|\bjQuery\b|\brequire ?\(|\bexports?\b|\bnew [A-Z]\w"
)
_FEWEST_ACTS, _CHARS_AN_ACT = 2, 1_000
_WORDS_AN_ACT, _MOST_WORDS = 300, 0.5  # characters in quotation marks; their share
_SIGN = re.compile(r"[{}()\[\];=:.,]")
_FEWEST_SIGNS = 0.08  # of the characters of a program; of prose three in a hundred are
_OF_PROGRAMS = re.compile(r"[{}()=;<>&|\[\]]")


def is_frame(name: str) -> bool:
    """Say whether this is what a browser saved of a frame within a page, in the folder beside it."""
    return "saved_resource" in name and _FRAME.search(name) is not None


def kind_of_page_part(text: str, name: str) -> str | None:
    """Name the kind of a text that is called like one of these, or lies among what belongs to a page, and reads like it."""
    named = _NAMED.search(name)
    if (named is None and _FOLDER.search(name) is None) or _OF_TEXTS.search(name):
        return None  # without an ending, as some addresses are, only there
    if text.startswith(("<", _ARCHIVE_OF_TWEETS)):
        return None
    ending = named[1].lower() if named else ""
    if len(text) < _SHORT and named and _BESIDE_PAGE.search(name):
        return STYLE if ending == "css" else SCRIPT
    if ending != "css" and _is_script(text):
        return SCRIPT
    return STYLE if ending in ("", "css") and _is_style(text) else None


def _is_style(text: str) -> bool:
    """Whether rules follow one another, and little else."""
    bare = _ADDRESS.sub("", _ASIDE.sub(" ", text))
    return len(_RULE.findall(bare)) >= max(1, len("".join(bare.split())) / _CHARS_A_RULE)


def _is_script(text: str) -> bool:
    """Whether it does something again and again. A list of words or of poems that a page keeps in a script only says them."""
    words = sum(
        len(one["quote"]) for one in _ASIDE.finditer(text) if one["quote"] and _are_words(one["quote"])
    )
    bare = _ASIDE.sub(" ", text)
    acts = len(_ACTS.findall(bare))
    is_program = acts >= max(_FEWEST_ACTS, len(bare) / _CHARS_AN_ACT) and _is_dense(bare)
    return is_program and words <= min(_WORDS_AN_ACT * acts, _MOST_WORDS * (words + len(bare)))


def _are_words(quote: str) -> bool:
    """Whether it is none of a page's markup, nor code between two marks that are no quotation."""
    return len(_OF_PROGRAMS.findall(quote)) <= 0.03 * len(quote)


def _is_dense(bare: str) -> bool:
    return len(_SIGN.findall(bare)) >= _FEWEST_SIGNS * max(1, len("".join(bare.split())))
