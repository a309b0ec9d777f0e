"""Tells a licence that is only talked of: named as a kind of thing, as an item among others, or as a word being explained."""

import re

from licensing.evidence.cues import cues

_cue = cues("talk")
_KIND, _PLURAL, _PLURAL_AFTER, _UNDER = map(_cue, ("kind", "plural", "plural_after", "under"))
_ONE_OF, _LICENSED, _PUT = map(_cue, ("one_of", "licensed", "put"))
_ITEM_BEFORE, _ITEM_AFTER, _ITEM_AMONG = map(_cue, ("item_before", "item_after", "item_among"))
_ITEM_NAMED = _cue("item_named")
_EXPLAINED, _COMMENTED, _SOMEBODY = map(_cue, ("explained", "commented", "somebody"))
_RELICENSED, _SOME_OF = map(_cue, ("relicensed", "some_of"))
_OBJECT, _INSIDE, _GIVES = map(_cue, ("object", "inside", "gives"))
_ARTICLE = re.compile(r"\Athe |\Aour ")
_NEAR = 45  # characters around a bare name in which a word of licences must stand


def is_kind(before: str, after: str) -> bool:
    """Whether the name says what kind of thing is meant: "GPL code", "the Creative Commons licences"."""
    if _KIND.match(after):
        return True
    return bool((_PLURAL.search(before) or _PLURAL_AFTER.match(after)) and not _UNDER.search(before))


def is_changed(sentences: str) -> bool:
    """Whether what is discussed is the change from one licence to another."""
    return _RELICENSED.search(sentences) is not None


def is_some(before: str) -> bool:
    """Whether the licence is that of some out of several things."""
    return _SOME_OF.search(before) is not None


def is_object(before: str, own: str) -> bool:
    """Whether `own`, the words by which the text speaks of itself, only completes what stands before them."""
    return _ARTICLE.match(own) is not None and _OBJECT.search(before) is not None


def is_inside(before: str) -> bool:
    """Whether what was named lies within the text that is named next."""
    return _INSIDE.search(before) is not None


def gives(before: str) -> bool:
    """Whether words that give stand before the licence."""
    return _GIVES.search(before) is not None


def is_one_of_a_kind(before: str) -> bool:
    """Whether an article before it makes of the licence any one of its kind: "this is what a CC BY licence …"."""
    return _ONE_OF.search(before) is not None


def is_bare(before: str, after: str) -> bool:
    """Whether no word of licences stands beside the name, and nothing is put under it."""
    near = f"{before[-_NEAR:]} {after[:_NEAR]}"
    return not (_LICENSED.search(near) or _PUT.search(before))


def is_item(before: str, after: str) -> bool:
    """Whether the licence stands in brackets, behind one of several names or among others."""
    if _ITEM_AMONG.search(before):
        return True
    named = _ITEM_BEFORE.search(before) and _ITEM_AFTER.match(after)
    return named is not None and not _ITEM_NAMED.search(before[-_NEAR:])


def is_explained(onward: str) -> bool:
    """Whether the words behind the name, on past its sentence, say what such a licence is."""
    return _EXPLAINED.match(onward) is not None


def is_commented(after: str) -> bool:
    """Whether the sentence goes on to tell what comes of the licence."""
    return _COMMENTED.match(after) is not None


def is_of_somebody(sentence: str) -> bool:
    """Whether a law, a deed or a person in a story is who permits or forbids."""
    return _SOMEBODY.search(sentence) is not None
