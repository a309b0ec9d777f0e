"""Turns an utterance with the signs of CHAT into what was said: repetitions and breaks stay, as they are speech."""

import re

_DROPPED = (
    re.compile(r"\[[^\[\]]*\]"),  # codes, corrections, comments
    re.compile(r"\((?:\.{1,3}|\d[\d:.]*)\)"),  # pauses
    re.compile(r"(?<!\S)(?:&=\S+|&\+\S+|&(?![-~])\S+|0\w*|xxx?|yyy?|www|#+)(?=\s|\Z)"),  # laughs, beginnings of words, what nobody understood
    re.compile(r"[<>↑↓→↗↘⌈⌉⌊⌋∆∇°‹›≈≋]"),
)  # fmt: skip
_FILLER = re.compile(r"(?<!\S)&[-~]")
_ENDING = re.compile(r"(?<!\S)\+(\S*?)([.!?]+)(?=\s|\Z)")
_LINK = re.compile(r'(?<!\S)\+["<^,+≈≋]+(?=\s)')
_SPECIAL_FORM = re.compile(r"(?<=\w)@[\w:$&+-]+")
_INNER = re.compile(r"(?<=\w)[:^]+|(?<!\s)[()](?=\S)|(?<=\S)[()](?!\s)|(?<!\S)\((?=\w)|(?<=\w)\)(?=\s|\Z)")
_SEPARATOR = re.compile(r"\s*[‡„](?=\s|\Z)")
_AT_PUNCTUATION = re.compile(r"\s+(?=[.,;!?…]+(?:\s|\Z))|(?<=[¿¡])\s+")
_SPACE = re.compile(r"\s+")


def as_said(transcribed: str) -> str:
    """Return the words of an utterance with plain punctuation; empty where none was understood.

    The signs are those of the CHAT manual: "&-eh (.) una [/] una (es)trella@n ." is "eh una una estrella."
    """
    text = _FILLER.sub("", transcribed)
    for pattern in _DROPPED:
        text = pattern.sub(" ", text)
    text = _SPACE.sub(" ", text)
    text = _ENDING.sub(lambda found: "…" if found[0] == "+..." else found[2], _LINK.sub(" ", text))
    text = _SPECIAL_FORM.sub("", text)
    text = _SEPARATOR.sub(",", _INNER.sub("", text)).replace("_", " ")
    text = _SPACE.sub(" ", _AT_PUNCTUATION.sub("", text)).strip()
    return text if any(character.isalnum() for character in text) else ""
