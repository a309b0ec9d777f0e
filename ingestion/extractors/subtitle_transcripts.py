"""Finds what is said in a transcript whose times stand before it: Whisper's, YouTube's, and those that people type."""

import re
from itertools import chain, pairwise

from ingestion.extractors.subtitle_cues import Cue
from ingestion.text.transcript_lines import Transcript, lines_of, read_in, style_of

TRANSCRIPT = "text/x-transcript"
_NAME = re.compile(r"[^\W\d_][^.,:;!?¡¿…\[\](){}]{0,39}")
_MOST_WORDS = 4  # of a name
_LEAST_TURNS = 2  # of a voice, as they come to


def transcript_tracks(written: str) -> list[list[Cue]]:
    """Return what stands above, apart, and then what is said; where only its beginning is known it ends where the next begins."""
    lines = list(lines_of(written))
    before, said = _with_speakers(read_in(style_of(lines), lines))
    ends = [after.begin if one.end is None else one.end for one, after in pairwise(chain(said, said[-1:]))]
    apart = [len(one.lines) > 1 or len(after.lines) > 1 for one, after in pairwise(chain(said[:1], said))]
    cues = [
        Cue(one.begin, end, one.speaker, "\n".join(one.lines), is_apart=is_apart)
        for one, end, is_apart in zip(said, ends, apart, strict=True)
    ]
    return [[Cue(0, 0, "", "\n".join(before))], [cue for cue in cues if cue.text]]


def _with_speakers(transcript: Transcript) -> Transcript:
    """Give what is said to those whose names stand above each time, behind what was said before."""
    before, said = transcript
    above = [lines[-1].rstrip(": ") if lines else "" for lines in (before, *(one.lines for one in said[:-1]))]
    below = [*(one.lines[:-1] for one in said[:-1]), *(one.lines for one in said[-1:])]
    if any(one.speaker for one in said) or not all(below) or not _are_names(above):
        return transcript
    named = [
        one._replace(speaker=name, lines=lines) for one, name, lines in zip(said, above, below, strict=True)
    ]
    return Transcript(before[:-1], named)


def _are_names(above: list[str]) -> bool:
    """Whether these are a few voices that take turns; one alone may be a verse that comes again."""
    names = set(above)
    return 1 < len(names) <= len(above) / _LEAST_TURNS and all(map(_is_name, names))


def _is_name(line: str) -> bool:
    return _NAME.fullmatch(line) is not None and line[0].isupper() and len(line.split()) <= _MOST_WORDS
