"""Says licences in the reader's own: by their letters as people write them, or by their name."""

from django.utils.translation import get_language, gettext

from donations.licences import catalogue
from licensing.catalogue import Catalogue
from licensing.entries import Licence


def short(licence: str) -> str:
    """Return "CC BY-NC 3.0 ES" for `cc-by-nc-3.0-es`, else the name; the id where the catalogue does not know it."""
    known = _known(licence)
    if known is None:
        return licence
    if known.elements:
        letters = known.elements.removeprefix("cc-").upper()
        return " ".join(filter(None, ("CC", letters, known.version, known.port.upper())))
    return known.name(get_language() or "es")


def name(licence: str) -> str:
    """Return what it is called; the id where the catalogue, as maintainers have it now, does not know it."""
    known = catalogue().get(licence)
    return known.name(get_language() or "es") if known else licence


def in_sentence(licences: str) -> str:
    """Return one id, or several set apart by commas, as they stand in a sentence: whatever is not letters alone in quotation marks."""
    return ", ".join(map(_quoted, licences.split(", ")))


def _quoted(licence: str) -> str:
    known = _known(licence)
    if known is None or known.elements:
        return short(licence)
    return gettext("«%(name)s»") % {"name": short(licence)}


def _known(licence: str) -> Licence | None:
    """Look in the file first: no page asks the database for each licence it names, and `preflight` has none."""
    return Catalogue.load().get(licence) or (catalogue().get(licence) if licence else None)
