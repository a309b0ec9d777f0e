"""What nobody wrote to be read is told from prose and set aside, and whoever gave it is told what to do; prose that speaks of it is read."""

import io

import pytest

from ingestion.job import Job
from ingestion.reading import read
from ingestion.sniffing import sniff
from tests.extractors.packaged import package_of

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Núñez\r\nTEL;TYPE=CELL:5551234\r\nEND:VCARD\r\n"
CALENDAR = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Asamblea en la es\n cuela\nEND:VEVENT\nEND:VCALENDAR\n"
ROWS = "INSERT INTO `relatos` (`id`, `texto`) VALUES (1,'El río crecía cada invierno.');\n"
DUMP = f"-- MySQL dump 10.13\n--\nDROP TABLE IF EXISTS `relatos`;\nCREATE TABLE `relatos` (`id` int, `texto` text);\n{ROWS}"
YAML = "# frases\n- id: 1\n  texto: El río crecía cada invierno.\n- id: 2\n  texto: >\n    Sigue.\n"
MORK = '// <!-- <mdb:mork:z v="1.4"/> -->\n< <(a=c)> >\n'
PROSE = "El río crecía cada invierno, y las mujeres lavaban la ropa junto a la acequia.\n"


def _sniffed(data: bytes, name: str) -> str:
    return sniff(io.BytesIO(data), name, len(data))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (CARD, "contactos.vcf", "text/vcard"),
        (CARD, "contactos.txt", "text/vcard"),
        (CALENDAR, "eventos.ics", "text/calendar"),
        (CALENDAR.replace("\n", "\r\n"), "eventos", "text/calendar"),
        (DUMP, "copia.txt", "application/sql"),
        (ROWS, "27.sql", "application/sql"),
        ("PRAGMA foreign_keys=OFF;\nCREATE TABLE a(b);\n", "x", "application/sql"),
        (YAML, "frases.yaml", "application/yaml"),
        ("---\ntitulo: Cuento\n", "frases.yml", "application/yaml"),
        (MORK, "Inbox.msf", "application/x-mork"),
    ],
)
def test_each_is_told(text: str, name: str, kind: str) -> None:
    assert _sniffed(text.encode(), name) == kind
    assert _sniffed(b"\xef\xbb\xbf" + text.encode(), name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Los archivos que empiezan con BEGIN:VCARD guardan contactos.\n{PROSE}", "apuntes.txt"),
        (f"BEGIN:VCARD\n\n{PROSE}", "cuento.txt"),
        (PROSE, "cuento.sql"),
        (f"{PROSE}\n{ROWS}", "tutorial.txt"),
        (ROWS + PROSE * 3, "tutorial.txt"),
        (f"-- MySQL dump es un programa.\n{PROSE}", "a.txt"),
        (PROSE, "cuento.yaml"),
        (YAML, "frases.txt"),
        ("Ana: hola\nLuis: ¿qué tal?\n", "entrevista.txt"),
        ("// <!-- comentario -->\n", "a.txt"),
    ],
)
def test_prose_stays_prose(text: str, name: str) -> None:
    assert _sniffed(text.encode(), name) == "text/plain"


def test_a_readme_keeps_its_front_matter() -> None:
    assert _sniffed(f"---\nlicense: cc-by-4.0\n---\n{PROSE}".encode(), "README.md") == "text/markdown"


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("Index/Document.iwa", "Metadata/Properties.plist", "preview.jpg"), "application/x-iwork"),
        (("Index.zip", "Metadata/DocumentIdentifier", "preview.jpg"), "application/x-iwork"),
        (("index.xml", "buildVersionHistory.plist"), "application/x-iwork"),
        (("index.apxl",), "application/x-iwork"),
        (("index.xml", "buildVersionHistory.plist", "QuickLook/Preview.pdf"), "application/zip"),
        (("index.xml", "cuentos.txt"), "application/zip"),
        (("Index.zip",), "application/zip"),
        (("otros/Document.iwa",), "application/zip"),
    ],
)
def test_documents_of_apple_are_known_by_their_parts(names: tuple[str, ...], kind: str) -> None:
    assert _sniffed(package_of(dict.fromkeys(names, b"x")), "cuento.pages") == kind


def _ends(name: str, data: bytes) -> list[tuple[str, str]]:
    job: Job = {
        "name": name,
        "size": len(data),
        "budget": {"members": 9, "unpacked_bytes": 1 << 20},
    }
    told = [message for message in read(job, io.BytesIO(data)) if message["m"] in ("doc", "end")]
    assert [message for message in told if message["m"] == "doc"] == []
    return [(end["outcome"], end["reason"]) for end in told]


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (CARD.encode(), "c.vcf", ("unknown", "about_people")),
        (CALENDAR.encode(), "c.ics", ("unknown", "about_people")),
        (DUMP.encode(), "c.sql", ("unknown", "save_as_table")),
        (YAML.encode(), "c.yml", ("unknown", "save_as_table")),
        (b"SQLite format 3\0\x10\0\1\1\0\x40\x20\x20" + bytes(80), "c.db", ("unknown", "save_as_table")),
        (b"$FL2@(#) SPSS DATA FILE MS Windows", "c.sav", ("unknown", "save_as_table")),
        (b"<stata_dta><header><release>118</release>\0\1\2", "c.dta", ("unknown", "save_as_table")),
        (b"\x72\x02\x01\x00" + bytes(60), "c.dta", ("unknown", "save_as_table")),
        (MORK.encode(), "Inbox.msf", ("skipped", "system_file")),
        (
            b"This is pdfTeX, Version 3.14159 (TeX Live 2022/Debian)\n**tesis.tex\n",
            "tesis.log",
            ("skipped", "system_file"),
        ),
        (b"This is XeTeX, Version 3.14 (preloaded format=xelatex)\n", "a.log", ("skipped", "system_file")),
        (b"\\BOOKMARK [1][-]{section.1}{Cuentos}{}% 1\n", "tesis.out", ("skipped", "system_file")),
        (b"!BDN\0\0\0\0SM\x17\0" + bytes(500), "a.pst", ("unknown", "mail_folder")),
        (b"AT&TFORM\0\0\x10\0DJVMDIRM" + bytes(50), "k.djvu", ("unknown", "scanned_book")),
        (package_of({"Index/Document.iwa": b"x"}), "k.pages", ("unknown", "apple_document")),
        (b"s-\x06\xea\x9c\x80\x00\x01", "c.7z.002", ("damaged", "split_archive")),
        (PROSE.encode(), "c.zip.002", ("damaged", "split_archive")),
        (b"yk\xcb\x68\x00\x01\x02", "c.z02", ("damaged", "split_archive")),
        (b"PK\x03\x04" + bytes(80), "c.zip.001", ("damaged", "split_archive")),
        (b"PK\x07\x08PK\x03\x04" + bytes(80), "c.z01", ("damaged", "split_archive")),
        (b"PK\x03\x04" + bytes(80), "c.zip", ("damaged", "damaged_archive")),
        (b"yk\xcb\x68\x00\x01\x02", "c.dat", ("unknown", "not_understood")),
    ],
)
def test_a_person_is_told_what_it_is_and_what_to_do(data: bytes, name: str, said: tuple[str, str]) -> None:
    assert _ends(name, data) == [said]


def test_a_script_whose_ending_parts_of_boxes_have_too_is_a_text_and_a_whole_box_is_opened() -> None:
    assert _sniffed(PROSE.encode(), "analisis.r01") == "text/plain"
    assert _sniffed(PROSE.encode(), "cuentos.2024.001") == "text/plain"
    whole = package_of({"uno.iwa": b""})
    assert _ends("cuentos.zip.001", whole) == [("empty", "empty_file"), ("unpacked", "unpacked")]
