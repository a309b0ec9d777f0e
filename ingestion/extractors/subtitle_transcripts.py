"""Finds what is said in a transcript whose times stand before it: Whisper's, YouTube's, and those that people type."""

from itertools import chain, pairwise

from ingestion.extractors.subtitle_cues import Cue
from ingestion.text.transcript_lines import Said, lines_of, read_in, style_of

TRANSCRIPT = "text/x-transcript"


def transcript_tracks(written: str) -> list[list[Cue]]:
    """Return what stands above, apart, and then what is said; where only its beginning is known it ends where the next begins."""
    lines = list(lines_of(written))
    before, said = read_in(style_of(lines), lines)
    cues = [_cue(one, after) for one, after in pairwise(chain(said, said[-1:]))]
    return [[Cue(0, 0, "", "\n".join(before))], [cue for cue in cues if cue.text]]


def _cue(said: Said, after: Said) -> Cue:
    end = after.begin if said.end is None else said.end
    return Cue(said.begin, end, said.speaker, "\n".join(said.lines))
