"""Finds the headings of a web page that stand over nothing once the site around its article is taken away."""

from collections.abc import Container, Iterator, Mapping

from selectolax.lexbor import LexborNode

from ingestion.extractors.html_sizes import Size
from ingestion.extractors.html_text import walk

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_LONGEST_LABEL = 40  # characters: "Etiquetas:", "También puede interesarte"
_LABELS = frozenset(("p", "div", "span", "strong", "b", "dt", "li"))


def headings_of_nothing(root: LexborNode, cut: Container[int], sizes: Mapping[int, Size]) -> Iterator[int]:
    """Yield the `mem_id` of every heading after which, up to the next one or the end, only what is `cut` comes, and something does."""
    heading: LexborNode | None = None
    end = 0  # of the heading itself
    over_cut = False
    for node, entering in walk(root, cut):
        if heading is not None and node.mem_id == heading.mem_id and not entering:
            end = 0
        elif node.mem_id in cut:
            over_cut = over_cut or (heading is not None and entering)
        elif entering and not end and _is_heading(node, sizes):
            if heading is not None and over_cut:
                yield heading.mem_id
            heading, end, over_cut = node, 1, False
        elif node.tag == "-text" and not end and (node.text_content or "").strip():
            heading, over_cut = None, False
    if heading is not None and over_cut:
        yield heading.mem_id


def _is_heading(node: LexborNode, sizes: Mapping[int, Size]) -> bool:
    if node.tag in _HEADINGS:
        return True
    chars = sizes[node.mem_id].chars if node.tag in _LABELS and node.mem_id in sizes else 0
    return 1 < chars <= _LONGEST_LABEL and node.text().rstrip().endswith(":")
