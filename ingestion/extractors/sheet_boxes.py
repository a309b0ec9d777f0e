"""Reads the text boxes that lie over the cells of an Excel workbook, which keeps them apart from its sheets."""

import re
from collections.abc import Iterator

from ingestion.extractors.packages import Package, tree
from ingestion.extractors.slide_text import lines_of_slide

_DRAWING = re.compile(r"xl/drawings/drawing(\d+)\.xml", re.IGNORECASE)


def texts_of_boxes(package: Package) -> Iterator[str]:
    """Yield what stands in the boxes of each sheet that has some, sheet by sheet."""
    numbered = ((_DRAWING.fullmatch(name), name) for name in package.names())
    for _, name in sorted((int(found[1]), name) for found, name in numbered if found):
        root = tree(package.read(name), recover=True)
        if root is not None and (lines := lines_of_slide(root)):
            yield "\n".join(lines)
