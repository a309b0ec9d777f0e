"""What was declared beside what was found, line by line, with the differences marked."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Sum
from django.utils.translation import get_language

from donations.approval import facts_digest
from donations.licences import catalogue
from donations.models import Consent, DeclaredLanguage, Donation, Status, TextVersion
from donations.wording import Words
from donations.wording.desk import FACTS
from languages.names import name as language_name

MOST_LICENCES = 2_000  # ledger lines looked at for the licences found


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: its label, what the donor said, and `level` (pass, warn, block or "") of what the check says to it."""

    name: str
    label: Words
    declared: Words
    level: str = ""
    is_long: bool = False
    is_answered: bool = False  # something spoke against it, and the team answered that


@dataclass(frozen=True, slots=True)
class Found:
    """What the reading found, for the lines that can be compared."""

    languages: Mapping[str, float] = field(default_factory=dict)
    licences: tuple[str, ...] = ()
    documents: int = 0
    characters: int = 0
    files: int = 0
    bytes: int = 0
    bytes_ended: int = 0

    @property
    def share_ended(self) -> float:
        """Return the share of the given bytes that have an outcome, 0 to 1."""
        return min(1.0, self.bytes_ended / self.bytes) if self.bytes else 0.0


@dataclass(frozen=True, slots=True)
class Signed:
    """The newest signature, and whether it still stands for what is declared now."""

    consent: Consent
    holds: bool


def facts(
    donation: Donation, levels: Mapping[str, str], answered: Container[str] = frozenset()
) -> list[Fact]:
    """Return what was declared; `levels` is {check: worst open level}, `answered` names checks whose findings the team answered."""
    asked = [(name, label, check, _declared(donation, name)) for name, label, check in FACTS]
    return [
        Fact(name, label, declared, levels.get(check, ""), len(str(declared)) > 160, check in answered)
        for name, label, check, declared in asked
        if declared
    ]


def _declared(donation: Donation, name: str) -> Words:
    match name:
        case "languages":
            return ", ".join(_spoken(donation.languages.all()))
        case "licence":
            known = catalogue().get(donation.licence)
            return f"{known.name(get_language() or 'es')} ({donation.licence})" if known else donation.licence
    in_words = getattr(donation, f"get_{name}_display", None)
    value = in_words() if in_words is not None else getattr(donation, name)
    return "" if value is None else value


def _spoken(languages: Iterable[DeclaredLanguage]) -> Iterable[str]:
    for row in languages:
        called = f"{language_name(row.tag, get_language() or 'es')} ({row.tag})"
        yield f"{called}, {row.variety}" if row.variety else called


def found(donation: Donation, version: TextVersion | None) -> Found:
    """Return what the newest reading found."""
    given = donation.files.filter(removed_at=None)
    size = given.aggregate(total=Sum("bytes"))["total"] or 0
    if version is None:
        return Found(files=given.count(), bytes=size)
    ended = version.ledger.filter(member="").aggregate(total=Sum("bytes"))["total"] or 0
    hits = version.ledger.exclude(licences=[]).values_list("licences", flat=True)[:MOST_LICENCES]
    ids = dict.fromkeys(str(hit.get("id", "")) for kept in hits for hit in kept)
    return Found(
        version.languages, tuple(ids)[:8], version.documents, version.characters, given.count(), size, ended
    )


def signed(donation: Donation) -> Signed | None:
    """Return the newest signature, None where there is none."""
    consent = donation.consents.first()
    return Signed(consent, consent.facts_sha256 == facts_digest(donation)) if consent else None


def others_given(donation: Donation) -> dict[str, int]:
    """Return how many other gifts of this donor were sent, earlier or later, and how many of them were published."""
    others = Donation.objects.past_draft().filter(donor=donation.donor_id).exclude(pk=donation.pk)
    return {"sent": others.count(), "published": others.filter(status=Status.PUBLISHED).count()}
