"""Finds where the body of a LaTeX file begins; a file that another one takes in is body from its first line."""

import re

_BODY = re.compile(r"^[^%\n]*?\\begin[ \t]*\{document\}", re.MULTILINE)
_CLASS = re.compile(r"^[^%\n\\]*\\document(?:class|style)(?![a-zA-Z])", re.MULTILINE)
# A chapter may show how a document begins, or speak of it.
_PROSE = re.compile(r"^[^%\n\\]*\\(?:part|chapter|(?:sub){0,2}section)\*?[ \t]*[\[{]", re.MULTILINE)


def body_begins(text: str) -> int:
    """Return the place after `\\begin{document}`; 0 in a piece without one, the end where there is only a preamble."""
    body, declared = _BODY.search(text), _CLASS.search(text)
    begins = [found.start() for found in (body, declared) if found]
    if not begins or _PROSE.search(text, 0, min(begins)):
        return 0
    return body.end() if body else len(text)
