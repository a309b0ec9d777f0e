"""What is given is stored once, read back, named safely, and refused with a reason."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from donations import storage, uploads
from donations.models import Donation, File
from tests.factories import give, send

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("carta.txt", "carta.txt"),
        ("../../etc/passwd", "etc/passwd"),
        ("C:\\Documentos\\actas 1998.pdf", "C:/Documentos/actas 1998.pdf"),
        ("/abs/../x\x00\n.txt", "abs/x.txt"),
        ("..", "archivo"),
        ("n\u0303andu\u0301.txt", "ñandú.txt"),
        ("cartas/.\x00./.\x7f/1998.txt", "cartas/1998.txt"),
        ("x" * 9 + ".." + "/a" * 247 + ".txt", "a/" * 246 + "a.txt"),  # 500 characters from the dots on
        ("x" * 9 + "/a" * 248 + "b.md", "a/" * 247 + "ab.md"),
        ("corpus/¡Qué rico!/train/../uno.txt", "corpus/¡Qué rico!/train/uno.txt"),
        ("cuento\u202egpj.exe", "cuentogpj.exe"),
        ("\ufeffa\u200b\u2066b\u2069.txt", "ab.txt"),
        ("نامه\u200cها.txt", "نامه\u200cها.txt"),  # what Persian words are written with
        ("👩\u200d🏫.txt", "👩\u200d🏫.txt"),
        (" ", "archivo"),
        ("a/ . /.. /b c .txt", "a/b c .txt"),
    ],
)
def test_names_become_labels(given: str, kept: str) -> None:
    assert uploads.label(given) == kept


def test_the_bytes_come_back_as_given(donation: Donation) -> None:
    content = bytes(range(256)) * 5000
    file = give(donation, "mezcla.bin", content)
    with default_storage.open(file.storage_key) as kept:
        assert kept.read() == content
    assert file.stored_at is not None
    assert storage.digest_of(file.storage_key) == (file.sha256, len(content))


def test_bytes_that_arrive_changed_are_not_called_stored(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "digest_of", lambda _key: ("0" * 64, 4))
    with pytest.raises(uploads.Refused, match="not_stored"):
        give(donation, "carta.txt", b"hola")
    assert not File.objects.exists()


def test_a_name_in_storage_is_written_once() -> None:
    storage.put("x/y", SimpleUploadedFile("y", b"1"))
    with pytest.raises(storage.AlreadyWritten):
        storage.put("x/y", SimpleUploadedFile("y", b"2"))
    with default_storage.open("x/y") as kept:
        assert kept.read() == b"1"


def test_a_sent_donation_takes_no_more_files(donation: Donation) -> None:
    give(donation, "carta.txt", b"hola")
    send(donation)
    donation.refresh_from_db()
    with pytest.raises(uploads.Refused, match="not_editable"):
        give(donation, "otra.txt", b"hola otra vez")


def test_a_removed_file_leaves_its_name_free_and_its_bytes_gone(
    donation: Donation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    file = give(donation, "carta.txt", b"hola")
    with django_capture_on_commit_callbacks(execute=True):
        uploads.remove_file(file, actor=donation.donor)
    assert not default_storage.exists(file.storage_key)
    assert give(donation, "carta.txt", b"hola").pk != file.pk


def test_a_stranger_cannot_fill_the_disk(donation: Donation, monkeypatch: pytest.MonkeyPatch) -> None:
    """The CSRF check reads the body before any view is asked: even then nothing of it may reach the disk."""
    taken: list[bytes] = []
    monkeypatch.setattr(
        uploads.HashingUploadHandler, "receive_data_chunk", lambda _self, data, _start: taken.append(data)
    )
    address = reverse("donations:upload", args=[donation.pk])
    stranger = Client(enforce_csrf_checks=True)
    stranger.get(reverse("account_login"))  # gives the cookie without which the body is not even looked at
    body = {"files": SimpleUploadedFile("grande.txt", b"x" * 100_000)}
    assert stranger.post(address, body).status_code == 403
    assert taken == []
