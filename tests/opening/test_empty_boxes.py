"""A box that holds nothing, or folders alone, is told as empty; one of which a part is read, or anything was found, is not."""

import gzip
import io
import tarfile
from typing import Unpack

import pytest

from ingestion.job import Allowance, Job
from ingestion.reading import read
from tests.opening.archives import zipped

BUDGET: Allowance = {"members": 99, "unpacked_bytes": 1 << 20}
TWO_FOLDERS = zipped(("cuentos/", b""), ("cuentos/otros/", b""))


def _taped(*folders: str) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tape:
        for name in folders:
            folder = tarfile.TarInfo(name)
            folder.type = tarfile.DIRTYPE
            tape.addfile(folder)
    return made.getvalue()


def _ends(called: str, data: bytes, /, **asked: Unpack[Job]) -> dict[str, tuple[str, str]]:
    job: Job = {"name": called, "size": len(data), "budget": BUDGET, **asked}
    told = (message for message in read(job, io.BytesIO(data)) if message["m"] == "end")
    return {message["member"]: (message["outcome"], message["reason"]) for message in told}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("vacia.zip", zipped()),
        ("carpetas.zip", TWO_FOLDERS),
        ("vacia.tar", _taped()),
        ("vacia.tar", bytes(1_024)),
        ("carpetas.tar", _taped("cuentos")),
        ("carpetas.tgz", gzip.compress(_taped("cuentos"), mtime=0)),
    ],
)
def test_a_box_without_files_is_empty(name: str, data: bytes) -> None:
    assert _ends(name, data) == {"": ("empty", "empty_box")}


def test_an_empty_box_in_another_is_empty_and_the_other_is_not() -> None:
    assert _ends("caja.zip", zipped(("a.zip", zipped()), ("b.tar", _taped()))) == {
        "a.zip": ("empty", "empty_box"), "b.tar": ("empty", "empty_box"), "": ("unpacked", "unpacked"),
    }  # fmt: skip
    assert _ends("vacia.tar.gz", gzip.compress(_taped()))["vacia.tar"] == ("empty", "empty_box")


@pytest.mark.parametrize(
    ("data", "asked"),
    [
        (TWO_FOLDERS, {"start": 0, "stop": 1}),
        (TWO_FOLDERS, {"start": 1}),
        (zipped((".DS_Store", b"x")), {}),
        (zipped(("nada.txt", b"")), {}),
    ],
)
def test_what_was_read_in_part_or_held_anything_is_not(data: bytes, asked: Job) -> None:
    assert _ends("caja.zip", data, **asked)[""] == ("unpacked", "unpacked")


@pytest.mark.parametrize(("name", "size"), [("ceros.bin", 1_024), ("ceros.tar", 1_000), ("ceros.tar", 512), ("ceros.tar", 1 << 20)])  # fmt: skip
def test_other_zeros_are_no_box(name: str, size: int) -> None:
    assert _ends(name, bytes(size))[""][0] == "unknown"
