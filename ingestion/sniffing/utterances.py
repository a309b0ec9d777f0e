"""Knows transcripts for speech recognition: a sentence a line, beside it what its recording is called."""

import re
from collections import Counter
from collections.abc import Sequence

from ingestion.text.utterance_lines import LAYOUTS, utterance

KIND = "text/x-utterances"
_LINES = 200
_FEWEST = 4
_MOST = 0.95  # of the lines, of what speaks in words, and of names written alike
_SHORTEST_BARE = 5  # of names without a sign between their parts, filled with zeros: e0001
_NUMBER = re.compile("[0-9]")
_NEAR = 200  # characters: by then a name has come, or is not there but at the end of the line
_RUNS = re.compile(r"[0-9]+|[A-Za-z]+")
_WORD = re.compile(r"(?<!\S)[^\w\s]{0,4}[^\W\d_]{2,}[^\w\s]{0,4}(?!\S)")
_PLACED = re.compile(r"\S+(?:\s+[0-9.]+){2}")  # of Kaldi's segments: in which file, from when to when
_SIGN = re.compile(r"[_.+-]")


def layout_of(text: str, *, is_whole: bool) -> str | None:
    """Name the layout of a text whose lines are nearly all utterances of one; None where it is no transcript."""
    first = text.partition("\n")[0]
    is_likely = _NUMBER.search(first, 0, _NEAR) or first.rstrip().endswith(")")  # as of few texts
    layouts = [layout for layout in LAYOUTS if utterance(first, layout)] if is_likely else []
    if not layouts:
        return None
    complete = text.split("\n", _LINES)[: _LINES if is_whole else -1]
    lines = [line for line in complete if line.strip()]
    return next((layout for layout in layouts if _is_transcript(lines, layout)), None)


def _is_transcript(lines: Sequence[str], layout: str) -> bool:
    said = [found for line in lines if (found := utterance(line, layout))]
    spoken = sum(_WORD.search(one["text"]) is not None and not _PLACED.fullmatch(one["text"]) for one in said)
    if len(said) < _FEWEST or len(said) < _MOST * len(lines) or spoken < _MOST * len(said):
        return False
    return layout == "stm" or _are_names([one["id"] for one in said], is_marked=layout != "kaldi")


def _are_names(names: Sequence[str], *, is_marked: bool) -> bool:
    """Whether these name recordings: each another, all written alike; no dates, and where nothing else marks them no questions."""
    shape, alike = Counter(map(_shape, names)).most_common(1)[0]
    if len(set(names)) < len(names) or alike < _MOST * len(names):
        return False
    if "a" not in shape:  # 84-121-0000, but no 2021-03-05 and no 1.2
        return all(len(last := _RUNS.findall(name)[-1]) > 3 and last.startswith("0") for name in names)
    is_filled = len(set(map(len, names))) == 1 and len(names[0]) >= _SHORTEST_BARE
    return is_marked or is_filled or _SIGN.search(names[0]) is not None


def _shape(name: str) -> str:
    return _RUNS.sub(lambda run: "0" if run[0][0].isdigit() else "a", name)
