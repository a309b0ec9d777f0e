"""Until a file is stored it is only arriving: it never counts as given, and whatever happens meanwhile leaves nothing of it behind."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from donations import events, storage, uploads
from donations.door import MoveNotAllowed
from donations.models import Donation, File, Status
from tests.factories import give, send

pytestmark = pytest.mark.django_db


def arriving(donation: Donation, name: str = "carta.txt", *, hours: float = 0) -> File:
    """Return a file that somebody was killed over so long ago, its bytes in storage."""
    row = File.objects.create(donation=donation, name=name, bytes=4, sha256="a" * 64)
    storage.put(row.storage_key, BytesIO(b"hola"))
    File.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(hours=hours))
    return row


def originals() -> set[UUID]:
    return {UUID(key.partition("/")[2]) for key in storage.below("originals")}


def once_during_put(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let something happen while the bytes of the next file go to storage, before they are there."""
    real, left = storage.put, [act]

    def putting(key: str, content: BytesIO) -> None:
        if left:
            left.pop()()
        real(key, content)

    monkeypatch.setattr(storage, "put", putting)


def fail(*_: object) -> None:
    raise ConnectionRefusedError("no storage here")


def test_of_what_storage_refuses_nothing_stays(
    donation: Donation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(storage, "put", fail)
    with pytest.raises(uploads.Refused, match="storage_failed"):
        give(donation, "carta.txt", b"hola")
    assert not File.objects.exists()
    assert "could not be stored" in caplog.text
    assert "carta.txt" not in caplog.text.partition("Traceback")[0]


def test_what_cannot_be_read_back_is_not_kept(donation: Donation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "digest_of", fail)
    with pytest.raises(uploads.Refused, match="storage_failed"):
        give(donation, "carta.txt", b"hola")
    assert not File.objects.exists()
    assert originals() == set()


def test_bytes_that_cannot_be_deleted_are_named_by_a_row_until_they_are_erased(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "digest_of", fail)
    monkeypatch.setattr(default_storage, "delete", fail)
    with pytest.raises(uploads.Refused, match="storage_failed"):
        give(donation, "carta.txt", b"hola")
    row = File.objects.get()
    assert row.removed_at
    assert originals() == {row.pk}
    monkeypatch.undo()
    assert give(donation, "carta.txt", b"hola").pk != row.pk


def test_the_same_file_sent_twice_at_once_is_there_once(
    donation: Donation,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    once_during_put(monkeypatch, lambda: give(donation, "carta.txt", b"hola"))
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(uploads.Refused, match="let_go"),
    ):
        give(donation, "carta.txt", b"hola")
    row = File.objects.get()
    assert row.stored_at
    assert originals() == {row.pk}
    assert [event.data["file"] for event in donation.events.all()] == [str(row.pk)]
    assert events.broken_links(donation) == []


def test_the_later_of_two_wins_even_if_it_takes_longer(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[File] = []
    once_during_put(monkeypatch, lambda: begun.append(uploads._begin(donation, "carta.txt", 5, "b" * 64)))
    with pytest.raises(uploads.Refused, match="let_go"):
        give(donation, "carta.txt", b"hola")
    assert list(File.objects.all()) == begun
    assert originals() == set()


def test_the_same_under_two_names_at_once_is_there_once(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    once_during_put(monkeypatch, lambda: give(donation, "copia.txt", b"hola"))
    with pytest.raises(uploads.Refused, match="already_here") as refused:
        give(donation, "carta.txt", b"hola")
    assert refused.value.params == {"name": "carta.txt", "twin": "copia.txt"}
    assert [row.name for row in File.objects.all()] == ["copia.txt"]


def test_two_files_at_once_are_both_there(donation: Donation, monkeypatch: pytest.MonkeyPatch) -> None:
    once_during_put(monkeypatch, lambda: give(donation, "otra.txt", b"otra"))
    give(donation, "carta.txt", b"hola")
    assert originals() == set(donation.files.filter(stored_at__isnull=False).values_list("pk", flat=True))
    assert len(originals()) == 2


def test_what_was_cut_under_another_name_forbids_nothing(donation: Donation) -> None:
    cut = arriving(donation, "vieja.txt")
    File.objects.filter(pk=cut.pk).update(sha256=give(donation, "uno.txt", b"uno").sha256)
    assert give(donation, "dos.txt", b"dos").stored_at


def test_what_was_cut_is_replaced_at_once_when_it_comes_again(
    donation: Donation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    cut = arriving(donation)
    with django_capture_on_commit_callbacks(execute=True):
        again = give(donation, "carta.txt", b"hola")
    assert originals() == {again.pk}
    assert File.objects.get(pk=cut.pk).removed_at


def test_what_is_taken_out_while_it_arrives_does_not_come(
    donation: Donation,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    once_during_put(monkeypatch, lambda: uploads.remove_file(File.objects.get(), actor=donation.donor))
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(uploads.Refused, match="let_go"),
    ):
        give(donation, "carta.txt", b"hola")
    assert originals() == set()
    assert not donation.events.exists()  # nobody had said that it was there


def test_what_ends_after_the_donation_was_sent_does_not_come(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = Donation.objects.filter(pk=donation.pk)
    once_during_put(monkeypatch, lambda: away.update(status=Status.SUBMITTED))
    with pytest.raises(uploads.Refused, match="not_editable"):
        give(donation, "carta.txt", b"hola")
    assert not File.objects.exists()
    assert originals() == set()


def test_nothing_is_sent_while_a_file_arrives(donation: Donation) -> None:
    give(donation, "carta.txt", b"hola")
    row = arriving(donation, "cuaderno.docx")
    with pytest.raises(MoveNotAllowed, match="complete"):
        send(donation)
    uploads.remove_file(row, actor=donation.donor)
    send(donation)
    assert Donation.objects.get(pk=donation.pk).status == Status.SUBMITTED


def test_what_arrives_is_told_apart_from_what_is_here(client: Client, donation: Donation) -> None:
    give(donation, "carta.txt", b"hola")
    client.force_login(donation.donor)
    step = f"/donacion/{donation.pk}/paso/files/"
    assert "Todavía están llegando" not in client.get(step).content.decode()
    row = arriving(donation, "cuaderno.docx")
    here, _, still = client.get(step).content.decode().partition("Todavía están llegando")
    assert "1 archivo, 4\xa0bytes" in here
    assert ("carta.txt" in here, "cuaderno.docx" in here) == (True, False)
    assert f"/archivo/{row.pk}/quitar/" in still
    receipt = client.get(f"/donacion/{donation.pk}/enviar/").content.decode()
    assert "cuaderno.docx" not in receipt
    assert f'href="{step}">Archivos</a>' in receipt


def test_what_somebody_was_killed_over_goes_after_a_day(
    donation: Donation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    kept = give(donation, "carta.txt", b"hola")
    File.objects.filter(pk=kept.pk).update(created_at=timezone.now() - timedelta(hours=50))
    old, young = arriving(donation, "vieja.txt", hours=25), arriving(donation, "joven.txt", hours=23)
    with django_capture_on_commit_callbacks(execute=True):
        assert uploads.sweep() == {"uploads_cut": 1}
    assert originals() == {kept.pk, young.pk}
    assert File.objects.get(pk=old.pk).removed_at
    assert uploads.sweep() == {"uploads_cut": 0}


def test_what_was_sent_stays_as_it_was_signed(donation: Donation) -> None:
    arriving(donation, hours=50)
    Donation.objects.filter(pk=donation.pk).update(status=Status.IN_REVIEW)
    assert uploads.sweep() == {"uploads_cut": 0}


def test_a_page_is_told_that_trying_again_helps(
    client: Client, donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(donation.donor)
    address = f"/donacion/{donation.pk}/subir/"
    once_during_put(monkeypatch, fail)
    headers = {"Accept": "application/json"}
    answer = client.post(address, {"files": SimpleUploadedFile("a.txt", b"hola")}, headers=headers)
    assert answer.status_code == 503
    assert "«a.txt» no se pudo guardar" in answer.json()["refused"][0]
    assert client.post(address, {"files": SimpleUploadedFile("a.txt", b"hola")}, headers=headers).json()[
        "stored"
    ]


def test_one_that_fails_leaves_its_neighbours_alone(
    client: Client, donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(donation.donor)
    once_during_put(monkeypatch, fail)
    files = [SimpleUploadedFile("a.txt", b"uno"), SimpleUploadedFile("b.txt", b"dos")]
    page = client.post(f"/donacion/{donation.pk}/subir/", {"files": files}, follow=True).content.decode()
    assert "«a.txt» no se pudo guardar" in page
    assert [row.name for row in donation.files.all()] == ["b.txt"]
