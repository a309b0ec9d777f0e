"""Makes people, donations and files for tests, with everything that matters said in the open."""

from io import BytesIO
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from donations import submission, uploads
from donations.models import DeclaredLanguage, Donation, File, User
from donations.submission import Signature

PASSWORD = "una contraseña larga"


def person(email: str, *groups: str, name: str = "") -> User:
    """Return a person in the named groups, with PASSWORD."""
    user = User.objects.create_user(email, PASSWORD, name=name)
    user.groups.set([Group.objects.get_or_create(name=group)[0] for group in groups])
    return user


def donation_of(donor: User, *, languages: tuple[str, ...] = ("es-PY",), **facts: Any) -> Donation:
    """Return a draft in which every question is answered."""
    answers: dict[str, Any] = {
        "title": "Cartas de la radio", "description": "Cartas de oyentes.", "domain": "dialogue", "origin": "original",
        "collection": "Las guardó la radio.", "licence": "cc-by-4.0", "rights_basis": "own_work",
        "rights_holder": "Radio comunitaria", "visibility": "public", "credit_name": "Radio comunitaria",
        "citation": "Radio comunitaria (2026). Cartas de la radio.",
    }  # fmt: skip
    donation = Donation.objects.create(donor=donor, **(answers | facts))
    for tag in languages:
        DeclaredLanguage.objects.create(donation=donation, tag=tag)
    return donation


def give(donation: Donation, name: str, content: bytes) -> File:
    """Store one file of a draft as its donor."""
    upload = SimpleUploadedFile(name, BytesIO(content).read())
    return uploads.store_upload(donation, upload, name=name, actor=donation.donor)


def send(donation: Donation) -> None:
    """Sign and submit as its donor."""
    submission.submit(donation, donation.donor, Signature(donation.donor.name or "Ana", "es"))
