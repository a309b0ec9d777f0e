"""The Croissant description (JSON-LD) of a release, for search engines and loading libraries."""

import json
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

from languages.names import language_details
from publishing.allowed import licence_of
from publishing.citing import citing
from publishing.front_matter import folder_of
from publishing.models import Release, ReleaseFile, ReleaseItem, ReleaseTable
from publishing.places import FOLDER

# The fixed part: the context of Croissant 1.0 as its specification gives it, and what never differs.
_TEMPLATE = json.loads(Path(__file__).with_name("croissant.json").read_text(encoding="utf-8"))
_MEDIA = f"{FOLDER}/"
_DATA_TYPES = {
    "string": "sc:Text", "json": "sc:Text", "int64": "sc:Integer", "float64": "sc:Float", "bool": "sc:Boolean",
}  # fmt: skip


def croissant(
    release: Release,
    items: Sequence[ReleaseItem],
    tables: Sequence[ReleaseTable],
    files: Sequence[ReleaseFile],
) -> dict[str, object]:
    """Return the description as a JSON value: files with their hashes, a file set and a record set for each split."""
    licence = licence_of(items[0].donation)
    thanked = list(dict.fromkeys(item.donation.credit for item in items if item.donation.credit))
    said: dict[str, object] = deepcopy(_TEMPLATE) | {
        "name": release.dataset.title,
        "description": "\n\n".join(item.donation.description for item in items),
        "version": f"{release.number}.0.0",
        "license": licence.url or licence.id,
        "inLanguage": list(
            dict.fromkeys(language_details(tag) for item in items for tag in item.donation.language_tags)
        ),
        "citeAs": "\n".join(citing(release, [item.donation for item in items]).lines),
        "distribution": [_file(one) for one in files if not one.path.startswith(_MEDIA)]
        + [_set(table) for table in tables]
        + _media(files),
        "recordSet": [_records(table) for table in tables],
    }
    return said | ({"creator": [{"@type": "sc:Person", "name": name} for name in thanked]} if thanked else {})


def _file(file: ReleaseFile) -> dict[str, object]:
    return {
        "@type": "cr:FileObject", "@id": file.path, "name": file.path.replace("/", "-"), "contentUrl": file.path,
        "encodingFormat": "application/x-parquet", "contentSize": f"{file.bytes} B", "sha256": file.sha256,
    }  # fmt: skip


def _media(files: Sequence[ReleaseFile]) -> list[dict[str, object]]:
    """Return the one file set of the pictures and sounds, where there are any: their hashes are in the manifest."""
    about: dict[str, object] = {
        "@type": "cr:FileSet",
        "@id": FOLDER,
        "name": FOLDER,
        "encodingFormat": "application/octet-stream",
    }
    return [about | {"includes": f"{_MEDIA}**"}] if any(one.path.startswith(_MEDIA) for one in files) else []


def _name(table: ReleaseTable) -> str:
    return f"{table.config}-{table.split}"


def _set(table: ReleaseTable) -> dict[str, object]:
    return {
        "@type": "cr:FileSet", "@id": f"files-{_name(table)}", "name": f"files-{_name(table)}",
        "encodingFormat": "application/x-parquet", "includes": f"{folder_of(table.config)}/{table.split}-*.parquet",
    }  # fmt: skip


def _records(table: ReleaseTable) -> dict[str, object]:
    return {
        "@type": "cr:RecordSet", "@id": _name(table), "name": _name(table),
        "field": [
            {
                "@type": "cr:Field", "@id": f"{_name(table)}/{name}", "name": name, "dataType": _DATA_TYPES[kind],
                "source": {"fileSet": {"@id": f"files-{_name(table)}"}, "extract": {"column": name}},
            }
            for name, kind in table.columns.items()
        ],
    }  # fmt: skip
