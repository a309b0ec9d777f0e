"""What is different since a donation was handed back for changes: what was declared, its files, its findings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from donations import changes, sentences
from donations.declared_said import apart, said
from donations.models import CheckRun, Donation, Event, Finding, Status, TextVersion, User
from donations.models.finding import Level
from donations.sameness import Compared, compare, files_of
from donations.wording import Words
from donations.wording.desk import CHECK_NAMES, DECLARED

SENT_AGAIN = (Status.SUBMITTED, Status.PROCESSING, Status.IN_REVIEW)
_DECIDED = ("request_changes", "approve", "reject")
MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Change:
    """One answer, before and after."""

    label: Words
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Some:
    """The first of several, and how many more there are."""

    names: list[str]
    more: int


@dataclass(frozen=True, slots=True)
class Files:
    """Files by name: those that came, those with the same name and another content, those that went."""

    came: Some
    replaced: Some
    went: Some


@dataclass(frozen=True, slots=True)
class Told:
    """One finding in a sentence; `pk` where it is there now."""

    check: Words
    sentence: str
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """Warnings and blocks that are new, changed or gone; `kept` counts the answers that still hold."""

    new: list[Told]
    changed: list[Told]
    gone: list[Told]
    kept: int


@dataclass(frozen=True, slots=True)
class Since:
    """All of it; `declared` is None where nobody kept what was declared, `findings` where nothing has been read yet."""

    who: User | None
    at: datetime
    declared: list[Change] | None
    files: Files
    findings: Findings | None

    @property
    def is_nothing(self) -> bool:
        """Tell whether what was declared is known to be as it was, and so are the files."""
        files = self.files
        return self.declared == [] and not (files.came.names or files.replaced.names or files.went.names)


def since(donation: Donation, version: TextVersion | None) -> Since | None:
    """Return what changed since somebody asked for changes; None where nobody did, it was decided since, or it is not back yet."""
    asked = donation.events.filter(code__in=_DECIDED).select_related("actor").order_by("-seq").first()
    if donation.status not in SENT_AGAIN or asked is None or asked.code != "request_changes":
        return None
    return Since(
        asked.actor, asked.at, _declared(donation, asked), _files(donation, asked), _findings(version, asked)
    )


def _declared(donation: Donation, asked: Event) -> list[Change] | None:
    before, now = changes.kept_after(asked), changes.declared(donation)
    if before is None:
        return None
    names = [name for name in DECLARED if before.hashes.get(name, now.hashes[name]) != now.hashes[name]]
    return [
        Change(DECLARED[name], *apart(said(name, before.facts[name]), said(name, now.facts[name])))
        for name in names
    ]


def _files(donation: Donation, asked: Event) -> Files:
    """Count by name: a file that was taken out and put back as it was is the same."""
    stored = donation.files.filter(stored_at__isnull=False)
    old = stored.filter(created_at__lte=asked.at).exclude(removed_at__lte=asked.at)
    before = dict(old.values_list("name", "sha256"))
    now = dict(stored.filter(removed_at=None).values_list("name", "sha256"))
    replaced = [name for name in now if before.get(name, now[name]) != now[name]]
    return Files(_some(now.keys() - before.keys()), _some(replaced), _some(before.keys() - now.keys()))


def _some(names: Iterable[str]) -> Some:
    ordered = sorted(names)
    return Some(ordered[:MOST_NAMES], len(ordered[MOST_NAMES:]))


def _findings(version: TextVersion | None, asked: Event) -> Findings | None:
    """Compare the reading that was handed back with the newest, as far as checks have answered about this one."""
    if version is None or version.created_at <= asked.at:
        return None
    then = version.donation.versions.filter(created_at__lte=asked.at).first()
    compared = compare(_grave(then, version), _grave(version, version), _files_of(then), files_of(version))
    return Findings(
        [_told(one, one.pk) for one in compared.new],
        [_told(now, now.pk) for _, now in compared.changed],
        [_told(one) for one in compared.gone],
        _answered(compared),
    )


def _grave(version: TextVersion | None, newest: TextVersion) -> list[Finding]:
    if version is None:
        return []
    done = newest.checks.filter(state=CheckRun.State.DONE).values("name")
    return list(version.findings.exclude(level=Level.NOTE).filter(check_name__in=done).order_by("pk"))


def _files_of(version: TextVersion | None) -> Mapping[str, str]:
    return files_of(version) if version else {}


def _answered(compared: Compared) -> int:
    return sum(now.resolved_at is not None for _, now in compared.same)


def _told(finding: Finding, pk: int | None = None) -> Told:
    check = CHECK_NAMES.get(finding.check_name, finding.check_name)
    return Told(check, sentences.for_finding(finding.code, finding.params), pk)
