"""Finds the menus of pages that are laid out in the cells of a table, as pages were before there were other means."""

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingestion.extractors.html_sizes import Size
from ingestion.extractors.html_text import walk

_LEAST_SAID = 300  # characters of the cell that holds the text
_MOST = 0.5  # of what the whole page says it says more
_FEWEST_LINKS = 4
_LINKED = 0.9
_BLOCKS = frozenset(("table", "tbody", "tr", "td", "th", "ul", "ol", "p", "div", "center"))
_TO_ITSELF = 'a[href^="#"]'  # a table of contents is the document's own
_BACK = re.compile(
    r"\W*(?:volver|regresar|retornar|inicio|ir a|página principal|voltar|início|torna|tornar|inici|itzuli|back|home)\b",
    re.IGNORECASE,
)


def menus_in_cells(tree: LexborHTMLParser, sizes: Mapping[int, Size]) -> frozenset[int]:
    """The blocks of links in the table of which one cell says most of a page, and with them the ways back, by `mem_id`."""
    cell = _cell_of_text(tree, sizes)
    if cell is None or tree.root is None:
        return frozenset()
    in_table = _all_links(_layout(cell), cell, sizes)
    menus = {node.mem_id for node in in_table if sizes[node.mem_id].links >= _FEWEST_LINKS}
    if not menus:
        return frozenset()
    back = (node.mem_id for node in _all_links(tree.root, cell, sizes) if _BACK.match(node.text()))
    return frozenset(menus.union(back))


def _layout(cell: LexborNode) -> LexborNode:
    """The outermost table around a cell."""
    layout, node = cell, cell.parent
    while node is not None:
        layout = node if node.tag == "table" else layout
        node = node.parent
    return layout


def _cell_of_text(tree: LexborHTMLParser, sizes: Mapping[int, Size]) -> LexborNode | None:
    """The innermost of such cells: each holds the next."""
    whole = sizes[tree.root.mem_id].chars if tree.root is not None else 0
    fewest = max(_LEAST_SAID, _MOST * whole)
    cells = [node for node in tree.css("td") if sizes.get(node.mem_id, Size()).own >= fewest]
    return cells[-1] if cells else None


def _all_links(root: LexborNode, cell: LexborNode, sizes: Mapping[int, Size]) -> Iterator[LexborNode]:
    """The outermost blocks in which there is nothing but links to other pages."""
    passed = {cell.mem_id}
    for node, entering in walk(root, passed):
        if not entering or node.tag not in _BLOCKS or node.mem_id in passed:
            continue
        size = sizes[node.mem_id]
        if size.links and size.linked >= _LINKED * size.chars and node.css_first(_TO_ITSELF) is None:
            passed.add(node.mem_id)
            yield node
