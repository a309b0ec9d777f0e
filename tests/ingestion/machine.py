"""Turns the machine by hand: runs whatever waits, as a worker would."""

from donations import runner, tasks, work
from donations.models import Donation, Unit
from ingestion.recorded import Recorded


def turn(*queues: str) -> int:
    """Run waiting units until none is left; return how many ran."""
    ran, programs = 0, tasks.programs()
    for queue in queues or ("ingestion",):
        while (pk := work.next_waiting(queue)) is not None:
            ran += runner.run(pk, programs)
    return ran


def texts(donation: Donation) -> dict[str, str]:
    """Return {id: text} of the newest text version."""

    version = donation.versions.first()
    assert version is not None
    return {row["id"]: row["text"] for row in Recorded(version).rows("id", "text")}


def units(donation: Donation, kind: str) -> list[Unit]:
    """Return the units of a kind."""
    return list(donation.units.filter(kind=kind).order_by("pk"))
