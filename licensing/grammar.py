"""Reads names of Creative Commons licences, as people write them in es, en, ca, pt and gl, out of folded text."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from licensing.folding import Folded

_DATA = tomllib.loads(Path(__file__).with_name("grammar.toml").read_text(encoding="utf-8"))
ORDER = ("by", "nc", "nd", "sa")
VERSIONS = frozenset({"1.0", "2.0", "2.1", "2.5", "3.0", "4.0"})


@dataclass(frozen=True, slots=True)
class Name:
    """A licence as named: canonical code (`cc-by-nc-sa`, or `cc` alone), version and port where said; a span of the fold."""

    code: str
    version: str
    port: str
    start: int
    stop: int
    explicit: (
        bool  # says "Creative Commons", or gives a version or several elements: is no chance meeting of words
    )
    whole: bool = (
        True  # nothing in it was misspelt, and it does not break off before a word that nobody here knows
    )


def code_of(elements: Iterable[str]) -> str:
    """`{"sa", "by", "nc"}` → `cc-by-nc-sa`. Every text since 2.0 has `by`; of `nd` and `sa` together the stricter stays."""
    said = set(elements) | {"by"}
    if "nd" in said:
        said.discard("sa")
    return "-".join(("cc", *(element for element in ORDER if element in said)))


def _loose(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"(?:- ?| )?")


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(_loose(phrase) for phrase in sorted(phrases, key=len, reverse=True))


_LONG = {element: _any_of(words) for element, words in _DATA["elements"].items()}
_SHORT = r"(?:by|nc|nd|sa)(?![a-z])"
_ELEMENT = re.compile("|".join(f"(?P<{key}>{words}|{key}(?![a-z]))" for key, words in _LONG.items()))
_JOIN = r"[ \"')\]]{0,2}(?:(?:[-/,+&.:;|_=~·•]|--|\by\b|\be\b|\bi\b|\band\b|\beta\b)[ \"'(\[]{0,2})?"
_WORDS = _any_of(_DATA["between"]["words"])
_COUNTRIES = {
    name: port
    for ports in (_DATA["ports"], _DATA["worded_ports"])
    for port, names in ports.items()
    for name in names
}
_GAP = rf"(?:[ :,;()\[\]\"'/_·•-]{{1,3}}(?!non?[ -]\w)(?:(?:{_WORDS}|{_any_of(_COUNTRIES)}|cc)(?![a-z])\.?|\d\.\d)){{0,7}}[ :,;()\[\]\"'/_·•-]{{0,3}}"
_PORT_CODES = "|".join(_DATA["ports"])
_TAIL = (
    r"(?:[ ,;()\[\]\"'/_·•-]{1,3}(?:(?:v\.? ?)?(?:\d\.\d(?![\d.]*\d)|\d(?![\d.]*\d| +\d))"
    rf"|(?:{_WORDS}|{_any_of(_COUNTRIES)}|{_PORT_CODES})(?![a-z])\.?)){{0,8}}"
)
_BY = _LONG["by"]
_NAME = re.compile(
    rf"(?P<cc>\bcreativ(?:es?)? ?com{{1,2}}ons(?![a-z])|\bcc(?![a-z])|\bcc(?=by))(?P<gap>{_GAP})"
    rf"(?P<elements>(?:{'|'.join(_LONG.values())}|{_SHORT})(?:{_JOIN}(?:{'|'.join(_LONG.values())}|{_SHORT})){{0,4}})?+(?P<tail>{_TAIL})"
    rf"|\b(?:of(?=attribution))?(?P<bare>(?:{_BY}|by(?=[-_ /·•+]{{1,3}}(?:n|s)))(?:{_JOIN}(?:{'|'.join(_LONG.values())}|{_SHORT})){{0,4}})(?P<end>{_TAIL})"
)
_VERSED = re.compile(r"internacional|international|unported|generic|licen")
_ENDS = (".", ",", ";", ")", "\n", "")  # a code at the end of a sentence is no word of it
_TITLED = re.compile(r"(?:licen[cs]i?[ae]|llicencia|licenca|licenza)(?: de)?\W{1,3}\Z")
_HYPHENATED = re.compile(r"[a-z] ?[-/] ?[a-z]")
_ANCHORS = ("creativ", "by", *_DATA["elements"]["by"])  # without one of these no name begins
_VERSION = re.compile(r"\d(?:\.\d)?(?![\d.])")
_TAIL_OF = re.compile(_TAIL)
_JOINED = re.compile(_JOIN)
_BROKEN = re.compile(
    r"[)\"']{0,2}(?:[-/+&_|][a-z]|[-_\w]{0,12}\.(?:png|jpe?g|gif|svg|webp)\b"
    r"|[ ,/+&|(:-]{1,3}(?:(?![1-4]\.[0-5]\b)[^.;]){1,60}?(?<![\d.])(?:[1-4]\.[0-5](?![\d.])|\b(?:internaciona|internationa|unported))"
    r"|[ ,/+&|(:-]{1,3}[a-z]+(?:[ -][a-z]+){0,2}[ -](?:license|licence|llicencia|licencia|licenca|licenza)\b)"
)
_ELEMENT_LIKE = re.compile(  # "(NDC", " - DN", ", NoComrecal": shaped as an element, and none
    r"[\s,/+&|(;:.)-]{1,4}(?:[yei] )?(?!CC?\b)(?:[BNCSAD]{1,3}\b|[A-Z][a-zãñç]{1,10}[A-Z][a-z]{3,})"
)
_STRANGE = re.compile(  # a word that no sentence goes on with: perhaps an element that nobody could read
    rf"(?P<joint>[)\"'\]]{{0,2}}(?: ?[,/+&|(:-]{{1,2}} ?| )(?:(?:y|e|i|and|eta) )?(?!(?:{'|'.join(_DATA['onward']['words'])})(?![a-z])))[a-z]+"
)
_SPELT = re.compile("[a-z]{6}")  # elements in words: behind mere codes only what begins as an element is odd
_ODD = re.compile(_STRANGE.pattern.removesuffix("[a-z]+") + "(?:nao|no[cnd]|si?n|se[mn]|sha|com|lic|uso|der)")
_DESCRIBED = {key: re.compile("|".join(patterns)) for key, patterns in _DATA["described"].items()}
_DESCRIBED_WITHIN = 320
_TRAILING = re.compile(
    r"(?:[^a-z0-9]+(?:(?:de|del|do|da|a|la|el|una|un|the|con|por|or|o|para|bajo|no)(?![a-z0-9]))?)+\Z"
)
_COUNTRY = re.compile(rf"\b(?:(?P<name>{_any_of(_COUNTRIES)})|(?P<code>{_PORT_CODES}))(?![a-z])")


def names(folded: Folded) -> Iterator[Name]:
    """Every name of a Creative Commons licence in the fold, in order."""
    if not any(anchor in folded.text for anchor in _ANCHORS):
        return
    for match in _NAME.finditer(folded.text):
        name = _with_commons(folded, match) if match["cc"] else _bare(folded, match)
        if name is not None:
            yield name


def described(text: str, stop: int) -> str:
    """The code that the sentences after a bare "Creative Commons" describe, or `cc`."""
    after = text[stop : stop + _DESCRIBED_WITHIN]
    elements = {element for element, pattern in _DESCRIBED.items() if pattern.search(after)}
    return code_of(elements) if elements else "cc"


def _with_commons(folded: Folded, match: re.Match[str]) -> Name | None:
    said, elements = match["elements"] or "", _elements(match["elements"] or "")
    if elements == {"by"} and said == "by" and not _is_code(folded, match):
        said, elements = "", set()
    if not elements and match["cc"] == "cc":
        return None
    stop = match.end() if said or match["tail"] else match.end("cc")
    code = code_of(elements) if elements else "cc"
    start, stop = _trim(match.string, match.start(), stop)
    version = _version(match["tail"]) or _version(match["gap"])
    port = _port(folded, match, "tail") or _port(folded, match, "gap")
    if said and not _version(match["tail"]):
        return _mended(
            folded, Name(code, version, port, start, stop, explicit=True), elements, match.end("elements")
        )
    return Name(code, version, port, start, stop, explicit=True)


def _bare(folded: Folded, match: re.Match[str]) -> Name | None:
    """Elements without "Creative Commons": several, hyphenated or with a version, or one with version and a word of licences."""
    elements, version = _elements(match["bare"]), _version(match["end"])
    if "by" not in elements:
        return None
    start, stop = _trim(match.string, match.start(), match.end())
    name = Name(code_of(elements), version, _port(folded, match, "end"), start, stop, explicit=bool(version))
    if not version:
        name = _mended(folded, name, elements, match.end("bare"))
        if name.code != code_of(elements):
            return replace(name, explicit=True) if name.version else None
    versed = bool(version and (_VERSED.search(match["end"]) or _TITLED.search(match.string[:start][-16:])))
    joined = len(elements) > 1 and bool(version or _HYPHENATED.search(match["bare"]))
    return name if versed or joined or "creative commons" in match["end"] else None


def _mended(folded: Folded, name: Name, elements: set[str], stop: int) -> Name:
    """The name with the elements that follow at `stop` with one letter wrong; with none, it may still break off there."""
    text, known = folded.text, set(elements)
    for _ in range(_MOST):
        if not (found := _misspelt(text, stop)):
            break
        known.add(found[0])
        stop = found[1]
    if known == elements:
        shown = folded.quote(name.stop, min(len(text), name.stop + _LONGEST))
        spelt = _SPELT.search(text[max(name.start, stop - 16) : stop].replace("commons", ""))
        strange = (_STRANGE if spelt else _ODD).match(text, stop)
        broken = strange or _BROKEN.match(text, name.stop) or _ELEMENT_LIKE.match(shown)
        return replace(name, whole=not broken)
    tail = _TAIL_OF.match(text, stop)
    start, stop = _trim(text, name.start, tail.end() if tail else stop)
    version = _version(tail.group() if tail else "") or name.version
    return replace(name, code=code_of(known), version=version, start=start, stop=stop, whole=False)


def _misspelt(text: str, stop: int) -> tuple[str, int] | None:
    """The element that follows at `stop`, spelt rightly or with one letter wrong, and where it ends."""
    joined = _JOINED.match(text, stop)
    begin = joined.end() if joined else stop
    if exact := _ELEMENT.match(text, begin):
        return exact.lastgroup or "", exact.end()
    places = [at for at in range(begin, min(len(text), begin + _LONGEST)) if text[at].isalpha()]
    letters = "".join(text[at] for at in places)
    for length in range(len(letters), _SHORTEST - 1, -1):
        ends = places[length - 1] + 1
        if text[ends : ends + 1].isalpha():
            continue
        for variant in _near(letters[:length]):
            if variant in _NEAR:
                return _NEAR[variant], ends
    return None


def _near(letters: str) -> set[str]:
    """The word and all that is left of it without one of its letters: two words that share one differ in one letter, or two that changed places."""
    return {letters, *(letters[:at] + letters[at + 1 :] for at in range(len(letters)))}


_SHORTEST, _LONGEST, _MOST = (
    6,
    48,
    4,
)  # letters of an element that may be misspelt; characters and elements looked at
_NEAR = {
    variant: key
    for key, words in _DATA["elements"].items()
    if key != "by"
    for phrase in words
    if len(letters := "".join(filter(str.isalpha, phrase))) > _SHORTEST
    for variant in _near(letters)
}


def _elements(words: str) -> set[str]:
    return {match.lastgroup or "" for match in _ELEMENT.finditer(words)} - {""}


def _is_code(folded: Folded, match: re.Match[str]) -> bool:
    """ "CC BY", "cc-by" and "cc by 3.0" are codes; "Photo: Creative Commons by Ana" is English."""
    start, stop = match.span("elements")
    return (
        folded.quote(start, stop) == "BY"
        or folded.text[start - 1] in "-_/"
        or folded.text[start - 2 : start] == "cc"
        or bool(_version(match["tail"]))
    )


def _version(words: str) -> str:
    for match in _VERSION.finditer(words):
        version = match.group() if "." in match.group() else f"{match.group()}.0"
        if version in VERSIONS:
            return version
    return ""


def _port(folded: Folded, match: re.Match[str], group: str) -> str:
    offset, said = match.start(group), list(_COUNTRY.finditer(match[group]))
    named = next((found["name"] for found in said if found["name"]), None)
    if named:
        return str(_COUNTRIES[named])
    for found in said:
        start, stop = offset + found.start(), offset + found.end()
        ends = folded.text[stop : stop + 1] in _ENDS
        if ends or folded.text[start - 1] == "-" or folded.quote(start, stop).isupper():
            return str(found["code"])
    return ""


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    """Leave out the trailing "de la" that the tail swallowed while it looked for a version."""
    trailing = _TRAILING.search(text, start, stop)
    return start, trailing.start() if trailing else stop
