"""Takes a release to the Hub in the foreground; cut short, it goes on where it was."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from donations import runner, work
from donations.models import Unit
from donations.sweep import sweep
from publishing import hubs, recipe
from publishing.choosing import release_of
from publishing.journey import NotTheSame
from publishing.models import Release, State
from publishing.planning import plan_publishing
from publishing.programs import publishing
from publishing.sentences import problem, step


class Command(BaseCommand):
    """`manage.py publish DATASET [--release N]`."""

    help = (
        "Publish a confirmed release of DATASET on the Hub: private repository, one commit, every byte read back and compared, "
        "tag, visibility last. Run it again after any cut. A published release is verified again and changed in nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "dataset", metavar="DATASET", help="name of the dataset on the Hub, without the account"
        )
        parser.add_argument(
            "--release", type=int, metavar="N", help="number of the release; the newest one by default"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        release = release_of(options["dataset"], options["release"])
        if release.state == State.PUBLISHED:
            self._verify(release)
            return
        if release.state not in {State.CONFIRMED, State.PUBLISHING, State.FAILED}:
            raise CommandError(f"{release} cannot be published: it is {release.get_state_display()}.")
        sweep()  # a run that was killed holds the release until its lease is over
        unit = plan_publishing(release)
        if unit.not_before:
            work.begin_anew([unit])  # who asks by hand need not wait for what was away
        self.stdout.write(f"{release}: {release.files.count()} files, {unit.bytes_total // 2} bytes")
        if not runner.run(unit.pk, {"publish": publishing(self._echo)}):
            raise CommandError(
                "A worker has this release in its hands; its progress is shown in the admin. "
                f"If it was killed, try again in {settings.LEASE_SECONDS} seconds."
            )
        self._tell(release, Unit.objects.get(pk=unit.pk))

    def _echo(self, name: str, size: int) -> None:
        self.stdout.write(f"  {size} bytes" if size else str(step(name)))

    def _tell(self, release: Release, unit: Unit) -> None:
        release.refresh_from_db()
        if release.state == State.PUBLISHED:
            where = hubs.current().url(release.dataset.repo) or release.dataset.repo
            self.stdout.write(f"{release} is published: {where} at {release.revision}")
        elif "waits_until" in unit.result:
            raise CommandError(
                f"{release} waits: its donor asked not to publish before {unit.result['waits_until']}."
            )
        elif unit.not_before:
            last = unit.last_error.strip().rpartition("\n")[2]
            raise CommandError(
                f"{release} is not published yet, for something is away: {last}. Workers try again; so can you."
            )
        else:
            said = (
                problem(release.problem, release.problem_params)
                if release.problem
                else unit.last_error.strip()
            )
            raise CommandError(f"{release} is not published. {said}")

    def _verify(self, release: Release) -> None:
        try:
            recipe.verify(recipe.journey_of(release))
        except (NotTheSame, hubs.Refused, hubs.Trouble) as error:
            raise CommandError(
                f"{release} is published, but the Hub does not hold the same: {error}"
            ) from error
        self.stdout.write(f"{release} is published and every byte is as prepared.")
