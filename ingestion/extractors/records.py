"""Reads JSON Lines and JSON record by record, keeping every value as parsed and every line's place."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from ingestion.columns import licence_marks, sentence_of, text_names, text_of
from ingestion.extractors.json_exports import ASSIGNED, posts_of, unwrapped
from ingestion.extractors.json_kept import what_datasets_keeps
from ingestion.extractors.json_members import Members
from ingestion.extractors.json_questions import questions_of
from ingestion.extractors.json_records import Record, records_of
from ingestion.extractors.json_tables import rows_of_lists, with_header
from ingestion.extractors.json_values import DEEPEST, TooDeep, ValueReader, parse, without_last_commas
from ingestion.extractors.opened import OpenedText, open_text, read_fully
from ingestion.record_strings import strings_in
from ingestion.text.encodings import decode_as
from ingestion.types import Document, Outcome, Source, Unreadable

_LONGEST_LINE_BYTES = 64 * 1024 * 1024
_PARSED_WHOLE_BYTES = 16 * 1024 * 1024
_LINES = "application/x-ndjson"
_SAMPLE_LINES = 20


class Records:
    """JSON Lines and JSON: one document per record.

    In JSON Lines positions are byte offsets, and any range works: [start, stop) holds every line that begins in it, so ranges that
    follow one another give each record once. In one large JSON value positions count its records, with the same promise.
    A line that is no JSON is kept as {"_raw": line}, noted as "bad_json" (or "nested_too_deep").
    """

    name = "records"
    version = 7
    media_types = frozenset({_LINES, "application/json"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document per record. Raises Unreadable: EMPTY without any, DAMAGED for broken JSON, REFUSED if too deep or large, SKIPPED what a program keeps for itself."""
        opened = open_text(source)
        if kept := what_datasets_keeps(source.name, decode_as(opened.head, opened.unit.codec).text):
            yield kept[0]
            raise kept[1]
        found = False
        for document in (
            _by_line(opened, source) if _is_by_line(opened, source) else _by_count(opened, source)
        ):
            found = True
            yield document
        if not found and not source.start and source.stop is None:
            raise Unreadable(Outcome.EMPTY, "no_records")


def _is_by_line(opened: OpenedText, source: Source) -> bool:
    """Lines that each hold a whole list or object are JSON Lines, whatever the file is called; one line alone may be either."""
    text = _head_of(opened)
    lines = _first_lines(text)
    complete = sum(_is_container(line) for line in lines)
    if len(lines) == 1:
        return source.media_type == _LINES
    is_list = text.lstrip().startswith("[") and not _is_container(lines[0])
    return complete * 2 > len(lines) or (
        source.media_type == _LINES and not is_list and not text.lstrip().startswith(("{\n", "{\r"))
    )


def _head_of(opened: OpenedText) -> str:
    return decode_as(opened.head, opened.unit.codec).text.removeprefix("\ufeff")


def _first_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()][:_SAMPLE_LINES]


def _first_values(opened: OpenedText) -> Iterator[Any]:
    """The values of the first lines, as far as these are in the head of the file."""
    with suppress(ValueError):
        yield from map(parse, _first_lines(_head_of(opened)))


def _is_container(line: str) -> bool:
    try:
        return isinstance(parse(line), dict | list)
    except ValueError:
        return False


def _by_line(opened: OpenedText, source: Source) -> Iterator[Document]:
    width = opened.unit.width
    start = -(-source.start // width) * width
    if start:
        opened.move_to(
            start - width
        )  # a line begins at `start` exactly when the newline just before it ends one
    lines, as_row = opened.lines(_LONGEST_LINE_BYTES), rows_of_lists(list(_first_values(opened)))
    if start:
        next(lines, None)
    for offset, raw in lines:
        if source.stop is not None and offset >= source.stop:
            return
        if raw.strip(b" \t\r\n\0"):
            yield _of_line(opened, offset, raw, as_row)


def _of_line(opened: OpenedText, offset: int, raw: bytes, as_row: Callable[[Any], Any]) -> Document:
    text, notes = opened.text_of(raw, offset)
    try:
        document = _of_value(as_row(_parsed_line(text)), checked="\\ud" not in text and "\\uD" not in text)
    except ValueError as error:
        line = text.rstrip("\r\n")
        reason = "nested_too_deep" if isinstance(error, TooDeep) else "bad_json"
        document = Document(line, columns={"_raw": line}, cleaning=(reason,))
    document.position, document.resume_at = offset, offset + len(raw)
    document.cleaning = (*notes, *document.cleaning)
    return document


def _parsed_line(text: str) -> Any:
    """The value of a line; those of a list that lacks its brackets end in commas."""
    bare = text.rstrip()
    if not bare.endswith("},"):
        return parse(text)
    return parse(bare[:-1])


def _of_value(value: Any, *, checked: bool = False) -> Document:
    """A record's document. Half surrogate pairs, which no encoding can write, become U+FFFD; `checked`: there are none."""
    note: tuple[str, ...] = ()
    if not checked and not _can_be_written(value):
        value, note = _without_surrogates(value), ("surrogates/1",)
    value, telling = unwrapped(value)
    if isinstance(value, dict):
        said = _said(value, telling) if telling else sentence_of(value)
        text = "\n".join(piece for _, piece in said) if said else text_of(value)
        return Document(text, columns=value, marks=licence_marks(value), cleaning=note, apart=said)
    text = "\n".join(strings_in(value)) if isinstance(value, str | list) else json.dumps(value)
    return Document(text, columns=None if isinstance(value, str) else {"value": value}, cleaning=note)


def _without_text(value: Any) -> Document:
    """The row of what was said in another."""
    document = _of_value(value)
    document.text, document.apart, document.has_text = "", (), False
    return document


def _said(value: dict[str, Any], telling: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(column, its text) of those columns that may hold the text."""
    return tuple((name, "\n".join(strings_in(value[name]))) for name in text_names(telling))


def _can_be_written(value: object) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _without_surrogates(value: Any) -> Any:
    written = json.dumps(value, ensure_ascii=False)
    return json.loads(written.encode("utf-16", errors="surrogatepass").decode("utf-16", errors="replace"))


def _by_count(opened: OpenedText, source: Source) -> Iterator[Document]:
    for number, record in enumerate(_values(opened)):
        if source.stop is not None and number >= source.stop:
            return
        if number >= source.start:
            document = _of_value(record.value) if record.has_text else _without_text(record.value)
            document.position, document.resume_at = number, number + 1
            document.split, document.table = record.key, record.table
            document.marks = (*record.marks, *document.marks)
            yield document


def _values(opened: OpenedText) -> Iterator[Record]:
    for record in _items(opened):
        for post in posts_of(record.value):
            yield from (record._replace(value=row) for row in questions_of(post))


def _items(opened: OpenedText) -> Iterator[Record]:
    """The records of one JSON value: parsed whole while small, else read one by one."""
    whole = read_fully(opened.stream, _PARSED_WHOLE_BYTES + 1)
    if assigned := ASSIGNED.match(whole):
        whole = b" " * assigned.end() + whole[assigned.end() :]
    try:
        if len(whole) <= _PARSED_WHOLE_BYTES:
            yield from _values_of_small(opened.text_of(whole, 0)[0])
        else:
            yield from _values_one_by_one(opened, whole)
    except TooDeep as error:
        raise Unreadable(Outcome.REFUSED, "nested_too_deep", limit=DEEPEST) from error
    except ValueError as error:
        raise Unreadable(Outcome.DAMAGED, "bad_json") from error


def _values_of_small(text: str) -> Iterator[Record]:
    """The records of one value; or the values themselves where several follow one another, with commas between them or without."""
    try:
        value = parse(text)
    except TooDeep:
        raise
    except json.JSONDecodeError as error:
        text = without_last_commas(text)
        if error.msg.startswith("Extra data"):
            yield from _values_in_turn(ValueReader(_reads(text.encode()), "utf-8"))
            return
        value = parse(text)
    yield from records_of(value)


def _values_in_turn(reader: ValueReader) -> Iterator[Record]:
    while begins := reader.peek():
        if begins == ",":
            reader.skip(",")
        else:
            yield Record(reader.value())


def _reads(begun: bytes, read: Callable[[int], bytes] = lambda _size: b"") -> Callable[[int], bytes]:
    """Give first what was read already."""
    pieces = [begun]
    return lambda size: pieces.pop() if pieces else read(size)


def _values_one_by_one(opened: OpenedText, begun: bytes) -> Iterator[Record]:
    reader = ValueReader(_reads(begun, opened.stream.read), opened.unit.codec)
    if reader.peek() == "\ufeff":
        reader.skip("\ufeff")
    if reader.peek() == "[":
        yield from map(Record, with_header(reader.items()))
    elif reader.peek() == "{" and not reader.has_value():
        yield from Members(reader).records()
    yield from _values_in_turn(reader)
