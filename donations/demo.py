"""The demo of an embedded installation: four people to sign in as, and three gifts made by the code itself."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from donations import events, submission, uploads
from donations.models import DeclaredLanguage, Donation, Organisation, User
from donations.models.people import DONORS, MAINTAINERS, REVIEWERS, Membership
from donations.roles import Role
from donations.submission import Signature

PASSWORD = "acopio-demo"  # noqa: S105  (said on the console; loopback only)
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
WHAT_TO_TRY = (
    "Try this: as the donor, open «Cartas a la radio de Itapé» and see what Acopio understood of each file; "
    "then, in a private window, judge it as the reviewer at /admin/."
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to sign in as."""

    email: str
    name: str
    group: str
    does: str


PEOPLE = (
    Person("donor@demo.acopio", "Rosa Donante", DONORS, "gives"),
    Person("reviewer@demo.acopio", "Rita Revisora", REVIEWERS, "judges"),
    Person("reviewer2@demo.acopio", "Rubén Revisor", REVIEWERS, "judges what needs a second person"),
    Person("maintainer@demo.acopio", "Marta Mantiene", MAINTAINERS, "publishes"),
)
ADDRESSES = tuple(person.email for person in PEOPLE)


class NotHere(Exception):
    """The demo has no place in this installation; the words say why."""


def is_allowed() -> bool:
    """Tell whether this installation is embedded and answers on this machine only."""
    return settings.EMBEDDED and LOOPBACK.issuperset(settings.SITE_HOSTS)


def is_loaded() -> bool:
    """Tell whether any of the demo's people is there."""
    return User.objects.filter(email__in=ADDRESSES).exists()


def is_first_time() -> bool:
    """Tell whether the demo may be loaded and nobody has ever come in."""
    return is_allowed() and not User.objects.exists()


def load() -> None:
    """Make the people and their gifts; raises NotHere, with nothing changed, where a demo would be a danger."""
    if not is_allowed():
        raise NotHere("The demo is only for an embedded installation that answers on this machine alone.")
    if is_loaded():
        raise NotHere("The demo is already here.")
    with transaction.atomic():
        donor, *_ = [_person(person) for person in PEOPLE]
        group = Organisation.objects.create(name="Radio Comunitaria Itapé (demo)", country="PY")
        Membership.objects.create(organisation=group, user=donor, role=Membership.Role.OWNER)
    for gift in _gifts():
        _give(donor, group, **gift)


def _person(person: Person) -> User:
    user = User.objects.create_user(person.email, PASSWORD, name=person.name)
    user.groups.set([Group.objects.get_or_create(name=person.group)[0]])
    EmailAddress.objects.create(user=user, email=person.email, verified=True, primary=True)
    return user


@cache
def _gifts() -> list[dict[str, Any]]:
    content = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return list(content["gifts"])


def _give(
    donor: User,
    group: Organisation,
    *,
    files: list[dict[str, str]],
    languages: list[str],
    is_sent: bool,
    **facts: str,
) -> Donation:
    """Go the donor's way: describe, upload, sign and send."""
    donation = Donation.objects.create(donor=donor, organisation=group, **facts)
    events.append(donation, "created", role=Role.DONOR, actor=donor)
    for tag in languages:
        DeclaredLanguage.objects.create(donation=donation, tag=tag)
    for file in files:
        content = SimpleUploadedFile(file["name"], file["text"].lstrip().encode())
        uploads.store_upload(donation, content, name=file["name"], actor=donor)
    if is_sent:
        submission.submit(donation, donor, Signature(donor.name, "es"))
    return donation
