"""Picks the stretches of a text worth reading for licences: around trigger words, near its beginning and its end."""

from collections.abc import Iterator

REACH = 700  # characters kept on each side of a trigger, so that a whole notice is read in one piece
# Each is looked for in lower case; accents are left out of the words or listed both ways. Longer texts hold few of them.
TRIGGERS = (
    "creative", "licen", "licèn", "licén", "licenç", "llic", "lizentz", "copyright", "copyleft", "©", "(c) ", "rights",
    "reservad", "reservats", "erreserbatu", "derechos:", "derechos de autor", "prohib", "proib", "reproduc", "reproduç",
    "dominio p", "domini p", "domínio p", "public domain", "data mining", "minería de", "mineria de", "mineração",
    "2019/790", "inteligencia artificial", "artificial intel", "intel·lig", "inteligência", "machine learning",
    "language model", "de lenguaje", "generativ", "comercial", "commercial", "lucr", "se permite", "se autoriza",
    "permitid", "autorizad", "permesa", "autoritzad", "permet", "libre uso", "libreuso", "libre-uso", "reutiliza",
    "37/2007", "1495/2011", "no part of", "ninguna parte", "cap part", "nenhuma parte", "ningunha parte", "fines de inv",
    "fines acad", "fines educ", "research", "cc0", "cc-0", "cc zero", "cc-zero", "ccby", "by-nc", "by-sa", "by-nd",
    "by nc", "by sa", "by nd", "by\u2011n", "by\u2011s", "by–n", "by–s", "by\u2010", "by - ", "cc by", "cc-by", "cc_by", "cc/by",
    "cc\u2011by", "cc\u2010by", "cc–by", "cc\u00a0by", "cc\nby", "cc:", "(cc)", "gpl", "fdl", "odbl", "odc", "open data", "open database",
    "cdla", "pddl", "eupl", "apache", "bsd", "openrail", "open rail", "bloom rail", "terms of use", "de uso de", "datos abiertos",
    "open government", "ogl v", "c-uda", "computational use", "etalab", "mozilla", "mpl", "pdm", "marca de domin",
    "spdx", "tdm", "noai", "gptbot", "ccbot", "google-extended", "atribu", "attribu", "reconoc", "reconeix", "recoñec", "aitor",
    "rightsst", "dedicad", "permission",
)  # fmt: skip


def regions(text: str, window: int) -> Iterator[tuple[int, int]]:
    """Spans of the first and last `window` characters that lie within reach of a trigger, in order, not touching."""
    last: tuple[int, int] | None = None
    for start, stop in _windows(len(text), window):
        lowered = text[start:stop].lower()
        if len(lowered) != stop - start:
            # Only a Turkish dotted capital grows when lowered.
            lowered = text[start:stop].replace("İ", "I").lower()
        for place in sorted(_places(lowered)):
            span = (max(start, start + place - REACH), min(stop, start + place + REACH))
            if last and span[0] <= last[1]:
                last = (last[0], span[1])
                continue
            if last:
                yield last
            last = span
    if last:
        yield last


def _windows(length: int, window: int) -> tuple[tuple[int, int], ...]:
    if length <= 2 * window:
        return ((0, length),)
    return ((0, window), (length - window, length))


def _places(lowered: str) -> Iterator[int]:
    for trigger in TRIGGERS:
        place = lowered.find(trigger)
        while place >= 0:
            yield place
            place = lowered.find(trigger, place + REACH)
