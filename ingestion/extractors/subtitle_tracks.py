"""Finds what is said or sung in subtitles that have times and little else (SBV of YouTube, SAMI) and in lyrics (LRC)."""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from ingestion.extractors.subtitle_cues import Cue, Marks, plain, seconds, turns

LYRICS = "text/x-lrc"
_LONGEST_MARK = 500
_MOST_MARKS = 50

_SPAN = re.compile(
    r"^[ \t]*(\d{1,3}:\d{2}:\d{2}\.\d{1,3}),(\d{1,3}:\d{2}:\d{2}\.\d{1,3})[ \t]*$", re.ASCII | re.MULTILINE
)

_TIME = r"\d{1,3}:\d{2}(?:[.:]\d{1,3})?"
_SUNG = re.compile(rf"\s*\[({_TIME})\][ \t]*(?:\[{_TIME}\][ \t]*+)*+", re.ASCII)
_WORD_TIME = re.compile(rf"<{_TIME}>", re.ASCII)
_TAG = re.compile(
    r"\s*\[(ti|ar|al|au|by|re|ve|la|id|length|offset|tool)[ \t]*:(.*)\]\s*\Z", re.IGNORECASE | re.DOTALL
)
_TOLD = ("ti", "ar", "al", "au", "by")  # title, artist, album, who wrote the song, who the file

_SYNC = re.compile(
    r"<sync\b[^<>]{0,100}?\bstart\s{0,9}=\s{0,9}[\"']?(\d{1,9})[^<>]{0,100}>", re.ASCII | re.IGNORECASE
)
_TRACK = re.compile(r"<p\b([^<>]{0,200})>", re.IGNORECASE)
_CLASS = re.compile(r"\bclass\s{0,9}=\s{0,9}[\"']?([\w-]{1,40})", re.IGNORECASE)
_BREAK = re.compile(r"<br[ /]{0,3}>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]{1,300}>")
_TITLE = re.compile(r"<title>([^<>]{1,500})</title>", re.IGNORECASE)

Tracks = list[list[Cue]]


def tracks_of(written: str, media_type: str) -> tuple[Tracks, Marks]:
    """Return what is said in each track, in the order of time, and what the file says of itself."""
    return _READERS[media_type](written)


def _sbv(written: str) -> tuple[Tracks, Marks]:
    _, *pieces = _SPAN.split(written)  # begin, end and words of one after the other
    spoken = zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True)
    cues = [
        Cue(seconds(begin), seconds(end), "", _joined(words.replace("[br]", "\n").split("\n")))
        for begin, end, words in spoken
    ]
    return [[cue for cue in cues if cue.text]], ()


def _lyrics(written: str) -> tuple[Tracks, Marks]:
    """A line that is sung several times stands where it is sung first; one without a time, behind the one before."""
    sung, marks, begin = list[tuple[float, str]](), dict[tuple[str, str], None](), 0.0
    for line in written.split("\n"):
        time, tag = _SUNG.match(line), _TAG.match(line)
        if time is None and tag is not None:
            marks |= _mark(tag[1].lower(), tag[2].strip()) if len(marks) < _MOST_MARKS else {}
            continue
        begin = seconds(_with_point(time[1])) if time else begin
        words = plain(_WORD_TIME.sub("", line[time.end() :] if time else line))
        sung += [(begin, words)] if time or words else []
    return [_until_next(sung)], tuple(marks)


def _mark(name: str, value: str) -> dict[tuple[str, str], None]:
    return {(f"lrc:{name}", value[:_LONGEST_MARK]): None} if name in _TOLD and value else {}


def _with_point(time: str) -> str:
    """Write "01:02:50", which are hundredths here, as "01:02.50"."""
    return ".".join(time.rsplit(":", 1)) if time.count(":") > 1 else time


def _sami(written: str) -> tuple[Tracks, Marks]:
    """Each class of paragraphs is a track: a file may have several languages, one beside the other."""
    tracks = dict[str, list[tuple[float, str]]]()
    _, *pieces = _SYNC.split(written)
    for start, block in zip(pieces[::2], pieces[1::2], strict=True):
        before, *paragraphs = _TRACK.split(block)
        for attributes, words in [("", before), *zip(paragraphs[::2], paragraphs[1::2], strict=True)]:
            named = _CLASS.search(attributes)
            track = tracks.setdefault(named[1].lower() if named else "", [])
            track.append((int(start) / 1000, _shown(words)))
    marks = tuple(("sami:title", title.strip()) for title in _TITLE.findall(written)[:1])
    return [_until_next(track) for track in tracks.values()], marks


def _shown(words: str) -> str:
    """What stands between tags, in the lines that are shown: those of the file mean nothing."""
    lines = _BREAK.split(re.sub(r"\s+", " ", words))
    return _joined(_ANY_TAG.sub("", line) for line in lines)


def _joined(lines: Iterable[str]) -> str:
    return turns([shown for line in lines if (shown := plain(line))])


def _until_next(spoken: list[tuple[float, str]]) -> list[Cue]:
    """Cues of what is only known to begin: it ends where the next begins, be that silence."""
    ordered = sorted(spoken, key=lambda one: one[0])
    pairs = pairwise([*ordered, *ordered[-1:]])
    return [Cue(begin, after, "", words) for (begin, words), (after, _) in pairs if words]


_READERS: dict[str, Callable[[str], tuple[Tracks, Marks]]] = {
    "text/x-sbv": _sbv,
    LYRICS: _lyrics,
    "application/x-sami": _sami,
}
TIMED = frozenset(_READERS)
