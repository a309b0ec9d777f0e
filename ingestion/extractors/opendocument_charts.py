"""Reads what is written on the charts of an OpenDocument package: their titles, categories and the names of their series; no numbers."""

import posixpath
from collections.abc import Iterator

from lxml import etree

from ingestion.extractors.packages import Package, local_name, tree

_CONTENT = "content.xml"


class Charts:
    """The charts of one package, each given once, however often it is named."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._given: set[str] = set()

    def take(self, address: str) -> list[str]:
        """Give the lines of the object at an address within the package, none where it is no chart or is broken."""
        folder = posixpath.normpath(address).lstrip("/")
        if not address or folder in self._given or folder.startswith(".."):
            return []
        self._given.add(folder)
        try:
            root = tree(self._package.read(posixpath.join(folder, _CONTENT)))
        except etree.XMLSyntaxError:  # charts are extras
            return []
        chart = (
            next((one for one in root.iter() if local_name(one) == "chart"), None)
            if root is not None
            else None
        )
        return list(dict.fromkeys(_lines(chart))) if chart is not None else []


def _lines(chart: etree._Element) -> Iterator[str]:
    for paragraph in chart.iter():
        if local_name(paragraph) == "p" and not _is_number(paragraph):
            line = " ".join("".join(map(str, paragraph.itertext())).split())
            if line:
                yield line


def _is_number(paragraph: etree._Element) -> bool:
    cell = paragraph.getparent()
    kinds = (
        [str(value) for key, value in cell.attrib.items() if str(key).endswith("}value-type")]
        if cell is not None
        else []
    )
    return any(kind != "string" for kind in kinds)
