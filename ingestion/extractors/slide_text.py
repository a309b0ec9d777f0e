"""Reads the text of one slide or notes page of a PowerPoint package, and of diagrams: titles first, table rows as lines."""

from collections.abc import Iterator

from lxml import etree

from ingestion.extractors.packages import local_name
from ingestion.extractors.slide_order import reading_order
from ingestion.extractors.slide_places import Places, place_of
from ingestion.extractors.symbol_fonts import has_symbols, with_symbols

_TITLES = frozenset(("title", "ctrTitle"))
_REPEATED = frozenset(("sldNum", "dt", "ftr", "hdr", "sldImg"))
_COUNTED = ("slidenum", "datetime")  # fields that programs fill in


def lines_of_slide(
    root: etree._Element, places: Places | None = None, *, placeholders: bool = True
) -> list[str]:
    """Give the lines of a slide, its title's first, then shape by shape as they stand, grouped ones at their place.

    Of a master, whose placeholders hold only advice, they can be left out.
    """
    titles: list[str] = []
    others: list[str] = []
    tree = next((one for one in root.iter() if local_name(one) == "spTree"), root)
    for shape in _shapes(tree, places or {}):
        name = local_name(shape)
        kind = _placeholder(shape)
        if kind not in _REPEATED and (placeholders or not kind):
            (titles if kind in _TITLES else others).extend(
                _rows(shape) if name == "tbl" else paragraphs(shape)
            )
    return [*titles, *others]


def _shapes(holder: etree._Element, places: Places) -> Iterator[etree._Element]:
    """Yield what holds text, in reading order: titles may stand anywhere, and what says nothing is in nobody's way."""
    said = [child for child in holder.iterchildren("*") if _is_said(child)]
    titles = [child for child in said if _placeholder(child) in _TITLES]
    others = [child for child in said if _placeholder(child) not in _TITLES]
    ordered = reading_order([place_of(child, places) for child in others])
    for child in (*titles, *(others[place] for place in ordered)):
        if local_name(child) == "grpSp":
            yield from _shapes(child, places)
        else:
            yield from (one for one in child.iter() if _is_shape(one))


def paragraphs(element: etree._Element) -> Iterator[str]:
    """Yield the paragraphs below an element that hold any text."""
    for paragraph in element.iter():
        if local_name(paragraph) == "p" and (line := _line(paragraph)).strip():
            yield line


def _rows(table: etree._Element) -> Iterator[str]:
    for row in table:
        if local_name(row) == "tr":
            cells = [" ".join(paragraphs(cell)) for cell in row if local_name(cell) == "tc"]
            yield "\t".join(cells)


def _line(paragraph: etree._Element) -> str:
    pieces = []
    for element in paragraph.iter():
        name = local_name(element)
        if name == "t" and not _is_counted(element):
            text = element.text or ""
            pieces.append(with_symbols(text, _sign_font(element)) if has_symbols(text) else text)
        elif name == "br":
            pieces.append("\n")
    return "".join(pieces)


def _sign_font(text: etree._Element) -> str:
    """The font that a run names for signs, else for letters; "" where it names none."""
    run = text.getparent()
    named = {local_name(one): str(one.get("typeface", "")) for one in (run.iter() if run is not None else ())}
    return named.get("sym") or named.get("latin", "")


def _is_counted(text: etree._Element) -> bool:
    field = text.getparent()
    return field is not None and local_name(field) == "fld" and field.get("type", "").startswith(_COUNTED)


def _is_said(child: etree._Element) -> bool:
    return _placeholder(child) not in _REPEATED and next(paragraphs(child), None) is not None


def _is_shape(element: etree._Element) -> bool:
    return local_name(element) in ("sp", "tbl") and not _is_second_writing(element)


def _is_second_writing(shape: etree._Element) -> bool:
    return any(local_name(around) == "Fallback" for around in shape.iterancestors())


def _placeholder(shape: etree._Element) -> str:
    """The kind of placeholder that a shape fills, "obj" where it does not say; "" for an ordinary shape."""
    for child in shape:
        if local_name(child) == "nvSpPr":
            return next((str(one.get("type", "obj")) for one in child.iter() if local_name(one) == "ph"), "")
    return ""
