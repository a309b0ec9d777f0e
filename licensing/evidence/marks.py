"""Reads structured statements: marks that extractors hand over, and those still standing in raw markup or headers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from licensing.catalogue import Catalogue
from licensing.evidence import names, phrases, urls
from licensing.evidence.hits import Candidate
from licensing.folding import Folded, fold
from licensing.spdx import symbols
from licensing.vocabulary import HitKind

# Fields whose whole value is meant to be a licence; in all others a licence may be spoken of.
_EXACT = re.compile(r"licen[cs]e|licencia|spdx|webstatement", re.IGNORECASE)
_EXPRESSION = re.compile(r"\b(?:OR|AND|WITH)\b")
_OPT_OUT = re.compile(r"tdm-reservation|tdm-policy|robots|ai\.txt", re.IGNORECASE)
_NO_TRAINING = re.compile(r"ai-train\s*=\s*no")
_TRAINERS = frozenset({"gptbot", "ccbot", "google-extended", "claudebot", "anthropic-ai"})
# In prose only what is no name by itself is taken from behind a label.
_LABELS = ("licence label", "licence heading")
# A card's list of the corpora it was made from; the hit keeps the names in its quote.
UPSTREAM_FIELD, UPSTREAM_RULE = "yaml:source_datasets", "card-upstream"
# Sentences of a page's small print: they may speak of the licence of the site's software too, so they are read as text is.
PROSE = frozenset(("html:footer",))
_UPSTREAM_NAME = re.compile(r"[\w.|/-]+[\w]")
# In a structured field these two are statements of will; the other phrases stay a matter for a reviewer.
_PHRASES_THAT_CONCLUDE = frozenset({"all-rights-reserved", "tdm-opt-out"})


def candidates(field: str, value: str, catalogue: Catalogue) -> Iterator[Candidate]:
    """What the mark `field` = `value` says; offsets are in the value. Nothing, where it says nothing of licences."""
    if _OPT_OUT.search(field):
        yield from _opt_out(field, value)
        return
    if field == UPSTREAM_FIELD:
        yield from _upstream(value)
        return
    if field in _LABELS:
        yield from _labelled(value, catalogue)
        return
    folded = fold(value)
    found = [*urls.candidates(folded, catalogue), *names.candidates(folded, catalogue)]
    found = [_in_original(one, folded) for one in found]
    if _EXACT.search(field) and (not found or _EXPRESSION.search(value)):
        found = list(_understood(value, catalogue))
    yield from (replace(one, kind=HitKind.STRUCTURED, rule=f"mark-{one.rule}") for one in found)
    for phrase in phrases.candidates(folded):
        firm = phrase.id in _PHRASES_THAT_CONCLUDE
        one = replace(phrase, kind=HitKind.STRUCTURED, rule=f"mark-{phrase.rule}", firm=firm)
        yield _in_original(one, folded)


def _in_original(candidate: Candidate, folded: Folded) -> Candidate:
    return replace(
        candidate, start=folded.origin(candidate.start), stop=folded.origin(candidate.stop - 1) + 1
    )


def _labelled(value: str, catalogue: Catalogue) -> Iterator[Candidate]:
    """A short id behind a label or under a title ("Licencia: MIT"), where no grammar of names knows it already."""
    folded = fold(value)
    if not any((*urls.candidates(folded, catalogue), *names.candidates(folded, catalogue))):
        yield from (replace(one, kind=HitKind.NAME, rule="label-id") for one in _understood(value, catalogue))


def upstream_names(value: str) -> list[str]:
    """The corpora that a card's `source_datasets` names; "original" and "extended" are no names of corpora."""
    names = (match.group().removeprefix("extended|") for match in _UPSTREAM_NAME.finditer(value))
    return [name for name in dict.fromkeys(names) if name not in ("original", "extended", "null", "none")]


def _upstream(value: str) -> Iterator[Candidate]:
    if upstream_names(value):
        yield Candidate("upstream", HitKind.STRUCTURED, 0, len(value), UPSTREAM_RULE, firm=False)


def _opt_out(field: str, value: str) -> Iterator[Candidate]:
    said = value.strip().lower()
    reserved = "tdm-reservation" in field.lower() and said in ("1", "true")
    if reserved or "noai" in said or said in _TRAINERS or _NO_TRAINING.fullmatch(said):
        yield Candidate("tdm-opt-out", HitKind.STRUCTURED, 0, len(value), "mark-tdm")


def _understood(value: str, catalogue: Catalogue) -> Iterator[Candidate]:
    """A value that is itself an id, an SPDX expression or a list of them."""
    for part in re.finditer(r"[^\[\],;\n]+", value):
        licence = catalogue.understand(part.group().strip(" \"'-"))
        keys = (
            [licence.id]
            if licence
            else [one.id for key in symbols(part.group()) if (one := catalogue.by_spdx(key))]
        )
        for licence_id in keys:
            yield Candidate(licence_id, HitKind.STRUCTURED, part.start(), part.end(), "mark-id")


# Statements in raw markup ---------------------------------------------------------------------------------------------------

_INSIDE = 400  # characters that an element's text may be long
_VALUE = r"""["'](?P<value>[^"'<>]{1,400})["']"""
_INLINE: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (cue, field, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for cue, field, pattern in (
        ("rel=", "rel=license", rf"<(?:a|link)\b[^<>]{{0,300}}?\brel=[\"'][^\"'<>]{{0,40}}\blicense\b[^<>]{{0,300}}?\bhref={_VALUE}"),
        ("rel=", "rel=license", rf"<(?:a|link)\b[^<>]{{0,300}}?\bhref={_VALUE}[^<>]{{0,300}}?\brel=[\"'][^\"'<>]{{0,40}}\blicense\b"),
        ("<licen", "licence target", rf"<licen[cs]e\b[^<>]{{0,300}}?\b(?:target|xlink:href|href|rdf:resource)={_VALUE}"),
        ("<", "license", r"<(?:(?:ali|cc|dct|dcterms|dc|jats):)?licen[cs]e(?:_ref)?\b[^<>]{0,200}>(?P<value>[^<]{1,400})<"),
        ("rdf:resource", "cc:license", rf"<(?:cc|dct|dcterms|xhtml?|xmprights):(?:license|rights|webstatement)\b[^<>]{{0,200}}?\brdf:resource={_VALUE}"),
        ("rights", "dc:rights", r"<(?:dc|dcterms|xmprights|oai_dc):(?:rights|usageterms|webstatement|accessrights)\b[^<>]{0,200}>\s{0,40}(?:<[^<>]{1,100}>\s{0,40}){0,3}(?P<value>[^<]{1,400})<"),
        ("xmprights", "xmpRights:WebStatement", rf"\bxmprights:(?:webstatement|usageterms)={_VALUE}"),
        ("<meta", "meta:rights", rf"<meta\b[^<>]{{0,120}}?\bname=[\"'](?:dc\.|dcterms\.)?(?:rights|license|copyright)[\"'][^<>]{{0,120}}?\bcontent={_VALUE}"),
        ("<meta", "robots", rf"<meta\b[^<>]{{0,120}}?\bname=[\"']robots[\"'][^<>]{{0,120}}?\bcontent={_VALUE}"),
        ("tdm-reservation", "tdm-reservation", r"tdm-reservation[\"']?(?:\s{0,4}:|\s{0,4}=|\s{1,4}content=)\s{0,4}[\"']?(?P<value>1)\b"),
        ("licen", "jsonld:license", r"\"(?:schema:|dct:|cc:)?(?:licen[cs]e|licencia|usageinfo|license_id|license_url)\"\s{0,4}:\s{0,4}(?:\[\s{0,4})?\"(?P<value>[^\"]{1,400})\""),
        ("licen", "jsonld:license", r"\"licen[cs]e\"\s{0,4}:\s{0,4}\{[^{}]{0,300}?\"(?:url|@id|id|name|identifier)\"\s{0,4}:\s{0,4}\"(?P<value>[^\"]{1,400})\""),
        ("spdx-", "spdx", r"SPDX-License-Identifier:\s{0,4}(?P<value>[^\n*<>#]{2,120})"),
        ("licen", "yaml:license", r"^(?:licen[cs]es?|licencia|license_name|license_id)[ \t]{0,4}[:=][ \t]{0,4}[\"']?(?P<value>[\w.+-]{2,40})[\"']?[ \t]{0,4}\r?$"),
        ("license_link", "yaml:license", r"^license_link:[ \t]{0,4}[\"']?(?P<value>https?://[^\s\"']{4,200})"),
        ("licen", "licence label", r"^licen[cs]e[ \t]{0,4}=[ \t]{0,4}\{[ \t]{0,4}text[ \t]{0,4}=[ \t]{0,4}[\"'](?P<value>[^\"'\n]{2,60})[\"']"),
        ("lic", "licence label", r"^[^\w\n]{0,12}(?:licen[cs]es?|licencias?|llic[eè]ncia|licen[çz]a)(?: de uso| of use)?[ \t*_`\"']{0,6}[:=][ \t*_`\[\"']{0,6}(?P<value>[\w][\w.+ -]{1,39}?)[*_`\]\"'.]{0,4}(?:\([^()\n]{1,200}\))?[ \t.]{0,4}(?:\r?$|[ \t]{1,4}[—–-]{1,2}[ \t]|[,;(|\u00b7]|\.[ \t])"),
        ("lic", "licence heading", r"^#{1,6}[^\w\n]{0,8}(?:licen[cs]es?|licencias?|llic[eè]ncia|licen[çz]a)[^\w\n]{0,6}\r?\n\s{0,8}[*_`\[]{0,4}(?P<value>[\w][\w.+ -]{1,39}?)[*_`\]]{0,4}(?:\([^()\n]{1,200}\))?[ \t.]{0,4}\r?$"),
        ("source_datasets", UPSTREAM_FIELD, r"^source_datasets:[ \t]{0,4}\[(?P<value>[^\]\n]{2,400})\]"),
        ("source_datasets", UPSTREAM_FIELD, r"^source_datasets:[ \t]{0,4}\r?\n(?P<value>(?:[ \t]{0,6}-[ \t]{1,4}[\w.|\"'/-]{2,120}[ \t]{0,4}\r?\n){1,60})"),
        ("licen", "gem:license", r"^[ \t]{0,8}\w{1,12}\.licen[cs]es?[ \t]{0,8}=[ \t]{0,4}\[?[ \t]{0,4}[\"'](?P<value>[\w.+-]{2,40})[\"'](?![ \t]{0,4},)"),
        ("licen", "yaml:license", r"^licen[cs]es?:[ \t]{0,4}\[(?P<value>[^\]\n]{2,120})\]"),
        ("licen", "yaml:license", r"^licen[cs]es?:[ \t]{0,4}\r?\n(?P<value>(?:[ \t]{0,6}-[ \t]{1,4}[\w.+-]{2,40}[ \t]{0,4}\r?\n){1,10})"),
    )
)  # fmt: skip
_SHUT_OUT = re.compile(
    rf"user-agent:[ \t]{{0,4}}(?P<value>{'|'.join(sorted(_TRAINERS))})[^\n]{{0,20}}\n"
    r"(?:user-agent:[^\n]{0,60}\n){0,20}disallow:[ \t]{0,4}/[ \t]{0,4}\r?(?:\n|\Z)",
    re.IGNORECASE,
)


# What a site says in robots.txt of the use of its pages, as Cloudflare proposed it: https://contentsignals.org
_SIGNAL = re.compile(
    r"content-signal:[^\n]{0,200}?\b(?P<value>ai-train[ \t]{0,4}=[ \t]{0,4}no)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Inline:
    """A mark standing in raw text: `value` begins at `offset`; the whole of it, its element with it, is `start:stop`."""

    field: str
    value: str
    offset: int
    start: int
    stop: int
    is_element: bool


def inline(text: str) -> Iterator[Inline]:
    """Marks standing in raw text (HTML, TEI, JATS, XMP, JSON-LD, YAML, SPDX), its own or shown."""
    lowered = text.lower()
    for cue, field, pattern in _INLINE:
        if cue in lowered:
            yield from (_standing(field, match, lowered) for match in pattern.finditer(text))
    if "user-agent" in lowered:
        yield from (_standing("robots", match, lowered) for match in _SHUT_OUT.finditer(text))
    if "content-signal" in lowered:
        yield from (_standing("robots", match, lowered) for match in _SIGNAL.finditer(text))


def _standing(field: str, match: re.Match[str], lowered: str) -> Inline:
    start, stop = match.span()
    is_element = lowered.startswith("<", start)
    if is_element:
        tag = re.match(r"[\w:]+", lowered[start + 1 : start + 40])
        closed = lowered.find(f"</{tag.group()}", stop, stop + _INSIDE) if tag else -1
        stop = max(stop, closed)
    return Inline(field, match["value"], match.start("value"), start, stop, is_element)
