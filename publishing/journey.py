"""One run of the recipe over one release: what it reads, whom it tells, and what can end it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from donations.models import Donation, Status
from publishing.hubs import Hub
from publishing.models import Release, ReleaseFile, State


class Stopped(Exception):
    """Somebody asked to stop: a donor took a donation back, or a maintainer set the release aside."""


class NotTheSame(Exception):
    """What the Hub holds is not what the manifest says. It never becomes public."""


class TooEarly(Exception):
    """A donor asked not to publish before a day that has not come."""


Tell = Callable[
    [str, int], None
]  # the step, and the bytes of a file sent or verified (0 where a step begins)


def quiet(_step: str, _bytes: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Journey:
    """One run of the recipe. `tell(step, bytes)` hears of every beginning of a step and every file sent or verified."""

    release: Release
    hub: Hub
    tell: Tell = quiet
    pause: Callable[[float], None] = time.sleep
    verified: set[tuple[str, str]] = field(default_factory=set)  # (revision, path) that this run read back

    @property
    def repo(self) -> str:
        """Return the repository's full name."""
        return self.release.dataset.repo

    @property
    def files(self) -> list[ReleaseFile]:
        """Return the manifest."""
        return list(self.release.files.all())

    def donations(self) -> Iterator[Donation]:
        """Yield the donations as they stand now."""
        yield from Donation.objects.filter(release_items__release=self.release).order_by("pk")

    def going_on(self, step: str, size: int = 0) -> None:
        """Tell how far it is, unless somebody asked to stop."""
        self.release.refresh_from_db()
        stopped = any(one.stop_requested or one.status == Status.RETRACTED for one in self.donations())
        if stopped or self.release.state == State.ABORTED:
            raise Stopped(self.release.tag)
        self.tell(step, size)
