"""Tells a text's own licence from licences it merely talks about, by the sentence around the hit."""

import re
from dataclasses import replace
from functools import lru_cache

from licensing.evidence import doubts, talk, wording
from licensing.evidence.coded import is_handled
from licensing.evidence.cues import cues
from licensing.evidence.hits import Candidate
from licensing.evidence.names import OWN_TEXT
from licensing.evidence.phrasing import (
    ABOUT,
    HEADING,
    LABEL,
    OTHERS,
    PAST,
    QUOTE,
    SELF,
    TERSE,
    is_answer,
    names_itself,
    read_phrase,
    selves,
)  # fmt: skip
from licensing.evidence.readings import Reading
from licensing.evidence.sentences import AFTER as REACH
from licensing.evidence.sentences import Context
from licensing.folding import Folded
from licensing.vocabulary import HitKind, Role

_cue = cues("roles")
LOOSE, VERB, USES = map(_cue, ("loose", "verb", "uses"))
AFTER, PART, CREDIT = map(_cue, ("after", "part", "credit"))
_GIVES, _OF_SOURCE, _OWN_VERB, _WORK = map(_cue, ("gives", "of_source", "own_verb", "work"))
_RELATIVE, _APPOSED, _ITEM, _APART = map(_cue, ("relative", "apposed", "item", "apart"))
_JOURNAL = _cue("journal")
_BRACKETED, _GOES_ON, _STAYS, _TELLS_ON = map(_cue, ("bracketed", "goes_on", "stays", "tells_on"))
_LABELLED = re.compile(r"(?:[:=] ?[\"'(\[]{0,2}|@licen\w+ ?)\Z")
_GLUED = re.compile(
    r"(?<!badge/)(?<![\w-])[a-z][a-z_-]*[a-z][-_]\Z"
)  # "msg-license-" makes an identifier of the code
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
# "See https://", "[cc]: https://": nothing but what points to an address.
_POINTS = re.compile(
    r"\A[^a-z]*(?:(?:see|ver|vease|vegeu|veja)\b|\[[a-z0-9-]+\]:)?[^a-z]*(?:https?://(?:www\.)?)?\Z"
)
_ASIDE = re.compile(r" - |; ")  # what a notice adds after it
_CLOSE = 60  # a giving verb this near the beginning of its sentence has no other subject
_NEAR = 100  # and what stands this near under a title belongs to it
_ABOVE = 400  # before a licence
_ROW = 400  # characters of a table's row looked at
_VAGUE = "cc-unspecified"
_WEIGHED = (("LABEL", LABEL), ("VERB", VERB), ("LOOSE", LOOSE))


def read(
    folded: Folded,
    candidate: Candidate,
    context: Context,
    *,
    listed: bool = False,
    crowded: bool = False,
    shown: bool = False,
) -> Reading:
    """Judge the role of a candidate whose span is in `folded`, from the `context` around it.

    `listed` where it is one of several of its kind, `crowded` where many licences are named around it, `shown` where it stands in
    a mark that is not the text's own.
    """
    if candidate.rule == OWN_TEXT:
        return Reading(Role.GRANT, sure=True)
    if is_handled(folded, candidate):
        return Reading(Role.MENTION, sure=True, doubted=True, final=True)
    if candidate.kind is HitKind.PHRASE:
        return Reading(Role.MENTION, sure=False) if shown else read_phrase(context, candidate)
    foreign = doubts.is_foreign(folded, candidate.start)
    if listed and not names_itself(context.before):
        return Reading(Role.MENTION, sure=True, final=True)
    if context.after.rstrip(" )\"'").endswith("?") or "¿" in context.before:
        return Reading(Role.MENTION, sure=True, final=True)
    if shown and not _GIVES.search(context.before):
        return Reading(Role.MENTION, sure=False, final=True)
    if reported := _reported(context, foreign=foreign):
        return reported
    return _granted(context, folded, candidate, foreign=foreign, crowded=crowded)


def _granted(
    context: Context, folded: Folded, candidate: Candidate, *, foreign: bool, crowded: bool
) -> Reading:
    """A grant, unless nothing gives the licence or it is only talked of; sure where neither the sentence nor its words doubt it."""
    given = _given(context, in_table=_in_table(folded, candidate))
    onward = folded.text[candidate.stop : candidate.stop + REACH]
    if given.role is Role.MENTION:
        return given
    if _is_topic(context, onward, candidate, crowded=crowded):
        return Reading(Role.MENTION, sure=True, doubted=True)
    doubtful = foreign or doubts.is_doubtful(context.before, context.after, context.previous, onward)
    doubtful = doubtful or _is_of_the_map(folded, context, candidate)
    if given.sure or candidate.id == _VAGUE:  # what has no version is made certain by an address near it
        doubtful = doubtful or wording.talk(signs(folded, context, candidate)) > wording.PERHAPS
    return replace(given, sure=given.sure and not doubtful, doubted=doubtful)


def _is_of_the_map(folded: Folded, context: Context, candidate: Candidate) -> bool:
    """Whether an earlier sentence speaks of OpenStreetMap, whose licence everybody names who uses it."""
    if not candidate.id.startswith("odbl") or "openstreetmap" in context.before:
        return False
    return "openstreetmap" in folded.text[max(0, candidate.start - _ABOVE) : candidate.start]


def signs(folded: Folded, context: Context, candidate: Candidate) -> frozenset[str]:
    """What `wording` weighs: the words of the context and the cues found among them."""
    return wording.signs(folded, context, candidate, _cued(context.before, context.previous))


@lru_cache(maxsize=64)
def _cued(before: str, previous: str) -> tuple[str, ...]:
    """The cues among the words before a licence: several of its names and addresses stand behind the same."""
    titled = ("HEADING",) if HEADING.search(previous) else ()
    own = ("SELF",) if names_itself(before) else ()
    return (*own, *(name for name, cue in _WEIGHED if cue.search(before)), *titled)


def _in_table(folded: Folded, candidate: Candidate) -> bool:
    """Whether its line is a row of a Markdown table: rows tell of many things."""
    place, text = folded.origin(candidate.start), folded.original
    start = text.rfind("\n", max(0, place - _ROW), place) + 1 or max(0, place - _ROW)
    stop = text.find("\n", place, place + _ROW)
    line = text[start : stop if stop >= 0 else place + _ROW].lstrip(" \t>*#/")
    return line.startswith("|") and line.count("|") > 1


def _reported(context: Context, *, foreign: bool) -> Reading | None:
    """A mention, where the sentence talks about licences or gives somebody else's part."""
    if _JOURNAL.search(context.before):
        return None
    own = _last_self(context.before)
    other = OTHERS.search(context.before + context.said)
    others = other and other.start() > own and not LABEL.search(context.before)
    labelled = bool(LABEL.search(context.before))
    denied = doubts.is_denied(context.before)
    supposed = doubts.is_supposed(context.before)
    elsewhere = supposed and not doubts.speaks_of_itself(context.before, labelled=labelled)
    if others or elsewhere or ABOUT.search(context.before + context.said):
        return Reading(Role.MENTION, sure=True, doubted=supposed or denied, final=denied)
    if denied:
        return Reading(Role.MENTION, sure=True, doubted=True, final=True)
    if own >= 0:
        inside = talk.is_inside(context.before[:own]) and PART.search(context.before[:own])
        return Reading(Role.MENTION, sure=True) if inside else None
    if not _is_own(context) and (foreign or _is_talk(context)):
        return Reading(Role.MENTION, sure=True, doubted=True)
    other = PART.search(context.before) or PAST.search(context.before)
    if (other or AFTER.search(context.after)) and not _is_own(context):
        return Reading(Role.MENTION, sure=True)
    return Reading(Role.MENTION, sure=False) if _GLUED.search(context.before) else None


def _is_topic(context: Context, onward: str, candidate: Candidate, *, crowded: bool) -> bool:
    """Whether the licence is named as a kind of thing, an item or a word explained, with nothing that gives it."""
    before, after = context.before, context.after
    vague = candidate.id == _VAGUE and talk.is_bare(before, after)
    told = vague or talk.is_kind(before, after) or talk.is_some(before)
    told = told or talk.is_changed(f"{context.previous}{before}{after}")
    if not told:
        loose = crowded or talk.is_one_of_a_kind(before) or talk.is_explained(onward)
        loose = loose and not (VERB.search(before) or HEADING.search(context.previous))
        told = (loose or talk.is_commented(after) or talk.is_item(before, after)) and not names_itself(before)
    return told and not LABEL.search(before)


def _is_talk(context: Context) -> bool:
    """Whether the sentence supposes, orders, asks, cites or tells of the licence itself."""
    before, after = context.before, context.after
    if doubts.is_subject(before, after):
        return not SELF.search(after)
    possessed = doubts.is_possessed(before) and not names_itself(context.previous)
    cited = doubts.is_entry(context.block) or doubts.is_supplied(before)
    spoken = (
        doubts.is_ruled(before) or doubts.is_dialogue(context.block) or doubts.is_clause(context.previous)
    )
    return spoken or possessed or cited or is_answer(context)


def _is_own(context: Context) -> bool:
    """The sentence speaks of itself, or a label stands right before the licence."""
    labelled = LABEL.search(context.before) and _LABELLED.search(context.before)
    return bool(labelled or names_itself(context.before))


def _speaks(before: str, said: str) -> bool:
    """Whether the text that the sentence names is what something is given under the licence."""
    first = next(iter(selves(before)), None)
    if first is None or talk.is_object(before[: first.start()], first.group()):
        return False
    return talk.gives(before + said) or bool(VERB.search(before) or LABEL.search(before))


def is_given(context: Context) -> bool:
    """Whether more than the place alone says that the licence is given."""
    before = context.before
    return bool(
        names_itself(before)
        or LABEL.search(before)
        or VERB.search(before)
        or HEADING.search(context.previous)
    )


def _last_self(before: str) -> int:
    """Where the text last speaks of itself, or -1."""
    named = selves(before)
    return named[-1].start() if named else -1


def _last(cue: re.Pattern[str], text: str) -> int:
    """Where the last match begins, or -1."""
    return max((match.start() for match in cue.finditer(text)), default=-1)


def _given(context: Context, *, in_table: bool) -> Reading:
    """A grant, where a label, a sentence about itself, a verb or a title gives the licence; sure where nothing is in doubt.

    A table is never sure: its rows may tell of many things, or of none.
    """
    borrowed = CREDIT.search(context.previous + context.before) or USES.search(context.before)
    own = not (borrowed or in_table)
    aside = (_BRACKETED.search(context.before) and _GOES_ON.search(context.after)) or (
        _APART.search(context.before) and _STAYS.search(context.after)
    )
    if _is_of_another(context.before) or (aside and not names_itself(context.before)):
        return Reading(Role.MENTION, sure=False)
    if names_itself(context.before):
        return Reading(Role.GRANT, sure=own and _speaks(context.before, context.said))
    if LABEL.search(context.before):
        told = PART.search(context.block) or _TELLS_ON.search(context.after)
        return Reading(Role.GRANT, sure=own and not told)
    titled = bool(HEADING.search(context.previous))
    if in_table and not titled:
        return Reading(Role.MENTION, sure=False)
    if VERB.search(context.before):
        near = len(context.before) <= _CLOSE and not _APPOSED.search(context.before)
        return Reading(Role.GRANT, sure=own and near and (titled or not _has_subject(context.before)))
    if titled and len(context.before) <= _NEAR:
        return Reading(Role.GRANT, sure=own and not context.before.strip(" -*+>#([\"'<:/"))
    if LOOSE.search(context.before):
        return Reading(Role.GRANT, sure=False)
    return _terse(context, own=own)


def _has_subject(before: str) -> bool:
    """Whether a name stands before the verb that gives, which need not be this text's; a kind of work is no name."""
    verb = VERB.search(before)
    return (
        verb is not None and bool(before[: verb.start()].strip(" -*+>#([\"'<:/")) and not _WORK.match(before)
    )


def _is_of_another(before: str) -> bool:
    """A clause that hangs on a name: what was used, or what the sentence compares itself to."""
    own = _last_self(before)
    used = _last(USES, before)
    if used > own and _OF_SOURCE.search(before, used) and not _OWN_VERB.search(before, used):
        return True
    if own < 0:
        return bool(_RELATIVE.search(before) or _ITEM.search(before)) and not LABEL.search(before)
    borrowed = max(_last(USES, before), _last(CREDIT, before))
    return borrowed > own and bool(_RELATIVE.search(before) or _APPOSED.search(before))


def _terse(context: Context, *, own: bool) -> Reading:
    """A sentence that says little beside the licence is a notice."""
    if len(_ADDRESS.sub("", context.before)) + len(_ASIDE.split(context.after)[0]) > TERSE:
        return Reading(Role.MENTION, sure=False)
    own = own and not QUOTE.search(context.before)
    pointed = names_itself(context.previous) and _POINTS.match(context.before)
    own = own and bool(pointed or not context.before.strip(" -([\"'<:/"))
    return Reading(
        Role.GRANT, sure=own and not (ABOUT.search(context.previous) or PART.search(context.previous))
    )
