"""Weighs the words around a licence, and the shape of the lines: whether they read more like a notice or like talk of licences.

A straight sum: each word, pair of words and cue has a weight, learnt from texts whose licence is known (`licensing.training.wording`)
and kept beside this module. Where they speak for talk nothing is certain, nor made so by what stands near; far beyond that
nothing is given.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from licensing.evidence.hits import Candidate
from licensing.evidence.sentences import Context
from licensing.evidence.weights import weights_in
from licensing.folding import Folded

WEIGHTS = Path(__file__).with_name("wording.toml")
_TOKEN = re.compile(r"[a-z]+|[?!:;()\"{}|#*@]|\d")
_BEFORE, _AFTER, _PREVIOUS = 14, 9, 16  # words looked at
_LONG, _LENGTHS = 25, 6  # a step of length, and how many of them differ
_LONG_AFTER, _LENGTHS_AFTER = 30, 5
_ABOUT = (
    400  # characters of the text on either side whose words are all looked at, and whose lines are measured
)
_AVERAGE, _AVERAGES = 25, 8
_OWN_LENGTH, _OWN_LENGTHS, _LONGEST = 40, 6, 300
_CODE = re.compile(r"[{}<>]")
_MARKDOWN = re.compile(r"^#", re.MULTILINE)
# How likely talk is. In sets that were not learnt from one notice in 85 lies above the first, and of talk six in ten; nine
# notices in ten lie below the third, and of talk one in eleven.
SURELY = 1.0  # above which nothing is given, whatever the rules say
PERHAPS = 0.2  # above which nothing is certain
HARDLY = -1.5  # below which what no rule is sure of is given, if not certainly
NEVER = -3.0  # below which it is given even so


def talk(signs: Iterable[str]) -> float:
    """How much the signs speak for talk rather than for a notice: the logarithm of the odds."""
    weights = weights_in(WEIGHTS)
    total = sum(weights.get(sign, 0.0) for sign in signs) + weights["bias"]
    return round(total, 2)  # else it would depend on the order of the signs, which is another in each process


def signs(folded: Folded, context: Context, candidate: Candidate, cues: Iterable[str]) -> frozenset[str]:
    """What is weighed: the words about the candidate, where they stand and in what lines, and the `cues` found among them."""
    return frozenset((
        *_words(context), *_lengths(context), *_near(folded.text, candidate), *_lines(folded, candidate.start),
        f"kind:{candidate.kind.name}", f"rule:{candidate.rule}", *cues,
    ))  # fmt: skip


def _words(context: Context) -> Iterator[str]:
    whole = _TOKEN.findall(context.before)
    before, after = whole[-_BEFORE:], _TOKEN.findall(context.after)[:_AFTER]
    yield from (f"b:{word}" for word in before)
    yield from (f"a:{word}" for word in after)
    yield from (f"p:{word}" for word in _TOKEN.findall(context.previous)[-_PREVIOUS:])
    yield from (f"b0:{word}" for word in whole[:1])
    yield from (f"b1:{word}" for word in before[-1:])
    yield from (f"b2:{'_'.join(before[-2:])}" for _ in before[1:2])
    yield from (f"a1:{word}" for word in after[:1])
    yield from (f"a2:{'_'.join(after[:2])}" for _ in after[1:2])


def _near(text: str, candidate: Candidate) -> Iterator[str]:
    """All words about the candidate, wherever they stand, and every two that follow each other: what the passage is about."""
    before = text[max(0, candidate.start - _ABOUT) : candidate.start]
    words = _TOKEN.findall(f"{before} @ {text[candidate.stop : candidate.stop + _ABOUT]}")
    yield from (f"n:{word}" for word in words)
    yield from (f"n2:{first}_{second}" for first, second in pairwise(words))


def _lengths(context: Context) -> Iterator[str]:
    yield f"nb:{min(_LENGTHS, len(context.before) // _LONG)}"
    yield f"na:{min(_LENGTHS_AFTER, len(context.after) // _LONG_AFTER)}"
    if not context.previous.strip():
        yield "first"


def _lines(folded: Folded, start: int) -> Iterator[str]:
    """How long the lines are about here, and whether there is code or Markdown among them."""
    place, text = folded.origin(start), folded.original
    around = text[max(0, place - _ABOUT) : place + _ABOUT]
    lines = [line for line in around.split("\n") if line.strip()]
    own = text[text.rfind("\n", max(0, place - _LONGEST), place) + 1 : place].rpartition("\n")[2]
    own += text[place : place + _LONGEST].partition("\n")[0]
    yield f"avg:{min(_AVERAGES, len(around) // max(1, len(lines)) // _AVERAGE)}"
    yield f"own:{min(_OWN_LENGTHS, len(own) // _OWN_LENGTH)}"
    if _CODE.search(around):
        yield "code"
    if _MARKDOWN.search(around):
        yield "md"
