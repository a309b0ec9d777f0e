"""Makes one small honest file of every kind the portal reads, for campaigns and benchmarks to start from."""

import bz2
import gzip
import io
import json
import lzma
import mailbox
import tarfile
import tempfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pptx
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter
import zstandard
from reportlab.pdfgen import canvas

from tests.campaigns.annotated import annotated

PROSE = (
    "La abuela Inés contó que el río creció tres veces aquel año, y que nadie en Caacupé volvió a sembrar junto al agua. "
    "Después llegaron las maestras de la escuela nueva con su radio, sus cuadernos y una pregunta difícil: ¿quién escribirá esto?"
)
ROWS = [{"id": number, "titulo": f"Carta {number}", "texto": PROSE} for number in range(4)]
_ODT = "application/vnd.oasis.opendocument."
_OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)
_CELLS = "".join(f"<table:table-cell><text:p>{word}</text:p></table:table-cell>" for word in ("Carta", PROSE))
_BODIES = {
    "text": f"<office:text><text:h>Crónica</text:h><text:p>{PROSE}</text:p></office:text>",
    "presentation": f'<office:presentation><draw:page draw:name="1"><draw:frame><draw:text-box><text:p>{PROSE}</text:p>'
    "</draw:text-box></draw:frame></draw:page></office:presentation>",
    "spreadsheet": f'<office:spreadsheet><table:table table:name="Hoja"><table:table-row>{_CELLS}</table:table-row>'
    "</table:table></office:spreadsheet>",
}

_SUFFIXES = {"odt": "text", "odp": "presentation", "ods": "spreadsheet"}


def seeds() -> dict[str, bytes]:
    """Return {name: content}."""
    plain = _texts() | _marked_up() | _records() | _mails() | annotated()
    office = _office()
    return plain | office | {"informe.pdf": pdf()} | _packed(plain | office)


def zipped(members: dict[str, bytes]) -> bytes:
    """Pack members into a ZIP."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def pdf(pages: int = 3) -> bytes:
    """Print a few pages with a running header and numbers."""
    made = io.BytesIO()
    sheet = canvas.Canvas(made)
    for number in range(1, pages + 1):
        sheet.drawString(60, 800, "Boletín de la radio comunitaria")
        for line in range(12):
            sheet.drawString(60, 740 - 18 * line, PROSE[line * 8 : line * 8 + 70])
        sheet.drawString(300, 30, str(number))
        sheet.showPage()
    sheet.save()
    return made.getvalue()


def _texts() -> dict[str, bytes]:
    cues = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{PROSE[:60]}\n\n" for n in range(1, 5))
    latex = (
        "\\documentclass{article}\n\\begin{document}\n\\section{R\\'io}\n"
        + PROSE
        + " $a^2$\\footnote{Ma\\~nana.}\n\\begin{tabular}{ll}a & b \\\\ c & d\\end{tabular}\\begin{equation}x\\end{equation}\n\\end{document}\n"
    )
    words = "\n".join(f"{n}\t{w}\t{w}\tNOUN\t_\t_\t0\t_\t_\t_" for n, w in enumerate(PROSE.split()[:9], 1))
    rtf = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\author In\\'e9s}}\\f0 El r\\'edo creci\\'f3. \\u191?Qui\\'e9n?\\par}"
    script = f"[Script Info]\nTitle: Río\n\n[Events]\nFormat: Layer, Start, End, Style, Name, Text\nDialogue: 0,0:00:01.00,0:00:03.00,D,Inés,{PROSE[:60]}\n"
    return {
        "guion.ass": script.encode(),
        "nota.txt": PROSE.encode(), "nota_latin1.txt": PROSE.encode("latin-1"), "nota_utf16.txt": PROSE.encode("utf-16"),
        "nota.md": f"---\nlicense: cc-by-4.0\n---\n# Crónica\n\n{PROSE}\n".encode(), "nota.srt": cues.encode(),
        "nota.vtt": ("WEBVTT\n\n" + cues.replace(",000", ".000")).encode(), "nota.tex": latex.encode(), "nota.rtf": rtf.encode(),
        "arbol.conllu": f"# sent_id = 1\n# text = {' '.join(PROSE.split()[:9])}\n{words}\n\n".encode(),
    }  # fmt: skip


def _marked_up() -> dict[str, bytes]:
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    tei = (
        f'{head}<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><publicationStmt><availability><licence '
        f'target="https://creativecommons.org/licenses/by/4.0/"/></availability></publicationStmt></fileDesc></teiHeader>'
        f"<text><body><p>{PROSE}</p></body></text></TEI>"
    )
    units = "".join(
        f'<tu tuid="{n}"><tuv xml:lang="es"><seg>El río {n}</seg></tuv><tuv xml:lang="gn"><seg>Ysyry {n}</seg></tuv></tu>'
        for n in range(3)
    )
    wiki = (
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="gn"><siteinfo><sitename>Vikipetã</sitename></siteinfo>'
        f"<page><title>Ysyry</title><ns>0</ns><id>1</id><revision><text>'''Río''' {{{{ficha}}}} [[agua|aguas]] {PROSE}</text></revision></page></mediawiki>"
    )
    jats = (
        f"{head}<article><front><article-meta><permissions><license><license-p>CC BY 4.0</license-p></license></permissions>"
        f"<abstract><p>{PROSE}</p></abstract></article-meta></front><body><sec><title>Río</title><p>{PROSE}</p></sec></body></article>"
    )
    return {
        "pagina.html": f"<!doctype html><html lang=es><head><title>Río</title></head><body><nav>Inicio</nav><p>{PROSE}</p></body></html>".encode(),
        "datos.xml": f"{head}<libro><parrafo>{PROSE}</parrafo></libro>".encode(), "obra.tei": tei.encode(), "articulo.xml": jats.encode(),
        "memoria.tmx": f'{head}<tmx version="1.4"><header srclang="es"/><body>{units}</body></tmx>'.encode(),
        "dump.xml": wiki.encode(),
    }  # fmt: skip


def _records() -> dict[str, bytes]:
    table = pa.Table.from_pylist(ROWS)
    parquet, arrow = io.BytesIO(), io.BytesIO()
    pq.write_table(table, parquet)
    with pa.ipc.new_file(arrow, table.schema) as writer:
        writer.write_table(table)
    lines = [json.dumps(row, ensure_ascii=False) for row in ROWS]
    csv = "id;titulo;texto\n" + "".join(f'{row["id"]};{row["titulo"]};"{PROSE}"\n' for row in ROWS)
    return {
        "filas.jsonl": "\n".join(lines).encode(), "filas.json": json.dumps({"train": ROWS}).encode(), "filas.csv": csv.encode(),
        "filas.tsv": csv.replace(";", "\t").encode("utf-16"), "filas.parquet": parquet.getvalue(), "filas.arrow": arrow.getvalue(),
    }  # fmt: skip


def _mails() -> dict[str, bytes]:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Crónica del río", "ines@example.org", "radio@example.org"
    mail.set_content(PROSE)
    mail.add_alternative(f"<p>{PROSE}</p>", subtype="html")
    mail.add_attachment(PROSE.encode("latin-1"), maintype="text", subtype="plain", filename="nota vieja.txt")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "correo.mbox"
        box = mailbox.mbox(path)
        box.add(mail)
        box.add(mail)
        box.close()
        return {"carta.eml": mail.as_bytes(), "correo.mbox": path.read_bytes()}


def _office() -> dict[str, bytes]:
    word, slides, sheet = io.BytesIO(), io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_heading("Crónica")
    document.add_paragraph(PROSE)
    document.add_table(2, 2).cell(0, 0).text = "celda"
    document.save(word)
    deck = pptx.Presentation()
    page = deck.slides.add_slide(deck.slide_layouts[1])
    page.shapes.title.text, page.placeholders[1].text_frame.text = "Crónica", PROSE
    deck.save(slides)
    with xlsxwriter.Workbook(sheet) as book:
        for number, row in enumerate([list(ROWS[0]), *(list(row.values()) for row in ROWS)]):
            book.get_worksheet_by_name("train") or book.add_worksheet("train")
            book.get_worksheet_by_name("train").write_row(number, 0, row)
    opened = {f"libre.{suffix}": _open_document(kind) for suffix, kind in _SUFFIXES.items()}
    return opened | {
        "texto.docx": word.getvalue(), "diapositivas.pptx": slides.getvalue(), "hoja.xlsx": sheet.getvalue(), "libro.epub": _book(),
    }  # fmt: skip


def _open_document(kind: str) -> bytes:
    content = f'<?xml version="1.0"?><office:document-content {_OFFICE}><office:body>{_BODIES[kind]}</office:body></office:document-content>'
    return zipped(
        {
            "mimetype": (_ODT + kind).encode(),
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<m/>",
        }
    )


def _book() -> bytes:
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="o.opf"/></rootfiles></container>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:rights>CC BY 4.0</dc:rights>'
        '</metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Uno</h1><p>{PROSE}</p></body></html>'
    members = {"META-INF/container.xml": container, "o.opf": package, "a.xhtml": page}
    return zipped(
        {"mimetype": b"application/epub+zip", **{name: text.encode() for name, text in members.items()}}
    )


def _packed(members: dict[str, bytes]) -> dict[str, bytes]:
    some = dict(list(members.items())[:6])
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, content in some.items():
            info = tarfile.TarInfo(f"lote/{name}")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    tar = made.getvalue()
    crawl = _crawl(some)
    return {
        "rastreo.warc": b"".join(crawl), "rastreo.warc.gz": b"".join(map(gzip.compress, crawl)),
        "lote.zip": zipped(some | {"dentro.zip": zipped(some)}), "lote.tar": tar, "lote.tar.gz": gzip.compress(tar), "lote.tar.bz2": bz2.compress(tar),
        "lote.tar.xz": lzma.compress(tar), "lote.tar.zst": zstandard.compress(tar), "nota.txt.gz": gzip.compress(PROSE.encode()),
    }  # fmt: skip


def _crawl(members: dict[str, bytes]) -> list[bytes]:
    """Keep members as answers of a web server, one of them in chunks, one packed, beside what a crawler adds."""
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    page = f"<!doctype html><html><body><p>{PROSE}</p></body></html>".encode()
    answers = {name: f"{head}\r\n".encode() + content for name, content in members.items()}
    answers |= {
        "": f"{head}Transfer-Encoding: chunked\r\n\r\n20\r\n".encode() + page[:32] + b"\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(page) - 32, page[32:]),
        "gz": f"{head}Content-Encoding: gzip\r\n\r\n".encode() + gzip.compress(page),
        "gone": b"HTTP/1.1 404 Not Found\r\n\r\n",
    }  # fmt: skip
    records = [_record("response", f"https://a.org/{name}", block) for name, block in answers.items()]
    info = _record("warcinfo", "crawl.warc", b"software: a\r\n")
    return [info, *records, _record("conversion", "https://b.org/", PROSE.encode())]


def _record(kind: str, address: str, block: bytes) -> bytes:
    media_type = {"response": "application/http; msgtype=response", "conversion": "text/plain"}.get(
        kind, "application/warc-fields"
    )
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: {media_type}\r\n"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"
