"""Finds names of licences: Creative Commons by their grammar, all others by the aliases of the catalogue."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from licensing.catalogue import FAMILY_REACH, WORD, Catalogue
from licensing.evidence.hits import Candidate
from licensing.folding import Folded
from licensing.grammar import described, names
from licensing.vocabulary import HitKind

OWN_TEXT = "own-text"
BROKEN = "cc-name-broken"
_BSD = 2_000  # characters of one of their texts
_BINARY = re.compile("redistributions? in binary form|redistribuciones en (?:forma )?(?:formato )?binari")
_DISCLAIMS = re.compile(
    "this software is provided|este software se (?:proporciona|suministra|provee|distribuye)"
)
_ENDORSES = re.compile(
    "endorse or promote|neither the name|respaldar o promo|avalar o promo|promocionar productos"
)
_SOME_RIGHTS = re.compile(
    r"(?P<cc>\(?\bcc\b\)?)[ ,.:-]{1,3}(?:some rights reserved|algunos derechos reservados|alguns drets reservats|alguns direitos reservados)"
    r"|(?:some rights reserved|algunos derechos reservados)[ ,.:(-]{1,3}(?P<cc2>cc)\b(?! ?(?:by|0|zero|-))"
    r"|\b(?:l?licencia|licencias|licenca|licenza)s? (?P<cc3>cc)\b(?! ?[-/]?(?:by|0|zero|nc|nd|sa|atri|reco|attr))"
    r"|\b(?P<cc4>cc)[- ]licen[cs]ed?\b"
)
# No match of these two is without one of these words, and looking for words is quicker.
_SOME_RIGHTS_WORDS = frozenset({"cc"})
_SHORT_WORDS = frozenset({"mit", "isc", "bsd", "zlib", "wtfpl"})
_VERSION_BEFORE = re.compile(r"\bvers(?:ion|ao|io) (\d(?:\.\d)?) (?:de (?:la )?|d[aeo] |of (?:the )?)\Z")
_BEFORE = 24  # characters that is long
_CLAUSES = re.compile(r"-\d-clause")
# Ids too short to stand alone, where the words before them say that a licence is meant.
_SHORT = re.compile(
    r"\b(?:l?licen[csz]i?[ae]|licenca|licenza|lizentzia|license[d]?|bajo|sota|sob|baixo|under)"
    r"(?: (?:de|del|la|el|a|o|the|software|codigo|abierto|abierta|libre|lliure|livre|open|source|permisiva|tipo|licencia|license|terminos|terms|of)){0,6}"
    r"(?: ?\n?(?:codi|codigo|code|software) ?\n?)?(?: ?:(?= ))?[ \n]?!?[\[(\"']{0,2}(?P<id>mit|isc|0bsd|zlib|wtfpl|bsd)(?![\w-])"
    r"|(?<![\w-])(?P<in_basque>mit|isc|bsd)\W{1,3}(?:\(?licen[cs]e\w*\W{1,3})?(?=lizentzia)"
)


def candidates(folded: Folded, catalogue: Catalogue) -> Iterator[Candidate]:
    """Every licence name in the fold; of names that overlap, the longest."""
    taken = bytearray(len(folded.text) + 1)
    words = words_of(folded)
    found = (
        *_texts(folded, catalogue),
        *aliases(folded, words, catalogue),
        *(_shorts(folded, catalogue) if words & _SHORT_WORDS else ()),
        *_commons(folded, catalogue),
        *(_unspecified(folded) if words & _SOME_RIGHTS_WORDS else ()),
    )
    for candidate in found:
        if not any(taken[candidate.start : candidate.stop]):
            taken[candidate.start : candidate.stop] = b"\x01" * (candidate.stop - candidate.start)
            yield candidate


def words_of(folded: Folded) -> frozenset[str]:
    """The runs of letters in the fold, each once."""
    return frozenset(WORD.findall(folded.text))


def _texts(folded: Folded, catalogue: Catalogue) -> Iterator[Candidate]:
    """Licences whose own text stands here."""
    for words, licence_id in catalogue.texts:
        start = folded.text.find(words)
        if start >= 0:
            meant = _bsd(folded.text, start) if licence_id == "bsd" else licence_id
            yield Candidate(meant, HitKind.NAME, start, start + len(words), OWN_TEXT)


def _bsd(text: str, start: int) -> str:
    """Which of the licences that open with the same words: those whose text goes on to its end have two clauses or three."""
    onward = text[start : start + _BSD]
    if not (_DISCLAIMS.search(onward) and _BINARY.search(onward)):
        return "bsd"
    return "bsd-3-clause" if _ENDORSES.search(onward) else "bsd-2-clause"


def _commons(folded: Folded, catalogue: Catalogue) -> Iterator[Candidate]:
    named = list(names(folded))
    for name, following in zip_longest(named, named[1:]):
        alone = name.code == "cc" and following is None
        code = described(folded.text, name.stop) if alone else name.code
        licence = catalogue.commons(code, name.version, name.port)
        firm = name.explicit and name.whole and name.code != "cc"
        yield Candidate(
            licence.id, HitKind.NAME, name.start, name.stop, "cc-name" if name.whole else BROKEN, firm
        )


def aliases(folded: Folded, words: frozenset[str], catalogue: Catalogue) -> Iterator[Candidate]:
    """Every alias of the catalogue that stands in the fold, longest first; `words` are those of the fold."""
    text = folded.text
    for alias, licence in catalogue.named_in(words):
        start = text.find(alias)
        while start >= 0:
            stop = start + len(alias)
            if _stands_alone(text, start, stop):
                exact = catalogue.versioned(licence, _versions(text, start, stop))
                yield Candidate(exact.id, HitKind.NAME, start, stop, "alias")
            start = text.find(alias, stop)


def _versions(text: str, start: int, stop: int) -> str:
    """The words in which a name's version may stand: those behind it, or right before it: "version 1.2 of the"."""
    before = _VERSION_BEFORE.search(text, max(0, start - _BEFORE), start)
    return f" {before[1]}" if before else text[stop : stop + FAMILY_REACH]


def _unspecified(folded: Folded) -> Iterator[Candidate]:
    """Creative Commons without a word of which: "(cc) some rights reserved", "bajo licencia CC"."""
    for match in _SOME_RIGHTS.finditer(folded.text):
        yield Candidate(
            "cc-unspecified", HitKind.NAME, *match.span(match.lastgroup or 0), "cc-name", firm=False
        )


def _shorts(folded: Folded, catalogue: Catalogue) -> Iterator[Candidate]:
    for match in _SHORT.finditer(folded.text):
        group = "id" if match["id"] else "in_basque"
        if licence := catalogue.understand(match[group]):
            yield Candidate(licence.id, HitKind.NAME, *match.span(group), "short-id")


def _stands_alone(text: str, start: int, stop: int) -> bool:
    """No letter touches it: "gpl" is not in "lgpl", nor "bsd" a name in "bsd-3-clause"; a number may follow at once ("gplv3")."""
    before, after = text[start - 1 : start], text[stop : stop + 1]
    if before.isalnum() or before in ("-", "_") or after.isalpha():
        return False
    return not _CLAUSES.match(text, stop)
