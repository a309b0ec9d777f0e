"""Cuts out the sentence around a licence's name, and the one before it."""

import re
from dataclasses import dataclass

from licensing.evidence.hits import Candidate
from licensing.evidence.lines import line_breaks
from licensing.folding import Folded

_BOUNDARY = re.compile(
    r"(?<![ (]ej\.)(?<! num\.)(?<! art\.)(?<! pag\.)(?<! etc\.)(?:(?<=[a-z0-9)\]\"'/>]{2}[.!?])|(?<=\d\.\d\?)) (?!\()|\n|[|·•]| -- "
    r"|</?(?:p|div|li|ul|ol|td|tr|h[1-6]|footer|section|blockquote|article)\b[^<>]{0,300}>"
)
_TAG = re.compile(r"<[a-z/!][^<>\n]{0,400}(?:>|\Z)|\A[^<>\n]{0,200}[\"'/]>")
# "[CC BY 4.0](https://": what stands before an address in Markdown is the link's own text, then the sentence.
_LINK_TEXT = re.compile(r"\[[^\[\]\n]{0,160}\]\((?:https?://)?(?:www\.|i\.)?\Z")
_NUMBER = re.compile(r"\A[- ,]{0,2}v?\d\.\d(?![\d.]*\d)")  # a version that the name left behind
_OPENING = " -+>[(\"'"  # before a licence that begins a line
BEFORE, AFTER = 260, 160


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a candidate, folded: `said` is its own."""

    previous: str
    before: str
    said: str
    after: str
    block: str  # all since the last blank line


def around(folded: Folded, candidate: Candidate) -> Context:
    """The sentence in which `candidate` stands."""
    return _context(folded.text, candidate, [])


def in_lines(folded: Folded, candidate: Candidate) -> Context | None:
    """As much of that sentence as stands in lines that run on; None where all of it does."""
    start, stop = _reach(folded.text, candidate)
    breaks = line_breaks(folded, start, stop)
    return _context(folded.text, candidate, breaks) if breaks else None


def _block(text: str, start: int, stop: int) -> str:
    """All since the last blank line, from a whole word on."""
    line = text.rfind("\n", start, stop)
    if line >= 0 or not start:
        return text[max(line, 0) : stop]
    return f"_ {text[start:stop].partition(' ')[2]}"  # what it begins with is not known


def _reach(text: str, candidate: Candidate) -> tuple[int, int]:
    return max(0, candidate.start - BEFORE), min(len(text), candidate.stop + AFTER)


def _context(text: str, candidate: Candidate, breaks: list[int]) -> Context:
    start, stop = _reach(text, candidate)
    titled = [at for at in breaks if candidate.start < at < candidate.stop]  # "Licencia" above "MIT"
    ends = [match.end() for match in _BOUNDARY.finditer(text, start, candidate.start)]
    ends = [start, start, *sorted({*ends, *(at for at in breaks if at <= candidate.start)})]
    after = _BOUNDARY.search(text, candidate.stop, stop)
    until = min([after.start() if after else stop, *(at for at in breaks if at >= candidate.stop)])
    opens = not text[ends[-1] : candidate.start].strip(_OPENING)
    if opens and len(ends) > 2 and text[ends[-2] : ends[-1]].rstrip().endswith(":"):
        ends.pop()  # "Este manual se distribuye bajo:", and the licence below
    return Context(
        previous=text[candidate.start : titled[0]] if titled else _TAG.sub(" ", text[ends[-2] : ends[-1]]),
        before=_LINK_TEXT.sub("", _TAG.sub("", text[ends[-1] : candidate.start])),
        said=text[candidate.start : candidate.stop],
        after=_NUMBER.sub("", _TAG.sub(" ", text[candidate.stop : until])),
        block=_TAG.sub(" ", _block(text, start, candidate.start)),
    )
