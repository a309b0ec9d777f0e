"""Knows subtitles and lyrics whose times stand before what is said or sung: SBV, LRC and SAMI."""

import re

_FEWEST, _MOST_OTHERS = 3, 0.1  # lines of a song, and the share of others among them
_LINES = 200
_SPAN = r"\d{1,3}:\d{2}:\d{2}\.\d{3},\d{1,3}:\d{2}:\d{2}\.\d{3}[ \t]*\r?\n"
_SBV = re.compile(rf"{_SPAN}(?!{_SPAN})", re.ASCII)  # a table of times has one after the other
_SAMI = re.compile(r"<SAMI(?:\s[^<>]{0,200})?>.*?<SYNC\s", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"\[(?:ti|ar|al|au|by|re|ve|la|id|length|offset|tool)[ \t]*:", re.IGNORECASE)
_SUNG = re.compile(r"\[\d{1,3}:\d{2}(?:[.:]\d{2,3})?\]", re.ASCII)
_FIRST_SUNG = re.compile(r"\[\d{1,3}:\d{2}\.\d{2,3}\]", re.ASCII)


def kind_of_timed(text: str, ending: str = "") -> str | None:
    """Name the kind of a text that is one of these, from its first line on; None where it is not. One called .lrc may be short."""
    if _SBV.match(text):
        return "text/x-sbv"
    if text.startswith("<") and _SAMI.match(text):
        return "application/x-sami"
    fewest = 1 if ending == "lrc" else _FEWEST
    is_song = (
        text.startswith("[") and (_TAG.match(text) or _FIRST_SUNG.match(text)) and _is_sung(text, fewest)
    )
    return "text/x-lrc" if is_song else None


def _is_sung(text: str, fewest: int) -> bool:
    """Whether nearly every line has its time: an interview has whole seconds, and those a song only behind its tags."""
    lines = [line for line in text.split("\n", _LINES)[:_LINES] if line.strip()]
    sung = sum(_SUNG.match(line) is not None for line in lines)
    tags = sum(_TAG.match(line) is not None for line in lines)
    return sung >= fewest and len(lines) - sung - tags <= _MOST_OTHERS * len(lines)
