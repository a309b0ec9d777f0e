"""A picture or a sound that a table beside it speaks of says so in the ledger, in folders and in boxes."""

import json

import pytest

from donations import sentences
from donations.models import Donation
from tests.factories import give, send
from tests.ingestion.machine import texts, turn
from tests.ingestion.test_flow import LETTER, PIXEL, zip_of

pytestmark = pytest.mark.django_db


def _lines(donation: Donation) -> dict[tuple[str, str], tuple[str, dict[str, object]]]:
    version = donation.versions.get()
    media = version.ledger.filter(outcome="media").select_related("file")
    return {(line.file.name, line.member): (line.reason, line.params) for line in media}


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
