"""Damages files as bad networks, bad programs and bad people do; packages also from within."""

import io
import random
import zipfile

from tests.campaigns.seeds import zipped

MOST_BYTES = 4 << 20
INTERESTING = (
    b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"\xff\xff\xff\x7f", b"\x00" * 8, b"%s%n", b"../../../../etc/passwd", b"<!--", b"]]>",
    b'<!ENTITY x SYSTEM "file:///etc/passwd">', b"&x;", b"\\bin99999999 ", b"{" * 64, b"[" * 256, b"<a>" * 64, b"\r", b"\x1a", b"\xef\xbb\xbf",
    "\ud83d\ude00".encode("utf-16", "surrogatepass"), b"99999999999999999999", b"-1", b"NaN", b"1e999", b"'", b'"', b"\xc3", b"PK\x03\x04", b"From ",
)  # fmt: skip


def mutated(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Return a damaged copy; the members of a package are damaged as often as the package itself."""
    if content.startswith(b"PK") and chance.random() < 0.6:
        content = _within(content, others, chance)
        if chance.random() < 0.8:
            return content
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        chance.choice(_WAYS)(data, others, chance)
    return bytes(data[:MOST_BYTES])


def _within(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(member.file_size for member in package.infolist()) > MOST_BYTES:
                return content
            members = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return content  # damaged already
    name = chance.choice(sorted(members))
    if chance.random() < 0.1:
        del members[name]
    else:
        members[name] = mutated(members[name], others, chance)
    return zipped(members)


def _flip(data: bytearray, _others: list[bytes], chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3, 10))):
        if data:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, _others: list[bytes], chance: random.Random) -> None:
    del data[chance.randrange(len(data) + 1) :]


def _drop(data: bytearray, _others: list[bytes], chance: random.Random) -> None:
    begin = chance.randrange(len(data) + 1)
    del data[begin : begin + chance.choice((1, 8, 100, 1_000))]


def _repeat(data: bytearray, _others: list[bytes], chance: random.Random) -> None:
    begin = chance.randrange(len(data) + 1)
    piece = data[begin : begin + chance.choice((1, 16, 200))]
    data[begin:begin] = piece * chance.choice((2, 50, 2_000))


def _insert(data: bytearray, _others: list[bytes], chance: random.Random) -> None:
    begin = chance.randrange(len(data) + 1)
    piece = chance.choice(INTERESTING)
    data[begin : begin + (len(piece) if chance.random() < 0.5 else 0)] = piece


def _splice(data: bytearray, others: list[bytes], chance: random.Random) -> None:
    other = chance.choice(others)
    begin = chance.randrange(len(other) + 1)
    place = chance.randrange(len(data) + 1)
    data[place : place + chance.choice((0, 500))] = other[begin : begin + 2_000]


_WAYS = (_flip, _flip, _cut, _drop, _repeat, _insert, _insert, _splice)
