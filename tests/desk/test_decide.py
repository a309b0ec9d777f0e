"""Decisions: by whom, on what conditions, what stays of them."""

import pytest
from django.core import mail
from pytest_django import DjangoCaptureOnCommitCallbacks

from donations import decisions
from donations.approval import fingerprint
from donations.decisions import LookedAt
from donations.door import MoveNotAllowed
from donations.events import broken_links
from donations.models import Donation, Organisation, Status, User
from donations.models.people import REVIEWERS
from donations.risk import needs_second_person
from tests.desk.gifts import LOOKED, finding, in_review
from tests.factories import person


def test_approving_keeps_a_hash_and_what_was_looked_at(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    event = decisions.approve(gift, reviewer, "Todo bien.", LookedAt(fingerprint(gift), 7, for_people=True))
    assert gift.status == Status.APPROVED
    assert gift.approval_hash == fingerprint(gift) != ""
    assert event.data["sample_documents_opened"] == 7
    assert event.data["version"] == 1
    assert event.payload.text == "Todo bien."
    assert broken_links(gift) == []


def test_asking_for_changes_writes_to_the_donor(
    donor: User, reviewer: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    gift = in_review(donor)
    with django_capture_on_commit_callbacks(execute=True):
        decisions.request_changes(gift, reviewer, "¿Quién tiene los derechos?")
    assert gift.status == Status.CHANGES_REQUESTED
    message = gift.messages.get()
    assert (message.body, message.is_from_team, message.is_internal) == (
        "¿Quién tiene los derechos?",
        True,
        False,
    )
    assert mail.outbox[0].to == [donor.email]
    assert "¿Quién tiene los derechos?" in mail.outbox[0].body


def test_rejecting_and_reopening(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    decisions.reject(gift, reviewer, "No hay derechos.")
    assert gift.status == Status.REJECTED
    decisions.reopen(gift, reviewer, "Llegó el permiso.")
    assert gift.status == Status.IN_REVIEW


def test_reopening_takes_the_hash_back(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    decisions.approve(gift, reviewer, "Bien.", LOOKED)
    decisions.reopen(gift, reviewer, "Me equivoqué.")
    assert Donation.objects.get(pk=gift.pk).approval_hash == ""


@pytest.mark.parametrize("story", [decisions.approve, decisions.request_changes, decisions.reject])
def test_a_decision_needs_a_reason(donor: User, reviewer: User, story: object) -> None:
    gift = in_review(donor)
    with pytest.raises(MoveNotAllowed, match="reason"):
        story(gift, reviewer, "  ")  # type: ignore[operator]
    assert Donation.objects.get(pk=gift.pk).status == Status.IN_REVIEW


@pytest.mark.parametrize(
    "story", [decisions.approve, decisions.request_changes, decisions.reject, decisions.recommend]
)
def test_nobody_judges_their_own_gift(donor: User, story: object) -> None:
    judge = person("both@example.org", REVIEWERS)
    group = Organisation.objects.create(name="Radio")
    group.memberships.create(user=judge)
    for gift in (in_review(judge), in_review(donor, organisation=group)):
        with pytest.raises(MoveNotAllowed, match="not_own"):
            story(gift, judge, "Es mía.")  # type: ignore[operator]
        assert not gift.events.exists()


def test_a_stranger_decides_nothing(donor: User, stranger: User) -> None:
    gift = in_review(donor)
    with pytest.raises(MoveNotAllowed, match="role"):
        decisions.reject(gift, stranger, "Porque sí.")


def test_of_two_deciding_at_once_one_gets_through(donor: User, reviewer: User, maintainer: User) -> None:
    first = in_review(donor)
    second = Donation.objects.get(pk=first.pk)
    decisions.approve(first, reviewer, "Bien.", LOOKED)
    with pytest.raises(MoveNotAllowed, match="status"):
        decisions.reject(second, maintainer, "Mal.")
    assert Donation.objects.get(pk=first.pk).status == Status.APPROVED


def test_what_changed_while_reading_is_not_approved(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    seen = LookedAt(fingerprint(gift))
    Donation.objects.filter(pk=gift.pk).update(licence="cc0-1.0")
    with pytest.raises(MoveNotAllowed, match="changed_meanwhile"):
        decisions.approve(gift, reviewer, "Bien.", seen)


def test_a_pending_check_has_not_passed(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    gift.versions.get().checks.filter(name="licence").update(state="pending")
    with pytest.raises(MoveNotAllowed, match="checks_done"):
        decisions.approve(gift, reviewer, "Bien.", LOOKED)


def test_a_warning_stops_until_it_is_answered(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    warned = finding(gift, "warn")
    with pytest.raises(MoveNotAllowed, match="nothing_open"):
        decisions.approve(gift, reviewer, "Bien.", LOOKED)
    decisions.resolve(warned, reviewer, "Es la misma licencia.")
    event = decisions.approve(gift, reviewer, "Bien.", LOOKED)
    assert event.data["findings_resolved"] == [warned.pk]


def test_a_block_is_overridden_by_a_maintainer_and_then_needs_two(
    donor: User, reviewer: User, maintainer: User
) -> None:
    gift = in_review(donor)
    blocked = finding(gift, "block", "E_STRICTER")
    with pytest.raises(MoveNotAllowed, match="block_needs_maintainer"):
        decisions.resolve(blocked, reviewer, "No importa.")
    event = decisions.resolve(blocked, maintainer, "Hay carta del autor.")
    assert event.code == "override"
    assert needs_second_person(gift)
    with pytest.raises(MoveNotAllowed, match="second_person"):
        decisions.approve(gift, maintainer, "Bien.", LOOKED)
    decisions.recommend(gift, reviewer, "Vi la carta.", LOOKED)
    with pytest.raises(MoveNotAllowed, match="second_person"):
        decisions.approve(gift, reviewer, "Yo misma.", LOOKED)
    decisions.approve(gift, maintainer, "Bien.", LOOKED)
    assert gift.status == Status.APPROVED


def test_nobody_recommends_what_still_has_open_findings(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    finding(gift, "warn")
    with pytest.raises(MoveNotAllowed, match="nothing_open"):
        decisions.recommend(gift, reviewer, "Bien.", LOOKED)


def test_a_finding_is_answered_once(donor: User, reviewer: User, maintainer: User) -> None:
    warned = finding(in_review(donor), "warn")
    decisions.resolve(warned, reviewer, "Primera.")
    with pytest.raises(MoveNotAllowed, match="already_resolved"):
        decisions.resolve(warned, maintainer, "Segunda.")
    warned.refresh_from_db()
    assert warned.resolution == "Primera."


def test_a_note_and_an_old_reading_need_no_answer(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    noted, old = finding(gift, "note"), finding(gift, "warn")
    with pytest.raises(MoveNotAllowed, match="only_a_note"):
        decisions.resolve(noted, reviewer, "Bien.")
    gift.versions.create(number=2)
    with pytest.raises(MoveNotAllowed, match="status"):
        decisions.resolve(old, reviewer, "Bien.")


def test_a_recommendation_of_something_else_does_not_count(
    donor: User, reviewer: User, maintainer: User
) -> None:
    gift = in_review(donor, rights_basis="unknown")
    assert needs_second_person(gift)
    decisions.recommend(gift, reviewer, "Bien.", LOOKED)
    Donation.objects.filter(pk=gift.pk).update(licence="cc0-1.0")
    with pytest.raises(MoveNotAllowed, match="second_person"):
        decisions.approve(gift, maintainer, "Bien.", LOOKED)
