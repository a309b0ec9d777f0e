"""Every address of the desk answers every role in every status as the table says."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donations.models import Donation, RightsSource, Status, User
from donations.permissions import Rule, answer
from donations.permissions_desk import TABLE
from donations.roles import PEOPLE, Role
from tests.desk.gifts import finding, in_review, line


@pytest.fixture
def people(donor: User, stranger: User, reviewer: User, maintainer: User) -> dict[Role, User | None]:
    return {
        Role.VISITOR: None, Role.STRANGER: stranger, Role.DONOR: donor, Role.REVIEWER: reviewer, Role.MAINTAINER: maintainer,
    }  # fmt: skip


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.route)
def test_the_matrix(people: dict[Role, User | None], donor: User, rule: Rule) -> None:
    gift = in_review(donor)
    address = reverse(rule.route, args=[gift.pk, *_about(gift, rule)])
    for role in PEOPLE:
        client, user = Client(), people[role]
        if user is not None:
            client.force_login(user)
        for status in Status:
            Donation.objects.filter(pk=gift.pk).update(status=status, assignee=None)
            got = client.generic(rule.method, address)
            got.close()
            assert _means(got.status_code, got.get("Location", "")) == answer(rule, role, status), (
                role,
                status,
            )


def _about(gift: Donation, rule: Rule) -> list[object]:
    if rule.route.endswith("paper"):
        paper = gift.files.get()
        default_storage.save(paper.storage_key, ContentFile(b"Doy permiso."))
        RightsSource.objects.create(
            donation=gift, title="Poemas", licence="cc0-1.0", basis="contract", evidence=paper
        )
        return [paper.pk]
    if rule.route.endswith("text"):
        return [gift.files.get().pk]
    if rule.route.endswith("medium"):
        picture = gift.files.get()
        default_storage.save(picture.storage_key, ContentFile(b"GIF89a"))
        return [line(gift.versions.get(), picture, outcome="media", media_type="image/gif").pk]
    if rule.route.endswith("resolve"):
        return [finding(gift, "warn").pk]
    if rule.route.endswith("take_back"):  # a reviewer may ask, and only the maintainer after them is heard
        return [finding(gift, "block", resolved_at=timezone.now(), resolved_by=gift.donor).pk]
    if rule.route.endswith("retry_line"):
        return [gift.versions.get().ledger.get().pk]
    return [gift.versions.get().checks.get(name="licence").pk] if rule.route.endswith("rerun") else []


def _means(code: int, location: str) -> str:
    """Without words most actions are refused for want of a reason: that is a yes to the address."""
    if code == 302:
        return "sign_in" if "login" in location else "yes"
    return {200: "yes", 422: "yes", 404: "not_found", 409: "not_now"}[code]
