"""What we could not read for a fault of ours is not said to be read."""

import pytest
from django.test import Client
from django.utils import timezone

from donations import door
from donations.models import Donation, Finding, LedgerEntry, TextVersion, Unit
from donations.roles import Role
from donations.views.receipt import stamps
from tests.factories import give, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def unread(client: Client, donation: Donation) -> Donation:
    """Before people's eyes, though all that was to be read failed on our side."""
    for name in ("actas.pdf", "notas.txt"):
        give(donation, name, name.encode())
    send(donation)
    client.force_login(donation.donor)
    version = TextVersion.objects.create(donation=donation, number=1, ready_at=timezone.now())
    Unit.objects.create(
        key="v1/settle", kind="settle", donation=donation, version=version, state=Unit.State.FAILED
    )
    Finding.objects.create(donation=donation, version=version, check_name="accounting", level="block", code="step_failed", params={"step": "settle"})  # fmt: skip
    for name in ("start_processing", "finish_processing"):
        door.apply(donation, name, role=Role.WORKER)
    return donation


def test_what_we_could_not_read_is_not_said_to_be_read(client: Client, unread: Donation) -> None:
    shown = stamps(unread)
    assert [stamp.state for stamp in shown] == ["done", "stopped", "todo", "todo", "todo"]
    assert (shown[1].at, str(shown[1].note)) == (None, "aún no, por culpa nuestra")
    page = client.get(f"/donacion/{unread.pk}/").content.decode()
    assert "Todavía no hemos podido leer nada, y es culpa nuestra" in page
    assert "Una persona del equipo la va a mirar" not in page
    assert "En revisión" not in page
    assert "Un paso de la lectura falló (cerrar la lista de archivos)" in page


def test_what_holds_no_text_was_read_all_the_same(client: Client, unread: Donation) -> None:
    """Nothing of ours failed: the donor's file was broken, and people look at it as ever."""
    Unit.objects.all().delete()
    for file in unread.files.all():
        LedgerEntry.objects.create(version=unread.versions.get(), file=file, outcome="damaged", reason="broken_pdf")  # fmt: skip
    assert stamps(unread)[1].state == "done"
    assert "Una persona del equipo la va a mirar" in client.get(f"/donacion/{unread.pk}/").content.decode()


def test_a_check_that_failed_makes_nothing_unread(unread: Donation) -> None:
    Unit.objects.update(kind="check")
    assert stamps(unread)[1].state == "done"


def test_what_was_read_in_part_is_before_peoples_eyes(unread: Donation) -> None:
    unread.versions.update(documents=1)
    assert stamps(unread)[2].state == "now"
