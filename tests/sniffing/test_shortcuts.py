"""What only stands for a document or a page elsewhere is told as that, and nothing that a person wrote is taken for it."""

import io
import json
import plistlib

import pytest

from ingestion.job import Job
from ingestion.reading import read
from ingestion.sniffing import sniff

LINK, NOT_HERE = "application/x-shortcut", "application/x-icloud-placeholder"
POINTER = "application/x-git-pointer"
LFS = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'ab12' * 16}\nsize 987654\n"
ANNEX = "/annex/objects/SHA256E-s987654--ab12ab12.parquet\n"
PAGE = "https://ejemplo.org/"
APPLE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
    '<plist version="1.0">\n<dict>\n\t<key>URL</key>\n\t<string>https://ejemplo.org/</string>\n</dict>\n</plist>\n'
)
GOOGLE = {"url": "https://docs.google.com/document/d/1a/edit", "doc_id": "1a", "email": "ana@ejemplo.org"}


def _plist(value: dict[str, object]) -> bytes:
    return plistlib.dumps(value, fmt=plistlib.FMT_BINARY)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (json.dumps(GOOGLE), LINK),
        (
            json.dumps({"": "WARNING! DO NOT EDIT", "doc_id": "1a", "resource_key": "", "email": "a@b.c"}),
            LINK,
        ),
        (json.dumps({"url": PAGE, "resource_id": "document:1a"}), LINK),
        ("[InternetShortcut]\r\nURL=https://ejemplo.org/\r\n", LINK),
        ("[Desktop Entry]\nName=Cuentos\nType=Link\nURL=https://ejemplo.org/\n", LINK),
        (APPLE, LINK),
        (_plist({"URL": PAGE}), LINK),
        (_plist({"NSURLNameKey": "Cuentos.pdf", "NSURLFileSizeKey": 12_345}), NOT_HERE),
        (json.dumps(GOOGLE | {"texto": "Un cuento."}), "application/json"),
        (json.dumps({"url": PAGE, "email": "ana@ejemplo.org"}), "application/json"),
        (json.dumps(GOOGLE) + "\n" + json.dumps(GOOGLE), "application/x-ndjson"),
        (json.dumps(GOOGLE | {"url": "u" * 9_000}), "application/json"),
        ("[InternetShortcut] es lo que Windows escribe.".replace(" es", "es"), "text/plain"),
        ("[Desktop Entry]\nType=Application\nExec=ls\n", "text/plain"),
        (APPLE.replace("<key>URL", "<key>Nombre"), "application/xml"),
    ],
)
def test_kinds(content: str | bytes, kind: str) -> None:
    data = content.encode() if isinstance(content, str) else content
    for name in ("a", "a.txt"):
        assert sniff(io.BytesIO(data), name, len(data)) == kind


@pytest.mark.parametrize(
    "content",
    [
        LFS,
        LFS.rstrip("\n"),
        LFS.replace("\n", "\r\n"),
        LFS.replace("\noid", "\next-0-caja sha256:ab12\noid"),
        LFS.replace("git-lfs", "hawser"),
        ANNEX,
        ANNEX.replace("SHA256E", "MD5"),
    ],
)
@pytest.mark.parametrize(
    "name", ["a.csv", "a.jsonl", "a.parquet", "a.pdf", "a.txt", "a.es", "a.zip.001", "a.xml"]
)
def test_what_a_repository_keeps_in_the_place_of_a_file_is_told_whatever_it_is_called(
    content: str, name: str
) -> None:
    for has_namesake in (False, True):
        assert sniff(io.BytesIO(content.encode()), name, len(content), has_namesake=has_namesake) == POINTER


@pytest.mark.parametrize(
    "content",
    [
        f"Un puntero se ve así:\n{LFS}",
        f"{LFS}Y así termina.\n",
        LFS * 2,
        LFS.replace("oid", "id"),
        LFS.replace("ab12" * 16, "ab12"),
        "/annex/objects/ es donde git-annex guarda lo grande.\n",
        f"{ANNEX}Y más.\n",
    ],
)
def test_a_text_that_speaks_of_pointers_is_none(content: str) -> None:
    assert sniff(io.BytesIO(content.encode()), "a.txt", len(content.encode())) != POINTER


@pytest.mark.parametrize("value", [{"Nombre": "x"}, {"URL": "u" * 9_000}])
def test_other_lists_of_apple_are_not_known(value: dict[str, object]) -> None:
    assert sniff(io.BytesIO(_plist(value)), "", len(_plist(value))) not in (LINK, NOT_HERE)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (json.dumps(GOOGLE).encode(), "only_a_link"),
        (bytes.fromhex("4c0000000114020000000000c000000000000046") + bytes(200), "only_a_link"),
        (_plist({"NSURLNameKey": "Cuentos.pdf"}), "not_downloaded"),
        (LFS.encode(), "only_a_pointer"),
    ],
)
def test_a_person_is_told_what_to_do(data: bytes, reason: str) -> None:
    job: Job = {
        "name": "Cuentos.gdoc",
        "size": len(data),
        "budget": {"members": 9, "unpacked_bytes": 1 << 20},
    }
    *documents, end = (message for message in read(job, io.BytesIO(data)) if message["m"] in ("doc", "end"))
    assert documents == []
    assert (end["outcome"], end["reason"]) == ("unknown", reason)


@pytest.mark.parametrize(
    "name",
    [
        "~$entos.docx", ".~lock.cuentos.odt#", ".DS_Store", "Thumbs.db", ".gitattributes", "corpus/.gitignore", "corpus/.git/HEAD", "a.pyc",
        "web/node_modules/x/readme.md", "venv/lib/python3.11/site-packages/x/LICENSE",
    ],
)  # fmt: skip
def test_what_systems_leave_is_left_aside_outside_of_boxes_too(name: str) -> None:
    data = b"\x03Ana" + b" " * 50 + bytes(100)
    job: Job = {"name": name, "size": len(data), "budget": {"members": 9, "unpacked_bytes": 1 << 20}}
    *documents, end = (message for message in read(job, io.BytesIO(data)) if message["m"] in ("doc", "end"))
    assert (documents, end["outcome"], end["reason"]) == ([], "skipped", "system_file")
