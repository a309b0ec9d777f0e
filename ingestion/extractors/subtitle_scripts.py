"""Finds what is said in subtitles that are scripts with styles (ASS, SSA) or count frames (MicroDVD)."""

import pysubs2
from pysubs2.exceptions import Pysubs2Error

from ingestion.extractors.subtitle_cues import Cue, Marks, plain, turns
from ingestion.types import Outcome, Unreadable

FORMATS = {"text/x-ssa": "ass", "text/x-microdvd": "microdvd"}
_FRAMES_A_SECOND = 25.0  # only pauses depend on it
_TOLD = ("Title", "Original Script", "Original Translation", "Copyright")


def script_cues(written: str, media_type: str) -> tuple[list[Cue], Marks]:
    """Return what is said, in the order of time, and what the script says of itself. Raises Unreadable DAMAGED."""
    try:
        script = pysubs2.SSAFile.from_string(written, format_=FORMATS[media_type], fps=_FRAMES_A_SECOND)
    except (Pysubs2Error, ValueError) as error:
        raise Unreadable(Outcome.DAMAGED, "broken_document") from error
    spoken = [one for one in script if not one.is_comment and not one.is_drawing]
    cues = [_cue(one) for one in sorted(spoken, key=lambda one: one.start)]
    marks = tuple((f"ass:{name}", str(script.info[name])[:500]) for name in _TOLD if script.info.get(name))
    return [cue for cue in cues if cue.text], marks


def _cue(event: pysubs2.SSAEvent) -> Cue:
    text = turns(line for line in map(plain, event.plaintext.split("\n")) if line)
    return Cue(event.start / 1000, event.end / 1000, event.name.strip(), text)
