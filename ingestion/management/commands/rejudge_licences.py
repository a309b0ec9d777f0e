"""Shows which donations would be judged otherwise under today's licence rules; changes only what is still in review, if asked."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from donations.command_line import numbers_of, person_called
from donations.models import CheckRun, Donation, Status, User
from donations.rejudging import Answers, Difference, difference, judged
from donations.retries import rerun_check
from ingestion.checks import check_named
from ingestion.recorded import Recorded


class Command(BaseCommand):
    """`manage.py rejudge_licences`."""

    help = (
        "Judges the licences of every donation that was read again, with today's rules and catalogue, and lists what would "
        "differ. Nothing is written: what is approved or published stays as it is. --rerun AS has the check run again for "
        "donations in review, in the name of a maintainer. Exit status 1 where something differs."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take which donations, and whether to act."""
        parser.add_argument(
            "--donation",
            action="append",
            metavar="ID",
            help="only this one (413 or 2026-0413); may be repeated",
        )
        parser.add_argument(
            "--rerun",
            metavar="E-MAIL",
            help="run the check again where the donation is in review, in this person's name",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Compare and tell."""
        actor = person_called(options["rerun"]) if options["rerun"] else None
        found = 0
        for donation in Donation.objects.read_ones(numbers_of(options["donation"])).iterator():
            differs = _compare(donation)
            if differs is not None:
                found += 1
                self._tell(differs)
                if actor is not None:
                    _rerun(donation, actor)
        self.stdout.write(f"{found} donations would be judged otherwise.")
        if found:
            raise SystemExit(1)

    def _tell(self, differs: Difference) -> None:
        donation = differs.donation
        self.stdout.write(f"{donation.reference}\t{donation.status}\t{donation.title}")
        for sign, answers in (("-", differs.gone), ("+", differs.new)):
            for level, code, licence, source in answers:
                self.stdout.write(f"  {sign} {level}\t{code}\t{licence}\t{source}".rstrip())


def _compare(donation: Donation) -> Difference | None:
    version = donation.versions.first()
    if version is None or not version.checks.filter(name="licence", state=CheckRun.State.DONE).exists():
        return None
    now: Answers = frozenset(
        (one.code, one.level.value, str(one.params.get("found", "")), str(one.params.get("source", "")))
        for one in check_named("licence").run(Recorded(version))
    )
    return difference(donation, judged(version), now)


def _rerun(donation: Donation, actor: User) -> None:
    """Only where a person still decides: what is decided is reopened by people, not by rules."""
    run = CheckRun.objects.filter(version=donation.versions.first(), name="licence").first()
    if donation.status == Status.IN_REVIEW and run is not None:
        rerun_check(run, actor)
