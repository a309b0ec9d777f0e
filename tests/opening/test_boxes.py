"""7z and RAR open by libarchive where it is installed, and say what is needed where it is not."""

import io
import struct
import zlib
from typing import Any

import pytest

from ingestion import system_checks
from ingestion.opening import Budget, Member, libarchives, opener_for
from ingestion.opening.budget import RATIO_FROM_BYTES
from ingestion.types import Outcome, Unreadable
from tests.opening.boxes import MAKERS, needs_libarchive, rar_4, seven_z, seven_z_by
from tests.opening.tapes import contents, taped

SEVEN_Z, RAR = "application/x-7z-compressed", "application/vnd.rar"
TEXT = "El pingüino comió ñandú.\n".encode() * 3_000
KINDS = pytest.mark.parametrize("kind", MAKERS)


def _members(data: bytes, kind: str, budget: Budget | None = None, start: int = 0, stop: int | None = None, name: str = "") -> Any:  # fmt: skip
    opener = opener_for(kind)
    assert opener is not None
    found = opener.members(io.BytesIO(data), budget or Budget(100, 1 << 40), start, stop, name=name)
    return (member for member in found if member is not None)


def _answer(
    data: bytes, kind: str, budget: Budget | None = None, name: str = ""
) -> tuple[Outcome, str] | None:
    try:
        for member in _members(data, kind, budget, name=name):
            with member.open() as stream:
                while stream.read(50_000):
                    continue
    except Unreadable as problem:
        return problem.outcome, problem.code
    return None


def _seven(listed: bytes, packed: bytes = b"") -> bytes:
    head = struct.pack("<QQI", len(packed), len(listed), zlib.crc32(listed))
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + struct.pack("<I", zlib.crc32(head)) + head + packed + listed


PACKED = bytes.fromhex("170600010906000 70b01000121 2101180c020000".replace(" ", ""))


@needs_libarchive
@pytest.mark.parametrize(
    "data",
    [_seven(b""), _seven(b"\x01\x00"), _seven(PACKED, bytes.fromhex("010001010000"))],
)
def test_an_empty_7z_has_no_members(data: bytes) -> None:
    assert list(_members(data, SEVEN_Z)) == []


@needs_libarchive
@pytest.mark.parametrize(
    "data",
    [
        _seven(b"\x01\x00")[:-1],
        _seven(b"\x01\x01"),
        _seven(PACKED.replace(b"\x0c\x02", b"\x0c\x03"), bytes.fromhex("010001010000")),
        _seven(b"\x01\x00")[:-1] + b"\x02",
        _seven(b"\x01\x00")[:28] + b"????\x01\x00",
    ],
)
def test_a_broken_7z_is_not_called_empty(data: bytes) -> None:
    said = _answer(data, SEVEN_Z)
    assert said is not None
    assert said[0] is Outcome.DAMAGED


@needs_libarchive
@KINDS
def test_members_come_back_whoever_packed_them(kind: str) -> None:
    media_type, make = MAKERS[kind]
    packed = make(("carpeta/ñandú.txt", TEXT), ("../../etc/passwd", b"dos"), ("nada.txt", b""))
    found: list[Member] = []
    read: dict[str, bytes] = {}
    for member in _members(packed, media_type):
        found.append(member)
        read |= {member.name: member.open().read()} if member.problem is None else {}
    assert read == {"carpeta/ñandú.txt": TEXT, "../../etc/passwd": b"dos"}
    assert [member.problem and member.problem.code for member in found if member.name == "nada.txt"] == [
        "empty_file"
    ]


@needs_libarchive
@KINDS
def test_reading_goes_on_at_any_member(kind: str) -> None:
    media_type, make = MAKERS[kind]
    packed = make(*((f"{n}.txt", TEXT + bytes([n])) for n in range(1, 6)))
    assert [(m.index, m.open().read()[-1]) for m in _members(packed, media_type, start=2, stop=4)] == [
        (2, 3),
        (3, 4),
    ]


@needs_libarchive
@KINDS
def test_every_cut_and_many_changed_bytes_are_answered(kind: str) -> None:
    media_type, make = MAKERS[kind]
    packed = make(("a.txt", TEXT[:700]), ("b.txt", TEXT[:300]))
    for place in range(8, len(packed)):
        changed = packed[:place] + bytes([packed[place] ^ 0xFF]) + packed[place + 1 :]
        for broken in (packed[:place], changed):
            said = _answer(broken, media_type)
            assert said is None or said[0] is not Outcome.FAILED


@needs_libarchive
def test_a_cut_in_the_middle_keeps_the_members_before_it() -> None:
    found = _members(rar_4(("a.txt", TEXT), ("b.txt", TEXT))[: -len(TEXT) // 2], RAR)
    assert next(found).open().read() == TEXT
    with pytest.raises(Unreadable) as said:
        next(found).open().read()
    assert said.value.outcome is Outcome.DAMAGED


@needs_libarchive
def test_links_are_refused() -> None:
    [member] = _members(rar_4(("enlace", b"/etc/passwd"), mode=0o120777), RAR)
    assert (member.problem.outcome, member.problem.code) == (Outcome.REFUSED, "link_member")


@needs_libarchive
def test_locked_members_need_a_password() -> None:
    assert _answer(rar_4(("a.txt", TEXT), encrypted=True), RAR) == (Outcome.ENCRYPTED, "needs_password")


@needs_libarchive
def test_a_part_of_several_is_said() -> None:
    assert _answer(rar_4(("a.txt", TEXT), volume=True), RAR) == (Outcome.DAMAGED, "split_archive")
    assert _answer(seven_z(("a.txt", TEXT))[:100], SEVEN_Z, name="lote.7z.001") == (
        Outcome.DAMAGED,
        "split_archive",
    )


@needs_libarchive
def test_a_sound_archive_of_a_kind_nobody_here_opens_is_not_called_damaged() -> None:
    answer = _answer(rar_4(("a.txt", TEXT), ("b.txt", TEXT), solid=True), RAR)
    assert answer == (Outcome.UNKNOWN, "unsupported_compression")


@needs_libarchive
def test_no_member_of_what_nobody_here_unpacks_is_called_broken_and_a_broken_one_is() -> None:
    files = (("a.txt", b"uno"), ("b.txt", b"dos"))
    stored = seven_z_by(b"\x00", *files)
    assert [member.open().read() for member in _members(stored, SEVEN_Z)] == [b"uno", b"dos"]
    said = []
    for member in _members(seven_z_by(b"\x04\xf7\x11\x01", *files), SEVEN_Z):
        with pytest.raises(Unreadable) as raised:
            member.open().read()
        said.append((raised.value.outcome, raised.value.code))
    assert said == [(Outcome.UNKNOWN, "unsupported_compression")] * 2
    packed = seven_z(("a.txt", TEXT))
    broken = packed[:40] + bytes(40) + packed[80:]
    assert _answer(broken, SEVEN_Z) == (Outcome.DAMAGED, "damaged_member")


OLD = b"\x14\x33"  # as RAR 2 packed


@needs_libarchive
def test_what_was_packed_before_2002_says_so_and_is_not_called_damaged() -> None:
    [member] = _members(rar_4(("a.txt", TEXT), way=OLD), RAR)
    assert member.problem is not None
    assert (member.problem.outcome, member.problem.code) == (Outcome.UNKNOWN, "rar_too_old")
    assert _answer(b"RE~^\x07\x00" + bytes(200), RAR) == (Outcome.UNKNOWN, "rar_too_old")
    [stored] = _members(rar_4(("a.txt", TEXT)), RAR)
    assert stored.problem is None, "what is not packed at all can be read whatever wrote it"
    [newer] = _members(rar_4(("a.txt", TEXT), way=b"\x1d\x33"), RAR)
    assert newer.problem is None


@needs_libarchive
def test_an_old_one_that_cannot_even_be_listed_is_old_only_while_its_blocks_hold_together() -> None:
    old = rar_4(("a.txt", TEXT), ("b.txt", TEXT), way=OLD)
    comment = bytearray(old)
    comment[10] |= 0x02  # a comment in the head, as only those had
    assert _answer(bytes(comment), RAR) == (Outcome.UNKNOWN, "rar_too_old")
    newer = bytearray(rar_4(("a.txt", TEXT), way=b"\x1d\x33"))
    newer[10] |= 0x02
    damaged = {(Outcome.DAMAGED, "damaged_archive"), (Outcome.DAMAGED, "cut_short")}
    assert _answer(bytes(newer), RAR) in damaged
    assert _answer(bytes(comment)[: -len(TEXT) // 2], RAR) in damaged


@needs_libarchive
def test_bombs_and_crowds_are_stopped() -> None:
    budget = Budget(100, 1 << 40)
    bomb = seven_z(("b", bytes(RATIO_FROM_BYTES * 8)))
    assert _answer(bomb, SEVEN_Z, budget) == (Outcome.REFUSED, "ratio_too_high")
    assert (1 << 40) - budget.unpacked_bytes < RATIO_FROM_BYTES * 8
    crowd = seven_z(*((str(n), b"") for n in range(120)))
    with pytest.raises(Unreadable, match="too_many_members"):
        list(_members(crowd, SEVEN_Z))


@needs_libarchive
@pytest.mark.parametrize("packer", ["lz4", "compress"])
def test_rarer_streams_open_too(packer: str) -> None:
    kind = f"application/x-{packer}"
    assert contents(_packed(TEXT, packer), kind, name="a.txt.lz4") == {"a.txt": TEXT}
    assert contents(_packed(taped(("a.txt", TEXT), ("b.txt", b"dos")), packer), kind) == {
        "a.txt": TEXT,
        "b.txt": b"dos",
    }


@needs_libarchive
def test_a_rarer_stream_that_breaks_off_says_so() -> None:
    with pytest.raises(Unreadable, match="cut_short"):
        contents(_packed(TEXT, "lz4")[:-9], "application/x-lz4")


def _packed(data: bytes, packer: str) -> bytes:
    import libarchive  # noqa: PLC0415  # only where it is installed

    made = bytearray()

    def write(piece: bytes) -> int:
        made.extend(piece)
        return len(piece)

    with libarchive.custom_writer(write, "raw", packer) as archive:
        archive.add_file_from_memory("x", len(data), data)
    return bytes(made)


def test_without_the_library_it_is_said_and_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libarchives, "AVAILABLE", False)
    assert _answer(rar_4(("a.txt", TEXT)), RAR) == (Outcome.UNKNOWN, "needs_libarchive")
    for found, notes in ((None, ["ingestion.I001"]), ("libarchive.so.13", [])):
        monkeypatch.setattr(system_checks, "find_library", lambda _name, found=found: found)
        assert [note.id for note in system_checks.archives()] == notes
