"""Finds where the shapes of a PowerPoint slide stand; placeholders that do not say stand where their layout or master puts them."""

from collections.abc import Iterator, Mapping

from lxml import etree

from ingestion.extractors.packages import Package, local_name, relations, tree
from ingestion.extractors.slide_order import Box

_AS_ON_MASTERS: Mapping[str, str] = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "": "body"}
Places = Mapping[str, Box]  # of placeholders, by "#" and their number, or by their kind


class Layouts:
    """What the layouts and masters of a presentation say of places, each read once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._own: dict[str, Places] = {}
        self._places: dict[str, Places] = {}

    def behind(self, slide: str) -> Places:
        """The places of the placeholders on a slide."""
        layout = self._related(slide, "slideLayout")
        if layout not in self._places:
            master = self._placeholders(self._related(layout, "slideMaster"))
            self._places[layout] = {**master, **self._placeholders(layout)} if layout else {}
        return self._places[layout]

    def _related(self, part: str, wanted: str) -> str:
        found = (target for _, kind, target in relations(self._package, part) if kind == wanted)
        return next(found, "") if part else ""

    def _placeholders(self, part: str) -> Places:
        if part not in self._own:
            root = tree(self._package.read(part)) if part else None
            self._own[part] = dict(_places_in(root)) if root is not None else {}
        return self._own[part]


def place_of(shape: etree._Element, places: Places) -> Box | None:
    """Where a shape, a group or a frame stands; None where nothing says it."""
    own = next((box for one in shape.iter() if local_name(one) == "xfrm" and (box := _box(one))), None)
    placeholder = next((one for one in shape.iter() if local_name(one) == "ph"), None)
    if own is not None or placeholder is None:
        return own
    kind = placeholder.get("type", "")
    return places.get(f"#{placeholder.get('idx', '0')}") or places.get(_AS_ON_MASTERS.get(kind, kind))


def _places_in(root: etree._Element) -> Iterator[tuple[str, Box]]:
    for shape in root.iter():
        box = place_of(shape, {}) if local_name(shape) == "sp" else None
        placeholder = next((one for one in shape.iter() if local_name(one) == "ph"), None) if box else None
        if box is not None and placeholder is not None:
            kind = placeholder.get("type", "")
            yield _AS_ON_MASTERS.get(kind, kind), box
            if "idx" in placeholder.attrib:
                yield f"#{placeholder.get('idx')}", box


def _box(transform: etree._Element) -> Box | None:
    numbers = {
        f"{local_name(one)}{name!s}": _number(str(value))
        for one in transform
        for name, value in one.attrib.items()
    }
    found = [numbers.get(name) for name in ("offx", "offy", "extcx", "extcy")]
    left, top, width, height = found
    if left is None or top is None or width is None or height is None:
        return None
    return Box(left, top, width, height)


def _number(written: str) -> int | None:
    return int(written) if written.lstrip("-").isdecimal() and len(written) < 20 else None
