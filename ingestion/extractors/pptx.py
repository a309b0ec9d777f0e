"""Reads PowerPoint slides (PPTX) in their order: titles, text, tables, diagrams, charts and speaker notes, and embedded documents."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from lxml import etree

from ingestion.extractors.chart_text import lines_of_chart
from ingestion.extractors.office_marks import marks
from ingestion.extractors.packages import Package, embedded, local_name, main_part, opened, relations, tree
from ingestion.extractors.slide_places import Layouts, Places
from ingestion.extractors.slide_text import lines_of_slide, paragraphs
from ingestion.extractors.whole import whole_document
from ingestion.text.paging import Leaf, numbered
from ingestion.types import Attached, Document, Outcome, Source, Unreadable

_MAIN_PART = "ppt/presentation.xml"
_BESIDE: Mapping[str, Callable[[etree._Element], Iterable[str]]] = {
    "diagramData": paragraphs,
    "chart": lines_of_chart,
    "notesSlide": lines_of_slide,
}


class Pptx:
    """Presentations as Office Open XML. What masters and layouts put behind every slide is said once."""

    name = "pptx"
    version = 3
    media_types = frozenset({"application/vnd.openxmlformats-officedocument.presentationml.presentation"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: DAMAGED, ENCRYPTED, EMPTY, or REFUSED if it unpacks too large."""
        with opened(source) as package:
            yield _document(package)


def _document(package: Package) -> Document:
    main = main_part(package, _MAIN_PART)
    root = tree(package.read(main))
    if root is None:
        raise Unreadable(Outcome.DAMAGED, "no_content_part")
    texts: list[str] = []
    attached: dict[str, Attached] = {}
    layouts = Layouts(package)
    for slide in _slides(package, main, root):
        texts.append("\n".join(_lines(package, slide, layouts.behind(slide))))
        attached |= {one.name: one for one in embedded(package, slide)}
    texts.append(
        "\n".join(_on_masters(package, list(_slides(package, main, root)), set("\n".join(texts).split("\n"))))
    )
    text, paging = numbered(texts, "\n\n", leaf=Leaf.SLIDE, unnumbered=1)
    return whole_document(text, marks=tuple(marks(package)), attached=tuple(attached.values()), paging=paging)


def _slides(package: Package, main: str, root: etree._Element) -> Iterator[str]:
    """Name the slides' parts in the order in which they are shown."""
    parts = {identity: target for identity, kind, target in relations(package, main) if kind == "slide"}
    for slide in root.iter():
        if local_name(slide) == "sldId":
            identity = next(
                (str(value) for key, value in slide.attrib.items() if str(key).endswith("}id")), ""
            )
            if identity in parts:
                yield parts[identity]


def _lines(package: Package, slide: str, places: Places) -> Iterator[str]:
    """Yield the lines of a slide, of the diagrams and charts on it, and of what the speaker noted."""
    for root in _trees(package, slide):
        yield from lines_of_slide(root, places)
    beside = [(kind, target) for _, kind, target in relations(package, slide)]
    for wanted, lines_of in _BESIDE.items():
        for kind, target in beside:
            if kind == wanted:
                for root in _trees(package, target):
                    yield from lines_of(root)


def _on_masters(package: Package, slides: list[str], said: set[str]) -> Iterator[str]:
    """Yield once what stands on layouts and masters behind all slides and is no placeholder: a motto, a name."""
    layouts = dict.fromkeys(_behind(package, slides, "slideLayout"))
    for part in (*layouts, *dict.fromkeys(_behind(package, layouts, "slideMaster"))):
        for root in _trees(package, part):
            for line in lines_of_slide(root, placeholders=False):
                if line not in said:
                    said.add(line)
                    yield line


def _behind(package: Package, parts: Iterable[str], wanted: str) -> Iterator[str]:
    return (target for part in parts for _, kind, target in relations(package, part) if kind == wanted)


def _trees(package: Package, part: str) -> Iterator[etree._Element]:
    root = tree(package.read(part))
    if root is not None:
        yield root
