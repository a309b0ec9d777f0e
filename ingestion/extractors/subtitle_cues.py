"""Finds the cues of SRT and WebVTT by their lines of times, however carelessly the rest is written."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

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
_TOUCHING_SECONDS = 0.05
_LEAST_MOVED, _LEAST_SHARE_MOVED = 2, 0.4  # of what is on the screen, for captions to be such as roll

Marks = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: when it begins and ends, in seconds, who says it, and what; several turns are lines.

    `is_apart`: it begins a line, however the one before ends.
    """

    begin: float
    end: float
    speaker: str
    text: str
    is_apart: bool = False


class Block(NamedTuple):
    """What is on the screen from one time to another."""

    begin: float
    end: float
    lines: list[str]


def cues_of(written: str) -> tuple[list[Cue], Marks]:
    """Return the cues that say something, in their order, and what notes say of the file."""
    marks = tuple(
        ("vtt:note", note[5:].strip()[:_LONGEST_MARK])
        for note in _NOTE.findall(written)
        if note.startswith("NOTE ")
    )
    body = _NOTE.sub("", written) if written.lstrip("\ufeff").startswith("WEBVTT") else written
    shown = list(_shown(body))
    if _INNER_TIME.search(body) or _roll(shown):
        shown = list(_unrolled(shown))
    return [cue for block in shown for cue in _spoken(block)], marks


def _shown(body: str) -> Iterator[Block]:
    """Yield what is on the screen at a time."""
    times = list(_TIMES.finditer(body))
    for place, time in enumerate(times):
        stop = times[place + 1].start() if place + 1 < len(times) else len(body)
        lines = _lines(body[time.end() : stop], is_last=place + 1 == len(times))
        yield Block(seconds(time["begin"]), seconds(time["end"]), lines)


def _roll(shown: Sequence[Block]) -> bool:
    """Whether each line moves up when the next one comes, as in captions that a machine made and a program converted."""
    moved = sum(
        len(block.lines) > 1
        and before.lines[-1:] == block.lines[:1]
        and block.begin <= before.end + _TOUCHING_SECONDS
        for before, block in pairwise(shown)
    )
    return moved >= max(_LEAST_MOVED, _LEAST_SHARE_MOVED * len(shown))


def _unrolled(shown: Iterable[Block]) -> Iterator[Block]:
    """Yield each line once: what was on the screen before is not said again."""
    last: list[str] = []
    for block in shown:
        yield block._replace(lines=[line for line in block.lines if plain(line) not in last])
        last = [plain(line) for line in block.lines]


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


def _spoken(block: Block) -> list[Cue]:
    """A cue for each voice: a line may change it."""
    begin, end, lines = block
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
