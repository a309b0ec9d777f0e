"""What publishing's work units do: write the files of a release, and take it to the Hub."""

from donations.door import MoveNotAllowed
from donations.models import Donation, Unit
from donations.runner import Program
from donations.work import Claim
from publishing import hubs, recipe, releases, taking_away, writing
from publishing.allowed import CannotRelease
from publishing.hubs import Refused
from publishing.journey import Journey, NotTheSame, Stopped, Tell, TooEarly, quiet
from publishing.models import Release, State
from publishing.shards import ShardChanged
from publishing.stages import NotNow

FAILED = Unit.State.FAILED
# Trying again would end the same: the release stops, and a person decides.
FINAL = (CannotRelease, MoveNotAllowed, NotNow, NotTheSame, Refused, Stopped)


def _release(claim: Claim) -> Release:
    return Release.objects.select_related("dataset").get(pk=claim.unit.payload["release"])


def _write(claim: Claim) -> None:
    """Write and freeze; one transaction lists the files and ends the unit."""
    release = _release(claim)
    if release.state != State.DRAFT:
        claim.finish()
        return
    writing.clear_away(release)
    done = 0

    def tell(size: int) -> None:
        nonlocal done
        done += size
        with claim.checkpoint({}, bytes_done=done):
            pass

    try:
        made = writing.write(release, tell)
    except (CannotRelease, ShardChanged) as error:
        code, params = recipe.problem_of(error)
        _end(claim, code, params)
        return
    try:
        with claim.finishing():
            releases.freeze(release, made)
    except NotNow:  # set aside meanwhile; the sweep clears the files away
        claim.finish()


def _end(claim: Claim, code: str, params: dict[str, str | int]) -> None:
    with claim.finishing({"problem": code}, state=FAILED):
        Release.objects.filter(pk=_release(claim).pk).update(problem=code, problem_params=params)


def _writing_failed(claim: Claim) -> None:
    _end(claim, "unexpected", {"detail": ""})


def journey_of(claim: Claim, echo: Tell = quiet) -> Journey:
    """Return the run of the recipe that this claim makes, told step by step in the unit's row and to `echo`."""
    steps = [name for name, _ in recipe.STEPS]
    done = 0

    def tell(step: str, size: int) -> None:
        nonlocal done
        done += size
        echo(step, size)
        with claim.checkpoint(
            {"step": step, "number": steps.index(step) + 1, "of": len(steps)}, bytes_done=done
        ):
            pass

    return recipe.journey_of(_release(claim), tell)


def _publish(claim: Claim, echo: Tell = quiet) -> None:
    journey = journey_of(claim, echo)
    try:
        recipe.publish(journey)
    except TooEarly as early:
        claim.finish({"waits_until": str(early)})
        return
    except FINAL as error:
        code, params = recipe.problem_of(error)
        if isinstance(error, Stopped) and not recipe.leave_nothing(journey):
            code = "stopped_copy_left"
        with claim.finishing({"problem": code}, state=FAILED):
            recipe.abort(journey, code, **params)
        return
    claim.finish()


def _publishing_failed(claim: Claim) -> None:
    with claim.finishing({"problem": "hub_away"}, state=FAILED):
        recipe.abort(
            journey_of(claim), "hub_away", detail=claim.unit.last_error.strip().rpartition("\n")[2][:200]
        )


def publishing(echo: Tell = quiet) -> Program:
    """Return the program that publishes and tells `echo` of every step and file."""
    return Program(run=lambda claim: _publish(claim, echo), give_up=_publishing_failed)


def _take_away(claim: Claim) -> None:
    donation = Donation.objects.get(pk=claim.unit.payload["donation"])
    claim.finish({"left": taking_away.take_away(donation, hubs.current())})


def _taking_failed(claim: Claim) -> None:
    claim.finish({"problem": "hub_away"}, state=FAILED)  # the sweep asks for it again


PROGRAMS = {
    "prepare": Program(run=_write, give_up=_writing_failed),
    "publish": publishing(),
    "take_away": Program(run=_take_away, give_up=_taking_failed),
}
