"""The catalogue shows what is published and may be known, and nothing else."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from donations.models import Donation, Status, User
from publishing import recipe
from publishing.folder import FolderHub
from publishing.journey import Journey
from publishing.models import Release
from tests.publishing.making import LETTERS, approved, prepared

CATALOGUE = "/catalogo/"
PAGE = "/catalogo/cartas-de-la-radio/"


def published(donor: User, **facts: object) -> Release:
    release = prepared(approved(donor, LETTERS, confirmation_waived=True, **facts))
    recipe.publish(Journey(release, FolderHub()))
    return release


@pytest.mark.django_db
def test_an_empty_catalogue_invites(client: Client) -> None:
    page = client.get(CATALOGUE)
    assert page.status_code == 200
    assert reverse("donations:landing") in page.content.decode()


@pytest.mark.parametrize("visibility", ["public", "gated"])
def test_what_is_published_is_shown_to_everybody(client: Client, donor: User, visibility: str) -> None:
    published(donor, visibility=visibility)
    assert "Cartas de la radio" in client.get(CATALOGUE).content.decode()
    page = client.get(PAGE).content.decode()
    assert "Radio comunitaria (2026). Cartas de la radio." in page
    assert "Es jopara, como se habla." in page
    assert "Juan Pérez" not in page


def test_of_several_gifts_what_we_checked_says_of_which_it_speaks(client: Client, donor: User) -> None:
    gifts = [approved(donor, LETTERS, confirmation_waived=True, title=title) for title in ("Cartas", "Actas")]
    recipe.publish(Journey(prepared(*gifts), FolderHub()))
    checked = client.get(PAGE).content.decode().split('id="checked"')[1].split('id="cite"')[0]
    assert checked.index("<h3>Cartas</h3>") < checked.index("<h3>Actas</h3>")
    assert checked.count('<span class="tag">Lengua</span>') == 2


def test_a_private_dataset_is_not_known_to_exist(client: Client, donor: User) -> None:
    published(donor, visibility="private")
    assert "Cartas de la radio" not in client.get(CATALOGUE).content.decode()
    assert client.get(PAGE).status_code == 404


def test_what_is_only_prepared_is_not_shown(client: Client, donor: User) -> None:
    prepared(approved(donor, LETTERS))
    assert client.get(PAGE).status_code == 404
    assert "Cartas de la radio" not in client.get(CATALOGUE).content.decode()


def test_what_was_taken_back_is_gone(client: Client, donor: User) -> None:
    published(donor)
    Donation.objects.update(status=Status.RETRACTED)
    assert client.get(PAGE).status_code == 410


def test_of_a_private_dataset_not_even_that_is_told(client: Client, donor: User) -> None:
    published(donor, visibility="private")
    Donation.objects.update(status=Status.RETRACTED)
    assert client.get(PAGE).status_code == 404


def test_an_anonymous_donor_is_named_nowhere(client: Client, donor: User) -> None:
    release = published(donor, credit_kind="anonymous", rights_holder="Ana Donante", citation="")
    assert "Ana Donante" not in client.get(PAGE).content.decode()
    for file in release.files.filter(rows=None):
        with default_storage.open(file.key) as stored:
            assert b"Ana Donante" not in stored.read(), file.path


def test_the_list_does_not_ask_once_more_for_each_dataset(
    client: Client, donor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    published(donor)
    with django_assert_num_queries(7):
        client.get(CATALOGUE)
