"""What is packed as a single stream opens as a TAR or as one file, whichever it is, however it was put together."""

import gzip
import io
import lzma
from hashlib import sha256

import pytest
import zstandard

from ingestion.opening import UNKNOWN_SIZE, Budget
from ingestion.opening.budget import RATIO_FROM_BYTES
from ingestion.opening.streams import inner_name
from ingestion.types import Outcome
from tests.opening.tapes import PACKERS, answer, contents, opened, taped

TEXT = "El pingüino comió ñandú y salió corriendo.\n".encode() * 5_000
KINDS = pytest.mark.parametrize("kind", PACKERS)


@KINDS
def test_one_file_is_a_box_of_one(kind: str) -> None:
    [member] = opened(PACKERS[kind](TEXT), kind, name="cartas/una.txt.gz")
    assert (member.name, member.index, member.size, member.problem) == ("una.txt", 0, UNKNOWN_SIZE, None)
    assert member.open().read() == TEXT


@KINDS
def test_a_tape_shows_its_members(kind: str) -> None:
    assert contents(PACKERS[kind](taped(("a.txt", TEXT), ("b.txt", b"dos"))), kind) == {
        "a.txt": TEXT,
        "b.txt": b"dos",
    }


@pytest.mark.parametrize(
    "kind", [kind for kind in PACKERS if kind != "application/x-lzma"]
)  # it knows no second one
def test_streams_that_follow_one_another_are_one(kind: str) -> None:
    packed = PACKERS[kind](TEXT) + PACKERS[kind](b"y fin")
    assert list(contents(packed, kind).values()) == [TEXT + b"y fin"]


@KINDS
def test_what_lies_behind_is_left_aside(kind: str) -> None:
    for behind in (bytes(700), b"basura al final", b"\x1f\x8b\x08 casi"):
        assert list(contents(PACKERS[kind](TEXT) + behind, kind).values()) == [TEXT]


@KINDS
def test_a_stream_that_breaks_off_gives_what_came_before(kind: str) -> None:
    lines = b"".join(sha256(bytes([n % 256, n // 256])).hexdigest().encode() + b"\n" for n in range(40_000))
    packed = PACKERS[kind](lines)
    assert answer(packed[:-9], kind) == (Outcome.DAMAGED, "cut_short")
    [member] = opened(packed[:-9], kind)
    with member.open() as stream:
        assert lines.startswith(stream.read(500_000))
        assert stream.read(100_000)


@KINDS
def test_changed_bytes_are_damage_or_text_never_a_crash(kind: str) -> None:
    packed = PACKERS[kind](taped(("a.txt", TEXT)))
    for place in range(0, len(packed), 7):
        broken = packed[:place] + bytes([packed[place] ^ 0xFF]) + packed[place + 1 :]
        said = answer(broken, kind)
        assert said is None or said[0] in {Outcome.DAMAGED, Outcome.REFUSED}


@KINDS
def test_a_bomb_is_stopped_by_its_ratio(kind: str) -> None:
    bomb = PACKERS[kind](bytes(RATIO_FROM_BYTES * 8))
    budget = Budget(10, 1 << 40)
    assert answer(bomb, kind, budget) == (Outcome.REFUSED, "ratio_too_high")
    assert (1 << 40) - budget.unpacked_bytes < RATIO_FROM_BYTES * 8


@KINDS
def test_a_bomb_on_a_tape_is_stopped_too(kind: str) -> None:
    said = answer(PACKERS[kind](taped(("b", bytes(RATIO_FROM_BYTES * 8)))), kind, Budget(10, 1 << 40))
    assert said == (Outcome.REFUSED, "ratio_too_high")


def test_a_packed_row_of_zeros_is_no_empty_tape() -> None:
    [member] = opened(gzip.compress(bytes(20_000)), "application/gzip", name="ceros.gz")
    assert (member.name, member.open().read()) == ("ceros", bytes(20_000))


def test_too_large_a_window_is_refused_before_it_is_made() -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30}]
    assert answer(lzma.compress(TEXT, filters=filters), "application/x-xz") == (
        Outcome.REFUSED,
        "memory_limit",
    )
    options = zstandard.ZstdCompressionParameters(window_log=30, enable_ldm=True)
    packer = zstandard.ZstdCompressor(compression_params=options).compressobj()
    packed = packer.compress(TEXT) + packer.flush()
    assert answer(packed, "application/zstd") == (Outcome.REFUSED, "memory_limit")


def test_frames_to_be_skipped_are_skipped() -> None:
    skipped = b"\x50\x2a\x4d\x18" + (4).to_bytes(4, "little") + b"nada"
    assert list(contents(skipped + PACKERS["application/zstd"](TEXT), "application/zstd").values()) == [TEXT]


def test_what_was_packed_with_a_dictionary_is_not_called_empty() -> None:
    trained = zstandard.train_dictionary(4_000, [b"%d" % n + TEXT[n : n + 300] for n in range(1_000)])
    packed = zstandard.ZstdCompressor(dict_data=trained).compress(TEXT)
    kept = b"\x5d\x2a\x4d\x18" + len(trained.as_bytes()).to_bytes(4, "little") + trained.as_bytes()
    for before in (b"", kept):  # as web archives keep it
        assert answer(before + packed, "application/zstd") == (Outcome.UNKNOWN, "unsupported_compression")


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("a/b.csv.gz", "b.csv"),
        ("b.TGZ", "b.tar"),
        ("b.txt.zst", "b.txt"),
        ("b", "b"),
        ("c\\d.xz", "d"),
        ("", ""),
    ],
)
def test_the_inner_name_is_the_outer_without_its_ending(outer: str, inner: str) -> None:
    assert inner_name(outer) == inner


def test_the_name_that_gzip_kept_is_taken_where_it_tells_more() -> None:
    made = io.BytesIO()
    with gzip.GzipFile("../x/filas.csv", "wb", fileobj=made) as packed:
        packed.write(TEXT)
    [member] = opened(made.getvalue(), "application/gzip", name="descarga.gz")
    assert member.name == "filas.csv"
