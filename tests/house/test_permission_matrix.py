"""Every address about one donation stands in a table, and answers every role in every status as that table says."""

from collections.abc import Iterator
from itertools import product

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from donations.models import Donation, File, Status, User
from donations.permission_rows import tables
from donations.permissions import TABLE, Rule, answer
from donations.roles import PEOPLE, Role
from tests.factories import donation_of, give


def about_donations() -> Iterator[str]:
    """Yield the names of all addresses of the site's own that carry a donation's number."""
    for resolver in get_resolver().url_patterns:
        if isinstance(resolver, URLResolver) and resolver.namespace in {"donations", "publishing"}:
            for pattern in resolver.url_patterns:
                if isinstance(pattern, URLPattern) and "pk" in pattern.pattern.converters:
                    yield f"{resolver.namespace}:{pattern.name}"


def test_every_address_about_a_donation_is_in_a_table() -> None:
    known = {rule.route for table in tables() for rule in table}
    names = set(about_donations())
    assert "donations:detail" in names
    assert names - known == set()


@pytest.fixture
def people(donor: User, stranger: User, reviewer: User, maintainer: User) -> dict[Role, Client]:
    """A browser for each role."""
    signed_in = {
        Role.STRANGER: stranger,
        Role.DONOR: donor,
        Role.REVIEWER: reviewer,
        Role.MAINTAINER: maintainer,
    }
    clients = {Role.VISITOR: Client()}
    for role, user in signed_in.items():
        clients[role] = Client()
        clients[role].force_login(user)
    return clients


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: f"{rule.method} {rule.route}")
def test_the_matrix(people: dict[Role, Client], donor: User, rule: Rule) -> None:
    for role, status in product(PEOPLE, Status):
        gift = donation_of(donor)
        file = give(gift, "carta.txt", b"Querida radio.")
        Donation.objects.filter(pk=gift.pk).update(status=status)
        got = people[role].generic(rule.method, _address(rule, gift, file))
        got.close()
        assert _means(got.status_code, got.get("Location", "")) == answer(rule, role, status), (role, status)


def _address(rule: Rule, gift: Donation, file: File) -> str:
    more = {"donations:step": "what", "donations:original": file.pk, "donations:remove_file": file.pk}
    return reverse(rule.route, args=[gift.pk] + ([more[rule.route]] if rule.route in more else []))


def _means(code: int, location: str) -> str:
    """An empty form may be refused (422): that is a yes to the address."""
    if code == 302:
        return "sign_in" if "/login/" in location else "yes"
    return {200: "yes", 422: "yes", 404: "not_found", 409: "not_now"}[code]


def test_nobodys_donation_answers_like_somebody_elses(people: dict[Role, Client], donor: User) -> None:
    gift = donation_of(donor)
    theirs = people[Role.STRANGER].get(reverse("donations:detail", args=[gift.pk]))
    nobodys = people[Role.STRANGER].get(reverse("donations:detail", args=[gift.pk + 1000]))
    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert theirs.content == nobodys.content
