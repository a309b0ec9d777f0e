"""How a release goes on, as data, and the one function that moves it: a compare-and-set."""

from dataclasses import dataclass
from typing import Any

from publishing.models import Release, State


class NotNow(Exception):
    """The release is not where this stage begins; `state` says where it is."""

    def __init__(self, stage: str, state: str) -> None:
        super().__init__(f"{stage}: {state}")
        self.stage = stage
        self.state = state


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a release."""

    sources: frozenset[State]
    target: State


def _stage(sources: str, target: State) -> Stage:
    return Stage(frozenset(State(word) for word in sources.split()), target)


STAGES: dict[str, Stage] = {
    "freeze": _stage("draft", State.PREPARED),
    "confirm": _stage("prepared", State.CONFIRMED),
    "start": _stage("confirmed failed", State.PUBLISHING),
    "finish": _stage("publishing", State.PUBLISHED),
    "fail": _stage("publishing", State.FAILED),
    "give_back": _stage("publishing", State.CONFIRMED),
    "abort": _stage("draft prepared confirmed publishing failed", State.ABORTED),
    "take_away": _stage("draft prepared confirmed publishing failed published", State.ABORTED),
}


def advance(release: Release, name: str, **fields: Any) -> None:
    """Move the release and write `fields` with it, or raise NotNow with nothing changed. Refreshes `release`."""
    stage = STAGES[name]
    moved = Release.objects.filter(pk=release.pk, state__in=stage.sources).update(
        state=stage.target, **fields
    )
    release.refresh_from_db()
    if not moved:
        raise NotNow(name, release.state)
