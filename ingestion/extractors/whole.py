"""Finishes a file that is one document: cleaned, without blank ends of lines or runs of empty ones, refused without text."""

import re
from collections.abc import Callable

from lxml import etree

from ingestion.extractors.opened import Readable
from ingestion.text.cleaning import Substitution, clean_paged
from ingestion.text.paging import Paging
from ingestion.types import Attached, Document, Outcome, Unreadable

_BLANK_ENDS = Substitution(re.compile(r"[ \t\u00a0]+$", re.MULTILINE), "")
_EMPTY_LINES = Substitution(re.compile(r"\n{3,}"), "\n\n")


def whole_document(
    text: str,
    *,
    marks: tuple[tuple[str, str], ...] = (),
    attached: tuple[Attached, ...] = (),
    notes: tuple[str, ...] = (),
    paging: Paging | None = None,
) -> Document:
    """Make the document. Raises Unreadable EMPTY where there is neither text nor anything attached."""
    tidy, paging, steps = clean_paged(text, paging)
    for tidying in (_BLANK_ENDS, _EMPTY_LINES):
        paging = paging and tidying.carry(tidy, paging)
        tidy = tidying.apply(tidy)
    paging = paging and paging.stripped(tidy)
    tidy = tidy.strip("\n")
    if not tidy.strip() and not attached:
        raise Unreadable(Outcome.EMPTY, "no_text")
    return Document(
        tidy, resume_at=1, marks=marks, attached=attached, cleaning=(*notes, *steps), paging=paging
    )


def flat_document(stream: Readable, read: Callable[[Readable], Document]) -> Document:
    """Read an office document that is one XML file, not a package. Raises Unreadable: DAMAGED, or EMPTY."""
    try:
        return read(stream)
    except etree.XMLSyntaxError as error:
        raise Unreadable(Outcome.DAMAGED, "broken_xml") from error
