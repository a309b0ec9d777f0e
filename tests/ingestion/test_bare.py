"""Pictures that go out with their rows go without place and time: from the phone to the release, while the original stays."""

from io import BytesIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from PIL import Image

from donations import storage
from donations.media import bare_key, content_of, key_of
from donations.models import Donation, Finding, LedgerEntry, Unit, User
from ingestion import confined
from ingestion.programs import bare
from ingestion.sandbox import Limits
from tests.factories import give, send
from tests.ingestion.machine import turn
from tests.ingestion.test_flow import LETTER, zip_of
from tests.publishing.making import prepared
from tests.publishing.test_media import card, media, reapproved
from tests.stripping.photos import SECRETS, as_heic, avif, exif, gif, jpeg, picture, png, written

pytestmark = pytest.mark.django_db

TIFF = written("TIFF", picture(), exif=exif().tobytes())
CLEAN = written("PNG", picture())


def table(*names: str) -> bytes:
    return ("file_name,caption\n" + "".join(f'{name},"{LETTER}"\n' for name in names)).encode()


@pytest.fixture
def read(donation: Donation) -> Donation:
    """Pictures in files and in a box, read and in review."""
    names = ("campo.jpg", "plano.tif", "limpia.png", "rota.jpg")
    give(donation, "metadata.csv", table(*names))
    for name, content in zip(names, (jpeg(6), TIFF, CLEAN, b"\xff\xd8\xff\xe0" + b"\1" * 300), strict=True):
        give(donation, name, content)
    give(donation, "sola.jpg", jpeg(3))
    give(donation, "caja.zip", zip_of({"metadata.csv": table("d/a.png"), "d/a.png": png(8)}))
    send(donation)
    turn()
    donation.refresh_from_db()
    assert donation.status == "in_review"
    return donation


def line(donation: Donation, name: str) -> LedgerEntry:
    lines = donation.versions.get().ledger.select_related("file", "version")
    return next(one for one in lines if (one.member or one.file.name) == name)


def test_only_the_picture_goes_out(read: Donation, tmp_path: Path) -> None:
    Finding.objects.filter(donation=read).update(resolution="Visto.", resolved_at=timezone.now())
    release = prepared(reapproved(read))
    said = card(release, tmp_path)
    tree = tmp_path / "tree"
    assert sorted(path.rpartition("-")[2] for path in media(release)) == [
        "a.png",
        "campo.jpg",
        "limpia.png",
        "plano.tif",
    ]
    for path in media(release):
        content = (tree / path).read_bytes()
        if not path.endswith(".tif"):
            assert [secret for secret in SECRETS if secret in content] == []
    (out,) = [tree / path for path in media(release) if path.endswith("campo.jpg")]
    with Image.open(out) as image, Image.open(BytesIO(jpeg(6))) as given:
        assert dict(image.getexif()) == {0x0112: 6}
        assert image.convert("RGB").tobytes() == given.convert("RGB").tobytes()
    rows = pq.read_table(tree / "data" / "train-00000-of-00001.parquet")["file_name"].to_pylist()
    assert {row for row in rows if row.startswith("media/")} == set(media(release))
    assert "A 2 imágenes se les quitaron antes de publicar" in said
    assert "Out of 2 images" in said
    assert "no se publican: 1 (no se pudo quitarles lo que llevan sobre lugar y hora)" in said
    with default_storage.open(key_of(line(read, "campo.jpg"))) as kept:
        assert kept.read() == jpeg(6), "the original is as it was given"


def test_the_ledger_and_the_findings_say_so(read: Donation, client: Client, reviewer: User) -> None:
    photo, box = line(read, "campo.jpg"), line(read, "d/a.png")
    assert (photo.params["place"], set(photo.params["removed"])) == (
        True,
        {"exif", "xmp", "iptc", "comment", "other"},
    )
    assert photo.params["bare"] == storage.digest_of(bare_key(photo))[0] != content_of(photo)
    assert default_storage.exists(bare_key(box))
    assert line(read, "limpia.png").params["bare"] == ""
    assert line(read, "rota.jpg").params == {"transcripts": 1, "place": False, "stays": True}
    assert (line(read, "plano.tif").params["place"], "bare" in line(read, "plano.tif").params) == (
        True,
        False,
    )
    assert not {"bare", "place"} & line(read, "sola.jpg").params.keys(), "what no row speaks of goes nowhere"
    found = read.findings.get(code="media_tell_place")
    assert (found.level, found.params, found.evidence) == (
        "warn",
        {"count": 1},
        [{"file": "plano.tif", "member": ""}],
    )
    assert read.findings.get(code="media_published_unseen").params == {"count": 5}
    client.force_login(read.donor)
    shown = client.get(f"/donacion/{read.pk}/").content.decode()
    assert "Dice dónde y cuándo se hizo. Lo que se publicaría es una copia sin eso" in shown
    assert "puede que digan dónde se hicieron" in shown
    assert "nadie puede saber qué dice de lugar y hora" in shown
    client.force_login(reviewer)
    assert (
        "no podemos quitarlo"
        in client.get(f"/admin/donations/donation/{read.pk}/change/?tab=files").content.decode()
    )


def test_a_run_cut_short_goes_on_and_leaves_no_half_copy(read: Donation) -> None:
    photo = line(read, "campo.jpg")
    whole = storage.digest_of(bare_key(photo))
    default_storage.delete(bare_key(photo))
    storage.put(bare_key(photo), BytesIO(b"half"))
    LedgerEntry.objects.filter(pk=photo.pk).update(params={"transcripts": 1})
    assert [one.pk for one in bare.waiting_in(read.versions.get())] == [photo.pk]
    Donation.objects.filter(pk=read.pk).update(status="processing")
    Unit.objects.filter(kind="bare").update(state="waiting", token=None)
    turn()
    assert storage.digest_of(bare_key(photo)) == whole
    assert line(read, "campo.jpg").params["bare"] == whole[0]


def test_what_kills_its_reader_stays_with_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(jpeg())
    monkeypatch.setattr(confined, "limits_for", lambda *_: Limits(memory_bytes=1 << 10))
    assert list(confined.strip(photo, "image/jpeg")) == []


@pytest.mark.parametrize(
    ("name", "content"), [("a.gif", gif()), ("a.avif", avif(6)), ("a.heic", as_heic(avif(6)))]
)
def test_pictures_of_newer_kinds_go_out_bare_too(donation: Donation, name: str, content: bytes) -> None:
    give(donation, "metadata.csv", table(name))
    give(donation, name, content)
    send(donation)
    turn()
    found = line(donation, name)
    assert found.params["place"]
    with default_storage.open(bare_key(found)) as copy:
        said = copy.read()
    assert [secret for secret in SECRETS if secret in said] == []
    assert found.params["bare_bytes"] == len(said)
