"""Donations that were read for real, and how their texts are asked for on the desk."""

from html import unescape

from django.test import Client

from donations.models import Donation, File, User
from donations.texts.places import Held, Of, held
from tests.factories import donation_of, give, send
from tests.ingestion.machine import turn

LETTER = "Querida abuela: te escribo desde el pueblo, donde todo sigue igual que cuando te fuiste. "


def read(donor: User, **files: bytes) -> Donation:
    gift = donation_of(donor)
    for name, content in files.items():
        give(gift, name.replace("__", "."), content)
    send(gift)
    turn()
    gift.refresh_from_db()
    return gift


def parts_of(gift: Donation, name: str, member: str = "") -> list[Held]:
    return list(held(Of(gift.versions.get(), gift.files.get(name=name), member)))


def address(gift: Donation, file: File) -> str:
    return f"/admin/donations/donation/{gift.pk}/text/{file.pk}/"


def shown(client: Client, where: str, **asked: str | int) -> str:
    answer = client.get(where, asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def links(page: str, gift: Donation) -> list[str]:
    mark = f'href="/admin/donations/donation/{gift.pk}/text/'
    return [unescape(piece.split('"')[1]) for piece in page.split("\n") for piece in _each(piece, mark)]


def _each(line: str, mark: str) -> list[str]:
    return [f'"{mark[6:]}{rest}' for rest in line.split(mark)[1:]]
