"""The way of a donation through the machine: which units follow when those before them are over."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from donations import door, images, media, pictures, work
from donations.models import CheckRun, Donation, Status, TextVersion, Unit
from donations.roles import Role
from ingestion import second_opinion
from ingestion.checks import CHECKS
from ingestion.ocr import is_read_here
from languages.identify import BACKEND

OPINIONS = "opinions"  # a queue of its own: one worker holds the large model


def after(unit: Unit) -> None:
    """Move the donation on once a unit is over; asked twice, it moves once."""
    if not unit.is_open and unit.donation is not None:
        advance(unit.donation)


def advance(donation: Donation) -> None:
    """Plan whatever comes next for the newest text version, or finish; nothing while units are open."""
    donation.refresh_from_db()
    version = donation.versions.first()
    if donation.status != Status.PROCESSING or version is None or _has_open(version):
        return
    for begin_stage in STAGES:
        if begin_stage(version):
            return
    _finish(donation, version)


def _has_open(version: TextVersion) -> bool:
    return version.units.filter(state__in=Unit.OPEN).exists()


def _read_pictures(version: TextVersion) -> bool:
    """After the last file, where there is OCR: the pages that are pictures of text. Where there is none, they are kept."""
    if is_read_here():
        return pictures.plan(version) > 0
    pictures.keep(version)
    return False


def _settle(version: TextVersion) -> bool:
    """After the last file: close the ledger and plan the shards."""
    return _plan_once(version, "settle")


def _sample_and_check(version: TextVersion) -> bool:
    """After the last shard and medium: the profile of the tables, the sample, and every check side by side."""
    planned = [
        _plan_once(version, "profile"),
        _plan_once(version, "sample"),
        *(_plan_check(version, check.name, check.version) for check in CHECKS),
    ]
    return any(planned)


def _take_out_media(version: TextVersion) -> bool:
    """After the ledger is closed: what lies in archives and a row speaks of."""
    packed = version.ledger.filter(reason=media.REASON).exclude(member="")
    return packed.exists() and _plan_once(version, "unpack")


def _bare_media(version: TextVersion) -> bool:
    """Then copies of them without what they carry besides: the checks say what that was."""
    return version.ledger.filter(reason=media.REASON).exists() and _plan_once(version, "bare")


def _guess_pages(version: TextVersion) -> bool:
    """Then, where something could read them, which images without a transcript look like pages of text."""
    return is_read_here() and images.are_unguessed_in(version) and _plan_once(version, "guess")


STAGES = (_read_pictures, _settle, _take_out_media, _bare_media, _guess_pages, _sample_and_check)


def _plan_once(version: TextVersion, kind: str, *, of: str = "") -> bool:
    """Plan the version's unit of a kind, or the one of a check, where it was never planned; tell whether it was now."""
    key = f"v{version.pk}/{kind}/{of}" if of else f"v{version.pk}/{kind}"
    if Unit.objects.filter(key=key).exists():
        return False
    work.plan(kind, key, donation=version.donation, version=version, payload={kind: of} if of else {})
    return True


def _plan_check(version: TextVersion, name: str, check_version: int) -> bool:
    CheckRun.objects.get_or_create(version=version, name=name, defaults={"check_version": check_version})
    return _plan_once(version, "check", of=name)


def _finish(donation: Donation, version: TextVersion) -> None:
    """Everything has answered or has been given up: now it is before a human's eyes."""
    TextVersion.objects.filter(pk=version.pk, ready_at=None).update(ready_at=timezone.now())
    try:
        door.apply(donation, "finish_processing", role=Role.WORKER, data={"version": version.number})
    except door.MoveNotAllowed:
        return  # another worker was quicker, or the donor withdrew: both are fine
    ask_second_opinion(version)


def ask_second_opinion(version: TextVersion, backend: str = "") -> None:
    """Plan an opinion on the languages where a model for it is here, or one of our own as it is now; nobody waits for it."""
    name = backend or (pinned.name if (pinned := second_opinion.pin()) else "")
    if name:
        signed = f"{name}/{BACKEND}" if backend else name
        key = f"v{version.pk}/opinion/{signed}"[:200]
        payload = {"backend": backend}
        queue = "ingestion" if backend else OPINIONS
        work.plan("opinion", key, donation=version.donation, version=version, payload=payload, queue=queue)


def sweep() -> dict[str, int]:
    """Move on donations whose last worker died between two stages; return how many were looked at."""
    open_units = Unit.objects.filter(donation=OuterRef("pk"), queue="ingestion", state__in=Unit.OPEN)
    silent = Donation.objects.filter(~Exists(open_units))
    stuck = list(silent.filter(status=Status.PROCESSING))
    for donation in stuck:
        advance(donation)
    unheard = list(silent.filter(status=Status.SUBMITTED))
    for donation in unheard:
        _plan_again(donation)
    return {"advanced": len(stuck), "planned_again": len(unheard)}


def _plan_again(donation: Donation) -> None:
    """A submission whose planning was given up is planned anew, under a new key."""
    tries = donation.units.filter(kind="plan").count()
    work.plan("plan", f"donation/{donation.pk}/plan/again/{tries}", donation=donation)
