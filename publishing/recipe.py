"""The recipe that takes a frozen release to the Hub: each step looks first and does only what is missing."""

from collections.abc import Callable, Mapping

from django.db import transaction
from django.utils import timezone

from donations import door
from donations.models import Donation, Status
from donations.roles import Role
from licensing.vocabulary import Visibility
from publishing import allowed, hubs, stages
from publishing.hubs import KEPT, ForeignFiles, Missing, Refused, Stored, Trouble
from publishing.journey import Journey, NotTheSame, Stopped, Tell, TooEarly, quiet
from publishing.loads import loads
from publishing.models import Release, ReleaseFile, State
from publishing.notices import tell_published

WAITS = (2.0, 5.0, 15.0, 45.0, 90.0)  # seconds between tries of a step; after the last one the release stops


def begin(journey: Journey) -> None:
    """Move the release and all its donations to publishing, together or not at all; nothing to do when it was begun."""
    release = journey.release
    with transaction.atomic():
        if release.state != State.PUBLISHING:
            stages.advance(release, "start", problem="", problem_params={})
        for item in release.items.select_related("donation"):
            if item.donation.status == Status.PUBLISHING and _is_held(item.donation, release):
                continue
            if item.donation.status == Status.PUBLISHED:
                continue  # an earlier release, or an earlier run of this one, published it as it is
            _check_as_prepared(item.approval_hash, item.donation)
            door.apply(item.donation, "start_publishing", role=Role.WORKER, data={"release": release.pk})


def _is_held(donation: Donation, release: Release) -> bool:
    last = donation.events.filter(code="start_publishing").order_by("-seq").first()
    return last is not None and last.data.get("release") == release.pk


def _check_as_prepared(approval_hash: str, donation: Donation) -> None:
    if donation.approval_hash != approval_hash:
        raise allowed.CannotRelease("changed_since_prepared", donation=donation.reference)


def private_repository(journey: Journey) -> None:
    """Make the repository, private, where there is none."""
    journey.hub.create(journey.repo)


def upload(journey: Journey) -> None:
    """Bring the tree to the manifest, upon the newest revision; nothing where it is so already.

    In one commit, or in several of as many files as the Hub takes at once: cut in between, the next run sends what is missing.
    """
    head = journey.hub.head(journey.repo)
    there = journey.hub.tree(journey.repo, head)
    wanted = {file.path: file for file in journey.files}
    missing = [file for path, file in wanted.items() if path not in there or not there[path].is_same(file)]
    gone = sorted(set(there) - set(wanted) - KEPT)
    if missing or gone:
        _refuse_strangers(journey, there)
        # Nobody sees a tree that nobody verified: a dataset that is open already is closed while it changes.
        if journey.hub.visibility(journey.repo) != Visibility.PRIVATE:
            journey.hub.show(journey.repo, Visibility.PRIVATE)
        for load in loads(missing, gone, journey.hub.at_once):
            head = journey.hub.commit(
                journey.repo,
                load.files,
                load.gone,
                parent=head,
                message=f"Acopio {journey.release.tag} · {journey.release.manifest_sha256[:16]}",
                sent=lambda size: journey.going_on("upload", size),
            )


def _refuse_strangers(journey: Journey, there: Mapping[str, Stored]) -> None:
    """Never write over what Acopio did not put there: a repository of that name may be somebody else's work."""
    strange = _strangers(journey, there)
    is_ours = journey.release.dataset.releases.exclude(revision="").exists()
    allowed_changes = (
        {file.path for file in journey.files} if is_ours else set()
    )  # edited there: written again
    if strange - allowed_changes:
        raise ForeignFiles(", ".join(sorted(strange - allowed_changes)[:3]))


def _strangers(journey: Journey, there: Mapping[str, Stored]) -> set[str]:
    """Return the files that no release of this dataset ever had."""
    strange = set(there) - KEPT
    for file in ReleaseFile.objects.filter(release__dataset=journey.release.dataset).iterator():
        if file.path in strange and there[file.path].is_same(file):
            strange.remove(file.path)
    return strange


def verify(journey: Journey) -> None:
    """Read every byte back and compare it with the manifest; remember the revision that was verified.

    After trouble it goes on with what it had not read yet: of very many files some will always have to be asked for again.
    """
    head = journey.hub.head(journey.repo)
    there = set(journey.hub.tree(journey.repo, head)) - KEPT
    if there != {file.path for file in journey.files}:
        raise NotTheSame("other files than in the manifest")
    for file in journey.files:
        if (head, file.path) in journey.verified:
            continue
        if journey.hub.digest(journey.repo, file.path, head) != (file.sha256, file.bytes):
            raise NotTheSame(file.path)
        journey.verified.add((head, file.path))
        journey.going_on("verify", file.bytes)
    Release.objects.filter(pk=journey.release.pk).update(revision=head)


def tag(journey: Journey) -> None:
    """Name the verified revision; a tag of that name on another revision is never moved."""
    release = Release.objects.get(pk=journey.release.pk)
    tags = journey.hub.tags(journey.repo)
    if release.tag not in tags:
        journey.hub.tag(journey.repo, release.tag, release.revision)
        tags = journey.hub.tags(journey.repo)
    if tags.get(release.tag) != release.revision:
        raise NotTheSame(release.tag)


def close(journey: Journey) -> None:
    """Let every donation say for the last time that it may: all become published together, or none does."""
    with transaction.atomic():
        for donation in journey.donations():
            if donation.status == Status.PUBLISHED:
                continue
            door.apply(donation, "publish", role=Role.WORKER, data={"release": journey.release.pk})
            tell_published(donation)


def show(journey: Journey) -> None:
    """Open the repository as far as it may be, and see that it is so; only now, when nobody can take it back midway."""
    wished = journey.release.dataset.visibility
    if journey.hub.visibility(journey.repo) != wished:
        journey.hub.show(journey.repo, wished)
    if journey.hub.visibility(journey.repo) != wished:
        raise Trouble("the visibility did not change")


def finish(journey: Journey) -> None:
    """Call the release published."""
    stages.advance(journey.release, "finish", published_at=timezone.now(), problem="", problem_params={})


STEPS: tuple[tuple[str, Callable[[Journey], None]], ...] = (
    ("begin", begin),
    ("repository", private_repository),
    ("upload", upload),
    ("verify", verify),
    ("tag", tag),
    ("close", close),
    ("show", show),
    ("finish", finish),
)


def publish(journey: Journey) -> None:
    """Take the release from where it stands to published.

    Safe to run again after any cut. Raises Stopped, TooEarly, NotTheSame, CannotRelease, MoveNotAllowed, Refused, and Trouble
    once patience has run out; `abort` then takes the donations back to approved.
    """
    _check_day(journey)
    for name, act in STEPS:
        _patiently(journey, name, act)


def _check_day(journey: Journey) -> None:
    days = [one.publish_after for one in journey.donations() if one.publish_after]
    if days and max(days) > timezone.localdate():
        raise TooEarly(max(days).isoformat())


def _patiently(journey: Journey, name: str, act: Callable[[Journey], None]) -> None:
    """Do a step; on trouble wait, look again and start it again from what is there then."""
    for wait in (*WAITS, None):
        journey.going_on(name)
        try:
            act(journey)
        except Trouble as trouble:
            if wait is None:
                raise
            journey.pause(max(wait, trouble.wait))
        else:
            return


def abort(journey: Journey, problem: str, **params: str | int) -> None:
    """Give the donations back as approved and keep what the problem was. A release that got through is left alone."""
    with transaction.atomic():
        for donation in journey.donations():
            if donation.status == Status.PUBLISHING and _is_held(donation, journey.release):
                door.apply(
                    donation,
                    "abort_publishing",
                    role=Role.WORKER,
                    data={"release": journey.release.pk, "problem": problem},
                )
        Release.objects.filter(pk=journey.release.pk).exclude(state=State.PUBLISHED).update(
            problem=problem, problem_params=params
        )
        journey.release.refresh_from_db()
        if journey.release.state == State.PUBLISHING:
            stages.advance(journey.release, "fail")


def leave_nothing(journey: Journey) -> bool:
    """After a stop, take our copy away from the Hub; return whether nothing of it is left there.

    Only where nothing of the dataset was ever published and every file is ours; else the repository stays private.
    """
    hub, repo = journey.hub, journey.repo
    if journey.release.dataset.releases.filter(state=State.PUBLISHED).exists():
        return False
    try:
        if not _strangers(journey, hub.tree(repo, hub.head(repo))):
            hub.remove(repo)
            return True
    except Missing:
        return True  # it was never made
    except (Refused, Trouble):
        return False
    return False


def journey_of(release: Release, tell: Tell = quiet) -> Journey:
    """Return a run of the recipe over this installation's Hub."""
    return Journey(release, hubs.current(), tell)


PROBLEMS: tuple[tuple[type[Exception], str], ...] = (
    (Stopped, "stopped"),
    (NotTheSame, "bytes_differ"),
    (ForeignFiles, "foreign_files"),
    (Refused, "hub_refused"),
    (Trouble, "hub_away"),
    (stages.NotNow, "not_now"),
    (door.MoveNotAllowed, "move_refused"),
)


def problem_of(error: Exception) -> tuple[str, dict[str, str | int]]:
    """Return the code and parameters of what went wrong."""
    if isinstance(error, allowed.CannotRelease):
        return error.code, error.params
    return next((code for kind, code in PROBLEMS if isinstance(error, kind)), "unexpected"), {
        "detail": str(error)[:200]
    }
