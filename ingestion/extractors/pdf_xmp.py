"""Finds the XMP packet in a PDF's bytes and what it states about rights."""

import re
import zlib
from collections.abc import Iterator
from itertools import chain, islice

from lxml import etree

_LARGEST_PACKET = 256 * 1024
_MOST_PACKETS = 3
_MOST_LINKS = 20
_LONGEST_MARK = 500
_PACKET = re.compile(rb"<x:xmpmeta.{0,%d}?</x:xmpmeta>" % _LARGEST_PACKET, re.DOTALL)
_METADATA = re.compile(rb"/Subtype\s*/XML\b[^>]{0,200}>>\s*stream\r?\n")
_CC_LINK = re.compile(rb"/URI\s*\((https?://(?:www\.)?creativecommons\.org/[^)\s]{1,200})\)")

_FIELDS = {
    "{http://purl.org/dc/elements/1.1/}rights": "dc:rights",
    "{http://purl.org/dc/elements/1.1/}language": "dc:language",
    "{http://ns.adobe.com/xap/1.0/rights/}WebStatement": "xmpRights:WebStatement",
    "{http://ns.adobe.com/xap/1.0/rights/}UsageTerms": "xmpRights:UsageTerms",
    "{http://creativecommons.org/ns#}license": "cc:license",
}
_RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"


def xmp_marks(data: bytes) -> tuple[tuple[str, str], ...]:
    """Rights statements in XMP packets, as (field, value), and links to Creative Commons as ("link", address)."""
    packets = islice(chain(_packets(data), _compressed_packets(data)), _MOST_PACKETS)
    found = [mark for packet in packets for mark in _marks_in(packet)]
    links = islice(_found(_CC_LINK, b"creativecommons.org/", data), _MOST_LINKS)
    found += [("link", match[1].decode("ascii", errors="replace")) for match in links]
    return tuple(dict.fromkeys((field, value[:_LONGEST_MARK]) for field, value in found))


def _found(pattern: re.Pattern[bytes], sign: bytes, data: bytes) -> Iterator[re.Match[bytes]]:
    """Yield the matches of a pattern that has this sign in it: most files do not, which is found out much sooner."""
    return pattern.finditer(data) if sign in data else iter(())


def _packets(data: bytes) -> Iterator[bytes]:
    return (match[0] for match in _found(_PACKET, b"<x:xmpmeta", data))


def _compressed_packets(data: bytes) -> Iterator[bytes]:
    """Packets in metadata streams that are deflated, each unpacked to no more than a packet may have."""
    for match in islice(_found(_METADATA, b"/XML", data), _MOST_PACKETS):
        try:
            unpacked = zlib.decompressobj().decompress(data[match.end() :], _LARGEST_PACKET)
        except zlib.error:
            continue
        yield from _packets(unpacked)


def _marks_in(packet: bytes) -> Iterator[tuple[str, str]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(packet, parser)
    for element in root.iter("*") if root is not None else ():
        for name, value in element.attrib.items():  # the short form: properties as attributes
            if field := _FIELDS.get(str(name)):
                yield field, str(value)
        if field := _FIELDS.get(str(element.tag)):
            value = str(element.get(_RESOURCE) or " ".join("".join(map(str, element.itertext())).split()))
            if value:
                yield field, value
