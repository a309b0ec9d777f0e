"""Tells a text's own licence from licences it merely talks about, by the sentence around the hit."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from licensing.evidence.hits import Candidate
from licensing.evidence.names import OWN_TEXT
from licensing.folding import Folded
from licensing.vocabulary import HitKind, Role

_CUES = tomllib.loads(Path(__file__).with_name("roles.toml").read_text(encoding="utf-8"))


def _cue(key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _CUES[key]))


SELF, LABEL, HEADING, VERB, ABOUT, AFTER, PART, CREDIT = map(
    _cue, ("self", "label", "heading", "verb", "about", "after", "part", "credit")
)
_BOUNDARY = re.compile(
    r"(?<![ (]ej\.)(?<! num\.)(?<! art\.)(?<! pag\.)(?<=[a-z0-9)\]\"'/>]{2}[.!?]) |\n|[|·•]| -- "
    r"|</?(?:p|div|li|ul|ol|td|tr|h[1-6]|footer|section|blockquote|article)\b[^<>]{0,300}>"
)
_TAG = re.compile(r"<[a-z/!][^<>\n]{0,400}(?:>|\Z)|\A[^<>\n]{0,200}[\"'/]>")
_LABELLED = re.compile(r"[:=] ?\Z")
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_ASIDE = re.compile(r" - |; ")  # what a notice adds after it
_BEFORE, _AFTER = 260, 160
_NEAR = 100  # a giving verb this near the beginning of its sentence has no other subject
_TERSE = 60  # a sentence with no more than this beside the licence is a notice


@dataclass(frozen=True, slots=True)
class Reading:
    """The role of one hit, and whether the words around it leave no doubt about that role."""

    role: Role
    sure: bool


@dataclass(frozen=True, slots=True)
class _Context:
    previous: str
    before: str
    said: str
    after: str


def read(folded: Folded, candidate: Candidate) -> Reading:
    """Judge the role of a candidate whose span is in `folded`."""
    if candidate.rule == OWN_TEXT:
        return Reading(Role.GRANT, sure=True)
    context = _context(folded.text, candidate)
    if candidate.kind is HitKind.PHRASE:
        return _phrase(context)
    return _reported(context) or _given(context, candidate)


def _context(text: str, candidate: Candidate) -> _Context:
    start, stop = max(0, candidate.start - _BEFORE), min(len(text), candidate.stop + _AFTER)
    ends = [start, start, *(match.end() for match in _BOUNDARY.finditer(text, start, candidate.start))]
    after = _BOUNDARY.search(text, candidate.stop, stop)
    return _Context(
        previous=_TAG.sub(" ", text[ends[-2] : ends[-1]]),
        before=_TAG.sub("", text[ends[-1] : candidate.start]),
        said=text[candidate.start : candidate.stop],
        after=_TAG.sub(" ", text[candidate.stop : after.start() if after else stop]),
    )


def _phrase(context: _Context) -> Reading:
    about = ABOUT.search(context.before) and not SELF.search(context.before)
    # A sentence that is quoted whole stands in the strings of a program: that is how a page says it.
    quoted = context.before.endswith(('"', "'")) and bool(context.before.strip(" \"'([{"))
    return Reading(Role.MENTION if about or quoted else Role.GRANT, sure=False)


def _reported(context: _Context) -> Reading | None:
    """A mention, where the sentence talks about licences or gives somebody else's part."""
    is_self = bool(SELF.search(context.before))
    if ABOUT.search(context.before + context.said) or (not is_self and AFTER.search(context.after)):
        return Reading(Role.MENTION, sure=True)
    labelled = LABEL.search(context.before) and _LABELLED.search(context.before)
    if not is_self and not labelled and PART.search(context.before):
        return Reading(Role.MENTION, sure=True)
    return None


def _given(context: _Context, candidate: Candidate) -> Reading:
    own = not CREDIT.search(context.previous + context.before)
    if LABEL.search(context.before) or SELF.search(context.before):
        return Reading(Role.GRANT, sure=own)
    if VERB.search(context.before):
        return Reading(Role.GRANT, sure=own and len(context.before) <= _NEAR)
    titled = bool(HEADING.search(context.previous))
    if titled and len(context.before) <= _NEAR:
        return Reading(Role.GRANT, sure=own and not context.before.strip(" -*+>#([\"'<:/"))
    if len(_ADDRESS.sub("", context.before)) + len(_ASIDE.split(context.after)[0]) <= _TERSE:
        own = own and bool(SELF.search(context.previous) or not context.before.strip(" -([\"'<:/"))
        return Reading(Role.GRANT, sure=own and not ABOUT.search(context.previous))
    return Reading(Role.MENTION, sure=False)
