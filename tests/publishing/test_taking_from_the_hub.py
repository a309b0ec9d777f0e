"""What is taken back leaves the Hub itself, hidden first, whatever goes wrong on the way."""

import pytest

from donations import retraction
from donations.models import User
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
