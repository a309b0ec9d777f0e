"""Finishes a file that is one document: cleaned, without blank ends of lines or runs of empty ones, refused without text."""

import re
from collections.abc import Callable

from lxml import etree

from ingestion.extractors.opened import Readable
from ingestion.text.cleaning import clean
from ingestion.types import Attached, Document, Outcome, Unreadable

_BLANK_ENDS = re.compile(r"[ \t\u00a0]+$", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")


def whole_document(
    text: str,
    *,
    marks: tuple[tuple[str, str], ...] = (),
    attached: tuple[Attached, ...] = (),
    notes: tuple[str, ...] = (),
) -> Document:
    """Make the document. Raises Unreadable EMPTY where there is neither text nor anything attached."""
    cleaned, steps = clean(text)
    tidy = _EMPTY_LINES.sub("\n\n", _BLANK_ENDS.sub("", cleaned)).strip("\n")
    if not tidy.strip() and not attached:
        raise Unreadable(Outcome.EMPTY, "no_text")
    return Document(tidy, resume_at=1, marks=marks, attached=attached, cleaning=(*notes, *steps))


def flat_document(stream: Readable, text_of: Callable[[Readable], str]) -> Document:
    """Read an office document that is one XML file, not a package. Raises Unreadable: DAMAGED, or EMPTY."""
    try:
        return whole_document(text_of(stream))
    except etree.XMLSyntaxError as error:
        raise Unreadable(Outcome.DAMAGED, "broken_xml") from error
