"""What is attached to mails is looked at like what lies in archives: pages of text are guessed, offered and read, scans too."""

import json
from email.message import EmailMessage
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from donations import images, media, retries
from donations.images import LIKE_PAGE
from donations.models import Donation, LedgerEntry, User
from ingestion import reading
from ingestion.job import Allowance, Job
from ingestion.ocr import here
from tests.extractors.test_read_msg import msg, storage
from tests.factories import give, send
from tests.ingestion.machine import texts, turn
from tests.ocr.engine import needs_engine
from tests.ocr.test_images import photograph, written
from tests.ocr.test_likeness import LINES
from tests.ocr.test_unit import ENGINE
from tests.opening.archives import zipped
from tests.scans import FIRST, picture, scan_of

PAGE, PHOTO = picture(*LINES), written(photograph(), "JPEG")
BUDGET: Allowance = {"members": 1_000, "unpacked_bytes": 1 << 30}


def mail(*attached: tuple[str, bytes]) -> bytes:
    letter = EmailMessage()
    letter["Subject"], letter["From"] = "Actas", "ines@ejemplo.es"
    letter.set_content("Van las hojas.")
    for name, content in attached:
        letter.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return letter.as_bytes()


def mailbox(*mails: bytes) -> bytes:
    return b"".join(b"From ines@ejemplo.es Mon Jan  1 10:00:00 2024\n" + one + b"\n\n" for one in mails)


def _read(donation: Donation, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        give(donation, name, content)
    send(donation)
    turn("ingestion", "ocr", "ingestion")
    donation.refresh_from_db()


def _lines(donation: Donation, **what: Any) -> dict[str, LedgerEntry]:
    lines = LedgerEntry.objects.filter(version__donation=donation, **what).select_related("file")
    return {f"{line.file.name}!{line.member.rpartition('/')[2]}": line for line in lines}


@pytest.mark.django_db
def test_images_attached_to_mails_are_guessed_and_offered(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(here, "find_engine", lambda: ENGINE)
    both = mail(("hoja.png", PAGE), ("foto.jpg", PHOTO))
    outlook = msg((storage(8, _3707="hoja.png", _3701=PAGE),), _0037="Actas", _1000="Van las hojas.")
    forwarded = mail(("reenvio.eml", both), ("lote.zip", zipped(("dos.png", PAGE))))
    _read(donation, {
        "a.eml": both, "b.mbox": mailbox(mail(), both), "c.msg": outlook, "d.zip": zipped(("e.eml", both)), "f.eml": forwarded,
    })  # fmt: skip
    guessed = {name: line.params.get(LIKE_PAGE) for name, line in _lines(donation, outcome="media").items()}
    assert guessed == {
        "a.eml!hoja.png": True, "a.eml!foto.jpg": False, "b.mbox!hoja.png": True, "b.mbox!foto.jpg": False, "c.msg!hoja.png": True,
        "d.zip!e.eml!hoja.png": True, "d.zip!e.eml!foto.jpg": False,
        "f.eml!reenvio.eml!hoja.png": True, "f.eml!reenvio.eml!foto.jpg": False, "f.eml!lote.zip!dos.png": True,
    }  # fmt: skip
    assert images.count_offered(donation.versions.first()) == {"images_offered": 10, "like_pages": 6}


@needs_engine
@pytest.mark.django_db
def test_pages_attached_to_mails_are_read(donation: Donation, reviewer: User) -> None:
    attached = mail(("hoja.png", picture(*FIRST)), ("acta.pdf", scan_of(FIRST)))
    _read(donation, {"a.eml": attached, "b.zip": zipped(("e.eml", mail(("hoja.png", picture(*FIRST)))))})
    assert _lines(donation)["a.eml!acta.pdf"].reason == "read_by_ocr"
    assert retries.read_images(donation, reviewer) == 2
    turn("ocr", "ingestion")
    read = {name for name, line in _lines(donation).items() if line.reason == "read_by_ocr"}
    assert read == {"a.eml!acta.pdf", "a.eml!hoja.png", "b.zip!e.eml!hoja.png"}
    assert " ".join(texts(donation).values()).count("La expedición llegó") == 3


@needs_engine
def test_a_scan_attached_to_a_mail_is_read_beforehand(tmp_path: Path) -> None:
    path, report = tmp_path / "a.eml", tmp_path / "informe.json"
    path.write_bytes(mail(("acta.pdf", scan_of(FIRST))))
    call_command("preflight", str(path), "--json", str(report), stdout=StringIO())
    lines = {line["path"]: line["reason"] for line in json.loads(report.read_text())["files"]}
    assert lines["acta.pdf"]["code"] == "read_by_ocr"


@pytest.mark.django_db
def test_what_a_table_in_a_mail_speaks_of_is_taken_out(donation: Donation) -> None:
    table = b"file_name,texto\nhoja.png,Hola a todas las personas\n"
    _read(donation, {"a.eml": mail(("hoja.png", PAGE), ("metadata.csv", table))})
    assert _lines(donation)["a.eml!hoja.png"].params[media.UNPACKED]


def test_a_mail_that_cannot_be_read_and_one_that_has_nothing_end(tmp_path: Path) -> None:
    for content in (b"From: a\n\n", mail(), mailbox(mail(), b"", mail(("otra.png", PAGE)))):
        path = tmp_path / "a.eml"
        path.write_bytes(content)
        job: Job = {"name": "a.eml", "size": len(content), "budget": BUDGET, "guess": ["hoja.png"]}
        with path.open("rb") as stream:
            told = [one["m"] for one in reading.read(job, stream)]
        assert (told[0], told[-1]) == ("begin", "end")
        assert not {"doc", "guessed"} & set(told)
