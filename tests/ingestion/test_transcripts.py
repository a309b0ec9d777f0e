"""A picture or a sound that a table beside it speaks of says so in the ledger, in folders and in boxes."""

import json
import unicodedata
from pathlib import Path

import pytest
from django.test import Client

from donations import media_index, sentences
from donations.models import Donation
from ingestion import limits
from ingestion.preflight.reading import read_all, walk
from ingestion.preflight.transcripts import link
from ingestion.programs import transcripts
from tests.factories import give, send
from tests.ingestion.machine import texts, turn
from tests.ingestion.sounds import sound
from tests.ingestion.test_flow import LETTER, PIXEL, zip_of
from tests.opening.tapes import taped

SAID = ("split", "transcripts", "unpacked")
pytestmark = pytest.mark.django_db


def _table(*names: str) -> bytes:
    return ("file_name,caption\n" + "".join(f'"{name}","{LETTER}"\n' for name in names)).encode()


def _lines(donation: Donation) -> dict[tuple[str, str], tuple[str, dict[str, object]]]:
    version = donation.versions.get()
    media = version.ledger.filter(outcome="media").select_related("file")
    return {
        (line.file.name, line.member): (
            line.reason,
            {name: line.params[name] for name in SAID if name in line.params},
        )
        for line in media
    }


def test_rows_beside_media_are_their_transcripts(donation: Donation) -> None:
    rows = [{"file_name": name, "caption": LETTER} for name in ("a.png", "sub/b.png", "a.png", "no_hay.png")]
    rows.append({"file_name": "c.png", "caption": " "})
    for name in ("fotos/a.png", "fotos/sub/b.png", "fotos/c.png", "a.png"):
        give(donation, name, PIXEL + name.encode())
    give(donation, "fotos/metadata.jsonl", "\n".join(json.dumps(row) for row in rows).encode())
    send(donation)
    turn()
    alone: tuple[str, dict[str, object]] = ("media_not_transcribed", {})
    assert _lines(donation) == {
        ("fotos/a.png", ""): ("media_with_transcript", {"transcripts": 2}),
        ("fotos/sub/b.png", ""): ("media_with_transcript", {"transcripts": 1}),
        ("fotos/c.png", ""): alone,
        ("a.png", ""): alone,
    }
    assert LETTER.strip() in {text.strip() for text in texts(donation).values()}
    assert "2" in sentences.for_reason("media_with_transcript", {"transcripts": 2})
    assert donation.findings.get(code="media_published_unseen").params == {"count": 2}


def test_a_picture_says_which_split_its_place_names(donation: Donation) -> None:
    """Publishing leaves out what lies in the folders of a withheld split, whichever row speaks of it."""
    give(donation, "fotos/pruebas/a.png", PIXEL)
    give(donation, "metadata.csv", f'file_name,caption\nfotos/pruebas/a.png,"{LETTER}"\n'.encode())
    send(donation)
    turn()
    assert _lines(donation) == {
        ("fotos/pruebas/a.png", ""): ("media_with_transcript", {"split": "test", "transcripts": 1})
    }


def test_in_a_box_the_table_speaks_of_its_own_folder(donation: Donation) -> None:
    table = f'file_name,transcription\nclips/a.png,"{LETTER}"\n../fuera.png,"{LETTER}"\n'.encode()
    packed = zip_of({"data/metadata.csv": table, "data/clips/a.png": PIXEL, "data/clips/b.png": PIXEL})
    give(donation, "corpus.zip", packed)
    send(donation)
    turn()
    assert _lines(donation) == {
        ("corpus.zip", "data/clips/a.png"): ("media_with_transcript", {"transcripts": 1, "unpacked": True}),
        ("corpus.zip", "data/clips/b.png"): ("media_not_transcribed", {}),
    }


def test_a_table_at_the_root_of_a_box_in_a_box_speaks_of_that_box(donation: Donation) -> None:
    table = _table("a.png", "clips/b.png", "../fuera.png", "../../x.png", "/etc/c.png", "")
    inner = zip_of({"metadata.csv": table, "a.png": PIXEL + b"a", "clips/b.png": PIXEL + b"b"})
    deep = zip_of({"metadata.csv": table, "a.png": PIXEL + b"d"})
    give(
        donation,
        "caja.zip",
        zip_of(
            {
                "uno/dentro.zip": inner,
                "uno/fuera.png": PIXEL,
                "fuera.png": PIXEL + b"f",
                "¡Hola!/hondo.zip": deep,
            }
        ),
    )
    send(donation)
    turn()
    assert {member: reason for (_, member), (reason, _) in _lines(donation).items()} == {
        "uno/dentro.zip!a.png": "media_with_transcript",
        "uno/dentro.zip!clips/b.png": "media_with_transcript",
        "uno/fuera.png": "media_not_transcribed",
        "fuera.png": "media_not_transcribed",
        "¡Hola!/hondo.zip!a.png": "media_with_transcript",
    }


def test_slashes_and_accents_are_written_in_many_ways(donation: Donation) -> None:
    """Of Windows, and of Macs, which take accents apart."""
    apart = unicodedata.normalize("NFD", "niño.png")
    give(donation, "mac.zip", zip_of({"metadata.csv": _table("niño.png"), apart: PIXEL + b"m"}))
    windows = {"datos\\metadata.csv": _table("clips\\a.png"), "datos\\clips\\a.png": PIXEL + b"w"}
    give(donation, "windows.zip", zip_of(windows))
    give(donation, "suelto/metadata.csv", _table(".\\b.png", " c.png "))
    give(donation, "suelto/b.png", PIXEL + b"b")
    give(donation, "suelto/c.png", PIXEL + b"c")
    send(donation)
    turn()
    assert {reason for reason, _ in _lines(donation).values()} == {"media_with_transcript"}
    assert len(_lines(donation)) == 4
    assert not donation.findings.filter(code="tables_name_missing").exists()


def test_several_tables_speak_together_and_each_of_its_own_folder(donation: Donation) -> None:
    give(donation, "metadata.csv", _table("a.png", "sub/b.png"))
    give(donation, "metadata.jsonl", json.dumps({"file_name": "a.png", "caption": LETTER}).encode())
    give(donation, "sub/metadata.csv", _table("b.png", "a.png"))
    for name in ("a.png", "sub/a.png", "sub/b.png"):
        give(donation, name, PIXEL + name.encode())
    give(donation, "mi_metadata.csv", _table("../a.png"))
    send(donation)
    turn()
    assert {name: params["transcripts"] for (name, _), (_, params) in _lines(donation).items()} == {
        "a.png": 2, "sub/a.png": 1, "sub/b.png": 2,
    }  # fmt: skip


def test_what_a_table_speaks_of_and_is_not_there_is_said(donation: Donation, client: Client) -> None:
    give(donation, "f/metadata.csv", _table("a.png", "b.png", "b.png", "c.txt"))
    give(donation, "f/a.png", PIXEL)
    give(donation, "f/c.txt", LETTER.encode())
    give(donation, "caja.zip", zip_of({"metadata.csv": _table("../f/a.png", "x.png"), "y.png": PIXEL + b"y"}))
    send(donation)
    turn()
    version = donation.versions.get()
    said = {line.file.name: line.params for line in version.ledger.filter(reason="sidecar_names_missing")}
    assert said == {
        "f/metadata.csv": {"missing": 2, "name": "f/b.png"},
        "caja.zip": {"missing": 1, "name": "x.png"},
    }
    found = donation.findings.get(code="tables_name_missing")
    assert (found.level, found.params) == ("warn", {"count": 3, "places": 2})
    client.force_login(donation.donor)
    shown = client.get(f"/donacion/{donation.pk}/").content.decode()
    assert "Hay tablas que hablan de archivos que no están" in shown
    assert "f/b.png" in shown
    spoken = transcripts.found(version)
    spoken.by_table.clear()
    transcripts.link(version, spoken)
    assert not version.ledger.filter(reason="sidecar_names_missing").exists(), (
        "once it is there it is not said"
    )


def test_of_a_box_whose_members_are_only_counted_nothing_is_said(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LEDGER_ROWS", 2)
    monkeypatch.setattr(limits, "MEDIA_ROWS", 2)
    names = [f"{n}.png" for n in range(6)]
    packed = zip_of({"metadata.csv": _table(*names)} | {name: PIXEL + name.encode() for name in names})
    give(donation, "caja.zip", packed)
    send(donation)
    turn()
    assert donation.versions.get().ledger_parts.exists()
    assert not donation.findings.filter(code="tables_name_missing").exists()


def test_preflight_says_the_same(tmp_path: Path) -> None:
    inner = zip_of({"metadata.csv": _table("a.png", "b.png"), "a.png": PIXEL})
    (tmp_path / "caja.zip").write_bytes(zip_of({"dentro.zip": inner}))
    readings = list(read_all(walk([tmp_path])))
    link(readings)
    lines = {line["member"]: (line["reason"], line["params"]) for line in readings[0].lines}
    assert lines["dentro.zip!a.png"] == ("media_with_transcript", {"transcripts": 1})
    assert lines["dentro.zip!metadata.csv"] == (
        "sidecar_names_missing", {"missing": 1, "name": "dentro.zip!b.png"},
    )  # fmt: skip


def _corpus_of_sounds(count: int) -> dict[str, bytes]:
    """Return what a box of so many sounds holds, with the table that says what is in each and a text beside them."""
    sounds = {f"clips/{n:02d}.wav": sound(str(n)) for n in range(count)}
    table = "path\tsentence\n" + "".join(f"{n:02d}.wav\t{LETTER} {n}\n" for n in range(count))
    return {**sounds, "validated.tsv": table.encode(), "leeme.txt": LETTER.encode()}


@pytest.mark.parametrize("name", ["voces.zip", "voces.tar"])
def test_media_of_a_very_large_box_have_lines_of_their_own(
    donation: Donation, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(limits, "LEDGER_ROWS", 10)
    monkeypatch.setattr(limits, "RANGE_MEMBERS", 8)
    corpus = _corpus_of_sounds(30)
    give(donation, name, zip_of(corpus) if name.endswith("zip") else taped(*corpus.items()))
    send(donation)
    turn()
    assert _lines(donation) == {
        (name, f"clips/{n:02d}.wav"): ("media_with_transcript", {"transcripts": 1, "unpacked": True})
        for n in range(30)
    }
    assert sum(part.members for part in donation.versions.get().ledger_parts.all()) == 2


@pytest.mark.parametrize(("name", "kept"), [("voces.zip", 0), ("voces.tar", 20)])
def test_of_more_media_than_can_go_out_the_rest_is_counted(
    donation: Donation, monkeypatch: pytest.MonkeyPatch, name: str, kept: int
) -> None:
    monkeypatch.setattr(limits, "LEDGER_ROWS", 10)
    monkeypatch.setattr(limits, "MEDIA_ROWS", 20)
    corpus = _corpus_of_sounds(30)
    give(donation, name, zip_of(corpus) if name.endswith("zip") else taped(*corpus.items()))
    send(donation)
    turn()
    version = donation.versions.get()
    counted = sum(part.outcomes.get("media", 0) for part in version.ledger_parts.all())
    assert (version.ledger.filter(outcome="media").count(), counted) == (kept, 30 - kept)


def test_of_more_media_than_can_be_looked_at_no_row_speaks(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(donation, "voces.zip", zip_of(_corpus_of_sounds(5)))
    monkeypatch.setattr(media_index, "MOST", 4)
    send(donation)
    turn()
    assert {reason for reason, _ in _lines(donation).values()} == {"media_not_transcribed"}
