"""Who comes in: visitors sign in with the site's own form, strangers find nothing, reviewers see no people."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client, RequestFactory

from donations.models import Organisation, Unit, User
from donations.workbench import Desk
from tests.desk.gifts import in_review
from tests.factories import person

ROOMS = (
    "donations/user/",
    "donations/organisation/",
    "donations/unit/",
    "donations/event/",
    "donations/consent/",
)


@pytest.mark.django_db
def test_visitors_are_shown_the_sites_own_sign_in(client: Client) -> None:
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/cuenta/login/")


def test_a_stranger_finds_nothing_whatever_the_address(client: Client, donor: User, stranger: User) -> None:
    gift = in_review(donor)
    client.force_login(stranger)
    for path in (
        "",
        "login/",
        "donations/donation/",
        f"donations/donation/{gift.pk}/change/",
        "donations/donation/999/change/",
    ):
        assert client.get(f"/admin/{path}", follow=True).status_code == 404


@pytest.mark.django_db
def test_staff_without_a_place_in_the_team_is_a_stranger(client: Client) -> None:
    client.force_login(User.objects.create_user("staff@example.org", "x", is_staff=True))
    assert client.get("/admin/login/").status_code == 404
    assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 404


def test_a_reviewer_comes_in_and_sees_no_people(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    assert client.get("/admin/login/", follow=True).status_code == 200
    page = client.get("/admin/").content.decode()
    for room in ROOMS:
        assert f"/admin/{room}" not in page
        assert client.get(f"/admin/{room}").status_code == 403


@pytest.mark.parametrize("room", ROOMS)
def test_a_maintainer_sees_every_room(client: Client, maintainer: User, room: str) -> None:
    Unit.objects.create(key="v1/read", kind="read")
    in_review(maintainer)
    client.force_login(maintainer)
    assert client.get(f"/admin/{room}").status_code == 200


def test_a_maintainer_takes_somebody_into_the_team(
    client: Client, maintainer: User, groups: list[Group]
) -> None:
    newcomer = person("new@example.org")
    client.force_login(maintainer)
    address = f"/admin/donations/user/{newcomer.pk}/change/"
    form = {
        "name": "Nora",
        "is_active": "on",
        "groups": [groups[1].pk],
        "is_superuser": "on",
        "email": "otra@example.org",
    }
    assert client.post(address, form).status_code == 302
    newcomer.refresh_from_db()
    assert (newcomer.name, newcomer.email, newcomer.is_superuser) == ("Nora", "new@example.org", False)
    assert newcomer.is_in("reviewer")


def test_a_maintainer_puts_people_into_an_organisation(client: Client, maintainer: User, donor: User) -> None:
    client.force_login(maintainer)
    form = {
        "name": "Radio Itapé", "website": "", "country": "PY", "memberships-TOTAL_FORMS": "1",
        "memberships-INITIAL_FORMS": "0", "memberships-0-user": donor.pk, "memberships-0-role": "owner",
    }  # fmt: skip
    assert client.post("/admin/donations/organisation/add/", form).status_code == 302
    assert list(Organisation.objects.get().members.all()) == [donor]


@pytest.mark.django_db
def test_only_our_own_rooms_are_there() -> None:
    assert isinstance(admin.site, Desk)
    assert {model._meta.app_label for model in admin.site._registry} <= {"donations", "publishing"}
    assert User in admin.site._registry


def test_nothing_is_deleted_anywhere(client: Client, maintainer: User, donor: User) -> None:
    client.force_login(maintainer)
    assert client.post(f"/admin/donations/user/{donor.pk}/delete/", {"post": "yes"}).status_code == 403
    for model_admin in admin.site._registry.values():
        if model_admin.model._meta.app_label == "donations":
            request = RequestFactory().get("/")
            request.user = maintainer
            assert "delete_selected" not in model_admin.get_actions(request)


def test_only_the_team_is_shown_the_way(client: Client, reviewer: User, stranger: User) -> None:
    for user, is_shown in ((reviewer, True), (stranger, False)):
        client.force_login(user)
        assert ('href="/admin/donations/donation/"' in client.get("/").content.decode()) is is_shown


def test_the_first_page_says_how_much_waits(client: Client, donor: User, reviewer: User) -> None:
    first, second = in_review(donor), in_review(donor)
    second.assignee = reviewer
    second.save()
    type(first).objects.filter(pk=first.pk).update(assignee=None)
    client.force_login(reviewer)
    page = client.get("/admin/").content.decode()
    assert "<b>2</b>" in page
    assert "<b>1</b>" in page
