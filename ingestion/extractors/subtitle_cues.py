"""Finds the cues of SRT and WebVTT by their lines of times, however carelessly the rest is written."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

_TIMES = re.compile(
    r"^[ \t]*(?P<begin>(?:\d+:)?\d{1,2}:\d{1,2}[,.:]\d{1,3})[ \t]*-{1,2}>[ \t]*(?P<end>(?:\d+:)?\d{1,2}:\d{1,2}[,.:]\d{1,3})[^\n]*\n?",
    re.MULTILINE,
)
_NOTE = re.compile(r"^(?:NOTE|STYLE|REGION)\b[^\n]*(?:\n[^\n]+)*", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]{1,80})>")
_INNER_TIME = re.compile(r"<(?:\d+:)?\d{2}:\d{2}\.\d{3}>")
_TAG = re.compile(r"</?(?:i|b|u|s|c|v|lang|ruby|rt|font|span|em|strong|br|p)\b[^<>]{0,200}>", re.IGNORECASE)
_OVERRIDE = re.compile(r"\{\\[^{}]{0,200}\}|\{[a-zA-Z]:[^{}]{0,50}\}")
_TURN = re.compile(r"[-–—][ \t]*\S")
_DASHES = ("-", "–", "—")
_SPACE = re.compile(r"[ \t\xa0]+")
_LONGEST_MARK = 500

Marks = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: when it begins and ends, in seconds, who says it, and what; several turns are lines."""

    begin: float
    end: float
    speaker: str
    text: str


def cues_of(written: str) -> tuple[list[Cue], Marks]:
    """Return the cues that say something, in their order, and what notes say of the file."""
    marks = tuple(
        ("vtt:note", note[5:].strip()[:_LONGEST_MARK])
        for note in _NOTE.findall(written)
        if note.startswith("NOTE ")
    )
    body = _NOTE.sub("", written) if written.lstrip("\ufeff").startswith("WEBVTT") else written
    rolls = _INNER_TIME.search(body) is not None
    times = list(_TIMES.finditer(body))
    cues: list[Cue] = []
    last: list[str] = []
    for place, time in enumerate(times):
        stop = times[place + 1].start() if place + 1 < len(times) else len(body)
        lines = _lines(body[time.end() : stop], is_last=place + 1 == len(times))
        said = [line for line in lines if plain(line) not in last] if rolls else lines
        last = [plain(line) for line in lines]  # captions that roll show each line twice
        cues += _spoken(said, seconds(time["begin"]), seconds(time["end"]))
    return cues, marks


def _lines(block: str, *, is_last: bool) -> list[str]:
    """The lines of a cue, without the number or name of the next one."""
    lines = block.split("\n")
    if not is_last:
        while lines and not lines[-1].strip():
            lines.pop()
        if (len(lines) > 1 and (not lines[-2].strip() or lines[-1].strip().isdigit())) or (
            len(lines) == 1 and lines[0].strip().isdigit()
        ):
            lines.pop()
    return [line.strip() for line in lines if line.strip()]


def _spoken(lines: list[str], begin: float, end: float) -> list[Cue]:
    """A cue for each voice: a line may change it."""
    cues: list[Cue] = []
    speaker = ""
    for line in lines:
        voice = _VOICE.search(line)
        speaker = voice[1].strip() if voice else speaker
        text = plain(line)
        if not text:
            continue
        if cues and cues[-1].speaker == speaker:
            joint = "\n" if _TURN.match(text) else " "
            cues[-1] = Cue(begin, end, speaker, f"{cues[-1].text}{joint}{text}")
        else:
            cues.append(Cue(begin, end, speaker, text))
    return cues


def plain(text: str) -> str:
    """Return the text without tags and signs of style."""
    for pattern in (_INNER_TIME, _OVERRIDE, _TAG):
        text = pattern.sub("", text)
    return _SPACE.sub(" ", html.unescape(text)).strip()


def turns(lines: Iterable[str]) -> str:
    """Join the lines of a subtitle: each turn, which a dash begins, has a line of its own."""
    return "".join(f"\n{line}" if line.startswith(_DASHES) else f" {line}" for line in lines).strip()


def seconds(written: str) -> float:
    """Return a time such as 01:02:03,450 in seconds."""
    *rest, last = re.split(r":(?=\d)", written.replace(",", "."))
    total = 0.0
    for part in rest:
        total = total * 60 + int(part)
    return total * 60 + float(last)
