"""Tells words that a program handles from what it says: a choice in a form, an expression searched for, a value that is tested."""

import re

from licensing.evidence.hits import Candidate
from licensing.folding import Folded

_BEFORE = 200  # characters of the line looked back over
_HANDLED = re.compile(
    r"<option\b[^<>]*>\s*"  # one of those to choose from
    r"|\(r[\"'][^\"'\n]{0,120}"  # an expression, in a list of them
    r"|\b(?:re\.\w+|assert\w*|expect|parse\w*|detect\w*|classif\w+|match\w*|search|test\w*|equals?|understand|normali[sz]e\w*|replace|includes|contains|startswith|endswith)"
    r" ?\( ?r?[\"'`/][^\"'`\n]{0,120}",
    re.IGNORECASE,
)


def is_handled(folded: Folded, candidate: Candidate) -> bool:
    """Whether a candidate stands in a string that the program around it only handles."""
    place, text = folded.origin(candidate.start), folded.original
    start = text.rfind("\n", max(0, place - _BEFORE), place) + 1 or max(0, place - _BEFORE)
    return any(match.end() == place - start for match in _HANDLED.finditer(text[start:place]))
