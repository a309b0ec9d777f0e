"""A gift can be taken back until it is published; while it is on its way out, its way is stopped first."""

import pytest

from donations import door, withdrawal
from donations.models import Donation, Status
from donations.roles import Role

pytestmark = pytest.mark.django_db


def _stands(donation: Donation, status: Status) -> None:
    Donation.objects.filter(pk=donation.pk).update(status=status)
    donation.refresh_from_db()


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PROCESSING, Status.IN_REVIEW, Status.APPROVED])
def test_before_publishing_it_is_taken_back_at_once(donation: Donation, status: Status) -> None:
    _stands(donation, status)
    assert withdrawal.withdraw(donation, donation.donor)
    assert donation.status == Status.WITHDRAWN


def test_on_its_way_out_it_is_stopped_and_then_taken_back(donation: Donation) -> None:
    _stands(donation, Status.PUBLISHING)
    assert not withdrawal.withdraw(donation, donation.donor)
    with pytest.raises(door.MoveNotAllowed, match="not_stopped"):
        door.apply(donation, "publish", role=Role.WORKER)
    assert withdrawal.carry_out() == {"withdrawn": 0}
    door.apply(donation, "abort_publishing", role=Role.WORKER)
    assert withdrawal.carry_out() == {"withdrawn": 1}
    donation.refresh_from_db()
    assert donation.status == Status.WITHDRAWN
    last = donation.events.order_by("-seq").first()
    assert last is not None
    assert (last.code, last.actor) == ("withdraw", donation.donor)


def test_what_is_published_is_not_withdrawn_behind_the_maintainers_back(donation: Donation) -> None:
    _stands(donation, Status.PUBLISHED)
    with pytest.raises(door.MoveNotAllowed):
        withdrawal.withdraw(donation, donation.donor)
    donation.refresh_from_db()
    assert (donation.status, donation.stop_requested) == (Status.PUBLISHED, False)
