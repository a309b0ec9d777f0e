"""What must hold before a move: each a named question with a yes or no, asked inside the move's transaction."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from donations import again, appeals, images, pictures, sample
from donations.approval import facts_digest, fingerprint
from donations.completeness import open_questions
from donations.erasure import ERASED
from donations.models import CheckRun, Donation, Event, Structure, Unit, User
from donations.risk import needs_second_person
from donations.roles import is_donor

TRIES = ("read_again", "read_pictures", "read_images", "edit_again")  # what is edited is read anew
LOOKED_FOR_PEOPLE = "looked_for_people"
MOST_TRIES = 12  # of one donation
HOUR = timedelta(hours=1)

Condition = Callable[[Donation, User | None], bool]


def _complete(donation: Donation, _actor: User | None) -> bool:
    return not open_questions(donation)


def _has_files(donation: Donation, _actor: User | None) -> bool:
    return donation.files.filter(removed_at=None, stored_at__isnull=False).exists()


def _consented(donation: Donation, _actor: User | None) -> bool:
    consent = donation.consents.first()
    return consent is not None and consent.facts_sha256 == facts_digest(donation)


def _not_own(donation: Donation, actor: User | None) -> bool:
    return actor is None or not is_donor(actor, donation)


def _checks_done(donation: Donation, _actor: User | None) -> bool:
    version = donation.versions.first()
    if version is None or not version.checks.exists():
        return False
    return not version.checks.exclude(state=CheckRun.State.DONE).exists()


def _nothing_open(donation: Donation, _actor: User | None) -> bool:
    version = donation.versions.first()
    return version is not None and not version.findings.blocking().exists()


def _second_person(donation: Donation, actor: User | None) -> bool:
    """A risky gift is approved by somebody only after somebody else has recommended it."""
    if not needs_second_person(donation):
        return True
    return recommendations(donation).exclude(actor=actor).exists()


def recommendations(donation: Donation) -> QuerySet[Event]:
    """Return those of the newest reading that hold: what was recommended is what would be approved."""
    return _since_reading(donation, "recommend").filter(data__fingerprint=fingerprint(donation))


def _looked_for_people(donation: Donation, actor: User | None) -> bool:
    """No program looks for data of people: whoever approves has said of this reading that they did."""
    return actor is not None and _since_reading(donation, LOOKED_FOR_PEOPLE).filter(actor=actor).exists()


def _since_reading(donation: Donation, code: str) -> QuerySet[Event]:
    """Return events of that kind about the newest reading."""
    since = Event.objects.filter(donation=donation, code="finish_processing").order_by("-seq").first()
    return Event.objects.filter(donation=donation, code=code, seq__gt=since.seq if since else 0)


def _nobody_has_it(donation: Donation, _actor: User | None) -> bool:
    """Nobody took it, and nobody has read and recommended it: that would be lost without a word."""
    is_free = Donation.objects.filter(pk=donation.pk, assignee=None).exists()
    return is_free and not _since_reading(donation, "recommend").exists()


def _within_reach(donation: Donation, _actor: User | None) -> bool:
    """Nobody approves what nobody can read at the moment."""
    version = donation.versions.first()
    return version is None or sample.can_be_read(version)


def _still_here(donation: Donation, _actor: User | None) -> bool:
    return not donation.events.filter(code=ERASED).exists()


def _first_appeal(donation: Donation, _actor: User | None) -> bool:
    return not donation.events.filter(code="appeal").exists()


def _as_approved(donation: Donation, _actor: User | None) -> bool:
    return bool(donation.approval_hash) and donation.approval_hash == fingerprint(donation)


def _not_stopped(donation: Donation, _actor: User | None) -> bool:
    return not Donation.objects.filter(pk=donation.pk, stop_requested=True).exists()


def _other_columns(donation: Donation, _actor: User | None) -> bool:
    """The donor has chosen other columns as the text, or other splits, than those the newest reading took."""
    version, chosen = donation.versions.first(), Structure.objects.filter(donation=donation).first()
    if version is None or chosen is None:
        return False
    return version.text_columns != chosen.text_columns or bool(version.declared) != bool(chosen.follows_card)


def _something_failed(donation: Donation, _actor: User | None) -> bool:
    version = donation.versions.first()
    is_given_up = Unit.objects.filter(version=version, state=Unit.State.FAILED).exists()
    return is_given_up or bool(again.failed_lines(version))


def _not_too_often(donation: Donation, actor: User | None) -> bool:
    """Each try makes everything after the reading anew: people may ask for so many in an hour."""
    lately = donation.events.filter(code__in=TRIES, actor__isnull=False, at__gt=timezone.now() - HOUR)
    return actor is None or lately.count() < MOST_TRIES


def _pictures_wait(donation: Donation, _actor: User | None) -> bool:
    return bool(pictures.unread_in(donation.versions.first()))


def _images_wait(donation: Donation, _actor: User | None) -> bool:
    return images.offered_in(donation.versions.first()).exists()


def _pictures_read_here(_donation: Donation, _actor: User | None) -> bool:
    return pictures.are_read_here()


CONDITIONS: dict[str, Condition] = {
    "complete": _complete,
    "has_files": _has_files,
    "consented": _consented,
    "not_own": _not_own,
    "checks_done": _checks_done,
    "nothing_open": _nothing_open,
    "second_person": _second_person,
    "looked_for_people": _looked_for_people,
    "within_reach": _within_reach,
    "fresh_eyes": appeals.may_decide,
    "first_appeal": _first_appeal,
    "still_here": _still_here,
    "nobody_has_it": _nobody_has_it,
    "as_approved": _as_approved,
    "not_stopped": _not_stopped,
    "other_columns": _other_columns,
    "something_failed": _something_failed,
    "not_too_often": _not_too_often,
    "pictures_wait": _pictures_wait,
    "images_wait": _images_wait,
    "pictures_read_here": _pictures_read_here,
}
