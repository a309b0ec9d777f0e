"""Pictures and sounds that rows speak of go out with them, and nothing else does: no withheld one, no paper, none unseen."""

import json
import re
from hashlib import sha256
from importlib import import_module
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from donations import storage, structure
from donations.approval import fingerprint
from donations.media import Medium, key_of
from donations.models import Donation, File, Finding, LedgerEntry, RightsSource, User
from publishing.models import Release
from publishing.places import place_of
from publishing.shards import ShardChanged
from tests.factories import give, send
from tests.ingestion.machine import turn
from tests.ingestion.sounds import sound
from tests.ingestion.test_flow import PIXEL, zip_of
from tests.publishing.making import approved, document, prepared, record
from tests.publishing.test_recipe import REPO, tree
from tests.stripping.photos import picture, written

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n"


def spoken(number: int, name: str, split: str = "train", folder: str = "") -> dict[str, Any]:
    """Return the row of a `metadata.jsonl` that says what a file shows."""
    columns = {"file_name": name, "caption": f"Un camión {number}"}
    return record(number, columns, split) | {"path": f"{folder}metadata.jsonl"}


def gift(donor: User, rows: list[dict[str, Any]], *names: str, seen: bool = True, **facts: Any) -> Donation:
    """Return an approved donation with a picture of each name, linked by the ledger where a row speaks of it."""
    donation = approved(donor, rows, confirmation_waived=True, **facts)
    Donation.objects.filter(pk=donation.pk).update(status="draft")
    donation.refresh_from_db()
    for name in names:
        line(donation, give(donation, name, PNG + name.encode()))
    if seen:
        Finding.objects.create(
            donation=donation, version=donation.versions.get(), check_name="accounting", level="warn",
            code="media_published_unseen", resolution="Los miré uno a uno.", resolved_at=timezone.now(),
        )  # fmt: skip
    return reapproved(donation)


def line(donation: Donation, file: File, **facts: Any) -> LedgerEntry:
    """Return the line of a picture that a row speaks of."""
    answers = {
        "outcome": "media",
        "reason": "media_with_transcript",
        "media_type": "image/png",
        "bytes": file.bytes,
        "params": {"place": False, "bare": ""},  # looked at: there is nothing besides the picture
    }
    return LedgerEntry.objects.create(version=donation.versions.get(), file=file, **(answers | facts))


def reapproved(donation: Donation) -> Donation:
    """Return the donation approved as it stands."""
    Donation.objects.filter(pk=donation.pk).update(status="approved", approval_hash=fingerprint(donation))
    donation.refresh_from_db()
    return donation


def media(release: Release) -> list[str]:
    return list(release.files.filter(path__startswith="media/").values_list("path", flat=True))


def card(release: Release, folder: Path) -> str:
    call_command("export", release.dataset.slug, "--to", str(folder / "tree"), stdout=StringIO())
    return (folder / "tree" / "README.md").read_text(encoding="utf-8")


@pytest.mark.django_db(transaction=True)
def test_a_picture_goes_the_whole_way_and_loads(
    donor: User, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows point to it, every byte is verified on the Hub, the card says what there is."""
    release = prepared(gift(donor, [spoken(0, "a.png"), spoken(1, "a.png")], "a.png"))
    call_command("publish", release.dataset.slug, stdout=StringIO())
    assert "1 imagen (13" in card(release, tmp_path)
    assert tree(tmp_path / "tree") == tree(settings.HUB_FOLDER / REPO)
    for name in ("HF_DATASETS_OFFLINE", "HF_HUB_OFFLINE"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    loaded = import_module("datasets").load_dataset(
        str(tmp_path / "tree"), split="train", cache_dir=str(tmp_path / "cache")
    )
    (place,) = set(loaded["file_name"])
    assert (tmp_path / "tree" / place).read_bytes() == PNG + b"a.png"
    listed = release.files.get(path=place)
    assert (listed.rows, listed.bytes) == (2, 13)
    described = json.loads((tmp_path / "tree" / "croissant.json").read_text())["distribution"]
    assert [one["includes"] for one in described if one["@id"] == "media"] == ["media/**"]


def test_what_no_row_speaks_of_stays(donor: User, tmp_path: Path) -> None:
    donation = gift(donor, [spoken(0, "a.png"), spoken(1, "no_hay.png")], "a.png", "b.png")
    release = prepared(donation)
    assert len(media(release)) == 1
    said = card(release, tmp_path)
    assert "no se publican: 1 (ninguna fila publicada habla de ellos)" in said
    assert "not published: 1 (no published row speaks of them)" in said
    rows = pq.read_table(tmp_path / "tree" / "data" / "train-00000-of-00001.parquet")["file_name"].to_pylist()
    assert rows == [media(release)[0], "no_hay.png"]


@pytest.mark.parametrize("file", ["prueba/c.png", "copia.png", "b.png"])
def test_nothing_of_a_withheld_split_leaves(donor: User, tmp_path: Path, file: str) -> None:
    """Neither what its rows speak of, nor what lies in its folders, nor the same bytes under another name."""
    rows = [
        spoken(0, "a.png"),
        spoken(1, "b.png"),
        spoken(2, "b.png", "test"),
        spoken(3, "copia.png"),
        spoken(4, "prueba/c.png"),
    ]
    donation = gift(donor, rows, "a.png", "b.png")
    if file != "b.png":
        content = PNG + (b"b.png" if file == "copia.png" else b"c")
        Donation.objects.filter(pk=donation.pk).update(status="draft")
        donation.refresh_from_db()
        # Given once more under another name: uploads know a repeated file, an unpacked folder may not.
        made = give(donation, file, content + b"\n")
        File.objects.filter(pk=made.pk).update(
            sha256=File.objects.get(name="b.png").sha256 if file == "copia.png" else made.sha256
        )
        line(donation, made, params={"bare": ""} | ({"split": "test"} if file.startswith("prueba") else {}))
    structure.confirm(donation, donor, withheld=("test",))
    release = prepared(reapproved(donation))
    assert [path.rpartition("-")[2] for path in media(release)] == ["a.png"]
    assert "división sin publicar" in card(release, tmp_path)


def test_a_paper_that_shows_a_permission_never_leaves(donor: User, tmp_path: Path) -> None:
    donation = gift(donor, [spoken(0, "carta.png"), spoken(1, "a.png")], "carta.png", "a.png")
    RightsSource.objects.create(
        donation=donation, title="Poemas", licence="cc0-1.0", basis="contract", evidence=donation.files.get(name="carta.png")
    )  # fmt: skip
    release = prepared(reapproved(donation))
    assert [path.rpartition("-")[2] for path in media(release)] == ["a.png"]
    assert "no se publican" not in card(release, tmp_path), "nor is it spoken of"


def test_without_a_persons_look_nothing_goes(donor: User, tmp_path: Path) -> None:
    """What was approved before anybody was asked goes out as it was approved: text alone."""
    release = prepared(gift(donor, [spoken(0, "a.png")], "a.png", seen=False))
    assert media(release) == []
    assert "ninguna persona los ha mirado" in card(release, tmp_path)


def test_the_same_picture_has_one_place_in_a_bundle(donor: User, stranger: User) -> None:
    first = gift(donor, [spoken(0, "a.png")], "a.png")
    second = gift(stranger, [spoken(0, "a.png")], "a.png")
    release = prepared(first, second)
    assert [(file.rows) for file in release.files.filter(path__startswith="media/")] == [2]


def test_bytes_that_changed_are_never_released(donor: User) -> None:
    donation = gift(donor, [spoken(0, "a.png")], "a.png")
    File.objects.filter(donation=donation, name="a.png").update(sha256="0" * 64)
    with pytest.raises(ShardChanged):
        prepared(reapproved(donation))


def test_a_changed_list_of_media_voids_the_approval(donor: User) -> None:
    donation = gift(donor, [spoken(0, "a.png")], "a.png")
    before = fingerprint(donation)
    Finding.objects.filter(code="media_published_unseen").update(resolution="Otra cosa.")
    assert fingerprint(donation) != before
    second = fingerprint(donation)
    File.objects.filter(name="a.png").update(removed_at=timezone.now())
    assert fingerprint(donation) not in {before, second}


@pytest.mark.parametrize(
    ("name", "media_type", "ending"),
    [
        ("../../etc/passwd", "image/png", "-passwd.png"),
        ("fotos/Ñandú – día 1.JPG", "image/jpeg", "-Nandu-dia-1.jpg"),
        ("voz.html", "audio/x-wav", "-voz.wav"),
        ("ñ" * 400 + ".mp3", "audio/mpeg", f"-{'n' * 60}.mp3"),
        ("...", "video/mp4", ".mp4"),
        ("a\\b\x00c.svg", "image/svg+xml", "-a-b-c.svg"),
    ],
)
def test_places_are_safe_in_any_repository(name: str, media_type: str, ending: str) -> None:
    place = place_of(Medium(name, ""), "ab" * 32, media_type)
    assert place == f"media/ab/{'ab' * 10}{ending}"


def test_what_lies_in_an_archive_goes_once_it_was_taken_out(donor: User, tmp_path: Path) -> None:
    rows = [spoken(0, name) | {"path": "caja.zip", "member": "metadata.jsonl"} for name in ("a.png", "b.png")]
    donation = gift(donor, rows)
    Donation.objects.filter(pk=donation.pk).update(status="draft")
    donation.refresh_from_db()
    box = give(donation, "caja.zip", b"PK...")
    for name, params in (("a.png", {"unpacked": True, "bare": ""}), ("b.png", {})):
        digest = sha256(PNG + name.encode()).hexdigest()
        member = line(donation, box, member=name, sha256=digest, params=params, bytes=13)
        if params:
            storage.put(key_of(member), BytesIO(PNG + name.encode()))
    release = prepared(reapproved(donation))
    assert [path.rpartition("-")[2] for path in media(release)] == ["a.png"]
    assert "no se publican: 1 (no se sacaron de sus cajas)" in card(release, tmp_path)
    assert (tmp_path / "tree" / media(release)[0]).read_bytes() == PNG + b"a.png"


def test_from_a_real_box_to_the_tree(donation: Donation, tmp_path: Path) -> None:
    """Given, read, taken out, looked at, approved, released: the rows point to the very bytes that were in the box."""
    said = 'file_name,caption\nclips/a.png,"Un camión cruza el puente viejo"\n../fuera.png,"No hay nada"\n'
    give(
        donation,
        "caja.zip",
        zip_of({"d/metadata.csv": said.encode(), "d/clips/a.png": PIXEL, "d/sola.png": PIXEL + b"x"}),
    )
    give(donation, "f/metadata.csv", said.encode())
    other = written("PNG", picture())
    give(donation, "f/clips/a.png", other)
    send(donation)
    turn()
    assert Finding.objects.get(code="media_published_unseen").params == {"count": 2}
    Finding.objects.filter(donation=donation).update(resolution="Visto.", resolved_at=timezone.now())
    release = prepared(reapproved(donation))
    assert "(ninguna fila publicada habla de ellos)" in card(release, tmp_path)
    rows = pq.read_table(tmp_path / "tree" / "data" / "train-00000-of-00001.parquet").to_pylist()
    places = {row["acopio_source"]: row["file_name"] for row in rows if row["file_name"].startswith("media/")}
    content = {source: (tmp_path / "tree" / place).read_bytes() for source, place in places.items()}
    assert content == {"caja.zip!d/metadata.csv": PIXEL, "f/metadata.csv": other}
    assert len(media(release)) == 2


def test_a_sound_goes_out_with_the_text_that_is_called_as_it_is(donation: Donation, tmp_path: Path) -> None:
    """Given, read, looked at, approved, released: documents and records point to it, by a column of their own where they had none."""
    for name in ("uno", "dos", "tres"):
        give(donation, f"audio/{name}.wav", sound(name * 1_000)[: 20 if name == "dos" else None])
    give(donation, "audio/uno.txt", "Un camión cruza el puente viejo y nadie lo mira.".encode())
    give(donation, "leeme.txt", "Lo grabamos en la radio de Caacupé entre marzo y mayo.".encode())
    give(donation, "lista.csv", b"grabacion,leyenda\ndos,Dos mujeres cantan\nnada,No hay nada\n")
    send(donation)
    turn()
    Finding.objects.filter(donation=donation).update(resolution="Visto.", resolved_at=timezone.now())
    release = prepared(reapproved(donation))
    said = card(release, tmp_path)
    assert re.search(r"En `media/`: 2 sonidos \([^)]*\sKB, ≥ 2\xa0s\)", said)
    assert re.search(r"In `media/`: 2 sounds \([^)]*\sKB, ≥ 2\xa0s\)", said)
    told = {
        row[source]: row["file_name"]
        for path, source in (("documents", "source"), ("records", "acopio_source"))
        for row in pq.read_table(
            tmp_path / "tree" / "data" / path / "train-00000-of-00001.parquet"
        ).to_pylist()
        if row["file_name"]
    }
    assert {source: place.rpartition("-")[2] for source, place in told.items()} == {
        "audio/uno.txt": "uno.wav", "lista.csv": "dos.wav",
    }  # fmt: skip
    assert sorted(told.values()) == sorted(media(release))
    with default_storage.open(release.sample_key) as kept:
        shown = json.load(kept)[str(donation.pk)]["train"]
    assert {row["file_name"] for row in shown if "file_name" in row} == set(told.values())


def test_documents_have_no_column_for_media_where_none_goes_with_them(donor: User, tmp_path: Path) -> None:
    release = prepared(gift(donor, [spoken(0, "a.png"), document(1, "Una carta.")], "a.png"))
    card(release, tmp_path)
    table = pq.read_table(tmp_path / "tree" / "data" / "documents" / "train-00000-of-00001.parquet")
    assert "file_name" not in table.column_names
