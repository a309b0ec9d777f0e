"""Reads what is written on a chart of an Office document: its titles, its categories and the names of its series; no numbers."""

from collections.abc import Iterator

from lxml import etree

from ingestion.extractors.packages import local_name
from ingestion.extractors.slide_text import paragraphs

_CACHES = ("strCache", "multiLvlStrCache")  # of words; those of numbers have other names


def lines_of_chart(root: etree._Element) -> Iterator[str]:
    """Yield each once: series repeat the categories."""
    return iter(dict.fromkeys(_lines(root)))


def _lines(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        if local_name(element) == "rich":
            yield from paragraphs(element)
        elif local_name(element) in _CACHES:
            values = (one.text or "" for one in element.iter() if local_name(one) == "v")
            yield from (" ".join(value.split()) for value in values if value.strip())
