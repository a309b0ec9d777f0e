"""How many files of every kind made here are told by their content alone, beside libmagic in the same run."""

import io
from collections.abc import Callable, Iterator

import magic

from ingestion.sniffing import sniff
from ingestion.sniffing.tables import CLAIMS, extension
from tests.benchmarks._measuring import Figure, report
from tests.campaigns.annotated import KINDS
from tests.campaigns.seeds import seeds
from tests.sniffing.samples import ole, tar, zipped

ENCODINGS = ("utf-8-sig", "cp1252", "cp850", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
TEXTS = frozenset({
    "text/plain", "text/markdown", "text/csv", "text/tab-separated-values", "text/x-tex", "application/x-subrip", "text/vtt",
})  # fmt: skip
OFFICE = "application/vnd.openxmlformats-officedocument."

Files = list[tuple[str, bytes]]


def main() -> None:
    """Tell the type of each file without its name; print the share of right answers."""
    sound = list(seeds().items())
    report(
        "type_detection",
        [
            _figure("files_as_written", sound + list(_binary())),
            _figure("texts_in_other_encodings", [again for name, data in sound for again in _rewritten(name, data)]),
        ],
    )  # fmt: skip


def _binary() -> Iterator[tuple[str, bytes]]:
    """Make what the seeds have not: old office formats, packages put together carelessly, old archives."""
    yield from (("a.doc", ole("WordDocument", "1Table")), ("a.xls", ole("Workbook")), ("a.xls", ole("Book")))
    yield from (("a.ppt", ole("PowerPoint Document")), ("a.msg", ole("__properties_version1.0")))
    yield from (("a.docx", zipped("word/document.xml", "[Content_Types].xml")), ("a.tar", tar(marked=False)))
    yield "a.epub", zipped("META-INF/container.xml", "o.opf")
    yield from (("a.pdf", b"\0\0junk\r\n%PDF-1.7\n"), ("a.rtf", b"\xef\xbb\xbf{\\rtf1 hola}"))
    yield from (("a.zip", b"MZ" + bytes(300) + zipped("a.txt")), ("a.zip", zipped()))


def _rewritten(name: str, data: bytes) -> Files:
    """Write a text again in other encodings, and with other line ends."""
    claimed = CLAIMS.get(extension(name), "")
    if (
        not (claimed in TEXTS or claimed.startswith("text/") or "json" in claimed or "xml" in claimed)
        or b"\0" in data
    ):
        return []  # fmt: skip
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return []
    written = [text.encode(encoding, "ignore") for encoding in ENCODINGS]
    return [(name, again) for again in (*written, data.replace(b"\n", b"\r\n"), b"\n\n" + data)]


def _figure(name: str, files: Files) -> Figure:
    ours = _share(files, lambda data: sniff(io.BytesIO(data), "", len(data)))
    theirs = _share(files, lambda data: str(magic.from_buffer(data, mime=True)))
    return Figure(name, 100 * ours, "% right", ours / theirs, "libmagic alone")


def _share(files: Files, tell: Callable[[bytes], str]) -> float:
    return sum(_is_right(_kind_of(name), tell(data)) for name, data in files) / len(files)


def _kind_of(name: str) -> str:
    return KINDS.get(name) or CLAIMS.get(extension(name), "text/plain")


def _is_right(wanted: str, said: str) -> bool:
    if wanted in TEXTS:
        return said in TEXTS
    is_xml = wanted == "application/xml" and said.endswith("xml")
    return said == wanted or (wanted, said) == ("application/gzip", "application/x-gzip") or is_xml


if __name__ == "__main__":
    main()
