"""Tells words that a program handles from what it says: a choice in a form, an expression searched for, a value that is tested."""

import re

from licensing.evidence.hits import Candidate
from licensing.folding import Folded

_BEFORE, _AFTER = 200, 160  # characters of the line looked at
_ABOVE = 400  # and of what stands above
_HANDLED = re.compile(
    r"<option\b[^<>]*>\s*"  # one of those to choose from
    r"|\(r[\"'][^\"'\n]{0,120}"  # an expression, in a list of them
    r"|[=!]==? ?[\"'`][^\"'`\n]{0,120}"  # what something is compared with
    r"|\b(?:insert into|update \w+ set|where \w+ ?=)[^\n]{0,160}[\"'][^\"'\n]{0,120}"  # what a database is told
    r"|<seg>[^<\n]{0,160}"  # a sentence of a translation memory
    # … of a collection of sentences, a record to each
    r"|\{\"(?:text|texto|sentence|frase|oracion|source|target|src|tgt|content|input|output|prompt|response|question|answer|es|en|pt|ca|gl|eu)\" ?: ?\"[^\"\n]{0,160}"
    r"|\b(?:re\.\w+|assert\w*|expect|parse\w*|detect\w*|classif\w+|match\w*|search|test\w*|equals?|understand|normali[sz]e\w*|replace|includes|contains|startswith|endswith)"
    r" ?\( ?r?[\"'`/][^\"'`\n]{0,120}",
    re.IGNORECASE,
)
# What a tool that looks for licences prints of somebody's files, up to a title of the text's own.
_PRINTED = re.compile(
    r"^[ \t]*(?:[$>%]|docker|npx|uvx|pipx)[^\n]*"
    r"\b(?:licensee detect|licensecheck|license-checker?|pip-licenses|reuse lint|scancode|askalono|license_finder|cargo license)\b"
    r"(?:(?!\n#{1,6} *l?licen)[\s\S])*\Z",
    re.IGNORECASE | re.MULTILINE,
)
_COMPARED = re.compile(r"[^\"'\n]{0,120}[\"'][)\]]? ?(?:in|not in|==|===|!=|=>) ", re.IGNORECASE)
# A row of a table of cases: ("© 2019 Peña. All rights reserved.", "arr"),
_CASE = re.compile(r"\s*[(\[]\s*r?[\"'][^\"\n]*[\"'],\s*[\"'\w\[(][^\n]{0,80}[)\]],?\s*")


def is_handled(folded: Folded, candidate: Candidate) -> bool:
    """Whether a candidate stands in a string that the program around it only handles."""
    place, end, text = folded.origin(candidate.start), folded.origin(candidate.stop - 1) + 1, folded.original
    start = text.rfind("\n", max(0, place - _BEFORE), place) + 1 or max(0, place - _BEFORE)
    before, after = text[start:place], text[end : end + _AFTER].partition("\n")[0]
    if any(match.end() == len(before) for match in _HANDLED.finditer(before)):
        return True
    if _PRINTED.search(text[max(0, place - _ABOVE) : place]):
        return True
    quoted = before.count('"') % 2 == 1 or before.count("'") % 2 == 1
    return quoted and bool(_COMPARED.match(after) or _CASE.fullmatch(f"{before}{text[place:end]}{after}"))
