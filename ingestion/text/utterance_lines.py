"""Takes apart the lines of transcripts for speech recognition: Kaldi's and LibriSpeech's, CMU Sphinx', Festvox', NIST's STM."""

import re
from collections.abc import Callable, Mapping

Utterance = dict[str, str]
# As recordings are called: with a number in it.
_NAME = re.compile(r"(?=[^ \t]*[0-9])[A-Za-z0-9_][A-Za-z0-9_.+-]{2,99}")
_QUOTED = re.compile(r"\([ \t]*(?P<id>[^\s()]{1,100})[ \t]+\"(?P<text>.*)\"[ \t]*\)")
_NUMBER = r"[0-9]{1,6}(?:\.[0-9]{1,6})?"
_TIMED = re.compile(
    rf"(?P<file>\S{{1,200}})[ \t]+(?P<channel>[0-9A-Z])[ \t]+(?P<speaker>\S{{1,200}})[ \t]+(?P<start>{_NUMBER})[ \t]+(?P<end>{_NUMBER})[ \t]+"
    r"(?:(?P<labels><[^<>\s]{0,200}>)[ \t]+)?(?P<text>\S.*)"
)


def utterance(line: str, layout: str) -> Utterance | None:
    """Return {id, text} of a line, in STM {file, channel, speaker, start, end, labels, text}; None where it is no such line."""
    said = LAYOUTS[layout](line.strip())
    if said is None or not said["text"] or ("id" in said and not _NAME.fullmatch(said["id"])):
        return None
    return said


def _festvox(line: str) -> Utterance | None:
    """( cuento_0001 "Había una vez" )"""
    found = _QUOTED.fullmatch(line)
    return found.groupdict() if found else None


def _sphinx(line: str) -> Utterance | None:
    """<s> había una vez </s> (cuento_0001)"""
    text, opening, name = line.rpartition("(")
    if not opening or not name.endswith(")"):
        return None
    said = text.strip().removeprefix("<s>").removesuffix("</s>").strip()
    return {"id": name[:-1], "text": said}


def _stm(line: str) -> Utterance | None:
    """cuento 1 juana 0.00 2.35 <o,f0,female> había una vez"""
    found = _TIMED.fullmatch(line)
    return {name: value for name, value in found.groupdict().items() if value is not None} if found else None


def _kaldi(line: str) -> Utterance | None:
    """cuento_0001 había una vez"""
    parts = line.split(maxsplit=1)
    return {"id": parts[0], "text": parts[1]} if len(parts) > 1 else None


LAYOUTS: Mapping[str, Callable[[str], Utterance | None]] = {
    "festvox": _festvox,
    "sphinx": _sphinx,
    "stm": _stm,
    "kaldi": _kaldi,
}
