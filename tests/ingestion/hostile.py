"""Makes files meant to hurt whoever opens them: small on disk, endless or treacherous inside."""

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable

from tests.campaigns.seeds import PROSE, pdf, seeds, zipped
from tests.extractors.papers import lines, pdf_of
from tests.opening.archives import of_kind
from tests.opening.archives import zipped as packed

SECRET = "file:///etc/passwd"
ZEROS = 300 << 20
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
ENTITY = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{SECRET}">]>'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ja">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)

Hostile = dict[str, Callable[[], bytes]]


def documents() -> Hostile:
    """Return makers by name: documents."""
    xml, head = '<?xml version="1.0"?>', '<html><head><meta charset="utf-8"></head><body>'
    return {
        "vacio.pdf": bytes, "vacio.docx": bytes, "vacio.zip": bytes,
        "bomba.pdf": _flate_bomb, "espejo.pdf": lambda: _forms([(0, 1)]), "dibujos.pdf": lambda: _forms([(n + 1, 10) for n in range(9)]),
        "paginas.pdf": lambda: _many_pages(50_000), "circulo.pdf": _page_loop,
        "cerrado.pdf": lambda: pdf_of([lines("Nada que ver.")], password="clave"), "cortado.pdf": lambda: pdf()[:900],
        "bomba.docx": lambda: _word(WORD.encode() + bytes(ZEROS)), "risas.docx": lambda: _word(f"{xml}{LAUGHS}{WORD}&a9;".encode()),
        "entidad.docx": lambda: _word(f"{xml}{ENTITY}{WORD}&e;</w:t></w:r></w:p></w:body></w:document>".encode()),
        "bomba.odt": lambda: _swollen("libre.odt", "content.xml"), "bomba.epub": lambda: _swollen("libro.epub", "a.xhtml"),
        "bomba.xlsx": lambda: _swollen("hoja.xlsx", "xl/worksheets/sheet1.xml"), "bomba.pptx": lambda: _swollen("diapositivas.pptx", "ppt/slides/slide1.xml"),
        "risas.xml": lambda: f"{xml}{LAUGHS}<x>&a9;</x>".encode(), "entidad.xml": lambda: f"{xml}{ENTITY}<x>&e;</x>".encode(),
        "entidad.tei": lambda: f'{xml}{ENTITY}<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>&e;</p></body></text></TEI>'.encode(),
        "hondo.xml": lambda: (xml + "<a>" * 200_000).encode(), "hondo.html": lambda: (head + "<div>" * 200_000).encode(),
        "hondo.rtf": lambda: b"{\\rtf1 " + b"{" * 200_000, "hondo.json": lambda: b"[" * 400_000, "hondo.jsonl": lambda: b'{"a":' * 200_000 + b"\n{}\n",
        "fila.csv": lambda: b'a;b\n"' + b"x" * (80 << 20), "renglon.jsonl": lambda: b'{"a":"' + b"x" * (80 << 20),
        "partes.eml": _nested_mail, "nulos.txt": lambda: bytes(4 << 20), "mitades.txt": lambda: b"\xff\xfe" + b"\x00\xd8" * 100_000,
        "foto.txt": lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(5_000), "carta.pdf": lambda: seeds()["texto.docx"], "hoja.csv": lambda: pdf(),
    }  # fmt: skip


def archives() -> Hostile:
    """Return makers by name: archives and single packed files."""
    return {
        "bomba.zip": lambda: packed(("letras.txt", b"a" * ZEROS)), "bombas.zip": lambda: packed(*[(f"{n}", bytes(7 << 20)) for n in range(60)]),
        "hondo.zip": lambda: _nested(60), "muchos.zip": lambda: packed(*[(f"{n}", b"x") for n in range(6_000)]),
        "solapado.zip": _overlapping, "cerrado.zip": _locked, "cortado.zip": lambda: packed(("a.txt", PROSE.encode() * 50))[:200],
        "fuera.zip": lambda: packed(
            ("../../fuera.txt", b"x"), ("/etc/fuera.txt", b"x"), ("..\\fuera.txt", b"x"),
            (of_kind(stat.S_IFLNK), b"/etc/passwd"), (of_kind(stat.S_IFCHR, "tty"), b""), ("bien.txt", PROSE.encode()),
        ),
        "fuera.tar": _tape, "bomba.gz": lambda: gzip.compress(bytes(ZEROS)), "bomba.bz2": lambda: bz2.compress(bytes(ZEROS)),
        "bomba.xz": lambda: lzma.compress(bytes(ZEROS)), "bomba.tar.gz": lambda: gzip.compress(_tape_of_letters()),
        "capas.gz": lambda: _layers(40),
    }  # fmt: skip


def _word(content: bytes) -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Target="word/document.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    return zipped(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": relations.encode(),
            "word/document.xml": content,
        }
    )


def _swollen(seed: str, member: str) -> bytes:
    """Blow up one member of an honest package with blanks before its end."""
    with zipfile.ZipFile(io.BytesIO(seeds()[seed])) as package:
        members = {name: package.read(name) for name in package.namelist()}
    body, end = members[member][:-20], members[member][-20:]
    return zipped(members | {member: body + b" " * ZEROS + end})


def _pdf(objects: list[bytes]) -> bytes:
    """Write numbered objects, the first of them the catalogue, with their table."""
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(made)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, rows)
    return bytes(made) + b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
    )


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def _forms(drawn: list[tuple[int, int]]) -> bytes:
    """Draw a form that draws others: for each form, which one it draws and how often; the last draws nothing."""
    first = 5
    forms = [
        _stream(
            b"/F Do " * times,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>" % (first + which),
        )
        for which, times in drawn
    ]
    forms.append(_stream(b"0 0 1 1 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"))
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F %d 0 R>>>>>>"
        % first
    )
    return _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            page,
            _stream(b"/F Do"),
            *forms,
        ]
    )


def _flate_bomb() -> bytes:
    content = zlib.compress(zlib.compress(b"BT (a) Tj ET\n" * (1 << 26 >> 2), 9), 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>"
    packed_twice = _stream(content, b"/Filter[/FlateDecode/FlateDecode]")
    return _pdf(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, packed_twice]
    )


def _many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(4, count + 4))
    pages = [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 3 0 R>>"] * count
    tree = b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, kids)
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, _stream(b"BT ET"), *pages])


def _page_loop() -> bytes:
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Parent 2 0 R/Kids[2 0 R 2 0 R]>>"])


def _nested_mail() -> bytes:
    heads = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3_000))
    return f"From: a@example.org\nSubject: partes\nMIME-Version: 1.0\n{heads}\nhola\n".encode()


def _nested(levels: int) -> bytes:
    inner = packed(("fondo.txt", PROSE.encode()))
    for level in range(levels):
        inner = packed((f"{level}.zip", inner))
    return inner


def _layers(levels: int) -> bytes:
    inner = PROSE.encode()
    for _ in range(levels):
        inner = gzip.compress(inner)
    return inner


def _overlapping() -> bytes:
    """Point all lines of the directory at one member."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(1 << 20))
        archive.filelist *= 300
    return made.getvalue()


def _locked() -> bytes:
    data = bytearray(packed(("secreto.txt", PROSE.encode())))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _tape() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        kinds = (
            (tarfile.SYMTYPE, "enlace"),
            (tarfile.LNKTYPE, "duro"),
            (tarfile.CHRTYPE, "tty"),
            (tarfile.FIFOTYPE, "cola"),
        )
        for kind, name in kinds:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        for name in ("../../fuera.txt", "/etc/fuera.txt", "bien.txt"):
            info = tarfile.TarInfo(name)
            info.size = len(PROSE.encode())
            archive.addfile(info, io.BytesIO(PROSE.encode()))
    return made.getvalue()


def _tape_of_letters() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        info = tarfile.TarInfo("letras.txt")
        info.size = ZEROS
        archive.addfile(info, io.BytesIO(b"a" * ZEROS))
    return made.getvalue()
