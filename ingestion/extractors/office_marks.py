"""Reads what the properties of an Office Open XML document say of its title, author, language and rights."""

from collections.abc import Iterator

from ingestion.extractors.packages import Package, local_name, properties

_CORE = "docProps/core.xml"
_CUSTOM = "docProps/custom.xml"
_CORE_MARKS = {
    "title": "dc:title",
    "creator": "dc:creator",
    "rights": "dc:rights",
    "language": "dc:language",
    "description": "dc:description",
}
_RIGHTS_WORDS = ("licen", "llicèn", "lizentzia", "rights", "derechos", "dereitos", "direitos", "copyright")
_LONGEST_MARK = 500


def marks(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the statements that the licence check may want, as (field, value)."""
    for element in properties(package, _CORE):
        field, value = _CORE_MARKS.get(local_name(element)), (element.text or "").strip()
        if field and value:
            yield field, value[:_LONGEST_MARK]
    for element in properties(package, _CUSTOM):
        name, value = element.get("name", ""), "".join(map(str, element.itertext())).strip()
        if value and speaks_of_rights(name):
            yield f"property:{name[:80]}", value[:_LONGEST_MARK]


def speaks_of_rights(name: str) -> bool:
    """Say whether a property that people named themselves speaks of a licence."""
    return any(word in name.lower() for word in _RIGHTS_WORDS)
