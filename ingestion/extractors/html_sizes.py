"""Weighs the elements of a parsed HTML page: how much each says, how much of that is prose, and how much the text of links."""

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ingestion.extractors.html_text import walk

_SHORTEST_PROSE = 80  # characters: a caption or a teaser is shorter
_MOST_ELEMENTS = 200_000  # ten times what the longest pages of sites have; each weighed takes memory


@dataclass(slots=True)
class Size:
    """Characters of visible text (white space aside), those inside links, those of paragraphs of some length, and the number of links."""

    chars: int = 0
    linked: int = 0
    links: int = 0
    prose: int = 0

    @property
    def own(self) -> int:
        return self.chars - self.linked


def measure(root: LexborNode) -> dict[int, Size] | None:
    """The size of `root` and of every visible element below it, by `mem_id`; None where there are more than 200,000."""
    sizes = {root.mem_id: Size()}
    above = [sizes[root.mem_id]]
    inside_links = 0
    for node, entering in walk(root):
        if node.tag == "-text":
            chars = len("".join((node.text_content or "").split()))
            above[-1].chars += chars
            above[-1].linked += chars if inside_links else 0
            continue
        inside_links += (1 if entering else -1) if node.tag == "a" else 0
        if len(sizes) > _MOST_ELEMENTS:
            return None
        if entering:
            above.append(sizes.setdefault(node.mem_id, Size(links=int(node.tag == "a"))))
        else:
            size = above.pop()
            if node.tag == "p" and size.own >= _SHORTEST_PROSE:
                size.prose = size.own
            _add(size, above[-1])
    return sizes


def _add(size: Size, parent: Size) -> None:
    parent.chars += size.chars
    parent.linked += size.linked
    parent.links += size.links
    parent.prose += size.prose
