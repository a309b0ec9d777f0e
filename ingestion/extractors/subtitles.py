"""Reads subtitles (SRT, WebVTT, ASS, MicroDVD, SBV, SAMI), transcripts with times and lyrics (LRC): what is said and by whom, without times and tags, in whole sentences."""

from collections.abc import Iterator

from ingestion.extractors.opened import read_whole
from ingestion.extractors.subtitle_cues import Cue, Marks, cues_of
from ingestion.extractors.subtitle_scripts import FORMATS, script_cues
from ingestion.extractors.subtitle_tracks import LYRICS, TIMED, Tracks, tracks_of
from ingestion.extractors.subtitle_transcripts import TRANSCRIPT, transcript_tracks
from ingestion.text.cleaning import clean
from ingestion.text.encodings import decode
from ingestion.types import Document, Outcome, Source, Unreadable

_LARGEST_BYTES = 32 * 1024 * 1024
_LARGEST_TIMED_BYTES = (
    4 * 1024 * 1024
)  # two days of speech: a time and a letter take a few bytes of a file, and many of memory
_PAUSE_SECONDS = 4.0  # after which something new begins
_ENDS = (".", "!", "?", "…", '"', "»", "”", ":", ")", "]", "♪")
_CUT = (",", ";", "-", "–", "...", "…")


class Subtitles:
    """A file of subtitles is one document: a line for each sentence or turn, a paragraph after each pause or new speaker."""

    name = "subtitles"
    version = 2
    media_types = frozenset({"application/x-subrip", "text/vtt", TRANSCRIPT, *FORMATS, *TIMED})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: EMPTY where nothing is said, REFUSED if too large, DAMAGED if no such file."""
        is_timed = source.media_type == TRANSCRIPT or source.media_type in TIMED
        is_sung = source.media_type == LYRICS
        decoded = decode(read_whole(source, _LARGEST_TIMED_BYTES if is_timed else _LARGEST_BYTES))
        written = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
        tracks, marks = _tracks_of(written, source.media_type)
        laid = (laid_out(cues, in_verse=is_sung) for cues in tracks)
        text, steps = clean("\n\n".join(filter(None, laid)))
        if not text.strip():
            raise Unreadable(Outcome.EMPTY, "no_text")
        notes = () if decoded.encoding == "utf-8" or text.isascii() else (f"decoded:{decoded.encoding}",)
        yield Document(text, resume_at=1, marks=marks, cleaning=("subtitles/2", *notes, *steps))


def _tracks_of(written: str, media_type: str) -> tuple[Tracks, Marks]:
    if media_type == TRANSCRIPT:
        return transcript_tracks(written), ()
    if media_type in TIMED:
        return tracks_of(written, media_type)
    cues, marks = script_cues(written, media_type) if media_type in FORMATS else cues_of(written)
    return [cues], marks


def laid_out(cues: list[Cue], *, in_verse: bool = False) -> str:
    """Join cues: what goes on stays on its line, unless it is verse, a sentence begins a line, a pause or another speaker a paragraph."""
    text, before = "", Cue(0, 0, "", "")
    for cue in cues:
        begins = _beginning(before, cue, in_verse=in_verse) if text else ""
        spoken = (
            f"{cue.speaker}: {cue.text}"
            if cue.speaker and begins != " " and _is_new_voice(before, cue)
            else cue.text
        )
        text += begins + spoken
        before = cue
    return text


def _beginning(before: Cue, cue: Cue, *, in_verse: bool) -> str:
    if _is_new_voice(before, cue):
        return "\n\n"
    if not (in_verse or cue.is_apart) and _goes_on(before.text, cue.text):
        return " "
    return "\n\n" if cue.begin - before.end > _PAUSE_SECONDS else "\n"


def _is_new_voice(before: Cue, cue: Cue) -> bool:
    return cue.speaker != before.speaker


def _goes_on(before: str, after: str) -> bool:
    first = after.lstrip("…. ¿¡«\"'“")[:1]
    if before.endswith(_CUT):
        return first.islower() or before.endswith((",", ";"))
    return not before.endswith(_ENDS) and first.islower()
