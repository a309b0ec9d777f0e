"""A donation goes from submitted to in review, whole, whatever is in it."""

import io
import json
import zipfile

import pytest

from donations.models import CheckRun, Donation, Status
from ingestion.recorded import Recorded
from tests.factories import give, send
from tests.ingestion.machine import texts, turn

PIXEL = bytes.fromhex(  # a PNG of one white pixel
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001010100"
    "1bb6ee560000000049454e44ae426082"
)
LETTER = (
    "Querida radio: les escribo desde Caacupé para contarles cómo hacemos el mbejú en casa de mi abuela. "
)


def zip_of(files: dict[str, bytes]) -> bytes:
    """Return a ZIP with these members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.django_db
def test_a_pile_of_files_reaches_review_with_every_byte_accounted(donation: Donation) -> None:
    give(donation, "carta.txt", (LETTER * 4).encode())
    give(donation, "latin.txt", (LETTER * 3).encode("latin-1"))
    give(
        donation, "filas.jsonl", b"\n".join(json.dumps({"texto": f"{LETTER} {n}"}).encode() for n in range(5))
    )
    give(
        donation,
        "lote.zip",
        zip_of(
            {
                "a/uno.txt": (LETTER * 2).encode(),
                "dos.txt": b"",
                "foto.png": PIXEL,
            }
        ),
    )
    give(donation, "roto.pdf", b"%PDF-1.7\nnada")
    send(donation)
    turn()
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW
    version = donation.versions.get()
    assert {run.state for run in version.checks.all()} == {CheckRun.State.DONE}
    found = {
        (line.file.name, line.member): (line.outcome, line.reason)
        for line in version.ledger.select_related("file")
    }
    assert found[("carta.txt", "")] == ("text", "")
    assert found[("lote.zip", "")] == ("unpacked", "unpacked")
    assert found[("lote.zip", "a/uno.txt")] == ("text", "")
    assert found[("lote.zip", "dos.txt")] == ("empty", "empty_file")
    assert found[("lote.zip", "foto.png")] == ("media", "media_not_transcribed")
    assert found[("roto.pdf", "")][0] == "damaged"
    assert version.documents == len(texts(donation)) == 8
    assert LETTER * 3 in texts(donation).values()
    assert version.sample_path


@pytest.mark.django_db
def test_what_a_file_without_text_says_of_its_licence_is_evidence(donation: Donation) -> None:
    info = json.dumps({"default": {"license": "CC BY 4.0", "citation": "", "features": {}}}).encode()
    give(donation, "carta.txt", (LETTER * 4).encode())
    give(donation, "dataset_infos.json", info)
    give(donation, "lote.zip", zip_of({"x/dataset_infos.json": info, "uno.txt": (LETTER * 2).encode()}))
    send(donation)
    turn()
    told = {
        (path, member): [hit["id"] for hit in hits]
        for path, member, hits in Recorded(donation.versions.get()).evidence()
    }
    kept = {("dataset_infos.json", ""): ["cc-by-4.0"], ("lote.zip", "x/dataset_infos.json"): ["cc-by-4.0"]}
    assert told == kept | {("carta.txt", ""): [], ("lote.zip", "uno.txt"): []}


@pytest.mark.django_db
def test_a_resubmission_reads_everything_anew_as_the_next_version(donation: Donation) -> None:
    give(donation, "carta.txt", (LETTER * 4).encode())
    send(donation)
    turn()
    Donation.objects.filter(pk=donation.pk).update(status=Status.CHANGES_REQUESTED)
    donation.refresh_from_db()
    give(donation, "otra.txt", (LETTER * 5).encode())
    send(donation)
    turn()
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW
    assert [version.documents for version in donation.versions.all()] == [2, 1]
