"""The messages a reading sends: `begin` and `end` around each file or member, a `doc` for each document between.

begin: member, within (the archives around it), own_name, index (of the top-level member), depth (0 the file, 1 a member, 2 a
       member's member …), attached (it came inside a document, not in an archive), media_type
doc:   member, position, resume_at (where reading may go on after it, or None), split, table, text, columns (the record
       as JSON, or None), text_columns (those that are text, where the format itself says so), languages {tag: share}, looked_at (share of the bytes read to say so), evidence [hit, with its
       page, slide or sheet where the file has such], characters, bytes (of the text in UTF-8), cleaning [step], sha256
at:    member, position (pages of a long document that could be read so far; a sign of life)
end:   as begin, and outcome, reason, params, media_type, extractor, bytes, sha256, and the tally's counts
on:    a sign of life while much is passed over

Every message but the first says in `consumed` how many bytes of the file itself were read to come so far.
In a member right inside the file, position and resume_at count within that member.
"""

from typing import Any

from ingestion.column_roles import role_of
from ingestion.columns import ELSEWHERE, apart, pieces_of, recognise, text_names, text_of
from ingestion.compact_json import as_json
from ingestion.declared_splits import Declared, split_declared
from ingestion.reading.markup import STEP as MARKUP
from ingestion.reading.markup import may_hold_markup, without_markup
from ingestion.reading.splits import place_of
from ingestion.text.cleaning import clean_paged
from ingestion.text.paging import Paging
from ingestion.types import Document
from languages.lengths import utf8_length
from licensing import evidence
from licensing.evidence import Hit

_MOST_TOGETHER = 4  # columns of a table without names that are compared


def document(
    found: Document,
    *,
    member: str,
    name: str,
    resumable: bool,
    sha256: str,
    text_columns: tuple[str, ...] = (),
    declared: Declared = (),
) -> dict[str, Any]:
    """Return the `doc` message: free text cleaned, structured records as they are, both with evidence, the languages still to be found (`ingestion.reading.judging`).

    Where the donor chose the columns of the text, that holds whatever the extractor took for it, in records that have one of them.
    """
    is_as_it_stays = found.is_clean or found.columns is not None
    given = found.text, found.paging
    text, paging, steps = (*given, ()) if is_as_it_stays else clean_paged(*given)
    as_shown = found
    if found.columns is not None and found.has_text:
        text, as_shown = _as_shown(found, text_columns)
        steps = (MARKUP,) if as_shown is not found else ()
    in_card = split_declared(f"{name}!{member}" if member else name, declared)
    split, table = place_of(found, f"{name}/{member}", in_card)
    hits = evidence.find(text, marks=found.marks)
    return {
        "m": "doc",
        "member": member,
        "position": found.position,
        "resume_at": found.resume_at if resumable else None,
        "split": split,
        "table": table,
        "text": text,
        "apart": (together := _apart(as_shown, text_columns)),
        "perhaps_apart": [] if together else _perhaps_apart(as_shown, text_columns),
        "columns": None if found.columns is None else as_json(found.columns),
        "text_columns": [name for name, _ in found.apart] if found.has_text else [ELSEWHERE],
        "languages": {},
        "looked_at": 0.0,
        "evidence": [_placed(hit, paging) for hit in hits],
        "characters": len(text),
        "bytes": utf8_length(text),
        "cleaning": [*found.cleaning, *steps],
        "sha256": sha256,
    }


def _as_shown(found: Document, text_columns: tuple[str, ...]) -> tuple[str, Document]:
    """Return the text of a record, of the columns its donor chose if any, and the record as a page would show it."""
    text = _text_of(found, text_columns)
    if not may_hold_markup(text):
        return text, found
    as_shown = without_markup(found)
    return _text_of(as_shown, text_columns), as_shown


def _text_of(found: Document, text_columns: tuple[str, ...]) -> str:
    is_chosen = found.columns is not None and not found.columns.keys().isdisjoint(text_columns)
    return text_of(found.columns, text_columns) if found.columns and is_chosen else found.text


def said_of(found: Document) -> list[dict[str, Any]]:
    """Return what the marks of something without text say of a licence."""
    return [hit.as_dict() for hit in evidence.find("", marks=found.marks)]


def _apart(found: Document, text_columns: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the columns of a record that are read one by one: those its extractor knows, but for what its donor did not choose."""
    if found.columns is None or not found.has_text:
        return []
    chosen = [(name, text) for name, text in found.apart if not text_columns or name in text_columns]
    return chosen or apart(found.columns, text_columns)


def _perhaps_apart(found: Document, text_columns: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the columns of a record whose names say nothing, or those its donor chose: a few of them may well be translations of one another."""
    if found.columns is None or not found.has_text:
        return []
    chosen = tuple(name for name in text_columns if name in found.columns)
    names = chosen or tuple(found.columns)
    told = recognise(names).columns
    if any(role_of(name) != "text" for name in told):
        return []
    pieces = pieces_of(found.columns, chosen or told or text_names(names))
    return pieces if len(pieces) <= _MOST_TOGETHER else []


def _placed(hit: Hit, paging: Paging | None) -> dict[str, Any]:
    """Return a hit with the page, slide or sheet that it is on; what metadata say is on none."""
    return hit.as_dict() if paging is None or hit.field else hit.as_dict() | paging.at(hit.offset)
