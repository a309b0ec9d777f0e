"""Reads the text of one slide or notes page of a PowerPoint package, and of diagrams: titles first, table rows as lines."""

from collections.abc import Iterator

from lxml import etree

from ingestion.extractors.packages import local_name
from ingestion.extractors.symbol_fonts import has_symbols, with_symbols

_TITLES = frozenset(("title", "ctrTitle"))
_REPEATED = frozenset(("sldNum", "dt", "ftr", "hdr", "sldImg"))
_COUNTED = ("slidenum", "datetime")  # fields that programs fill in


def lines_of_slide(root: etree._Element, *, placeholders: bool = True) -> list[str]:
    """Give the lines of a slide, its title's first, then shape by shape, grouped ones at their place.

    Of a master, whose placeholders hold only advice, they can be left out.
    """
    titles: list[str] = []
    others: list[str] = []
    for shape in root.iter():
        name = local_name(shape)
        if name not in ("sp", "tbl") or _is_second_writing(shape):
            continue
        kind = _placeholder(shape) if name == "sp" else ""
        if kind not in _REPEATED and (placeholders or not kind):
            (titles if kind in _TITLES else others).extend(
                _rows(shape) if name == "tbl" else paragraphs(shape)
            )
    return [*titles, *others]


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


def _is_second_writing(shape: etree._Element) -> bool:
    return any(local_name(around) == "Fallback" for around in shape.iterancestors())


def _placeholder(shape: etree._Element) -> str:
    """The kind of placeholder that a shape fills, "obj" where it does not say; "" for an ordinary shape."""
    for child in shape:
        if local_name(child) == "nvSpPr":
            return next((str(one.get("type", "obj")) for one in child.iter() if local_name(one) == "ph"), "")
    return ""
