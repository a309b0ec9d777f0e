"""A dataset card's splits are compared with how files were read, and followed once the donor says so."""

import json

import pytest
from django.test import Client

from donations.models import Donation, Status, TextVersion
from ingestion.declared_splits import fits, split_declared
from ingestion.recorded import Recorded
from tests.factories import give, send
from tests.ingestion.machine import turn
from tests.ingestion.test_flow import LETTER, PIXEL, zip_of

pytestmark = pytest.mark.django_db

CARD = """---
configs:
- config_name: default
  data_files:
  - split: train
    path: datos/uno.jsonl
  - split: test
    path: datos/oro*.jsonl
  - split: gold
    path: textos/*.txt
  - split: dev
    path: no_hay/*.csv
---
# Corpus
"""


@pytest.mark.parametrize(
    ("place", "card", "pattern", "is_meant"),
    [
        ("a.csv", "README.md", "a.csv", True),
        ("a.csv", "README.md", "./a.csv", True),
        ("data/train-0.parquet", "README.md", "data/train-*", True),
        ("data/x/train-0.parquet", "README.md", "data/*", True),  # a folder that is meant, with what is in it
        ("data/x/train-0.parquet", "README.md", "*.parquet", False),
        ("data/x/train-0.parquet", "README.md", "**/*.parquet", True),
        ("train-0.parquet", "README.md", "**/*.parquet", True),
        ("data/x/a.csv", "README.md", "data", True),
        ("database.csv", "README.md", "data", False),
        ("corpus/a.csv", "corpus/README.md", "a.csv", True),
        ("a.csv", "corpus/README.md", "a.csv", False),
        ("caja.zip!corpus/a.csv", "caja.zip!corpus/README.md", "a.csv", True),
        ("otra.zip!corpus/a.csv", "caja.zip!corpus/README.md", "a.csv", False),
        ("datos/caja.zip!x/a.csv", "README.md", "datos/*.zip", True),
        ("datos/caja.zip!x/a.csv", "README.md", "**/a.csv", False),
        ("datos\\a.csv", "README.md", "datos/a.csv", True),
        ("a1.csv", "README.md", "a[0-9].csv", True),
        ("ab.csv", "README.md", "a[!0-9].csv", True),
        ("a.csv", "README.md", "a(.+)+$", False),
        ("ax.csv", "README.md", "a?.csv", True),
        ("a]b.csv", "README.md", "a[]]b.csv", False),
    ],
)
def test_patterns_mean_what_they_mean_on_the_hub(
    place: str, card: str, pattern: str, *, is_meant: bool
) -> None:
    assert fits(place, card, pattern) is is_meant


def test_usual_names_are_ours() -> None:
    declared = (("README.md", "dev", "a.csv"), ("README.md", "gold", "*.csv"))
    assert [split_declared(name, declared) for name in ("a.csv", "b.csv", "c.txt")] == [
        "validation",
        "gold",
        "",
    ]
    assert split_declared("a.csv", ()) == ""


def _rows(*numbers: int) -> bytes:
    return "\n".join(json.dumps({"texto": f"{LETTER} {n}"}) for n in numbers).encode()


def _splits(donation: Donation) -> dict[str, str]:
    version = donation.versions.first()
    assert version is not None
    return {
        (row["member"] or row["path"]).rpartition("/")[2]: row["split"]
        for row in Recorded(version).rows("path", "member", "split")
    }


@pytest.fixture(params=[False, True], ids=["files", "box"])
def read(request: pytest.FixtureRequest, donation: Donation) -> Donation:
    """A donation with a card, given as files or in a box, read and in review."""
    files = {
        "README.md": CARD.encode(), "datos/uno.jsonl": _rows(1), "datos/oro.jsonl": _rows(2, 3), "textos/a.txt": LETTER.encode(),
    }  # fmt: skip
    for name, content in ({"c.zip": zip_of(files)} if request.param else files).items():
        give(donation, name, content)
    send(donation)
    turn()
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW
    return donation


def test_the_donor_says_whose_splits_hold(client: Client, read: Donation) -> None:
    assert set(_splits(read).values()) == {"train"}
    client.force_login(read.donor)
    page, send_to = f"/donacion/{read.pk}/", f"/donacion/{read.pk}/ficha/"
    shown = client.get(page).content.decode()
    assert "README.md dice de 2 archivos" in shown
    assert "README.md dice «Prueba», leímos «Entrenamiento»" in shown
    assert "no_hay/*.csv" in shown
    client.post(send_to, {"reading": "1", "follows": "no"})
    read.refresh_from_db()
    assert (read.status, read.structure.follows_card) == (Status.IN_REVIEW, False)
    assert "Nos dijiste que las dejáramos" in client.get(page).content.decode()
    client.post(send_to, {"reading": "7", "follows": "yes"})
    client.post(send_to, {"reading": "1", "follows": "quizá"})
    assert TextVersion.objects.count() == 1
    client.post(send_to, {"reading": "1", "follows": "yes"})
    client.post(send_to, {"reading": "1", "follows": "yes"})
    turn()
    read.refresh_from_db()
    assert read.status == Status.IN_REVIEW
    assert TextVersion.objects.count() == 2
    assert _splits(read) == {"README.md": "train", "uno.jsonl": "train", "oro.jsonl": "test", "a.txt": "gold"}
    shown = client.get(page).content.decode()
    assert "Leído como dice README.md" in shown
    client.post(send_to, {"reading": "2", "follows": "no"})
    turn()
    assert set(_splits(read).values()) == {"train"}


def test_where_card_and_names_agree_nobody_is_asked(client: Client, donation: Donation) -> None:
    card = "---\nconfigs:\n- data_files:\n  - split: train\n    path: train.jsonl\n  - split: test\n    path: test.jsonl\n---\n"
    for name, content in (("README.md", card.encode()), ("train.jsonl", _rows(1)), ("test.jsonl", _rows(2))):
        give(donation, name, content)
    send(donation)
    turn()
    assert donation.versions.get().card == {"files": [], "more": 0, "agree": 2, "nowhere": []}
    client.force_login(donation.donor)
    shown = client.get(f"/donacion/{donation.pk}/").content.decode()
    assert "Las partes de README.md son las mismas que encontramos" in shown
    assert "Usar las partes" not in shown


def test_what_a_row_says_of_itself_comes_before_a_card(donation: Donation) -> None:
    give(donation, "README.md", b"---\nconfigs:\n- data_files:\n  - split: test\n    path: uno.jsonl\n---\n")
    give(donation, "uno.jsonl", json.dumps({"texto": LETTER, "split": "dev"}).encode())
    send(donation)
    turn()
    assert donation.versions.get().card["files"] == [["uno.jsonl", "test", "validation", 1]]


def test_a_picture_in_a_split_that_a_card_declares_is_of_it(client: Client, donation: Donation) -> None:
    """Publishing leaves out what lies in a withheld split, whoever named it."""
    give(donation, "README.md", b"---\nconfigs:\n- data_files:\n  - split: gold\n    path: fotos/**\n---\n")
    give(donation, "fotos/a.png", PIXEL)
    give(donation, "fotos/metadata.csv", f'file_name,caption\na.png,"{LETTER}"\n'.encode())
    send(donation)
    turn()
    client.force_login(donation.donor)
    client.post(f"/donacion/{donation.pk}/ficha/", {"reading": "1", "follows": "yes"})
    turn()
    version = donation.versions.first()
    assert version is not None
    assert version.ledger.get(outcome="media").params["split"] == "gold"


def test_without_a_card_nothing_is_compared(donation: Donation) -> None:
    give(donation, "uno.jsonl", _rows(1))
    give(donation, "README.md", b"# Un corpus\n")
    send(donation)
    turn()
    assert donation.versions.get().card == {}
