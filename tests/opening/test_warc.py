"""Web archives give the content of their records, called by their addresses; what is no content is left out or answered."""

import gzip
import io
from hashlib import shake_256

import pytest

from ingestion.opening import UNKNOWN_SIZE, Budget, opener_for
from ingestion.opening.body import ALIVE_BYTES
from ingestion.opening.budget import RATIO_FROM_BYTES
from ingestion.opening.repeated import Names
from ingestion.opening.warc_marks import MOST_HEAD_BYTES
from ingestion.opening.warc_records import GAP_BYTES
from ingestion.types import Outcome, Unreadable
from tests.opening.crawls import INFO, WARC, answered, by_record, html, page, record
from tests.opening.tapes import PACKERS, answer, contents, opened

A, B = "https://a.org/uno", "https://b.org/dos.html"
CRAWL = [
    INFO,
    record("request", A, b"GET /uno HTTP/1.1\r\nHost: a.org\r\n\r\n", "application/http; msgtype=request"),
    page(A, html("El ñandú.")),
    record("metadata", A, b"fetchTimeMs: 12\r\n", "application/warc-fields"),
    page(B, html("La abuela.")),
]
READ = {A: html("El ñandú."), B: html("La abuela.")}

Said = list[tuple[str, tuple[Outcome, str] | None]]


def said(data: bytes, kind: str = WARC) -> Said:
    """Return what is said of each member."""
    found = ((one.name, one.problem) for one in opened(data, kind))
    return [(name, (one.outcome, one.code) if one else None) for name, one in found]


@pytest.mark.parametrize("version", [b"WARC/1.0", b"WARC/1.1", b"WARC/0.18"])
def test_pages_are_members_and_wrapping_is_none_but_keeps_its_index(version: bytes) -> None:
    archive = b"".join(CRAWL).replace(b"WARC/1.0", version)
    assert contents(archive, WARC) == READ
    assert [(one.index, one.size) for one in opened(archive, WARC)] == [(2, UNKNOWN_SIZE), (4, UNKNOWN_SIZE)]
    assert list(contents(archive, WARC, start=3)) == [B]
    assert list(contents(archive, WARC, stop=4)) == [A]


@pytest.mark.parametrize("kind", PACKERS)
def test_a_packed_crawl_is_read_through_its_wrapping(kind: str) -> None:
    assert contents(PACKERS[kind](b"".join(CRAWL)), kind) == READ
    if kind != "application/x-lzma":  # which knows no second stream
        assert contents(b"".join(map(PACKERS[kind], CRAWL)), kind, name="a.warc.gz") == READ


def test_resources_and_conversions_are_what_they_are() -> None:
    text = "Ñandú.\r\n\r\nWARC/1.0\r\n\r\n".encode()
    archive = (
        INFO + record("conversion", A, text, "text/plain") + record("resource", f"<{B}>", text, "text/html")
    )
    assert contents(archive, WARC) == {A: text, B: text}


def test_an_answer_is_known_where_its_record_does_not_say_so() -> None:
    assert contents(record("response", A, answered(b"hola")), WARC) == {A: b"hola"}
    assert contents(record("response", "ftp://a.org/x", b"hola"), WARC) == {"ftp://a.org/x": b"hola"}


def test_what_brought_no_page_says_why() -> None:
    archive = (
        page(A, b"<p>No hay</p>", status="404 Not Found"),
        page("https://a.org/", b"", status="301 Moved"),
        record("revisit", B, answered(b"")),
        record("response", "dns:a.org", b"20240501 a.org. 300 IN A 1.2.3.4", "text/dns"),
        page("https://a.org/s.css", b"p{}", "text/css; charset=utf-8"),
        page("https://a.org/f", b"wOF2", "font/woff2"),
        page("https://a.org/robots.txt", b"User-agent: *", "text/plain"),
        page("https://a.org/.DS_Store", b"x", "text/plain"),
        page("https://a.org/vacia", b""),
        record("resource", "https://a.org/nada", b"", "text/plain"),
        record("continuation", "https://a.org/largo", b"y sigue"),
        page("https://a.org/partial", b"hola", status="206 Partial Content"),
    )
    no_page, machine = (Outcome.SKIPPED, "no_page"), (Outcome.SKIPPED, "system_file")
    assert [problem for _, problem in said(b"".join(archive))] == [
        no_page, no_page, (Outcome.SKIPPED, "seen_before"), machine, machine, machine, machine, machine,
        (Outcome.EMPTY, "empty_file"), (Outcome.EMPTY, "empty_file"), (Outcome.UNKNOWN, "not_understood"), None,
    ]  # fmt: skip
    [member] = opened(archive[0], WARC)
    assert member.problem is not None
    assert (member.problem.params, member.size) == ({"status": 404}, len(answered(b"<p>No hay</p>", status="404 Not Found")))  # fmt: skip


def test_addresses_are_labels_told_apart_where_they_come_again() -> None:
    long = "https://a.org/" + "x" * 5_000
    wild = ["https://a.org/../../etc/passwd", "../../etc/passwd", "https://a.org/#!/x\x01", long]
    archive = b"".join(page(name, b"x") for name in [*wild, *wild, ""])
    names = [name for name, _ in said(archive)]
    assert names[:4] == [*wild[:2], "https://a.org/#%21/x\ufffd", long[:1_000]]
    assert names[4:] == [f"{index}/{name}"[:1_000] for index, name in enumerate(names[:4], 4)] + ["8"]
    assert list(contents(archive, WARC, start=5)) == names[5:], "as in one go"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://a.org/ñandú", "https://a.org/ñandú"),
        ("https://a.org/año".encode("cp1252"), "https://a.org/año"),
    ],
)
def test_addresses_that_are_not_ascii_read_as_they_were_written(address: str | bytes, name: str) -> None:
    raw = address.encode() if isinstance(address, str) else address
    assert [one for one, _ in said(page("AQUI", b"x").replace(b"AQUI", raw))] == [name]


def test_names_are_remembered_in_bounded_memory() -> None:
    names = Names()
    assert [names.had(f"https://a.org/{n}") for n in range(20_000)].count(True) == 0
    assert all(names.had(f"https://a.org/{n}") for n in range(20_000))


@pytest.mark.parametrize("size", ["-5", "", "x", "9" * 16, "+3", "1 000", "0x10"])
def test_a_record_without_a_sound_length_is_damage_and_the_next_is_read(size: str) -> None:
    archive = page(A, b"uno") + page(B, b"dos", size=size) + page(B, b"tres")
    assert said(archive) == [
        (A, None),
        (f"1/{A}", (Outcome.DAMAGED, "damaged_member")),
        (B, None),
    ]
    assert contents(archive, WARC) == {A: b"uno", B: b"tres"}
    lost = [one.size for one in opened(archive, WARC) if one.problem]
    assert lost[0] >= len(page(B, b"dos", size=size)) - 4


def test_a_record_that_says_less_than_it_holds_leaves_a_line_for_the_rest() -> None:
    rest = b"x" * 70_000 + b"\n y el final"
    block = len(answered(b"uno" + rest))
    archive = page(A, b"uno" + rest, size=block - len(rest)) + page(B, b"dos")
    assert contents(archive, WARC) == {A: b"uno", B: b"dos"}
    [_, lost, _] = opened(archive, WARC)
    assert lost.problem is not None
    assert (lost.name, lost.problem.code) == (f"1/{A}", "damaged_member")
    assert len(rest) <= lost.size <= len(rest) + 4
    assert said(page(A, b"uno") + b"basura\n") == [(A, None), (f"1/{A}", (Outcome.DAMAGED, "damaged_member"))]


def test_a_record_that_says_more_than_there_is_gives_what_is_there_and_ends_the_archive() -> None:
    for size in (10_000, 1 << 40):
        archive = page(A, b"uno") + page(B, b"dos", size=size)
        assert answer(archive, WARC) == (Outcome.DAMAGED, "cut_short")
        found = opened(archive, WARC)
        assert next(found).open().read() == b"uno"
        assert next(found).open().read(7) == b"dos\r\n\r\n"


def test_a_record_that_swallows_the_next_one_leaves_a_line_for_its_rest() -> None:
    block = len(answered(b"uno"))
    archive = page(A, b"uno", size=block + 60) + page(B, b"dos") + page("https://c.org/", b"tres")
    assert said(archive) == [
        (A, None),
        (f"1/{A}", (Outcome.DAMAGED, "damaged_member")),
        ("https://c.org/", None),
    ]


def test_every_cut_is_answered_and_what_came_before_is_given() -> None:
    archive = b"".join(CRAWL)
    ends = [sum(map(len, CRAWL[: n + 1])) for n in range(len(CRAWL))]
    whole = {0, *(end - back for end in ends for back in range(5))}
    for place in range(len(archive)):
        assert answer(archive[:place], WARC) == (None if place in whole else (Outcome.DAMAGED, "cut_short"))


def test_a_cut_among_packed_records_is_seen_wherever_it_falls() -> None:
    packed = by_record(CRAWL)
    ends = {0, *(len(by_record(CRAWL[: n + 1])) for n in range(len(CRAWL)))}
    for place in range(len(gzip.compress(INFO)), len(packed)):
        cut = answer(packed[:place], "application/gzip")
        assert cut == (None if place in ends else (Outcome.DAMAGED, "cut_short")), place


def test_a_packed_record_that_is_broken_does_not_end_the_crawl_unseen() -> None:
    records = [gzip.compress(one) for one in CRAWL]
    for broken in (b"\x1f\x8b\x07" + records[3][3:], b"basura"):
        packed = b"".join((*records[:3], broken, *records[4:]))
        assert contents_until_damage(packed) == ([A], (Outcome.DAMAGED, "cut_short"))


def contents_until_damage(packed: bytes) -> tuple[list[str], tuple[Outcome, str] | None]:
    """Return the members that come, and the answer that ends them."""
    names, found = list[str](), opened(packed, "application/gzip")
    try:
        while member := next(found, None):
            names.append(member.name)
    except Unreadable as problem:
        return names, (problem.outcome, problem.code)
    return names, None


def test_heads_are_bounded() -> None:
    endless = b"WARC/1.0\r\nWARC-Type: response\r\nX: " + b"x" * (3 * MOST_HEAD_BYTES) + b"\r\n\r\n"
    assert said(endless + page(A, b"uno")) == [("0", (Outcome.DAMAGED, "damaged_member")), (A, None)]
    many = b"WARC/1.0\r\nWARC-Type: response\r\n" + b"a:b\r\n" * MOST_HEAD_BYTES + b"\r\n"
    assert said(many + page(A, b"uno")) == [("0", (Outcome.DAMAGED, "damaged_member")), (A, None)]


def test_what_makes_no_sense_between_records_is_one_line_however_much_it_is() -> None:
    nonsense = (
        b"WARC/1.0\r\nContent-Length: 3\r\n\r\nWARC/1.0\r\n\r\n\r\nWARC/1.1\r\nWARC-Type: x\r\n\r\n" * 200
    )
    assert len(said(page(A, b"uno") + nonsense + page(B, b"dos"))) == 3


def test_of_a_field_that_comes_twice_the_first_counts_and_folded_lines_are_left() -> None:
    head = b"WARC/1.0\r\n WARC-Type: request\r\nWARC-Type: resource\r\nContent-Length: 3\r\ncontent-length: 9\r\n"
    assert contents(head + b"WARC-Target-URI : " + A.encode() + b"\r\n\r\nuno\r\n\r\n", WARC) == {A: b"uno"}


def test_members_are_counted_wrapping_too_and_their_bytes() -> None:
    archive = b"".join(CRAWL)
    assert answer(archive, WARC, Budget(4, 1 << 30)) == (Outcome.REFUSED, "too_many_members")
    assert answer(archive, WARC, Budget(9, len(html("El ñandú.")) + 5)) == (
        Outcome.REFUSED,
        "unpacks_too_large",
    )


def test_a_bomb_is_stopped_by_its_ratio_in_whichever_wrapping_it_is() -> None:
    letters = bytes(RATIO_FROM_BYTES * 8)
    inside = page(A, gzip.compress(letters), "text/html", "Content-Encoding: gzip")
    bombs = {WARC: inside, "application/gzip": by_record([INFO, page(A, letters)])}
    for kind, bomb in bombs.items():
        budget = Budget(10, 1 << 40)
        assert answer(bomb, kind, budget) == (Outcome.REFUSED, "ratio_too_high")
        assert (1 << 40) - budget.unpacked_bytes < RATIO_FROM_BYTES * 8
    padded = by_record([page(B, shake_256(b"x").digest(2 << 20)), inside])
    assert answer(padded, "application/gzip", Budget(10, 1 << 40)) == (Outcome.REFUSED, "ratio_too_high")


@pytest.mark.parametrize(
    ("wrapping", "step"),
    [
        (record("metadata", A, bytes(ALIVE_BYTES * 3)), ALIVE_BYTES),
        (b"\n" * (GAP_BYTES * 3), GAP_BYTES),
        (b"x" * (GAP_BYTES * 3) + b"\n", GAP_BYTES),
    ],
)
def test_what_is_passed_over_gives_signs_of_life_and_costs_its_bytes(wrapping: bytes, step: int) -> None:
    packed = gzip.compress(INFO + wrapping + page(A, b"uno"), 1)
    opener = opener_for("application/gzip")
    assert opener is not None
    found = list(opener.members(io.BytesIO(packed), Budget(10, 1 << 30)))
    assert [one.name for one in found if one is not None][-1] == A
    assert found.count(None) in (2, 3)
    assert answer(packed, "application/gzip", Budget(10, 2 * step)) == (Outcome.REFUSED, "unpacks_too_large")
