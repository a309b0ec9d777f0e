"""Pictures that a table speaks of are taken out of their boxes, byte by byte as they were, and nothing else is."""

import gzip
from collections.abc import Callable, Mapping

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from donations.media import key_of
from donations.models import Donation, LedgerEntry, Unit
from ingestion import limits
from ingestion.opening import Chosen
from ingestion.reading.giving import PIECE_BYTES
from tests.factories import give, send
from tests.ingestion.machine import turn
from tests.ingestion.test_flow import LETTER, PIXEL, zip_of
from tests.opening.tapes import taped

pytestmark = pytest.mark.django_db
LARGE = PIXEL + b"x" * (PIECE_BYTES + 5)


def table(*names: str) -> bytes:
    return ("file_name,caption\n" + "".join(f'{name},"{LETTER}"\n' for name in names)).encode()


def tar_of(members: Mapping[str, bytes]) -> bytes:
    return gzip.compress(taped(*members.items()))


def taken(donation: Donation) -> dict[str, bytes]:
    """Return what lies in storage, by its place in its archive."""
    version = donation.versions.get()
    found = {}
    for line in version.ledger.filter(params__unpacked=True):
        with default_storage.open(key_of(line)) as stored:
            found[f"{line.file.name} {line.member}"] = stored.read()
    return found


def stored(donation: Donation) -> int:
    folder = f"{donation.versions.get().folder}/media"
    return len(default_storage.listdir(folder)[1]) if default_storage.exists(folder) else 0


INSIDE = {
    "metadata.csv": table("a.png", "clips/b.png"), "a.png": LARGE, "clips/b.png": PIXEL + b"b", "sola.png": PIXEL + b"c",
    "hondo.zip": zip_of({"d/metadata.csv": table("e.png"), "d/e.png": PIXEL + b"e", "d/f.png": PIXEL + b"f"}),
}  # fmt: skip


@pytest.mark.parametrize(("name", "pack"), [("caja.zip", zip_of), ("caja.tar.gz", tar_of)])
def test_what_a_table_speaks_of_is_taken_out(
    donation: Donation, name: str, pack: Callable[[Mapping[str, bytes]], bytes]
) -> None:
    give(donation, name, pack(INSIDE))
    give(donation, "suelta.png", PIXEL)
    send(donation)
    turn()
    assert taken(donation) == {
        f"{name} a.png": LARGE, f"{name} clips/b.png": PIXEL + b"b", f"{name} hondo.zip!d/e.png": PIXEL + b"e",
    }  # fmt: skip
    assert stored(donation) == 3, "nothing else was taken out"
    donation.refresh_from_db()
    assert donation.status == "in_review"


def test_without_a_table_nothing_is_taken_out(donation: Donation) -> None:
    give(donation, "caja.zip", zip_of({"a.png": PIXEL, "carta.txt": LETTER.encode()}))
    send(donation)
    turn()
    assert not Unit.objects.filter(kind="unpack").exists()
    assert stored(donation) == 0


def test_no_more_is_taken_out_than_one_donation_may(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MEDIA_BYTES", len(PIXEL) + 1)
    inside = {"metadata.csv": table("a.png", "b.png"), "a.png": PIXEL + b"a", "b.png": PIXEL + b"b"}
    give(donation, "caja.zip", zip_of(inside))
    send(donation)
    turn()
    assert list(taken(donation)) == ["caja.zip a.png"]


def test_a_run_cut_short_leaves_no_half_picture(donation: Donation) -> None:
    """What lies there half-written is written anew; what lies there whole is left alone."""
    give(donation, "caja.zip", zip_of({"metadata.csv": table("a.png"), "a.png": PIXEL}))
    send(donation)
    turn()
    line = LedgerEntry.objects.get(params__unpacked=True)
    default_storage.delete(key_of(line))
    default_storage.save(key_of(line), ContentFile(PIXEL[:5]))
    LedgerEntry.objects.filter(pk=line.pk).update(params={"transcripts": 1})
    Donation.objects.filter(pk=donation.pk).update(status="processing")
    Unit.objects.filter(kind="unpack").update(state="waiting", token=None)
    turn()
    assert taken(donation) == {"caja.zip a.png": PIXEL}


def test_only_the_archives_around_what_is_wanted_are_opened() -> None:
    wanted = Chosen.of(["a.zip!b.tar!c.png", "d.png"])
    assert [name for name in ("a.zip", "a.zip!b.tar", "d.png", "a.zip!x", "b.tar") if wanted.has(name)] == [
        "a.zip", "a.zip!b.tar", "d.png",
    ]  # fmt: skip
