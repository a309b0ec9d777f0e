"""What people type after a command: numbers of donations as on the receipt, a person's address, a size; refused in one sentence."""

from argparse import ArgumentTypeError
from collections.abc import Callable, Iterable

from django.core.management.base import CommandError

from donations.models import Donation, User


def numbers_of(said: Iterable[int | str] | None) -> list[int]:
    """Return the numbers of donations called 413 or 2026-0413; CommandError where there is no such one."""
    return [donation_called(str(one)).pk for one in said or ()]


def donation_called(said: str) -> Donation:
    """Return the donation called 413 or 2026-0413; CommandError where there is none."""
    number = said.rpartition("-")[2]
    is_number = number.isascii() and number.isdecimal() and len(number) < 19
    donation = Donation.objects.filter(pk=int(number)).first() if is_number else None
    if donation is None or ("-" in said and said != donation.reference):
        raise CommandError(f"There is no donation {said}.")
    return donation


def person_called(address: str) -> User:
    """Return the person with that address; CommandError where there is none."""
    person = User.objects.filter(email__iexact=address).first()
    if person is None:
        raise CommandError(f"Nobody has an account under {address}.")
    return person


def between(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from `least` to `most`."""

    def read(said: str) -> int:
        if not said.isascii() or not said.isdecimal() or not least <= int(said) <= most:
            raise ArgumentTypeError(f"it must be a whole number from {least} to {most}, not {said}")
        return int(said)

    return read
