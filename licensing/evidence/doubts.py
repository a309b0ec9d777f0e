"""Tells sentences that foresee, deny, order, suppose or limit a licence from those that give it."""

import re

from licensing.evidence.cues import cues
from licensing.folding import Folded, fold

_cue = cues("doubts")
_SUPPOSED, _DENIED, _DOUBTFUL, _WITHDRAWN = map(_cue, ("supposed", "denied", "doubtful", "withdrawn"))
_DOES, _NAMED, _RULED, _CAUSED = map(_cue, ("does", "named", "ruled", "caused"))
_FOREIGN, _ENTRY, _OWN_TITLE, _CITE = map(_cue, ("foreign", "entry", "own_title", "cite"))
_THIRD_PARTIES, _SOURCE = map(_cue, ("third_parties", "source"))
_THIS, _WITHIN, _WHOLE, _THE_WORK = map(_cue, ("this", "within", "whole", "the_work"))
_TOOL, _INSTALLED, _SUPPLIED, _ATLAS = map(_cue, ("tool", "installed", "supplied", "atlas"))
_POSSESSED, _SPEAKS, _DIALOGUE, _PICTURE = map(_cue, ("possessed", "speaks", "dialogue", "picture"))
_SINCE, _CLAUSE, _DEFINED, _RESERVES = map(_cue, ("since", "clause", "defined", "reserves"))
_BY_SOMEBODY, _ASKS_WHICH = map(_cue, ("by_somebody", "asks_which"))
_AND = re.compile(r" (?:y|and|i|e|o|or) [a-z]")
_PAIR = re.compile(r"\A\W*[\w. -]{2,25}(?:, [\w. -]{2,25})* (?:y|and|i|e) \Z")
_PAIRED = re.compile(r"\A (?:y|and|i|e) [\w. -]{2,25}: |\A, [\w. -]{2,25} (?:y|and|i|e) [\w. -]{2,25}: ")
_SERIES = re.compile(r"(?:\([^()\n]+\)[^()\n]+){2}\(\Z")
_IMPRINT = re.compile(r", (?:19|20)\d\d[.,;]? ?\Z")
_TITLE = re.compile(r"^[ \t>]*(?:#{1,6} |\*\*|__)?([^\n]{2,60}?)(?:\*\*|__)?:?[ \t]*$", re.MULTILINE)
_MARKED = re.compile(r"[ \t>]*(?:#{1,6} |\*\*|__)|[^\n]*:[ \t]*$")
# What follows in quotation marks is a licence's name.
_NAMES = re.compile(r"\b(?:l?licen[csz]i?[ae]s?|licenza|terms)\b[^.\"]{0,40}\Z")
_CITED = re.compile(r"https?://\S+ ?:\Z")  # an address, and what stands there
_WORDS = 4  # of a key or a label before what it says in quotation marks
_ABOVE = 600  # characters looked back over for a title


def is_supposed(before: str) -> bool:
    """Whether the words before a licence say what will, would, should or must be."""
    return _SUPPOSED.search(before) is not None


def speaks_of_itself(before: str, *, labelled: bool) -> bool:
    """Whether a sentence that supposes something still speaks of this text in particular: then a reviewer reads it."""
    return bool(labelled or says_this(before) or _RESERVES.search(before) or _THE_WORK.match(before))


def says_this(words: str) -> bool:
    """Whether the words point at this text."""
    return _THIS.search(words) is not None


def asks_which(sentence: str) -> bool:
    """Whether a question asks what licence the text has: its answer is the text's own."""
    return _ASKS_WHICH.search(sentence) is not None


def is_denied(before: str) -> bool:
    """Whether the words before a licence end in denying it: "no es CC BY"."""
    return _DENIED.search(before) is not None


def is_doubtful(before: str, after: str, previous: str, onward: str) -> bool:
    """Whether anything in its sentence says that the licence is not given, not now, not by this text or not for all of it.

    `onward` goes on past the sentence: "Licencia ISC. Licencia permisiva escrita por …" defines what it names.
    """
    told = _SUPPOSED.search(before) or _DOUBTFUL.search(before) or _SOURCE.search(before)
    told = told or _WITHDRAWN.search(after)
    third = _BY_SOMEBODY.match(after) and not says_this(before)
    alone = not before.strip(" -([\"'<:/")
    listed = alone and (_AND.match(after) or is_imprint(previous))
    return bool(told or third or listed or _DEFINED.match(onward) or _quotes(before) or _is_part(before))


def is_subject(before: str, after: str) -> bool:
    """Whether the licence is what its sentence is about: "The ODbL is …", "…, la GPL lo impide"."""
    paired = (_PAIR.match(before) and after.startswith(":")) or (not before.strip() and _PAIRED.match(after))
    return bool(paired or (_DOES.match(after) and _NAMED.search(before)))


def is_ruled(before: str) -> bool:
    """Whether a law, a court or a speaker says the phrase that follows."""
    return _RULED.search(before) is not None


def is_supplied(before: str) -> bool:
    """Whether the sentence names who supplied what is licensed, or the tool that is: "Datos proporcionados por … bajo …"."""
    told = _SUPPLIED.search(before) or _ATLAS.search(before) or _TOOL.search(before)
    told = told or _SERIES.search(before) or _INSTALLED.search(before)
    return told is not None


def is_caused(before: str, after: str) -> bool:
    """Whether the phrase is the reason or the case that a clause gives, or tells what kind of works is meant, since when, or of which picture."""
    return bool(_CAUSED.search(before) or _SINCE.match(after))


def is_imprint(previous: str) -> bool:
    """Whether the sentence before ends in a place and a year: an imprint, or an entry of a bibliography."""
    return _IMPRINT.search(previous) is not None


def is_clause(previous: str) -> bool:
    """Whether the sentence before is the number of an article of law."""
    return _CLAUSE.match(previous) is not None


def is_dialogue(block: str) -> bool:
    """Whether somebody is speaking, after a dash."""
    return _DIALOGUE.search(block) is not None


def is_possessed(before: str) -> bool:
    """Whether the sentence speaks of what is somebody's: "Sus artículos, con licencia …"."""
    return _POSSESSED.match(before) is not None


def is_picture(block: str) -> bool:
    """Whether what stands here begins as the credit of a picture."""
    return _PICTURE.search(block) is not None


def is_entry(block: str) -> bool:
    """Whether the licence stands in the credit of a picture, or in an entry of a bibliography which is no request for citation."""
    return is_picture(block) or (_ENTRY.search(block) is not None and not _CITE.search(block))


def is_foreign(folded: Folded, start: int) -> bool:
    """Whether the nearest title above is one of other people's things: tools, pictures, readings; or any that says so outright."""
    place = folded.origin(start)
    above = folded.original[max(0, place - _ABOVE) : place].rpartition("\n")[0]
    titles = [match for match in _TITLE.finditer(above) if _MARKED.match(match.group())]
    if not titles:
        return False
    *higher, title = (fold(match[1]).text for match in titles)
    if any(map(_THIRD_PARTIES.search, higher)) and not _OWN_TITLE.search(title):
        return True
    return _FOREIGN.search(title) is not None and not _OWN_TITLE.search(title)


def _is_part(before: str) -> bool:
    """Whether the sentence is about something in, of or made from this text, not the text."""
    match = _WITHIN.match(before)
    if match is None:
        return False
    return bool(match["other"]) or not _WHOLE.match(match["head"]) or match["more"].count(" ") > 1


def _quotes(before: str) -> bool:
    """Whether a quotation that the sentence opened is still open."""
    if before.count('"') % 2 == 0:
        return False
    leading = before.rpartition('"')[0].strip(" -")
    if _CITED.search(leading):
        return True
    if before.rstrip().endswith('"') and _NAMES.search(leading):
        return False
    if leading.endswith(("(", "[", "{", "=", ">")):  # how a program says it
        return False
    return bool(leading) and (
        leading[-1] not in ":=" or _SPEAKS.search(leading) is not None or len(leading.split()) > _WORDS
    )
