"""Of a gift that is gone nothing that people wrote is left in any table: only that it was, and when it left."""

import json
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donations import door, erasure, events, withdrawal
from donations.door import MoveNotAllowed
from donations.models import (
    CheckRun,
    Consent,
    Donation,
    Event,
    LanguageOpinion,
    Message,
    Preview,
    RightsSource,
    Structure,
    Unit,
    User,
)
from donations.roles import Role
from tests.desk.gifts import finding, in_review, line

WORD = "Zenobia"  # stands wherever somebody can write, and in no word of the house
pytestmark = pytest.mark.django_db
FIELDS = ("title", "description", "health_professionals", "origin_validation", "collection", "models_used", "evaluation_protocol",
          "rights_holder", "rights_details", "citation", "credit_name")  # fmt: skip


@pytest.fixture(autouse=True)
def mounted() -> None:
    Path(default_storage.path("originals")).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def full(donor: User, reviewer: User) -> Donation:
    """A gift in review with the word in every place where people write."""
    gift = in_review(donor, **dict.fromkeys(FIELDS, WORD), source_url=f"https://x.org/{WORD}")
    version, file = gift.versions.get(), gift.files.get()
    Donation.objects.filter(pk=gift.pk).update(recognition=["mention"], organisation=None)
    gift.files.update(name=f"Acta de {WORD}.pdf")
    gift.languages.update(variety=WORD)
    line(version, file, member=f"{WORD}.txt", params={"name": WORD}, licences=[{"quote": WORD}])
    finding(gift, "warn", params={"x": WORD}, evidence=[{"quote": WORD}], resolution=WORD, file=file)
    CheckRun.objects.filter(version=version).update(summary={"x": WORD})
    LanguageOpinion.objects.create(version=version, backend="b", differences=[{"text": WORD}])
    RightsSource.objects.create(donation=gift, title=WORD, licence="cc0-1.0", basis="own_work", holder=WORD)
    Structure.objects.create(donation=gift, text_columns=[WORD])
    Preview.objects.create(donation=gift, digest="0" * 64, files=[{"name": WORD}])
    Unit.objects.create(
        key=f"k{gift.pk}", kind="read", donation=gift, payload={"name": WORD}, last_error=WORD
    )
    gift.versions.update(
        card={"x": WORD}, columns={WORD: 1}, text_columns=[WORD], declared=[[WORD, "train", "*"]]
    )
    Consent.objects.create(
        donation=gift, signer=donor, signed_name=WORD, text_version="2026-11", text_language="es", text_sha256="a" * 64,
        facts_sha256="b" * 64,
    )  # fmt: skip
    events.append(gift, "request_changes", role=Role.REVIEWER, actor=reviewer, words=WORD)
    Message.objects.create(donation=gift, author=donor, body=WORD)
    gift.refresh_from_db()
    return gift


def said() -> Iterator[str]:
    """Yield which rows of which tables hold the word."""
    for model in apps.get_models():
        for row in model._default_manager.all().values():
            if any(WORD in str(value) for value in row.values()):
                yield model.__name__


def later(days: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(days=days))


def test_the_test_writes_everywhere(full: Donation) -> None:
    assert set(said()) == {
        "Donation", "File", "DeclaredLanguage", "LedgerEntry", "Finding", "CheckRun", "LanguageOpinion", "RightsSource",
        "Structure", "Preview", "Unit", "TextVersion", "Consent", "EventPayload", "Message",
    }  # fmt: skip


@pytest.mark.parametrize("ended", ["withdraw", "reject", "retract"])
def test_no_word_is_left_after_thirty_days(full: Donation, reviewer: User, ended: str) -> None:
    if ended == "retract":
        Donation.objects.filter(pk=full.pk).update(status="published")
    role = {"withdraw": Role.DONOR, "reject": Role.REVIEWER, "retract": Role.MAINTAINER}[ended]
    door.apply(full, ended, role=role, actor=reviewer, reason="" if ended == "withdraw" else WORD)
    with later(29):
        erasure.sweep()
        assert set(said())
    with later(31):
        assert erasure.sweep() == {"erased": 1}
    assert list(said()) == []
    assert events.broken_links(full) == []


def test_what_stays_is_that_it_was_and_when_it_left(full: Donation, donor: User) -> None:
    withdrawal.withdraw(full, donor)
    with later(31):
        erasure.sweep()
    full.refresh_from_db()
    assert (full.status, full.kind, full.licence) == ("withdrawn", "documents", "cc-by-4.0")
    assert full.events.filter(code="withdraw", at__lte=timezone.now()).exists()
    assert full.events.get(code="erased").data["files"] == 1
    assert full.consents.get().text_sha256 == "a" * 64
    assert full.versions.get().documents == 1


def test_the_pages_of_what_is_gone_open(
    client: Client, full: Donation, donor: User, reviewer: User, tmp_path: Path
) -> None:
    full.versions.update(columns={}, card={})  # what pages can read
    door.apply(full, "reject", role=Role.REVIEWER, actor=reviewer, reason=WORD)
    client.force_login(donor)
    assert reverse("donations:appeal", args=[full.pk]) in client.get(f"/donacion/{full.pk}/").content.decode()
    with later(31):
        erasure.sweep()
    for address in (f"/donacion/{full.pk}/", "/mis-donaciones/"):
        page = client.get(address)
        assert page.status_code == 200
        assert WORD not in page.content.decode()
    shown = client.get(f"/donacion/{full.pk}/").content.decode()
    assert reverse("donations:appeal", args=[full.pk]) not in shown
    assert "se borraron el" in shown
    assert "no pudo ser" not in shown
    assert "Todo lo que nos contaste" not in shown
    client.force_login(reviewer)
    for tab in ("sample", "files", "tables", "findings", "thread", "history"):
        page = client.get(f"/admin/donations/donation/{full.pk}/change/?tab={tab}")
        assert page.status_code == 200
        assert WORD not in page.content.decode()
        assert "/reopen/" not in page.content.decode()
        assert "se borraron el" in page.content.decode()
        assert "en orden" not in page.content.decode()
    assert client.get("/admin/donations/donation/?status=rejected").status_code == 200
    call_command("export", "--donation", str(full.pk), "--to", str(tmp_path / "out"), stdout=StringIO())
    record = (tmp_path / "out" / "record.json").read_text(encoding="utf-8")
    assert WORD not in record
    assert json.loads(record)["status"] == "rejected"


@pytest.mark.parametrize(("move", "role"), [("appeal", Role.DONOR), ("reopen", Role.REVIEWER)])
def test_what_is_gone_is_not_looked_at_again(full: Donation, reviewer: User, move: str, role: Role) -> None:
    door.apply(full, "reject", role=Role.REVIEWER, actor=reviewer, reason="No.")
    with later(31):
        erasure.sweep()
    with pytest.raises(MoveNotAllowed, match="still_here"):
        door.apply(full, move, role=role, actor=reviewer, reason="Otra vez.")


def test_a_message_of_the_last_days_is_read_before_it_goes(full: Donation, donor: User) -> None:
    withdrawal.withdraw(full, donor)
    with later(20):
        Message.objects.create(donation=full, author=donor, body="¿Ya está borrada?")
    with later(31):
        erasure.sweep()
        assert [one.body for one in full.messages.all()] == ["¿Ya está borrada?"]
    with later(51):
        assert erasure.sweep() == {"erased": 0}
        assert not full.messages.exists()


def test_what_was_erased_by_an_earlier_version_is_blanked_too(full: Donation, donor: User) -> None:
    withdrawal.withdraw(full, donor)
    events.append(full, "erased", role=Role.SWEEPER)
    Unit.objects.all().delete()
    Preview.objects.all().delete()
    with later(31):
        assert erasure.sweep() == {"erased": 0}
    assert list(said()) == []
    assert Event.objects.filter(donation=full, code="erased").count() == 1


def test_others_lose_nothing(full: Donation, donor: User) -> None:
    other = in_review(donor, title="Otra")
    finding(other, "warn")
    withdrawal.withdraw(full, donor)
    with later(31):
        erasure.sweep()
    other.refresh_from_db()
    assert (other.title, other.findings.count(), other.languages.count()) == ("Otra", 1, 1)
