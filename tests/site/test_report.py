"""The report of a donation: every file and member, crowds included, safe in spreadsheets and browsers, in one's own language."""

import csv
import re
from base64 import b64encode
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.test import Client

from donations import storage
from donations.models import Donation, LedgerEntry, LedgerPart, TextVersion, User
from ingestion.compact_json import as_json
from ingestion.schema import LEDGER
from tests.factories import give, send

pytestmark = pytest.mark.django_db

HOSTILE = "=cmd|' /C calc'!A0<script>alert(1)</script>"


@pytest.fixture
def read(client: Client, donation: Donation, tmp_path: Path) -> Donation:
    """Read so far: a locked file, a box with a member in a row and a crowd in Parquet; another file waits."""
    for name in ("cartas.zip", "actas.pdf", "notas.txt"):
        give(donation, name, name.encode())
    send(donation)
    version = TextVersion.objects.create(donation=donation, number=1, documents=2, characters=30)
    files = {file.name: file for file in donation.files.all()}

    def line(name: str, outcome: str, **facts: object) -> None:
        LedgerEntry.objects.create(version=version, file=files[name], outcome=outcome, **facts)

    line("actas.pdf", "encrypted", media_type="application/pdf", reason="encrypted", bytes=9)
    line(
        "cartas.zip",
        "unknown",
        reason="not_understood",
        params={"media_type": "x/y"},
        member=f"caja.zip!{HOSTILE}",
        bytes=4,
    )
    line("cartas.zip", "unpacked", reason="unpacked", media_type="application/zip", bytes=10)
    rows = [_row("uno.txt", "text"), _row("dos.txt", "text"), _row(f"caja.zip!{HOSTILE}", "unknown")]
    local = tmp_path / "crowd.parquet"
    pq.write_table(pa.Table.from_pylist(rows, schema=LEDGER), local)
    storage.put_path("text/crowd.parquet", local)
    LedgerPart.objects.create(
        version=version, file=files["cartas.zip"], path="text/crowd.parquet", outcomes={"text": 2}, members=2
    )
    client.force_login(donation.donor)
    return donation


def _row(member: str, outcome: str) -> dict[str, object]:
    return {
        "file": "", "member": member, "outcome": outcome, "reason": "", "params": "{}", "media_type": "text/plain", "extractor": "plain/1",
        "bytes": 20, "sha256": "ab", "documents": 1, "characters": 15, "pages": 0, "pages_needing_ocr": 0,
        "languages": as_json({"gn": 20, "es": 30}), "licences": as_json([{"id": "cc-by-4.0"}]),
    }  # fmt: skip


def table(client: Client, donation: Donation, delimiter: str = ";") -> list[list[str]]:
    answer = client.get(f"/donacion/{donation.pk}/informe.csv")
    raw = answer.getvalue()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Disposition"] == f'attachment; filename="acopio-{donation.reference}.csv"'
    return list(csv.reader(StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_every_file_and_member_has_one_line(client: Client, read: Donation) -> None:
    rows = table(client, read)
    assert [(row[0], row[1], row[3]) for row in rows[1:]] == [
        ("actas.pdf", "", "Cerrado"),
        ("cartas.zip", "", "Abierto"),
        ("cartas.zip", f"caja.zip › {HOSTILE}", "Sin reconocer"),
        ("cartas.zip", "uno.txt", "Leído"),
        ("cartas.zip", "dos.txt", "Leído"),
        ("notas.txt", "", "En espera"),
    ]
    assert "contraseña" in rows[1][4]
    assert rows[1][12] == read.files.get(name="actas.pdf").sha256
    assert rows[4][5:] == ["20", "1", "15", "0", "0", "es gn", "cc-by-4.0", "ab"]


@pytest.mark.parametrize("name", ["=1+1.txt", "+1.txt", "-1.txt", "@a.txt", "  =1+1.txt", "＝1.txt"])
def test_no_cell_is_a_formula(client: Client, donation: Donation, name: str) -> None:
    give(donation, "a.txt", b"hola")
    send(donation)
    donation.files.update(name=name)
    client.force_login(donation.donor)
    assert table(client, donation)[1][0] == f"'{name}"


def test_the_page_stands_alone_and_nothing_in_it_runs(client: Client, read: Donation) -> None:
    answer = client.get(f"/donacion/{read.pk}/informe.html")
    page = answer.getvalue().decode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert page.count("<tr>") == 7
    assert not re.search(r"\s(src|href)=|url\(", page)
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert answer["Content-Security-Policy"] == f"{policy}; sandbox"
    assert policy.replace("'", "&#x27;") in page
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("private, no-store", "nosniff")


def test_its_date_is_written_as_people_write_it(client: Client, read: Donation) -> None:
    page = client.get(f"/donacion/{read.pk}/informe.html").getvalue().decode()
    assert re.search(r"todo lo que lleva dentro, el \d{1,2} de [a-z]+ de \d{4} a las \d{1,2}:\d{2}\.", page)


def test_pages_documents_and_licences_are_told_apart_and_in_words(client: Client, read: Donation) -> None:
    LedgerEntry.objects.filter(version__donation=read, outcome="encrypted").update(pages=8, documents=1)
    page = client.get(f"/donacion/{read.pk}/informe.html").getvalue().decode()
    assert "8 páginas · 1 documento" in page
    assert "CC BY 4.0" in page
    assert "cc-by-4.0" not in page


def test_it_speaks_the_readers_language(client: Client, read: Donation) -> None:
    client.cookies["django_language"] = "en"
    rows = table(client, read, ",")
    assert rows[0][3] == "What became of it"
    assert rows[1][3] == "Locked"
    assert 'lang="en"' in client.get(f"/donacion/{read.pk}/informe.html").getvalue().decode()


def test_both_pages_lead_to_it(client: Client, read: Donation, reviewer: User) -> None:
    Donation.objects.filter(pk=read.pk).update(status="in_review")
    assert f'href="/donacion/{read.pk}/informe.csv"' in client.get(f"/donacion/{read.pk}/").content.decode()
    client.force_login(reviewer)
    desk = client.get(f"/admin/donations/donation/{read.pk}/change/?tab=files").content.decode()
    assert f'href="/donacion/{read.pk}/informe.html"' in desk
    assert len(table(client, read)) == 7
