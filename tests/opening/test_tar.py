"""TAR archives give their members in order, whoever wrote them, and what is dishonest in them is answered."""

import io
import tarfile

import pytest

from ingestion.opening import Budget, opener_for
from ingestion.opening.body import ALIVE_BYTES
from ingestion.types import Outcome
from tests.opening.tapes import answer, contents, header, opened, taped

TAR = "application/x-tar"
TEXT = "El pingüino comió ñandú.\n".encode() * 50
LONG = "carpeta/" * 40 + "ñandú.txt"


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_long_names_and_contents_come_back(form: int) -> None:
    archive = taped((LONG, TEXT), ("b.txt", b"dos"), form=form)
    assert contents(archive, TAR) == {LONG: TEXT, "b.txt": b"dos"}


def test_a_tape_without_its_end_is_whole_while_its_members_are() -> None:
    archive = taped(("a.txt", TEXT))
    assert contents(archive[: 512 + len(TEXT)], TAR) == {"a.txt": TEXT}


def test_old_names_read_as_they_were_written() -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.USTAR_FORMAT, encoding="cp1252") as tape:
        tape.addfile(tarfile.TarInfo("canción.txt"))
    assert [member.name for member in opened(made.getvalue(), TAR)] == ["canción.txt"]


def test_folders_are_left_out_but_keep_their_index_and_ranges_are_the_whole() -> None:
    folder = tarfile.TarInfo("carpeta")
    folder.type = tarfile.DIRTYPE
    archive = taped((folder, b""), *((f"{n}.txt", TEXT) for n in range(6)))
    assert [member.index for member in opened(archive, TAR)] == [1, 2, 3, 4, 5, 6]
    assert [member.name for member in opened(archive, TAR, start=3, stop=5)] == ["2.txt", "3.txt"]


def test_members_that_nobody_reads_are_passed_over() -> None:
    archive = taped(("a.txt", TEXT), ("b.txt", b"dos"))
    assert [member.open().read() for member in opened(archive, TAR) if member.name == "b.txt"] == [b"dos"]


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE]
)
def test_links_and_devices_are_refused_and_what_follows_is_read(kind: bytes) -> None:
    link = tarfile.TarInfo("enlace")
    link.type, link.linkname = kind, "/etc/passwd"
    found = list(opened(taped((link, b""), ("a.txt", TEXT)), TAR))
    assert [member.problem and (member.problem.outcome, member.problem.code) for member in found] == [
        (Outcome.REFUSED, "link_member"),
        None,
    ]


def test_names_that_lead_elsewhere_are_only_labels() -> None:
    names = ["../../etc/passwd", "/tmp/abs.txt"]
    assert list(contents(taped(*((name, b"x") for name in names)), TAR)) == names


@pytest.mark.parametrize("size", [1 << 40, 1 << 62, -5])
def test_a_size_that_is_not_there_costs_nothing(size: int) -> None:
    archive = taped(("a.txt", TEXT)).rstrip(b"\0") + bytes(-len(taped(("a.txt", TEXT)).rstrip(b"\0")) % 512)
    said = answer(archive + header("grande", size) + b"poco", TAR, Budget(10, 1 << 40))
    assert said in {(Outcome.DAMAGED, "cut_short"), (Outcome.DAMAGED, "damaged_archive")}


def test_holes_are_not_filled() -> None:
    sparse = header("agujeros", 512, tarfile.GNUTYPE_SPARSE)
    archive = sparse + bytes(512) + taped(("a.txt", TEXT))
    assert [(member.name, member.problem and member.problem.code) for member in opened(archive, TAR)] == [
        ("agujeros", "sparse_member"),
        ("a.txt", None),
    ]
    modern = tarfile.TarInfo("a.txt")
    modern.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.realsize": str(1 << 50)}
    [member] = opened(taped((modern, TEXT)), TAR)
    assert member.problem is not None


def test_a_header_of_headers_is_bounded() -> None:
    huge = header("x", 3 << 20, tarfile.XHDTYPE) + bytes(3 << 20)
    assert answer(huge, TAR) == (Outcome.REFUSED, "damaged_archive")
    nonsense = header("x", 12, tarfile.XHDTYPE) + b"99999 path=y".ljust(512, b"\0") + taped(("a.txt", TEXT))
    assert list(contents(nonsense, TAR)) == ["y"]


def test_members_are_counted_and_their_bytes() -> None:
    archive = taped(*((str(n), TEXT) for n in range(6)))
    assert answer(archive, TAR, Budget(5, 1 << 30)) == (Outcome.REFUSED, "too_many_members")
    assert answer(archive, TAR, Budget(9, len(TEXT) * 2)) == (Outcome.REFUSED, "unpacks_too_large")


def test_every_cut_is_answered_and_what_came_before_is_given() -> None:
    archive = taped(("a.txt", TEXT), ("b.txt", TEXT), form=tarfile.GNU_FORMAT)
    for place in range(1, 2 * (512 + 1536), 97):
        said = answer(archive[:place], TAR)
        assert said in {None, (Outcome.DAMAGED, "cut_short")}
        assert (said is None) == (place % 2048 > 512 + len(TEXT) or place % 2048 == 0)


def test_a_long_way_gives_signs_of_life() -> None:
    opener = opener_for(TAR)
    assert opener is not None
    archive = io.BytesIO(taped(("grande.bin", bytes(ALIVE_BYTES + 1)), ("a.txt", TEXT)))
    archive.seekable = lambda: False  # type: ignore[method-assign]
    found = list(opener.members(archive, Budget(10, 1 << 30), 1))
    assert [member and member.name for member in found] == [None, "a.txt"]
