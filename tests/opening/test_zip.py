"""ZIP archives give their members, in order, by range, whatever packed them."""

import io
import zipfile

import pytest

from ingestion.opening import OPENERS, Budget, count_members, members, opener_for
from tests.opening.archives import of_kind, stream, zipped

TEXT = "El pingüino comió ñandú y salió corriendo.\n".encode() * 500


def _budget() -> Budget:
    return Budget(members=1000, unpacked_bytes=100 << 20)


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_every_method_gives_the_bytes_back(method: int) -> None:
    archive = stream(zipped(("a.txt", TEXT), ("b.txt", b"dos"), method=method))
    assert [member.open().read() for member in members(archive, _budget())] == [TEXT, b"dos"]


def test_members_are_read_by_turns_in_small_pieces() -> None:
    archive = stream(zipped(("a.txt", TEXT), ("b.txt", TEXT[::-1])))
    first, second = (member.open() for member in members(archive, _budget()))
    got = [b"", b""]
    while piece := first.read(700):
        got[0] += piece
        got[1] += second.read(900)
    assert got == [TEXT, TEXT[::-1]]


def test_a_member_can_be_peeked_at_for_sniffing() -> None:
    [member] = members(stream(zipped(("a.txt", TEXT))), _budget())
    with member.open() as opened:
        assert isinstance(opened, io.BufferedReader)
        assert opened.peek(64 << 10)[:100] == TEXT[:100]
        assert opened.read() == TEXT


def test_ranges_together_are_the_whole() -> None:
    archive = stream(zipped(*((f"{n}.txt", str(n).encode()) for n in range(10))))
    assert count_members(archive) == 10
    ranges = [[m.index for m in members(archive, _budget(), start, start + 4)] for start in (0, 4, 8)]
    assert ranges == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]


def test_folders_are_left_out_but_keep_their_index() -> None:
    archive = stream(zipped(("carpeta/", b""), ("carpeta/a.txt", b"a")))
    assert [(member.index, member.name, member.size) for member in members(archive, _budget())] == [
        (1, "carpeta/a.txt", 1)
    ]
    assert count_members(archive) == 2


def test_names_that_lead_elsewhere_are_only_labels() -> None:
    names = ["../../etc/passwd", "/tmp/abs.txt", "C:\\evil.txt"]
    archive = stream(zipped(*((name, b"x") for name in names)))
    assert [(member.name, member.problem) for member in members(archive, _budget())] == [
        (n, None) for n in names
    ]


def test_something_before_and_after_the_archive() -> None:
    archive = b"#!/bin/sh\n" * 50 + zipped(("a.txt", TEXT))
    archive = archive[:-2] + (5).to_bytes(2, "little") + b"PK..."
    assert [member.open().read() for member in members(stream(archive), _budget())] == [TEXT]


def test_zip64_and_streamed_archives(tmp_path: object) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive, archive.open("grande.txt", "w", force_zip64=True) as big:
        big.write(TEXT)
    assert [member.open().read() for member in members(made, _budget())] == [TEXT]


def test_more_members_than_the_old_directory_can_count() -> None:
    archive = stream(zipped(*((str(n), b"x") for n in range(65_600)), method=zipfile.ZIP_STORED))
    assert count_members(archive) == 65_600
    last = list(members(archive, _budget(), 65_598))
    assert [member.open().read() for member in last] == [b"x", b"x"]


def test_an_empty_archive_has_no_members() -> None:
    archive = stream(zipped())
    assert count_members(archive) == 0
    assert list(members(archive, _budget())) == []


def test_the_opener_is_found_by_media_type() -> None:
    opener = opener_for("application/zip")
    assert opener in OPENERS
    assert opener_for("application/pdf") is None


def test_a_regular_unix_file_is_no_problem() -> None:
    [member] = members(stream(zipped((of_kind(0o100000, "a.txt"), b"a"))), _budget())
    assert member.problem is None
