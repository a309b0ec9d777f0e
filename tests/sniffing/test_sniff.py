"""Content decides; a name only breaks ties between kinds of text."""

import io

import pytest

from ingestion.sniffing import sniff
from tests.opening.tapes import PACKERS
from tests.sniffing.samples import PNG, PROSE, arrow, ole, tar, zipped

OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."


def _sniff(content: bytes | str, name: str = "") -> str:
    data = content.encode() if isinstance(content, str) else content
    return sniff(io.BytesIO(data), name, len(data))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "inode/x-empty"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "application/pdf"),
        (b"\0\0junk before\r\n%PDF-1.7\n", "application/pdf"),
        (PNG, "image/png"),
        (b"GIF89a\x01\0\x01\0\x80\0\0", "image/gif"),
        (b"{\\rtf1\\ansi hola}", "application/rtf"),
        (b"\x1f\x8b\x08\0\0\0\0\0\0\x03", "application/gzip"),
        (b"BZh91AY&SY", "application/x-bzip2"),
        (b"\xfd7zXZ\0\0\x04", "application/x-xz"),
        (b"\x28\xb5\x2f\xfd\x04\x58", "application/zstd"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "application/x-7z-compressed"),
        (b"Rar!\x1a\x07\x01\0", "application/vnd.rar"),
        (b"PAR1\x15\x04", "application/vnd.apache.parquet"),
        (arrow(stream=False), "application/vnd.apache.arrow.file"),
        (arrow(stream=True), "application/vnd.apache.arrow.stream"),
        (b"%!PS-Adobe-3.0\n%%Title: carta\n", "application/postscript"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "application/warc"),
        (b"ID3\x03\0\0\0\0\0\x21" + bytes(90), "audio/mpeg"),
        (tar(), "application/x-tar"),
        (tar(marked=False), "application/x-tar"),
        (bytes(range(255, -1, -1)) * 8, "application/octet-stream"),
        (b"\xff\xfe" + bytes(range(1, 255)) * 8, "application/octet-stream"),
    ],
)
def test_binary_kinds(content: bytes, kind: str) -> None:
    assert _sniff(content) == kind
    assert _sniff(content, "cartas.txt") == kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (zipped("a.txt"), "application/zip"),
        (zipped(), "application/zip"),
        (zipped("[Content_Types].xml", "word/document.xml"), OOXML + "wordprocessingml.document"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), OOXML + "presentationml.presentation"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), OOXML + "spreadsheetml.sheet"),
        (zipped("[content_types].xml", "XL\\Workbook.xml"), OOXML + "spreadsheetml.sheet"),
        (zipped("Libro.epub/META-INF/container.xml", "Libro.epub/OPS/l.opf"), "application/epub+zip"),
        (zipped("a/META-INF/container.xml", "a/l.opf", "b/META-INF/container.xml"), "application/zip"),
        (zipped("a/META-INF/container.xml", "a/l.opf", "carta.txt"), "application/zip"),
        (zipped("[Content_Types].xml", "other/a.xml"), "application/zip"),
        (zipped("content.xml", mimetype=ODF + "text"), ODF + "text"),
        (zipped("content.xml", mimetype=ODF + "spreadsheet", compress=True), ODF + "spreadsheet"),
        (zipped("OEBPS/a.opf", mimetype="application/epub+zip"), "application/epub+zip"),
        (zipped("META-INF/container.xml", "OEBPS/a.opf"), "application/epub+zip"),
        (zipped("content.xml", "styles.xml", "META-INF/manifest.xml"), ODF + "text"),
        (zipped("content.xml", mimetype=ODF + "presentation", last=True), ODF + "presentation"),
        (zipped("content.xml", mimetype=ODF + "text", compress=True, last=True), ODF + "text"),
        (zipped("a.txt", mimetype="hello <b>"), "application/zip"),
    ],
)
def test_what_a_zip_wraps(content: bytes, kind: str) -> None:
    assert _sniff(content) == kind


def test_an_office_file_cut_short_is_known_by_its_first_members() -> None:
    whole = zipped("[Content_Types].xml", "word/document.xml", "word/styles.xml")
    assert _sniff(whole[:-60]) == OOXML + "wordprocessingml.document"


def test_an_archive_that_unpacks_itself() -> None:
    assert _sniff(b"MZ" + bytes(300) + zipped("a.txt")) == "application/zip"


def test_the_last_volume_of_a_split_zip() -> None:
    assert _sniff(b"\x8f\xff\0\x01" * 50 + zipped("a.txt")[35:]) == "application/zip"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (ole("WordDocument", "1Table"), "application/msword"),
        (ole("Workbook"), "application/vnd.ms-excel"),
        (ole("WORKBOOK"), "application/vnd.ms-excel"),
        (ole("BOOK"), "application/vnd.ms-excel"),
        (ole(*map(str, range(6_000)), "__properties_version1.0"), "application/vnd.ms-outlook"),
        (ole("Pictures", "PowerPoint Document"), "application/vnd.ms-powerpoint"),
        (ole("__properties_version1.0"), "application/vnd.ms-outlook"),
        (ole("EncryptionInfo", "EncryptedPackage"), "application/x-ole-storage"),
        (ole("Something"), "application/x-ole-storage"),
        (ole("Workbook", "MBD0001", inner=("WordDocument",)), "application/vnd.ms-excel"),
        (ole("WordDocument", "ObjectPool", inner=("Workbook",)), "application/msword"),
    ],
)
def test_which_old_office_format(content: bytes, kind: str) -> None:
    assert _sniff(content) == kind


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "latin-1", "cp1252", "cp850", "mac_roman",
     "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"],
)  # fmt: skip
def test_prose_in_every_encoding_is_text(encoding: str) -> None:
    assert _sniff(PROSE.encode(encoding)) == "text/plain"
    assert _sniff(PROSE.encode(encoding), "cuento.md") == "text/markdown"


@pytest.mark.parametrize("padding", [b"\0\0\0", b"\x1a", b"\x1a" + bytes(100)])
def test_the_padding_of_old_systems_is_no_sign_of_another_kind(padding: bytes) -> None:
    assert _sniff(PROSE.encode("cp850") + padding) == "text/plain"


@pytest.mark.parametrize("text", ["El formato %PDF-1.4 es viejo.", "<p>El formato\n%PDF-1.4 es viejo.</p>"])
def test_a_text_about_pdf_is_no_pdf(text: str) -> None:
    assert _sniff(text).startswith("text/")


def test_text_longer_than_the_head_may_be_cut_within_a_letter() -> None:
    assert _sniff("a" + "ñ" * 70_000) == "text/plain"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_wide_text_may_be_cut_within_a_letter(encoding: str) -> None:
    assert _sniff(PROSE.encode(encoding)[:-1]) == "text/plain"


def test_marked_text_may_hold_a_byte_of_another_encoding() -> None:
    assert _sniff(b"\xef\xbb\xbf" + PROSE.encode() + "ñ".encode("latin-1")) == "text/plain"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("   \n\t\n", "text/plain"),
        ("<!DOCTYPE html>\n<html><body>hola", "text/html"),
        ("\n<!-- plantilla -->\n<HTML lang=es><p>hola", "text/html"),
        ("<p>Un trozo de página</p>", "text/html"),
        ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "application/xhtml+xml"),
        ("// guion\nvar a;\n<html>\n<body>", "text/html"),
        ('<?xml version="1.0"?>\n<raiz><a/></raiz>', "application/xml"),
        ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "application/xml"),
        ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>', "application/tei+xml"),
        ('<tei:TEI xmlns:tei="http://www.tei-c.org/ns/1.0"/>', "application/tei+xml"),
        ('<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"/>', "application/x-tmx+xml"),
        ('<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11">', "application/x-mediawiki-dump+xml"),
        ('<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "x.dtd">\n<article>', "application/jats+xml"),
        ('<?xml version="1.0"?><article xml:lang="es"><front><article-meta/></front></article>', "application/jats+xml"),
        ('<article xmlns="http://docbook.org/ns/docbook"><title>A</title></article>', "application/xml"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="1"/>', "image/svg+xml"),
        ("<nota><de>Ana</de></nota>\n", "application/xml"),
        ("<Juan> hola a todos\n<Ana> buenas", "text/plain"),
        ("[Script Info]\nTitle: x\n", "text/x-ssa"),
        ("{0}{25}Hola|amigo\n", "text/x-microdvd"),
        ("# sent_id = 1\n# text = a\n1\ta" + "\t_" * 8 + "\n", "text/x-conllu"),
        ("1-2\tal" + "\t_" * 8 + "\n1\ta" + "\t_" * 8 + "\n", "text/x-conllu"),
        ("45\tHola a todos\tes\tPE\t2019\tchat\tmujer\tadulta\tLima\tsí\n46\tYa vengo\tes\tPE\t2019\tchat\thombre\tjoven\tCuzco\tno\n" * 20, "text/tab-separated-values"),
        ("45\tHola a todos\tes\tPE\t2019\tchat\t7\t34\tLima\tsí\n46\tYa vengo\tes\tPE\t2019\tchat\t9\t31\tCuzco\tno\n" * 20, "text/tab-separated-values"),
        ("# un título\n1\ta\n", "text/plain"),
        ("% hola\n\\documentclass{article}\n", "text/x-tex"),
        ("% hola\n\\chapter*{Uno}\n", "text/x-tex"),
        ("\\chapters de otra cosa\n", "text/plain"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nhola", "text/vtt"),
        ("1\n00:00:01,000 --> 00:00:02,000\nhola", "application/x-subrip"),
        ("00:00:01,000 --> 00:00:02,000\nhola", "application/x-subrip"),
        ("1\r00:00:01,000 --> 00:00:02,000\rhola\r", "application/x-subrip"),
        ("From ana@example.org Mon Jun  1 10:00:00 2009\nSubject: hola\n\nhola", "application/mbox"),
        ("From - Sat 23 Jan 2016\nX-Mozilla-Status: 0\nSubject: hola\n\nhola", "application/mbox"),
        ("From Madrid to Lima\nis a long way.", "text/plain"),
        ("From Madrid\nSubject: to Lima.", "text/plain"),
        ("From: Ana <ana@example.org>\nTo: b@example.org\nSubject: hola\n\nhola", "message/rfc822"),
        ("Received: from a\n by b\nMessage-ID: <1@a>\n\nhola", "message/rfc822"),
        ("Nota: esto no es correo\nTo: nadie\n", "text/plain"),
        ('{"a": 1}', "application/json"),
        ('[\n  {"a": 1},\n  {"a": 2}\n]', "application/json"),
        ("[]", "application/json"),
        ("[" * 100_000, "application/json"),
        ('{"a": "' + "x" * 100_000 + '"}', "application/json"),
        ('{"a": 1}\n{"a": 2}\n', "application/x-ndjson"),
        ('["a", 1]\n["b", 2]\n', "application/x-ndjson"),
        ('{"a": "' + "x" * 100_000 + '"}\n{"a": 2}\n', "application/x-ndjson"),
        ("[1] Véase la nota.\n[2] Otra.", "text/plain"),
        ("[1, 2] son pocos", "text/plain"),
        ("{un inciso} y más", "text/plain"),
        ("[[Archivo:mapa.png]] de la wiki", "text/plain"),
    ],
)  # fmt: skip
def test_kinds_of_text_by_their_beginning(content: str, kind: str) -> None:
    assert _sniff(content) == kind
    assert _sniff("\ufeff" + content) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.csv", "text/csv"), ("A.TSV", "text/tab-separated-values"), ("a.md", "text/markdown"), ("a.tex", "text/x-tex"),
        ("a.srt", "application/x-subrip"), ("a.txt", "text/plain"), ("a", "text/plain"), ("a.pdf", "text/plain"),
        ("a.docx", "text/plain"), ("a.png", "text/plain"), ("a.html", "text/plain"),
    ],
)  # fmt: skip
def test_names_break_ties_between_texts_and_nothing_else(name: str, kind: str) -> None:
    assert _sniff(PROSE, name) == kind


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        ('{"a": 1}\n', "a.jsonl", "application/x-ndjson"),
        ("<h1>Título</h1>\n\ntexto", "LEEME.md", "text/markdown"),
        ("Texto y luego <br> una etiqueta", "a.html", "text/html"),
        ("# Ejemplo\n\n```html\n<!DOCTYPE html>\n<html>", "", "text/plain"),
        ("From a@b Mon Jun  1 10:00:00 2009\nSubject: hola\n\nhola", "a.eml", "message/rfc822"),
        ("Subject: hola\n\nhola", "a.eml", "message/rfc822"),
        ("<p>trozo</p>", "a.tei", "application/tei+xml"),
    ],
)
def test_names_help_where_content_hints(content: str, name: str, kind: str) -> None:
    assert _sniff(content, name) == kind


def test_the_stream_is_left_where_it_was() -> None:
    for content in (zipped("a.txt"), ole("WordDocument"), PROSE.encode(), PNG, tar()):
        stream = io.BytesIO(content)
        stream.seek(3)
        sniff(stream, "", len(content))
        assert stream.tell() == 3


class _Forward(io.BytesIO):
    """A stream that cannot be rewound."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), OOXML + "wordprocessingml.document"),
        (ole("WordDocument"), "application/msword"),
        (PROSE.encode() * 5_000, "text/plain"),
        (b'{"a": 1}\n' * 20_000, "application/x-ndjson"),
        (b"", "inode/x-empty"),
    ],
)
def test_streams_that_cannot_be_rewound_are_peeked_at(content: bytes, kind: str) -> None:
    stream = io.BufferedReader(_Forward(content), 64 << 10)
    assert sniff(stream, "", len(content)) == kind
    assert stream.read() == content
    with pytest.raises(ValueError, match="peek"):
        sniff(_Forward(content), "", len(content))


def test_any_bytes_get_an_answer() -> None:
    for sample in (zipped("a.txt", mimetype="x"), ole("WordDocument"), tar(), PNG, PROSE.encode()):
        for place in range(0, min(len(sample), 700), 3):
            assert "/" in _sniff(sample[:place] + b"\xff\xff" + sample[place + 2 :])
            assert "/" in _sniff(sample[:place])


def test_office_documents_that_are_one_xml_file() -> None:
    flat = f'<?xml version="1.0"?>\n<office:document xmlns:office="urn:x" office:mimetype="{ODF}text"><office:body/></office:document>'
    assert _sniff(flat) == ODF + "text-flat-xml"
    old = '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
    new = '<?xml version="1.0"?><pkg:package xmlns:pkg="x"><pkg:part pkg:name="/word/document.xml"/></pkg:package>'
    assert _sniff(old) == _sniff(new) == "application/x-word-flat-xml"


def test_binary_workbooks() -> None:
    known = _sniff(zipped("[Content_Types].xml", "xl/workbook.bin"))
    assert known == "application/vnd.ms-excel.sheet.binary.macroenabled.12"


@pytest.mark.parametrize("kind", PACKERS)
def test_every_packer_of_streams_is_known_by_its_content(kind: str) -> None:
    assert sniff(io.BytesIO(PACKERS[kind](b"hola " * 900)), "sin nombre", 100) == kind


def test_a_message_as_apple_mail_keeps_it() -> None:
    letter = "214       \nFrom: a@b.es\nTo: c@d.es\nSubject: Hola\n\nHola.\n"
    assert _sniff(letter, "12.emlx") == "message/rfc822"
    assert _sniff(letter, "12.txt") == "text/plain"
