"""What is taken back leaves the Hub itself, hidden first, whatever goes wrong on the way."""

import pytest
from django.core import mail

from donations import retraction
from donations.models import Donation, User
from publishing import recipe
from publishing.hub import RemoteHub
from publishing.journey import Journey
from publishing.models import Release
from tests.publishing.hub_state import Fault
from tests.publishing.hub_state import State as Hub
from tests.publishing.making import LETTERS, approved, prepared
from tests.publishing.test_taking_away import REPO, work

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning"),
]


def publish(release: Release) -> None:
    recipe.publish(Journey(release, RemoteHub(), pause=lambda _s: None))


@pytest.mark.parametrize(
    "fault",
    [
        None,
        Fault("DELETE /api/repos/delete", 503),
        Fault("DELETE /api/repos/delete", 504, applied=True),
        Fault("PUT .*/settings", 500),
    ],
)
def test_it_leaves_the_real_hub(hub: Hub, donor: User, maintainer: User, fault: Fault | None) -> None:
    gift = approved(donor, LETTERS, confirmation_waived=True)
    publish(prepared(gift))
    gift.refresh_from_db()
    hub.faults += [fault] if fault else []
    retraction.retract(gift, maintainer, "Se retira.")
    for _ in range(3):
        work()
    assert REPO not in hub.repos
    assert retraction.are_copies_gone(gift)


def test_the_real_hub_is_hidden_before_anything_else(hub: Hub, donor: User, maintainer: User) -> None:
    gift = approved(donor, LETTERS, confirmation_waived=True)
    publish(prepared(gift))
    gift.refresh_from_db()
    hub.log.clear()
    retraction.retract(gift, maintainer, "Se retira.")
    work()
    changes = [line for line in hub.log if not line.startswith("GET")]
    assert [line.split()[0] for line in changes] == ["PUT", "DELETE"]


@pytest.fixture
def gated(hub: Hub, donor: User) -> Donation:
    """A published gift behind a gate, with two people let in, one of whom left no address."""
    gift = approved(donor, LETTERS, confirmation_waived=True, visibility="gated")
    publish(prepared(gift))
    gift.refresh_from_db()
    hub.repos[REPO].let_in = [
        {"user": "ximena", "fullname": "Ximena Lee", "email": "ximena@example.org"},
        {"user": "nadie", "fullname": "", "email": None},
    ]
    return gift


def to_readers() -> list[str]:
    return [str(letter.body) for letter in mail.outbox if letter.to == ["ximena@example.org"]]


def test_who_was_let_in_is_written_to_once_whatever_goes_wrong_after_it(
    hub: Hub, gated: Donation, maintainer: User
) -> None:
    hub.faults.append(Fault("DELETE /api/repos/delete", 503, times=2))
    retraction.retract(gated, maintainer, "Sale una niña.")
    for _ in range(3):
        work()
    assert REPO not in hub.repos
    (letter,) = to_readers()
    assert "borra tu copia" in letter
    assert REPO.partition("/")[2] in letter
    assert [word for word in (gated.title, "niña") if word in letter] == []
    assert gated.events.get(code="readers_told").data["count"] == 1


def test_where_the_hub_does_not_say_who_was_let_in_it_goes_all_the_same(
    hub: Hub, gated: Donation, maintainer: User
) -> None:
    hub.faults.append(Fault("GET .*/user-access-request/", 403, times=9))
    retraction.retract(gated, maintainer, "Se retira.")
    work()
    assert REPO not in hub.repos
    assert to_readers() == []
