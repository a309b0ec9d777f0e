"""Makes small files of the formats that are told apart."""

import io
import struct
import tarfile
import zipfile

import pyarrow as pa

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89" + bytes(200)
PROSE = "Había una vez un pingüino que quería ser ñandú.\nDespués cambió de opinión.\n"


def zipped(*names: str, mimetype: str = "", compress: bool = False, last: bool = False) -> bytes:
    """Pack empty members of these names, after (or before) a `mimetype` where one is given."""
    made = io.BytesIO()
    members = [(name, "x") for name in names]
    if mimetype:
        members.insert(len(members) if last else 0, ("mimetype", mimetype))
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def arrow(*, stream: bool) -> bytes:
    """Write a table of one row as Arrow's stream, or as its file."""
    made, table = io.BytesIO(), pa.table({"texto": ["hola"]})
    with (pa.ipc.new_stream if stream else pa.ipc.new_file)(made, table.schema) as writer:
        writer.write_table(table)
    return made.getvalue()


def tar(*, marked: bool = True) -> bytes:
    """Pack one text into a TAR, of the old kind without a mark if asked."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = 5
        archive.addfile(info, io.BytesIO(b"texto"))
    data = bytearray(made.getvalue())
    if not marked:
        data[257:265] = bytes(8)
        data[148:156] = b" " * 8
        data[148:156] = b"%06o\0 " % sum(data[:512])
    return bytes(data)


def ole(*names: str, inner: tuple[str, ...] = ()) -> bytes:
    """Build an OLE container whose root holds streams of these names; `inner` ones lie in a storage within it."""
    entries = [_entry("Root Entry", kind=5, child=1)]
    for place, name in enumerate(names, 1):
        last = place == len(names)
        child = place + 1 if last and inner else _NOBODY
        entries.append(_entry(name, right=_NOBODY if last else place + 1, child=child))
    entries += [_entry(name) for name in inner]
    directory = b"".join(entries)
    sectors = -(-len(directory) // 512)
    tables = sectors // 120 + 1
    chain = [*[0xFFFFFFFD] * tables, *range(tables + 1, tables + sectors), 0xFFFFFFFE]
    table = struct.pack(f"<{128 * tables}I", *chain, *[0xFFFFFFFF] * (128 * tables - len(chain)))
    header = bytearray(512)
    header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    struct.pack_into("<HH", header, 28, 0xFFFE, 9)
    struct.pack_into("<I", header, 48, tables)
    struct.pack_into("<109I", header, 76, *range(tables), *[0xFFFFFFFF] * (109 - tables))
    return bytes(header) + table + directory.ljust(sectors * 512, b"\0")


_NOBODY = 0xFFFFFFFF


def _entry(name: str, kind: int = 2, right: int = _NOBODY, child: int = _NOBODY) -> bytes:
    raw = name.encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw) + 2, kind, 1, _NOBODY, right, child)
    return head.ljust(128, b"\0")
