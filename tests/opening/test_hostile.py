"""Dishonest archives are answered, never obeyed."""

import stat
import struct
import zipfile
import zlib
from random import Random

import pytest

from ingestion.opening import Budget, Member, count_members, members
from ingestion.opening.budget import RATIO_FROM_BYTES
from ingestion.types import Outcome, Unreadable
from tests.opening.archives import CENTRAL, END, changed, of_kind, stream, zipped

TEXT = b"Uno dos tres.\n" * 100
LOCAL = b"PK\x03\x04"


def _budget(unpacked_bytes: int = 100 << 20, count: int = 100, depth: int = 4) -> Budget:
    return Budget(members=count, unpacked_bytes=unpacked_bytes, depth=depth)


def _all(archive: bytes, budget: Budget | None = None) -> list[Member]:
    return list(members(stream(archive), budget or _budget()))


def _code(archive: bytes, budget: Budget | None = None) -> tuple[Outcome, str]:
    """Read everything, and give the answer that ended it."""
    with pytest.raises(Unreadable) as answer:
        _read_all(archive, budget or _budget())
    return answer.value.outcome, answer.value.code


def _read_all(archive: bytes, budget: Budget) -> None:
    for member in members(stream(archive), budget):
        with member.open() as opened:
            while opened.read(50_000):
                continue


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bomb_is_stopped_by_its_ratio(method: int) -> None:
    budget = _budget(unpacked_bytes=1 << 40)
    assert _code(zipped(("b", bytes(RATIO_FROM_BYTES * 2)), method=method), budget) == (
        Outcome.REFUSED,
        "ratio_too_high",
    )
    assert (1 << 40) - budget.unpacked_bytes < RATIO_FROM_BYTES + (1 << 20)


def test_bytes_are_counted_over_all_members_and_stay_spent() -> None:
    budget = _budget(unpacked_bytes=len(TEXT) * 2)
    archive = zipped(("a", TEXT), ("b", TEXT), ("c", TEXT))
    assert _code(archive, budget) == (Outcome.REFUSED, "unpacks_too_large")
    assert _code(zipped(("d", b"x")), budget) == (Outcome.REFUSED, "unpacks_too_large")


def test_what_is_declared_does_not_count() -> None:
    lying = changed(zipped(("a", TEXT)), CENTRAL, 24, "I", 3)
    assert _code(lying) == (Outcome.DAMAGED, "damaged_member")
    assert _code(changed(zipped(("a", TEXT)), CENTRAL, 24, "I", 1 << 31)) == (
        Outcome.DAMAGED,
        "damaged_member",
    )


def test_too_many_members_are_refused_before_the_first() -> None:
    archive = zipped(*((str(n), b"x") for n in range(101)))
    assert _code(archive) == (Outcome.REFUSED, "too_many_members")
    assert len(list(members(stream(archive), _budget(), 0, 100))) == 100


def test_members_are_counted_over_several_archives() -> None:
    budget, archive = _budget(count=5), zipped(*((str(n), b"x") for n in range(3)))
    assert len(_all(archive, budget)) == 3
    assert _code(archive, budget) == (Outcome.REFUSED, "too_many_members")


def test_depth_is_counted_and_given_back() -> None:
    budget = _budget(depth=1)
    with budget.nested():
        with pytest.raises(Unreadable, match="nested_too_deep"), budget.nested():
            pass
        assert budget.depth == 0
    assert budget.depth == 1


def test_overlapping_members_are_refused() -> None:
    archive = zipped(("a", TEXT), ("b", TEXT))
    assert _code(changed(archive, CENTRAL, 42, "I", 0, which=1)) == (Outcome.REFUSED, "overlapping_members")


def test_a_directory_in_another_order_does_not_overlap() -> None:
    archive = zipped(("a", TEXT), ("b", TEXT), method=zipfile.ZIP_STORED)
    second = archive.index(LOCAL, 1)
    swapped = changed(changed(archive, CENTRAL, 42, "I", second), CENTRAL, 42, "I", 0, which=1)
    assert [member.open().read() for member in _all(swapped)] == [TEXT, TEXT]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK])
def test_links_and_devices_are_refused(kind: int) -> None:
    [member] = _all(zipped((of_kind(kind), b"/etc/passwd")))
    assert member.problem is not None
    assert (member.problem.outcome, member.problem.code) == (Outcome.REFUSED, "link_member")
    with pytest.raises(Unreadable):
        member.open()


@pytest.mark.parametrize(
    "name",
    [
        "x/.git/HEAD",
        "__MACOSX/a.txt",
        "a/.DS_Store",
        "fotos/Thumbs.db",
        "._a.txt",
        "desktop.ini",
        "$RECYCLE.BIN\\x",
    ],
)
def test_system_files_are_skipped(name: str) -> None:
    [member] = _all(zipped((name, b"x")))
    assert member.problem is not None
    assert (member.problem.outcome, member.problem.code) == (Outcome.SKIPPED, "system_file")


def test_empty_members_are_empty() -> None:
    assert _code(zipped(("a.txt", b""))) == (Outcome.EMPTY, "empty_file")


@pytest.mark.parametrize("mark_and_offset", [(CENTRAL, 8), (LOCAL, 6)])
def test_encrypted_members_need_a_password(mark_and_offset: tuple[bytes, int]) -> None:
    assert _code(changed(zipped(("a", TEXT)), *mark_and_offset, "H", 1)) == (
        Outcome.ENCRYPTED,
        "needs_password",
    )


def test_an_unknown_method_is_said() -> None:
    deflate64 = 9
    assert _code(changed(zipped(("a", TEXT)), CENTRAL, 10, "H", deflate64)) == (
        Outcome.UNKNOWN,
        "unsupported_compression",
    )


def test_a_changed_byte_is_damage() -> None:
    archive = zipped(("a", TEXT), method=zipfile.ZIP_STORED).replace(b"tres", b"tros", 1)
    assert _code(archive) == (Outcome.DAMAGED, "damaged_member")


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_garbled_stream_is_damage(method: int) -> None:
    archive = bytearray(zipped(("a", TEXT), method=method))
    archive[31:51] = b"\xff" * 20
    assert _code(bytes(archive)) == (Outcome.DAMAGED, "damaged_member")


def test_a_missing_header_is_damage() -> None:
    assert _code(changed(zipped(("a", TEXT)), LOCAL, 0, "I", 0)) == (Outcome.DAMAGED, "damaged_member")


def test_every_cut_and_every_changed_byte_is_answered() -> None:
    archive = zipped(("a.txt", TEXT), ("b/ñ.txt", TEXT))
    for place in range(len(archive)):
        for broken in (
            archive[:place],
            archive[:place] + bytes([archive[place] ^ 0xFF]) + archive[place + 1 :],
        ):
            try:
                for member in _all(broken):
                    with member.open() as opened:
                        assert zlib.crc32(opened.read()) == zlib.crc32(TEXT)
            except Unreadable:
                continue


@pytest.mark.parametrize("archive", [b"", b"PK", b"no archive at all", END, END + bytes(17)])
def test_no_archive_is_damaged(archive: bytes) -> None:
    assert _code(archive) == (Outcome.DAMAGED, "damaged_archive")
    with pytest.raises(Unreadable):
        count_members(stream(archive))


def test_split_archives_are_said() -> None:
    archive = zipped(("a", TEXT))
    of_two = struct.pack(
        "<4sIQI", b"PK\x06\x07", 0, 0, 2
    )  # where the directory of a large one is, and of how many disks
    assert _code(changed(archive, END, 4, "H", 2)) == (Outcome.DAMAGED, "split_archive")
    assert _code(archive.replace(END, of_two + END)) == (Outcome.DAMAGED, "split_archive")


def test_a_bomb_that_says_what_it_unpacks_to_is_stopped_before_its_text_is_given_on() -> None:
    """Of one that is longer packed than what is read of it at once, so that its whole length would let more through."""
    budget = _budget(unpacked_bytes=1 << 40)
    bomb = bytes(300 << 20)
    assert _code(zipped(("b", bomb)), budget) == (Outcome.REFUSED, "ratio_too_high")
    assert (1 << 40) - budget.unpacked_bytes < 16 << 20


def test_what_begins_with_padding_is_no_bomb() -> None:
    sound = bytes(RATIO_FROM_BYTES * 2) + Random(1).randbytes(1 << 20)  # noqa: S311
    _read_all(zipped(("silencio.wav", sound)), _budget())
