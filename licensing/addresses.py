"""Reads addresses of Creative Commons licences out of folded text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from licensing.entries import FILE
from licensing.folding import Folded
from licensing.grammar import VERSIONS, code_of

PORTS = frozenset({*FILE["cc"]["ports"], *FILE["cc"]["other_ports"]["codes"]})
_SITES = ("creativecommons.org", "licensebuttons.net", "rdflicense")
# A code that goes on in letters that are no element is not read at all: what was read of it would be laxer than what was meant.
# PDF text breaks addresses after a hyphen or a slash; a blank before the port would make a port of the Spanish word "es".
_ADDRESS = re.compile(
    r"(?:https?: ?/ ?/ ?)?(?:www\.|i\.)?"
    r"(?:creativecommons\.org ?/ ?(?:licen[cs]es?|l)|licensebuttons\.net ?/ ?[li]|purl\.org/net/rdflicense) ?/ ?"
    r"(?:cc-)?(?P<code>(?:by|nc|nd|sa)(?:[-_+] ?(?:by|nc|nd|sa)){0,3})(?![a-z]|[-_+] ?[a-z]|[.~][a-z])"
    r"(?:/ ?(?P<version>\d\.\d)(?:/(?P<port>[a-z]{2,8})(?![a-z]))?)?"
)


@dataclass(frozen=True, slots=True)
class Address:
    """A licence's address: canonical code, version and port where given; a span of the fold."""

    code: str
    version: str
    port: str
    start: int
    stop: int


def addresses(folded: Folded) -> Iterator[Address]:
    """Every address of a Creative Commons licence or button in the fold, in order; elements in any order, http or https."""
    if not any(site in folded.text for site in _SITES):
        return
    for match in _ADDRESS.finditer(folded.text):
        version = match["version"] if match["version"] in VERSIONS else ""
        port = match["port"] if version and match["port"] in PORTS else ""
        yield Address(code_of(re.split(r"[-_+ ]+", match["code"])), version, port, *match.span())
