"""A draft is looked at before it is sent: in the donor's eyes only, for what stands now, and nothing of it stays."""

import gzip
import tempfile
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from donations import previews
from donations.models import Donation, Preview, Status, TextVersion, Unit, User
from ingestion.programs.preview import MOST_MEMBERS
from tests.factories import donation_of, give, send
from tests.ingestion.machine import turn
from tests.ingestion.sounds import sound
from tests.opening.archives import zipped
from tests.scans import FIRST, SECOND, scan_of

pytestmark = pytest.mark.django_db
RESERVED = "Cuentos de la plaza. © 2019 Editorial del Sur. Todos los derechos reservados. Prohibida su reproducción total o parcial."


@pytest.fixture
def draft(client: Client, donor: User) -> Donation:
    """A draft somebody else's licence is declared for, its files saying otherwise."""
    client.force_login(donor)
    gift = donation_of(
        donor,
        languages=("es",),
        licence="cc-by-4.0",
        rights_basis="licensed_third_party",
        source_url="https://example.org/cuentos",
    )
    give(gift, "cuentos.txt", RESERVED.encode())
    give(gift, "vacio.pdf", b"%PDF-1.7\nnada")
    return gift


def page(client: Client, gift: Donation) -> str:
    return client.get(f"/donacion/{gift.pk}/enviar/").content.decode()


def test_the_conflict_is_shown_before_sending_and_nothing_else_changes(
    client: Client, draft: Donation
) -> None:
    assert "echando un primer vistazo" in page(client, draft)
    assert turn() == 1
    shown = page(client, draft)
    assert "Todos los derechos reservados" in shown
    assert "vacio.pdf" in shown
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT
    assert not TextVersion.objects.exists()


@pytest.mark.parametrize(
    ("ocr", "said"),
    [("on", "Una máquina la lee en cuanto acaba"), ("off", "no hay nada que lea fotos")],
)
def test_a_scan_is_told_what_will_become_of_it_here(
    client: Client, draft: Donation, settings: Settings, ocr: str, said: str
) -> None:
    settings.OCR = ocr
    give(draft, "acta.pdf", scan_of(FIRST))
    give(draft, "caja.zip", zipped(("otra.pdf", scan_of(SECOND))))
    page(client, draft)
    turn()
    shown = page(client, draft)
    assert shown.count(said) == 2
    assert ("1 archivo te necesita" if ocr == "on" else "3 archivos te necesitan") in shown
    assert ("Con estos no tienes que hacer nada" in shown) == (ocr == "on")


def test_half_a_text_is_told_before_it_is_sent(client: Client, draft: Donation) -> None:
    give(draft, "crónica.txt.gz", gzip.compress(RESERVED.encode() * 50)[:-20])
    page(client, draft)
    turn()
    shown = page(client, draft)
    assert "2 archivos te necesitan" in shown
    assert "Leído en parte" in shown
    assert "Se corta antes del final" in shown


def test_what_needs_the_donor_is_told_however_far_behind_in_its_box(client: Client, draft: Donation) -> None:
    letters = [(f"{number}.txt", f"Carta {number}".encode()) for number in range(MOST_MEMBERS + 5)]
    give(draft, "caja.zip", zipped(*letters, ("última.pdf", b"%PDF-1.7\nnada")))
    page(client, draft)
    turn()
    shown = page(client, draft)
    assert "caja.zip › última.pdf" in shown
    assert "caja.zip › 3.txt" not in shown
    kept = next(file for file in Preview.objects.get().files if file["name"] == "caja.zip")["members"]
    assert [one["member"] for one in kept[:3]] == ["última.pdf", "0.txt", "1.txt"]
    assert len(kept) == MOST_MEMBERS


def test_a_table_that_names_what_is_not_there_needs_the_donor(client: Client, draft: Donation) -> None:
    table = "file_name,transcription\nvoz 0.wav,Buenas tardes\nvoz 9.wav,Hasta mañana\n"
    give(draft, "voces.zip", zipped(("metadata.csv", table.encode()), ("voz 0.wav", sound("voz 0"))))
    page(client, draft)
    turn()
    shown = page(client, draft)
    assert "2 archivos te necesitan" in shown
    needing = shown.partition("2 archivos te necesitan")[2].partition("</ul>")[0]
    assert "voces.zip › metadata.csv" in needing
    assert "Leído, pero falta algo" in needing
    assert "«voz 9.wav»" in needing
    assert "Con estos no tienes que hacer nada" not in shown


def test_it_is_asked_for_once_and_anew_when_an_answer_changes(client: Client, draft: Donation) -> None:
    page(client, draft)
    page(client, draft)
    assert Unit.objects.filter(kind="preview").count() == 1
    turn()
    Donation.objects.filter(pk=draft.pk).update(rights_basis="own_work")
    assert "echando un primer vistazo" in page(client, draft)
    turn()
    Donation.objects.filter(pk=draft.pk).update(
        rights_basis="licensed_third_party", source_url="https://example.org/cuentos"
    )
    page(client, draft)
    assert turn() == 1
    assert "Todos los derechos reservados" in page(client, draft)


def test_a_look_that_comes_too_late_is_not_kept(client: Client, draft: Donation) -> None:
    page(client, draft)
    Donation.objects.filter(pk=draft.pk).update(title="Otro título")
    turn()
    assert not Preview.objects.exists()


def test_large_gifts_are_not_looked_at_beforehand(
    client: Client, draft: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "MOST_BYTES", 10)
    assert "donación grande" in page(client, draft)
    assert not Unit.objects.exists()


def test_a_look_that_failed_stops_nobody(client: Client, draft: Donation) -> None:
    page(client, draft)
    Unit.objects.update(state=Unit.State.FAILED)
    assert "es culpa nuestra" in page(client, draft)
    send(draft)
    draft.refresh_from_db()
    assert draft.status == Status.SUBMITTED


def test_it_is_gone_after_a_day(client: Client, draft: Donation) -> None:
    page(client, draft)
    turn()
    old = timezone.now() - timedelta(days=2)
    Preview.objects.update(made_at=old)
    Unit.objects.update(created_at=old)
    assert previews.sweep() == {"previews_swept": 1}
    assert not Preview.objects.exists()
    assert not Unit.objects.exists()


def test_it_needs_no_folder_but_our_own(client: Client, draft: Donation, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """A container whose root is read-only has no /tmp."""
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    page(client, draft)
    turn()
    assert "Todos los derechos reservados" in page(client, draft)
