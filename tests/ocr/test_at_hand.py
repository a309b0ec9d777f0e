"""Images that lie in one box are taken out together, once for many of them; each is read, counted and tried again by itself."""

import gzip
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.storage import default_storage

from donations import pictures, retries, runner, storage, tasks, work
from donations.models import Donation, LedgerEntry, Status, Unit, User
from donations.progress import progress_of
from ingestion import confined
from ingestion.job import Job
from ingestion.ocr import here, recognition
from ingestion.programs import at_hand
from ingestion.programs import ocr as program
from tests.factories import give, send
from tests.ingestion.machine import texts, turn, units
from tests.ocr.test_images import png_of
from tests.ocr.test_mails import mail
from tests.ocr.test_unit import ENGINE, _tsv
from tests.opening.tapes import taped
from tests.scans import picture

pytestmark = pytest.mark.django_db
NAMES = [f"{number}.png" for number in range(4)]


def tar_gz(**members: bytes) -> bytes:
    return gzip.compress(taped(*members.items()))


def pages(*names: str) -> dict[str, bytes]:
    return {name: picture(f"La hoja {name}.") for name in names}


@pytest.fixture(autouse=True)
def _engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that reads the same in every image."""
    for where in (here, program):
        monkeypatch.setattr(where, "find_engine", lambda: ENGINE)
    monkeypatch.setattr(recognition, "run_command", lambda *_, **__: _tsv(0).encode())


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of the boxes: members to give ("+a,b", and whether more was unpacked than that takes), and members to draw, "" where one was at hand."""
    jobs, real_give, real_draw = list[str](), confined.give, confined.draw

    def gives(path: Any, job: Job, size: int) -> Any:
        jobs.append("+" + ",".join(job["give"]))
        yield from real_give(path, job, size)
        jobs.append("up to its end")

    def draws(path: Any, job: Job) -> Any:
        jobs.append(job["draw"])
        return real_draw(path, job)

    monkeypatch.setattr(confined, "give", gives)
    monkeypatch.setattr(confined, "draw", draws)
    return jobs


def _in_review(donation: Donation, box: bytes) -> Donation:
    give(donation, "caja.tar.gz", box)
    send(donation)
    turn()
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW
    return donation


def _outcomes(donation: Donation) -> dict[str, tuple[str, str]]:
    lines = LedgerEntry.objects.filter(version__donation=donation).exclude(member="")
    return {line.member: (line.outcome, line.reason) for line in lines}


def _left(donation: Donation) -> list[str]:
    return list(storage.below(f"{donation.versions.get().folder}/taken"))


def _claim() -> work.Claim:
    pk = work.next_waiting("ocr")
    held = work.claim(pk) if pk is not None else None
    assert held is not None
    return held


def _entry(held: work.Claim) -> LedgerEntry:
    return LedgerEntry.objects.select_related("file", "version").get(pk=held.unit.payload["entry"])


def test_a_box_is_unpacked_once_for_all_its_images(
    donation: Donation, reviewer: User, asked: list[str]
) -> None:
    inner = tar_gz(**pages("dos.png"))
    box = tar_gz(**pages("uno.png"), **{"b.tar.gz": inner, "c.eml": mail(("tres.png", picture("Hola.")))})
    _in_review(donation, box)
    retries.read_images(donation, reviewer)
    turn("ocr")
    assert asked == ["+b.tar.gz!dos.png,c.eml!tres.png,uno.png", "", "", ""]
    read = {name for name, (_, reason) in _outcomes(donation).items() if reason == "read_by_ocr"}
    assert read == {"uno.png", "b.tar.gz!dos.png", "c.eml!tres.png"}
    assert _left(donation) == []
    turn()
    assert len(texts(donation)) == 4


def test_each_image_is_counted_and_answers_for_itself(donation: Donation, reviewer: User) -> None:
    _in_review(donation, tar_gz(**pages("uno.png", "dos.png"), **{"bomba.png": png_of(40_000, 40_000)}))
    retries.read_images(donation, reviewer)
    runner.run(work.next_waiting("ocr") or 0, tasks.programs())
    shown = progress_of(donation)
    assert (shown.pages_done, shown.pages) == (1, 3)
    assert len(_left(donation)) == 2
    turn("ocr")
    assert _outcomes(donation) == {
        "uno.png": ("text", "read_by_ocr"), "dos.png": ("text", "read_by_ocr"), "bomba.png": ("media", "image_too_large"),
    }  # fmt: skip
    assert _left(donation) == []


def test_what_a_killed_worker_took_out_is_there_for_the_next(
    donation: Donation, reviewer: User, asked: list[str]
) -> None:
    _in_review(donation, tar_gz(**pages(*NAMES)))
    retries.read_images(donation, reviewer)
    held = _claim()
    with at_hand.opened(held, _entry(held)):
        held.give_back()  # the lease of one that was killed
    half, *_ = (key for key in _left(donation) if not key.endswith(f"/{held.unit.payload['entry']}"))
    whole = default_storage.size(half)
    default_storage.delete(half)
    storage.put(half, io.BytesIO(b"a medias"))
    turn("ocr")
    assert whole > 8
    assert [job for job in asked if job.startswith("+")] == ["+" + ",".join(NAMES)]
    assert {reason for _, reason in _outcomes(donation).values()} == {"read_by_ocr"}
    assert _left(donation) == []


@pytest.mark.parametrize(
    ("limit", "jobs"),
    [
        ({"MOST": 3}, ["+0.png,1.png,2.png", "", "", "", "3.png"]),
        ({"MOST_BYTES": 1}, NAMES),
    ],
)
def test_no_more_is_taken_out_at_once_than_may_be_and_one_alone_is_read_where_it_lies(
    donation: Donation, reviewer: User, asked: list[str], monkeypatch: pytest.MonkeyPatch, limit: dict[str, int], jobs: list[str]
) -> None:  # fmt: skip
    for name, most in limit.items():
        monkeypatch.setattr(at_hand, name, most)
    _in_review(donation, tar_gz(**pages(*NAMES)))
    retries.read_images(donation, reviewer)
    turn("ocr")
    assert asked == jobs
    assert {reason for _, reason in _outcomes(donation).values()} == {"read_by_ocr"}


def test_where_taking_out_kills_the_reader_images_are_read_where_they_lie(
    donation: Donation, reviewer: User, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = confined.give

    def gives(path: Any, job: Job, size: int) -> Iterator[Any]:
        for told in real(path, job, size):
            if told["member"] == "2.png":
                return  # dead
            yield told

    monkeypatch.setattr(confined, "give", gives)
    _in_review(donation, tar_gz(**pages(*NAMES)))
    retries.read_images(donation, reviewer)
    turn("ocr")
    assert [job for job in asked if not job.startswith("+")] == ["", "", "2.png", "3.png"]
    assert {reason for _, reason in _outcomes(donation).values()} == {"read_by_ocr"}


def test_another_worker_that_takes_out_the_same_is_no_harm(
    donation: Donation, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = storage.put_same

    def twice(key: str, content: Any, digest: str) -> None:
        real(key, content, digest)
        raise storage.AlreadyWritten(key)

    monkeypatch.setattr(storage, "put_same", twice)
    _in_review(donation, tar_gz(**pages(*NAMES)))
    retries.read_images(donation, reviewer)
    turn("ocr")
    assert {reason for _, reason in _outcomes(donation).values()} == {"read_by_ocr"}
    assert [unit.attempts for unit in units(donation, "ocr")] == [0] * 4


def test_nothing_is_taken_out_of_a_donation_that_was_taken_back(donation: Donation, reviewer: User) -> None:
    _in_review(donation, tar_gz(**pages(*NAMES)))
    retries.read_images(donation, reviewer)
    held = _claim()
    Donation.objects.filter(pk=donation.pk).update(status=Status.WITHDRAWN)
    with at_hand.opened(held, _entry(held)) as (_, job):
        assert job["draw"] == "0.png"
    assert _left(donation) == []


def test_what_nobody_came_for_goes_when_the_reading_is_settled_and_is_tried_again_alone(
    donation: Donation, reviewer: User, asked: list[str]
) -> None:
    _in_review(donation, tar_gz(**pages(*NAMES)))
    retries.read_images(donation, reviewer)
    runner.run(work.next_waiting("ocr") or 0, tasks.programs())
    last = units(donation, "ocr")[-1]
    Unit.objects.filter(pk=last.pk).update(attempts=work.MOST_ATTEMPTS)
    turn("ocr")
    assert len(_left(donation)) == 1
    turn()
    assert _left(donation) == []
    donation.refresh_from_db()
    line = LedgerEntry.objects.get(pk=last.payload["entry"])
    asked.clear()
    retries.retry_line(donation, line, reviewer)
    turn("ocr")
    assert asked == ["3.png"]
    line.refresh_from_db()
    assert line.reason == "read_by_ocr"


def test_the_lines_beside_are_those_of_its_box_that_wait(donation: Donation, reviewer: User) -> None:
    give(donation, "suelta.png", picture("Una hoja."))
    give(donation, "otra.tar.gz", tar_gz(**pages("z.png")))
    _in_review(donation, tar_gz(**pages("a.png", "b.png", "c.png")))
    retries.read_images(donation, reviewer)
    version = donation.versions.get()
    lines = {line.member: line for line in version.ledger.exclude(member="")}
    Unit.objects.filter(payload__entry=lines["c.png"].pk).update(state=Unit.State.DONE)
    assert [line.member for line in pictures.next_beside(version, lines["a.png"])] == ["b.png"]
