"""Turns columns of Arrow into values that JSON can write, and tells which of them hold files: pictures, sounds."""

import datetime
import decimal
import math
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa
from pyarrow import types

from ingestion.extractors.columnar_labels import labelled

_FINE = (str, int, bool, type(None))
# With which pictures and sounds begin: PNG, JPEG, GIF, TIFF, BMP; WAV and WebP, FLAC, Ogg, MP3. (MP4 and HEIC say so further on.)
_MEDIA = (
    b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM",
    b"RIFF", b"fLaC", b"OggS", b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what of it is read, and how its values are written.

    Labels are written by their names. `holds_files`: each value is a file, as bytes or {bytes, path}. `is_left_out`: its bytes are nothing that anybody could open.
    """

    name: str
    wanted: tuple[str, ...]
    write: Callable[[Any], Any]
    holds_files: bool = False
    is_left_out: bool = False
    name_labels: Callable[[Any], Any] | None = None  # where it has any

    def index_in(self, batch: pa.RecordBatch) -> int:
        """Return its place in a batch, −1 where it is not there."""
        return int(batch.schema.get_field_index(self.name))

    def values(self, array: pa.Array) -> list[Any]:
        """Return its values as JSON can write them."""
        written = [value if isinstance(value, _FINE) else self.write(value) for value in _to_list(array)]
        return written if self.name_labels is None else list(map(self.name_labels, written))


def columns_of(schema: pa.Schema, sample: Callable[[str], list[object]]) -> list[Column]:
    """Return the columns of a table; of two of the same name neither can be told from the other, and both are left out.

    `sample` gives some values of a column of bytes: old programs wrote text as bytes, without saying that it is text.
    """
    names = [field.name for field in schema if schema.get_field_index(field.name) >= 0]
    told, labels = [_column(schema.field(name), sample) for name in names], labelled(schema)
    return [replace(column, name_labels=labels.get(column.name)) for column in told if column is not None]


def _column(field: pa.Field, sample: Callable[[str], list[object]]) -> Column | None:
    name, kind = field.name, field.type
    if _is_bytes(kind):
        return _of_bytes(name, [value for value in sample(name) if isinstance(value, bytes) and value])
    if _is_file(kind):
        return Column(name, (name,), _plain_but_bytes, holds_files=True)
    if _holds_bytes(kind):
        kept = tuple(f"{name}.{inner.name}" for inner in kind if not _is_bytes(inner.type))
        return Column(name, kept, _plain, is_left_out=True)
    return Column(name, (name,), _plain, is_left_out=_holds_bytes_within(kind))


def _of_bytes(name: str, values: list[bytes]) -> Column:
    if values and all(map(_is_text, values)):
        return Column(name, (name,), _as_text)
    if values and all(value.startswith(_MEDIA) or value[4:8] == b"ftyp" for value in values):
        return Column(name, (name,), _plain_but_bytes, holds_files=True)
    return Column(name, (), _plain, is_left_out=True)


def _is_bytes(kind: pa.DataType) -> bool:
    return bool(
        types.is_binary(kind)
        or types.is_large_binary(kind)
        or types.is_fixed_size_binary(kind)
        or types.is_binary_view(kind)
    )


def _holds_bytes(kind: pa.DataType) -> bool:
    return bool(types.is_struct(kind)) and any(_is_bytes(inner.type) for inner in kind)


def _holds_bytes_within(kind: pa.DataType) -> bool:
    """Tell lists of pictures, and what else has bytes at any depth."""
    inner = [kind.field(at).type for at in range(kind.num_fields)]
    return any(_is_bytes(one) or _holds_bytes_within(one) for one in inner)


def _is_file(kind: pa.DataType) -> bool:
    """Tell the pictures and sounds of Hugging Face's data sets: {bytes, path}."""
    return _holds_bytes(kind) and kind.get_field_index("bytes") >= 0 and _is_bytes(kind.field("bytes").type)


def _is_text(value: bytes) -> bool:
    try:
        text = value.decode()
    except UnicodeDecodeError:
        return False
    return all(letter.isprintable() or letter.isspace() for letter in text[:2_000])


def _to_list(array: pa.Array) -> list[Any]:
    wanted = _representable(array.type)
    if wanted != array.type:
        array = array.cast(wanted, safe=False)
    try:
        return list(array.to_pylist())
    except UnicodeDecodeError:
        raw = array.cast(pa.large_binary()).to_pylist()
        return [None if value is None else value.decode(errors="replace") for value in raw]
    except (ValueError, OverflowError):  # a date that Python's calendar does not reach
        return list(array.cast(pa.string()).to_pylist())


def _representable(kind: pa.DataType) -> pa.DataType:
    """Return the type that loses least among those Python has values for: its times know no nanoseconds, and no zones here."""
    if types.is_timestamp(kind):
        return pa.timestamp("us")
    if types.is_time64(kind):
        return pa.time64("us")
    if types.is_duration(kind):
        return pa.int64()
    if types.is_dictionary(kind):
        return _representable(kind.value_type)
    if isinstance(kind, pa.BaseExtensionType):
        return kind if isinstance(kind, pa.UuidType) else _representable(kind.storage_type)
    return _nested(kind)


def _nested(kind: pa.DataType) -> pa.DataType:
    if types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind):
        inner = kind.value_field.with_type(_representable(kind.value_type))
        if types.is_fixed_size_list(kind):
            return pa.list_(inner, kind.list_size)
        return pa.large_list(inner) if types.is_large_list(kind) else pa.list_(inner)
    if types.is_struct(kind):
        return pa.struct([field.with_type(_representable(field.type)) for field in kind])
    return kind


def _plain_but_bytes(value: Any) -> Any:
    """Write a file's cell: its bytes as they are, whatever stands beside them as `_plain` does."""
    if isinstance(value, dict):
        return {
            str(key): inner if isinstance(inner, bytes) else _plain(inner) for key, inner in value.items()
        }
    return value if isinstance(value, bytes) else _plain(value)


def _as_text(value: object) -> object:
    return value.decode(errors="replace") if isinstance(value, bytes) else _plain(value)


def _plain(value: Any) -> Any:
    """Write what JSON has no word for: dates as ISO, decimals and UUIDs as text, NaN as null; bytes inside other values are left out."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items() if not isinstance(inner, bytes)}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, decimal.Decimal | uuid.UUID):
        return str(value)
    return value if isinstance(value, _FINE) else None
