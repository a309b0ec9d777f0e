"""What the papers of a release say of each donation: exactly what was declared, and what was found, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import override

from donations.models import Donation, Finding
from donations.models.choices import CreditKind, RightsBasis
from donations.models.finding import Level
from donations.sentences import told
from donations.structure import withheld_of
from donations.wording.desk import CHECK_NAMES
from languages.names import endonym
from languages.names import name as language_name
from licensing.entries import Licence
from publishing.allowed import licence_of
from publishing.media import NONE, Media
from publishing.models import ReleaseItem
from publishing.rights import Part, parts

TAKEDOWN = "info@somosnlp.org"
LEAST_SHARE = 0.01  # of a language, to be named among those found
# The donor speaks for these rights: naming their holder would name a donor who asked not to be named.
_OWN_RIGHTS = frozenset({RightsBasis.OWN_WORK, RightsBasis.INSTITUTION})


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was looked at, how it ended, and what was decided about it. Never a quote, never a person."""

    check: str
    check_name: str
    level: str
    level_name: str
    code: str
    sentence: str
    resolution: str


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its name and tag; `more` is its own name and variety as declared, or the share that was found."""

    name: str
    tag: str
    more: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """A split that its donor keeps unpublished, so that an evaluation stays one."""

    split: str
    rows: int


@dataclass(frozen=True, slots=True)
class Facts:
    """One donation in one language."""

    donation: Donation
    kind: str
    domain: str
    origin: str
    basis: str
    languages: list[Language]
    found: list[Language]
    withheld: list[Withheld]
    parts: list[Part]
    licence: Licence
    licence_name: str
    credit: str
    rights_holder: str
    checks: list[str]
    check_names: list[str]
    findings: list[Checked]
    media: Media


def facts(item: ReleaseItem, locale: str, media: Media = NONE) -> Facts:
    """Return what the papers say in `locale` (`es` or `en`); of the pictures and sounds only where they are given."""
    donation, licence = item.donation, licence_of(item.donation)
    checks = list(item.version.checks.order_by("name").values_list("name", flat=True))
    with override(locale):
        return Facts(
            donation=donation,
            kind=donation.get_kind_display(),
            domain=donation.get_domain_display(),
            origin=donation.get_origin_display(),
            basis=donation.get_rights_basis_display(),
            languages=[_language(row.tag, row.variety, locale) for row in donation.languages.all()],
            found=_found(item, locale),
            withheld=_withheld(item),
            parts=parts(donation, locale),
            licence=licence,
            licence_name=licence.name(locale),
            credit=donation.credit,
            rights_holder=rights_holder(donation),
            checks=checks,
            check_names=[_check(name) for name in checks],
            findings=list(_findings(item)),
            media=media,
        )


def _check(name: str) -> str:
    return str(CHECK_NAMES.get(name, name))


def _withheld(item: ReleaseItem) -> list[Withheld]:
    kept = item.version.shards.filter(split__in=withheld_of(item.donation))
    by_split = kept.order_by("split").values("split").annotate(rows=Sum("rows"))
    return [Withheld(row["split"], row["rows"]) for row in by_split]


def rights_holder(donation: Donation) -> str:
    """Return who holds the rights, empty where that would name an anonymous donor."""
    is_donor = donation.rights_basis in _OWN_RIGHTS
    return "" if is_donor and donation.credit_kind == CreditKind.ANONYMOUS else donation.rights_holder


def _language(tag: str, variety: str, locale: str) -> Language:
    called, own = language_name(tag, locale), endonym(tag)
    more = [part for part in (own if own.casefold() not in called.casefold() else "", variety) if part]
    return Language(called, tag, ", ".join(more))


def _found(item: ReleaseItem, locale: str) -> list[Language]:
    """Return the languages the reading found, the largest share first."""
    shares = sorted(item.version.languages.items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        Language(language_name(tag, locale), tag, f"{share:.0%}")
        for tag, share in shares
        if share >= LEAST_SHARE
    ]


def _findings(item: ReleaseItem) -> Iterator[Checked]:
    rows: list[Finding] = list(item.version.findings.order_by("check_name", "code", "pk"))
    for row in rows:
        yield Checked(
            row.check_name,
            _check(row.check_name),
            row.level,
            str(Level(row.level).label),
            row.code,
            told(row.code, row.params),
            row.resolution if row.resolved_at else "",
        )
