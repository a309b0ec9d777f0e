"""Files of a draft: several at once, one by one from a script, refused with a sentence, taken out, handed back safely."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from donations.models import Donation, User
from donations.views.files import MOST_OPEN
from tests.factories import donation_of, give, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client: Client, donation: Donation) -> Donation:
    """A complete draft without files, its donor signed in."""
    client.force_login(donation.donor)
    return donation


def upload(
    client: Client, donation: Donation, *files: SimpleUploadedFile, script: bool = False, **extra: str
) -> object:
    headers = {"Accept": "application/json"} if script else {}
    return client.post(f"/donacion/{donation.pk}/subir/", {"files": list(files), **extra}, headers=headers)


def names(donation: Donation) -> list[str]:
    return sorted(donation.files.filter(removed_at=None).values_list("name", flat=True))


def zipped() -> bytes:
    box = BytesIO()
    with ZipFile(box, "w") as archive:
        archive.writestr("carta.txt", "Querida radio")
    return box.getvalue()


def test_several_files_and_a_zip_at_once_without_any_script(client: Client, draft: Donation) -> None:
    given = [SimpleUploadedFile("ñandé.txt", b"hola"), SimpleUploadedFile("cartas.zip", zipped())]
    upload(client, draft, *given)
    assert names(draft) == ["cartas.zip", "ñandé.txt"]
    assert all(file.stored_at for file in draft.files.all())
    page = client.get(f"/donacion/{draft.pk}/paso/files/").content.decode()
    assert "«ñandé.txt» está guardado" in page


def test_of_many_the_newest_stand_open_and_who_takes_out_of_the_rest_finds_it_open_again(
    client: Client, draft: Donation
) -> None:
    for number in range(MOST_OPEN + 2):
        give(draft, f"hoja-{number}.txt", f"Hoja {number}".encode())
    step = f"/donacion/{draft.pk}/paso/files/"
    opened, _, folded = client.get(step).content.decode().partition("<details><summary>y 2 archivos más")
    assert "hoja-11.txt" in opened
    assert "hoja-1.txt" not in opened
    assert "hoja-1.txt" in folded
    away = f"/donacion/{draft.pk}/archivo/{draft.files.get(name='hoja-0.txt').pk}/quitar/"
    assert client.post(away, {"folded": "1"}, follow=True).redirect_chain[-1][0] == f"{step}?folded=1"
    assert "<details open><summary>y 1 archivo más" in client.get(f"{step}?folded=1").content.decode()
    assert folded.count('name="folded"') == 2
    assert 'name="folded"' not in opened


def test_a_script_is_told_what_was_stored(client: Client, draft: Donation) -> None:
    answer = upload(client, draft, SimpleUploadedFile("a.txt", b"hola"), script=True, path="carpeta/a.txt")
    told = answer.json()  # type: ignore[attr-defined]
    assert told["refused"] == []
    assert (told["stored"][0]["name"], told["stored"][0]["bytes"]) == ("carpeta/a.txt", 4)


def test_an_empty_file_is_refused_with_a_way_out(client: Client, draft: Donation) -> None:
    answer = upload(client, draft, SimpleUploadedFile("vacío.txt", b""), script=True)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "está vacío (0 bytes)" in answer.json()["refused"][0]  # type: ignore[attr-defined]
    assert names(draft) == []


def test_one_bad_file_does_not_cost_the_others(client: Client, draft: Donation) -> None:
    upload(client, draft, SimpleUploadedFile("vacío.txt", b""), SimpleUploadedFile("buena.txt", b"hola"))
    assert names(draft) == ["buena.txt"]


def test_the_same_content_twice_is_recognised(client: Client, draft: Donation) -> None:
    upload(client, draft, SimpleUploadedFile("a.txt", b"hola"))
    answer = upload(client, draft, SimpleUploadedFile("b.txt", b"hola"), script=True)
    assert "ya está aquí, como «a.txt»" in answer.json()["refused"][0]  # type: ignore[attr-defined]


def test_pressing_upload_with_nothing_chosen_is_said(client: Client, draft: Donation) -> None:
    upload(client, draft)
    assert "No elegiste ningún archivo" in client.get(f"/donacion/{draft.pk}/paso/files/").content.decode()


def test_a_file_can_be_taken_out_twice_without_harm(client: Client, draft: Donation) -> None:
    file = give(draft, "a.txt", b"hola")
    for _ in range(2):
        answer = client.post(f"/donacion/{draft.pk}/archivo/{file.pk}/quitar/")
        assert answer.headers["Location"].endswith("/paso/files/")
    assert names(draft) == []


def test_nobody_takes_out_a_file_of_another_donation(client: Client, draft: Donation, stranger: User) -> None:
    other = donation_of(stranger)
    file = give(other, "a.txt", b"hola")
    assert client.post(f"/donacion/{draft.pk}/archivo/{file.pk}/quitar/").status_code == 404
    assert client.get(f"/donacion/{draft.pk}/archivo/{file.pk}/").status_code == 404
    assert names(other) == ["a.txt"]


def test_going_on_without_files_is_said_and_allowed(client: Client, draft: Donation) -> None:
    address = f"/donacion/{draft.pk}/paso/files/"
    assert "Todavía no hay archivos" in client.post(address).content.decode()
    assert client.post(address, {"anyway": "1"}).headers["Location"].endswith("/paso/credit/")


def test_an_original_comes_back_as_a_download_and_never_as_a_page(client: Client, draft: Donation) -> None:
    file = give(draft, "cartas/página.html", b"<script>alert(1)</script>")
    answer = client.get(f"/donacion/{draft.pk}/archivo/{file.pk}/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.getvalue() == b"<script>alert(1)</script>"


def test_a_name_with_markup_stays_text(client: Client, draft: Donation) -> None:
    give(draft, "<img src=x onerror=alert(1)>.txt", b"hola")
    page = client.get(f"/donacion/{draft.pk}/paso/files/").content.decode()
    assert "<img" not in page
    assert "&lt;img src=x" in page


def test_too_many_at_once_is_said_with_a_way_out(client: Client, draft: Donation, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    given = [SimpleUploadedFile(f"{n}.txt", b"hola") for n in range(3)]
    answer = client.post(f"/donacion/{draft.pk}/subir/", {"files": given})
    assert answer.status_code == 413
    assert "Es demasiado de una vez" in answer.content.decode()


def test_after_sending_no_file_comes_in(client: Client, draft: Donation) -> None:
    give(draft, "a.txt", b"hola")
    send(draft)
    assert upload(client, draft, SimpleUploadedFile("b.txt", b"b")).status_code == 409  # type: ignore[attr-defined]
    assert names(draft) == ["a.txt"]


def test_a_stranger_uploads_nothing(client: Client, draft: Donation, stranger: User) -> None:
    client.force_login(stranger)
    assert upload(client, draft, SimpleUploadedFile("b.txt", b"b")).status_code == 404  # type: ignore[attr-defined]
