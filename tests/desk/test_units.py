"""Maintainers try again what failed in an outage, many gifts at once, from the list of units."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from donations.models import Donation, Status, Unit, User
from tests.desk.gifts import in_review
from tests.factories import donation_of

LIST = "/admin/donations/unit/"
State = Unit.State


def failed(donation: Donation | None, kind: str = "settle", **facts: object) -> Unit:
    """Return a unit that was given up."""
    answers = {"state": State.FAILED, "attempts": 3, "version": donation.versions.first() if donation else None}  # fmt: skip
    key = f"{donation.pk if donation else 'release/1'}/{kind}"
    return Unit.objects.create(key=key, kind=kind, donation=donation, **(answers | facts))


def ask(client: Client, *units: Unit) -> str:
    ticked = {"action": "try_ticked_again", "_selected_action": [unit.pk for unit in units]}
    return client.post(LIST, ticked, follow=True).content.decode()


def test_the_list_names_the_donation_and_says_everything_in_our_language(
    client: Client, maintainer: User, donor: User
) -> None:
    gift = in_review(donor)
    failed(gift)
    client.force_login(maintainer)
    page = client.get(LIST).content.decode()
    assert gift.reference in page
    assert f"/admin/donations/donation/{gift.pk}/change/" in page
    assert "cerrar la lista de archivos" in page
    assert "Intentar de nuevo" in page
    table = page[page.index("<thead>") : page.index("</thead>")]
    for english in ("Key", "Kind", "State", "Attempts", "Lost", "Leased", "Created", "Finished"):
        assert english not in table


def test_all_that_failed_is_tried_again_in_every_ticked_donation(
    client: Client, maintainer: User, donor: User
) -> None:
    gifts = [in_review(donor) for _ in range(3)]
    units = [failed(gift, "read", payload={"files": []}) for gift in gifts]
    also = failed(gifts[0], "ocr", payload={"entry": 0})
    client.force_login(maintainer)
    page = ask(client, *units[:2])
    assert "2 donaciones" in page
    stand = [Donation.objects.get(pk=gift.pk).status for gift in gifts]
    assert stand == [Status.PROCESSING, Status.PROCESSING, Status.IN_REVIEW]
    for unit in (*units, also):
        unit.refresh_from_db()
    assert [(unit.state, unit.attempts) for unit in (*units, also)] == [
        (State.WAITING, 0),
        (State.WAITING, 0),
        (State.FAILED, 3),
        (State.WAITING, 0),
    ]


def test_what_waits_for_an_outage_can_be_tried_at_once(client: Client, maintainer: User, donor: User) -> None:
    gift = in_review(donor)
    later = timezone.now() + timedelta(minutes=15)
    unit = failed(gift, state=State.WAITING, attempts=0, put_off=4, not_before=later)
    running = failed(gift, "check", state=State.RUNNING, attempts=1)
    client.force_login(maintainer)
    assert "1 paso" in ask(client, unit, running)
    for one in (unit, running):
        one.refresh_from_db()
    assert (unit.not_before, unit.put_off) == (None, 0)
    assert (running.state, running.attempts) == (State.RUNNING, 1)


def test_what_cannot_be_tried_says_why_and_keeps_nothing_else_from_it(
    client: Client, maintainer: User, donor: User
) -> None:
    gone, own, good = in_review(donor), in_review(maintainer), in_review(donor)
    Donation.objects.filter(pk=gone.pk).update(status=Status.WITHDRAWN)
    units = [failed(None, "publish"), *(failed(one, "read", payload={"files": []}) for one in (gone, own, good))]  # fmt: skip
    client.force_login(maintainer)
    page = ask(client, *units)
    assert "1 donación" in page
    for told in ("release/1/publish: ", f"{gone.reference}: ", f"{own.reference}: "):
        assert told in page.replace("Release/", "release/")
    states = [Unit.objects.get(pk=unit.pk).state for unit in units]
    assert states == [State.FAILED, State.FAILED, State.FAILED, State.WAITING]


def test_a_look_at_a_draft_is_tried_by_itself(client: Client, maintainer: User, donor: User) -> None:
    unit = failed(donation_of(donor), "preview")
    client.force_login(maintainer)
    ask(client, unit)
    unit.refresh_from_db()
    assert unit.state == State.WAITING


@pytest.mark.parametrize("who", ["donor", "reviewer", "stranger"])
def test_nobody_else_tries_anything(client: Client, request: pytest.FixtureRequest, donor: User, who: str) -> None:  # fmt: skip
    unit = failed(in_review(donor), "read", payload={"files": []})
    client.force_login(request.getfixturevalue(who))
    ask(client, unit)
    unit.refresh_from_db()
    assert unit.state == State.FAILED


def test_the_desk_says_that_something_waits_only_while_it_does(
    client: Client, maintainer: User, donor: User
) -> None:
    gift = in_review(donor)
    client.force_login(maintainer)
    assert "not_before__isnull" not in client.get("/admin/").content.decode()
    failed(gift, state=State.WAITING, not_before=timezone.now())
    assert "?not_before__isnull=False" in client.get("/admin/").content.decode()
    assert client.get(f"{LIST}?not_before__isnull=False").status_code == 200


def test_where_nothing_is_to_be_tried_that_is_said(client: Client, maintainer: User, donor: User) -> None:
    client.force_login(maintainer)
    page = ask(client, failed(in_review(donor), state=State.DONE))
    assert "Nada de lo marcado falló" in page
    assert "0 pasos" not in page
