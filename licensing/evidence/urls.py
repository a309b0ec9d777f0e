"""Finds addresses of licences: Creative Commons by their grammar, all others by the links of the catalogue."""

from collections.abc import Iterator

from licensing.addresses import addresses
from licensing.catalogue import Catalogue
from licensing.evidence.hits import Candidate
from licensing.folding import Folded
from licensing.vocabulary import HitKind


def candidates(folded: Folded, catalogue: Catalogue) -> Iterator[Candidate]:
    """Every licence address in the fold; of links that overlap, the longest."""
    if "/" not in folded.text:
        return
    for address in addresses(folded):
        licence = catalogue.commons(address.code, address.version, address.port)
        yield Candidate(licence.id, HitKind.URL, address.start, address.stop, "cc-url")
    yield from linked(folded, catalogue)


def linked(folded: Folded, catalogue: Catalogue) -> Iterator[Candidate]:
    """Every address in the fold that is a link of the catalogue."""
    taken = bytearray(len(folded.text) + 1)
    for link, licence_id in catalogue.links:
        start = folded.text.find(link)
        while start >= 0:
            stop = start + len(link)
            if not taken[start]:
                taken[start:stop] = b"\x01" * len(link)
                yield Candidate(licence_id, HitKind.URL, start, stop, "link")
            start = folded.text.find(link, stop)
