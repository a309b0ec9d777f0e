"""Tells phrases of rights that a text says of itself from those that it tells of."""

import re
from functools import lru_cache

from licensing.evidence import doubts, talk
from licensing.evidence.cues import cues
from licensing.evidence.hits import Candidate
from licensing.evidence.readings import Reading
from licensing.evidence.sentences import Context
from licensing.vocabulary import Role

_cue = cues("roles")
SELF, LABEL, HEADING, ANCHOR = map(_cue, ("self", "label", "heading", "anchor"))
ABOUT, OTHERS, TELLS, LEGEND, PAST = map(_cue, ("about", "others", "tells", "legend", "past"))
SAMPLE, _SAID, _WORKS, _THIRD = map(_cue, ("sample", "said", "works", "third"))
QUOTE = re.compile(r"(?:\"|(?<![a-z])')\Z")  # "s'oposa" elides, it does not quote
_STRING = re.compile(r"[(=\[{] ?[\"']\Z")
# `"copyright": "`, "Licencia declarada: «": what a record or a program says of itself.
_KEYED = re.compile(
    r"(?:(?:\A|[{,\[(;\n] ?|[\"']|\b(?:const|let|var|final|string) )[\w.$-]+[\"']? ?[:=]>? ?"
    r"|\b(?:l?licen[csz]\w*|copyright|derechos|drets|direitos|dereitos|rights)[^.\n\"']{0,25}: ?)[\"']\Z"
)
_TRANSLATED = re.compile(r"[\"']? ?(?:→|=>|->|⇒)")  # a word and what it means
TERSE = 60  # a sentence with no more than this beside the licence is a notice
_ALONE = 3
_LINE = 45  # a phrase no longer than this may be a line of its own


def _is_anchored(context: Context) -> bool:
    """Whether something is being licensed around a phrase that by itself says little, or the phrase is all that is said."""
    sentence = f"{context.before}{context.said}{context.after[:TERSE]}"
    if HEADING.search(context.previous) or LABEL.search(context.before) or "©" in context.previous:
        return True
    alone = len(context.before.strip()) + len(context.after.strip()) <= _ALONE
    return alone or bool(ANCHOR.search(sentence) or SELF.search(f"{context.previous} {sentence}"))


def _is_of_work(context: Context) -> bool:
    """Whether a phrase that people use of rooms and tools too is said of a work here."""
    sentence = f"{context.before}{context.said}{context.after[:TERSE]}"
    if HEADING.search(context.previous) or LABEL.search(context.before) or "©" in context.previous:
        return True
    own = SELF.search(f"{context.previous} {sentence}")
    alone = len(context.before.strip()) + len(context.after.strip()) <= _ALONE and len(context.said) < _LINE
    spoken = _WORKS.search(sentence) or _WORKS.search(context.previous)
    return bool(own or alone or (spoken and not _THIRD.search(sentence)))


def read_phrase(context: Context, candidate: Candidate) -> Reading:
    """Whether a phrase gives or reserves something, or is only told of: never sure, and doubted where somebody else says it."""
    if candidate.of_work and not _is_of_work(context):
        return Reading(Role.MENTION, sure=False, doubted=True)
    if candidate.anchored and not _is_anchored(context):
        return Reading(Role.MENTION, sure=False)
    if doubts.is_dialogue(context.block) or _TRANSLATED.match(context.after):
        return Reading(Role.MENTION, sure=False, doubted=True, final=True)
    about = doubts.is_subject(context.before, context.after) or _is_told(context, lawful=candidate.lawful)
    past = LEGEND.search(context.before) or PAST.search(context.before)
    past = past or SAMPLE.search(f"{context.previous}{context.before}")
    if about or past or _SAID.search(context.after):
        return Reading(Role.MENTION, sure=False, doubted=True)
    return Reading(Role.MENTION if _is_quoted(context) else Role.GRANT, sure=False)


def _is_quoted(context: Context) -> bool:
    """Whether it is told between quotes. A sentence that is quoted whole stands in the strings of a program: that is how a page says it."""
    spoken = _STRING.search(context.before) and SELF.search(context.said)  # by a program, in its own page
    quoted = QUOTE.search(context.before) and not spoken and not _KEYED.search(context.before)
    return bool(quoted and context.before.strip(" \"'([{"))


def _is_told(context: Context, *, lawful: bool) -> bool:
    """Whether the phrase belongs to what the sentence talks about."""
    if names_itself(context.before) or names_itself(context.previous):
        return False
    said = context.before + context.said
    ruled = doubts.is_clause(context.previous) or (not lawful and doubts.is_ruled(said + context.after))
    spoken = doubts.is_picture(context.block) or (ruled and not SELF.search(said + context.after))
    caused = doubts.is_caused(context.before, context.after) and not doubts.says_this(said)
    if spoken or caused or is_answer(context) or (talk.is_of_somebody(said) and not lawful):
        return True
    return bool(ABOUT.search(context.before) or OTHERS.search(said) or TELLS.search(said))


def is_answer(context: Context) -> bool:
    """Whether the sentence answers the question before it, or asks."""
    asked = context.previous.rstrip(" )\"'").endswith("?")
    asked = asked and not (names_itself(context.previous) or doubts.asks_which(context.previous))
    return asked or context.after.rstrip(" )\"'").endswith("?") or "¿" in context.before


@lru_cache(maxsize=64)
def selves(words: str) -> tuple[re.Match[str], ...]:
    """Where the text speaks of itself in these words: asked many times of the same."""
    return tuple(SELF.finditer(words))


def names_itself(before: str) -> bool:
    """Whether the text speaks of itself here."""
    return bool(selves(before))
