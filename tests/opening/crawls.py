"""Makes web archives: honest records, and any others byte by byte."""

import gzip
from collections.abc import Iterable

WARC = "application/warc"
PAGE = "<!doctype html><html><head><title>Río</title></head><body><p>{}</p></body></html>"


def record(kind: str, address: str, block: bytes, media_type: str = "", size: object = None) -> bytes:
    """Write a record; `size` is what it says of its block, where that is a lie."""
    fields = {"WARC-Type": kind, "WARC-Record-ID": "<urn:uuid:1>", "WARC-Date": "2024-05-01T10:00:00Z"}
    fields |= {"WARC-Target-URI": address} if address else {}
    fields |= {"Content-Type": media_type} if media_type else {}
    fields["Content-Length"] = str(len(block) if size is None else size)
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def answered(
    content: bytes, media_type: str = "text/html", *fields: str, status: str = "200 OK", end: str = "\r\n"
) -> bytes:
    """Write what a web server says."""
    head = (f"HTTP/1.1 {status}", f"Content-Type: {media_type}", *fields)
    return end.join((*head, "", "")).encode() + content


def page(address: str, content: bytes, *told: str, status: str = "200 OK", size: object = None) -> bytes:
    """Write the record of an answer; `told` are its media type and further fields."""
    block = answered(content, *(told or ("text/html",)), status=status)
    return record("response", address, block, "application/http; msgtype=response", size)


def chunked(content: bytes, *sizes: int, end: bytes = b"0\r\n\r\n") -> bytes:
    """Cut content into chunks of these sizes, the rest into one."""
    made = b""
    for size in (*sizes, len(content) - sum(sizes)):
        made += b"%x;q=1\r\n%b\r\n" % (size, content[:size])
        content = content[size:]
    return made + end


def html(text: str) -> bytes:
    """Write a page."""
    return PAGE.format(text).encode()


INFO = record(
    "warcinfo", "", b"software: prueba\r\nformat: WARC File Format 1.0\r\n", "application/warc-fields"
)


def by_record(records: Iterable[bytes]) -> bytes:
    """Pack each by itself, as crawlers do."""
    return b"".join(map(gzip.compress, records))
