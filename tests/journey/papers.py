"""Makes the small files that people bring: good ones, and the ones that go wrong."""

import csv
import json
import zipfile
from io import BytesIO
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

LETTER = (
    "Querida gente de la radio: el domingo hubo feria en la plaza y vinieron los productores de la compañía con "
    "mandioca, queso y miel de caña. Mi abuela vendió todos sus tejidos antes del mediodía y dice que nunca le había "
    "pasado. ¿Podrían avisar con tiempo la próxima vez? Somos muchos los que vivimos lejos y nos enteramos por ustedes."
)
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa75\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82"
)


def pdf(text: str, password: str = "") -> bytes:
    """Return a PDF of one page."""
    out = BytesIO()
    lock = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(out, encrypt=lock)
    words = canvas.beginText(60, 780)
    for start in range(0, len(text), 80):
        words.textLine(text[start : start + 80])
    canvas.drawText(words)
    canvas.save()
    return out.getvalue()


def write(folder: Path, name: str, content: bytes | str) -> Path:
    """Write one file and return where it is."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def good_ones(folder: Path) -> list[Path]:
    """Return a letter, a PDF, a table, a corpus, and a ZIP with two more letters."""
    table = folder / "programa.csv"
    with table.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(
            [["día", "programa"], ["lunes", "Despertar del valle"], ["jueves", "Cuentos del fogón"]]
        )
    lines = [json.dumps({"carta": f"{LETTER} ({n})"}, ensure_ascii=False) for n in range(3)]
    box = folder / "caja.zip"
    with zipfile.ZipFile(box, "w") as members:
        for month in ("enero", "febrero"):
            members.writestr(f"1998/{month}.txt", f"Carta de {month}. {LETTER}")
    return [
        write(
            folder,
            "carta.txt",
            f"{LETTER}\n\nLicencia: https://creativecommons.org/licenses/by/4.0/deed.es\n",
        ),
        write(folder, "acta.pdf", pdf(LETTER)),
        table,
        write(folder, "cartas.jsonl", "\n".join(lines) + "\n"),
        box,
    ]
