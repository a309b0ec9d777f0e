"""Which questions a donor still has to answer before sending, as data: step, field, and when it is asked."""

from collections.abc import Callable
from dataclasses import dataclass

from donations.models import Donation
from donations.models.choices import Domain, DonationKind, Origin, RightsBasis


def _always(_donation: Donation) -> bool:
    return True


def _is_health(donation: Donation) -> bool:
    return donation.domain == Domain.HEALTH


def _is_evaluation(donation: Donation) -> bool:
    return donation.kind == DonationKind.EVALUATION


def _is_translated(donation: Donation) -> bool:
    return donation.origin in {Origin.HUMAN_TRANSLATION, Origin.MACHINE_TRANSLATION, Origin.MIXED}


def _is_generated(donation: Donation) -> bool:
    return donation.origin in {Origin.GENERATED, Origin.MACHINE_TRANSLATION}


def _is_third_party(donation: Donation) -> bool:
    return donation.rights_basis == RightsBasis.LICENSED_THIRD_PARTY


def _needs_rights_details(donation: Donation) -> bool:
    return donation.rights_basis in {
        RightsBasis.CONTRACT,
        RightsBasis.PUBLIC_DOMAIN,
        RightsBasis.TDM_EXCEPTION,
    }


def _is_credited(donation: Donation) -> bool:
    return donation.credit_kind != "anonymous"


@dataclass(frozen=True, slots=True)
class Question:
    """One answer that must be there: on which step, and for which donations."""

    field: str
    step: str
    applies: Callable[[Donation], bool] = _always


QUESTIONS: tuple[Question, ...] = (
    Question("title", "what"),
    Question("description", "what"),
    Question("domain", "what"),
    Question("health_professionals", "what", _is_health),
    Question("evaluation_protocol", "what", _is_evaluation),
    Question("origin", "origin"),
    Question("origin_validation", "origin", _is_translated),
    Question("models_used", "origin", _is_generated),
    Question("collection", "origin"),
    Question("languages", "languages"),
    Question("licence", "rights"),
    Question("rights_basis", "rights"),
    Question("rights_holder", "rights"),
    Question("rights_details", "rights", _needs_rights_details),
    Question("source_url", "rights", _is_third_party),
    Question("visibility", "rights"),
    Question("files", "files"),
    Question("credit_name", "credit", _is_credited),
)


def _is_answered(donation: Donation, field: str) -> bool:
    if field == "languages":
        return donation.languages.exists()
    if field == "files":
        kept = donation.files.filter(removed_at=None)
        is_arriving = kept.filter(stored_at=None).exists()
        return kept.exists() and not is_arriving
    return bool(getattr(donation, field))


def open_questions(donation: Donation) -> list[Question]:
    """Return what is still to be answered, in the order of the steps."""
    return [q for q in QUESTIONS if q.applies(donation) and not _is_answered(donation, q.field)]
