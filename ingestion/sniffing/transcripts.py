"""Knows transcripts: a time before all that is said, as Whisper prints them, YouTube shows them and people type them.

Hours of a diary or a programme, verses, results and chapters of a film are written alike. Speech begins at the beginning, its times
rise, at no round pace, and between two of them there is as much as a mouth can say.
"""

import re
from itertools import islice, pairwise
from statistics import median

from ingestion.sniffing.heads import Head, read_at
from ingestion.text.transcript_lines import (
    BENEATH,
    CLOCKS,
    LARGEST_BYTES,
    SPANS,
    Said,
    Transcript,
    has_times,
    lines_of,
    read_in,
    style_of,
)

KIND = "text/x-transcript"
_LINES = 200
_FEWEST, _MOST_BEFORE = 3, 5  # times, and lines before the first
_MOST = 0.9  # of the times, for them to rise and to have words
_LEAST_TIMES = 0.3  # of the lines
_BEGINS_BY, _CLOCK_BEGINS_BY = 60, 10  # seconds
_ROUND_SECONDS = 5  # of which the hours of a programme are multiples
_LEAST_LETTERS, _MOST_LETTERS = 3, 30  # a second
_LEAST_SECONDS = 1  # from one to the next: results and numbered verses are no further apart
_LEAST_LOWER = 0.4  # of the words: names are written otherwise
_WORD = re.compile(r"[^\W\d_]+")
_EXACT = re.compile(
    r"[.,]\d{1,3}s?[ \t]?--?>"
)  # as programs write from when to when; people who plan a day do not
_NICK = re.compile(r"<\S{1,40}>|\* ")  # of who speaks in a chat


def is_transcript(text: str, head: Head) -> bool:
    """Whether nearly all in a text is said at a time that stands before it."""
    if not has_times(text) or not _is_small(head):
        return False
    lines = list(islice(lines_of(text), _LINES))
    style = style_of(lines)
    transcript = read_in(style, lines)
    least = _LEAST_TIMES if style in BENEATH or style not in SPANS else _MOST
    if not _has_times_enough(transcript, least * len(lines)):
        return False
    if style in SPANS and any(map(_EXACT.search, lines)):
        return True
    return _is_speech(transcript.said, is_clock=style in CLOCKS)


def _is_small(head: Head) -> bool:
    return head.is_whole or (head.stream is not None and not read_at(head.stream, LARGEST_BYTES, 1))


def _has_times_enough(transcript: Transcript, least: float) -> bool:
    said = len(transcript.said)
    speaking = sum(any(map(_WORD.search, one.lines)) for one in transcript.said)
    are_many = said >= max(_FEWEST, least)
    return are_many and speaking >= _MOST * said and len(transcript.before) <= _MOST_BEFORE


def _is_speech(said: list[Said], *, is_clock: bool) -> bool:
    if said[0].begin > (_CLOCK_BEGINS_BY if is_clock else _BEGINS_BY):
        return False
    if all(one.begin % _ROUND_SECONDS == 0 for one in said):
        return False
    return _keep_pace(said) and _are_sentences(said)


def _keep_pace(said: list[Said]) -> bool:
    """Whether the times rise, and what stands between them takes about so long to say."""
    spans = [(after.begin - one.begin, _letters(one)) for one, after in pairwise(said)]
    rising = [(span, letters) for span, letters in spans if span > 0]
    if len(rising) < _MOST * len(spans) or median(span for span, _ in rising) <= _LEAST_SECONDS:
        return False
    return _LEAST_LETTERS <= median(letters / span for span, letters in rising) <= _MOST_LETTERS


def _letters(said: Said) -> int:
    return sum(len(word) for line in said.lines for word in _WORD.findall(line))


def _are_sentences(said: list[Said]) -> bool:
    lines = [line for one in said for line in one.lines]
    words = [word for line in lines for word in _WORD.findall(line)]
    nicks = sum(_NICK.match(line) is not None for line in lines)
    return sum(word[0].islower() for word in words) >= _LEAST_LOWER * len(words) and 2 * nicks < len(lines)
