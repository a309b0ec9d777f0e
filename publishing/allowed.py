"""Which donations may go into a release of a dataset, and why one may not."""

from collections.abc import Iterable

from donations.conditions import CONDITIONS
from donations.licences import catalogue
from donations.models import Donation, Status, TextVersion
from licensing.catalogue import Catalogue
from licensing.entries import Licence
from licensing.policy import judge
from licensing.vocabulary import Level, Visibility
from publishing.models import Dataset
from publishing.shards import splits

_OPENNESS = tuple(Visibility)  # private, gated, public


class CannotRelease(Exception):
    """A donation may not be in this release; `code` and `params` are put into words by `publishing.sentences`."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(f"{code} {params}")
        self.code = code
        self.params = params


def licence_of(donation: Donation, known: Catalogue | None = None) -> Licence:
    """Return the declared licence, or raise CannotRelease where the catalogue (`known`, else today's) does not know it."""
    known = known or catalogue()
    found = known.get(donation.licence) or known.understand(donation.licence)
    if found is None:
        raise CannotRelease("licence_unknown", donation=donation.reference, licence=donation.licence)
    return found


def version_of(donation: Donation) -> TextVersion:
    """Return the text that was approved, or raise CannotRelease where there is none."""
    version = donation.versions.first()
    if version is None or not version.shards.filter(rows__gt=0).exists():
        raise CannotRelease("no_text", donation=donation.reference)
    if not splits(version):
        raise CannotRelease("all_withheld", donation=donation.reference)
    return version


def check(dataset: Dataset, donations: Iterable[Donation]) -> None:
    """Raise CannotRelease for the first reason against publishing these donations together in this dataset."""
    given = list(donations)
    if not given:
        raise CannotRelease("nothing_chosen")
    for donation in given:
        check_one(dataset, donation)
    # One licence for a dataset: mixing them well needs to know who may do what with the whole.
    if len({donation.licence for donation in given}) > 1:
        raise CannotRelease("mixed_licences")


def check_one(dataset: Dataset, donation: Donation) -> None:
    """Raise CannotRelease for the first reason against publishing this donation in this dataset."""
    if donation.status not in {Status.APPROVED, Status.PUBLISHED}:
        raise CannotRelease("not_approved", donation=donation.reference)
    if not CONDITIONS["as_approved"](donation, None):
        raise CannotRelease("changed_since_approval", donation=donation.reference)
    if _OPENNESS.index(Visibility(dataset.visibility)) > _OPENNESS.index(Visibility(donation.visibility)):
        raise CannotRelease("more_open_than_wished", donation=donation.reference)
    version_of(donation)
    _check_law(dataset, donation)


def _check_law(dataset: Dataset, donation: Donation) -> None:
    """Ask the policy again, of the licence's class alone: evidence and basis were judged when it was approved.

    A block that the review resolved (an override with a second person) holds here too.
    """
    licence = licence_of(donation)
    verdict = judge(
        licence.id, (), basis=donation.rights_basis, kind=donation.kind, visibility=dataset.visibility,
        catalogue=catalogue(),
    )  # fmt: skip
    for reason in verdict.reasons:
        of_class = reason.level is Level.BLOCK and reason.code.startswith("C_")
        if of_class and not donation.findings.filter(code=reason.code, resolved_at__isnull=False).exists():
            raise CannotRelease(
                "licence_forbids", donation=donation.reference, licence=licence.id, rule=reason.code
            )
