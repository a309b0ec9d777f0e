"""A part by others keeps its licence in every row, and its holder's thanks in the papers."""

import json

import pyarrow.parquet as pq
import pytest
from django.core.files.storage import default_storage

from donations.approval import fingerprint
from donations.models import Donation, RightsSource, User
from publishing.models import Release
from publishing.templatetags.cards import quoted_inline
from tests.publishing.making import approved, document, prepared, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(donor: User) -> Release:
    """Letters of ours beside poems by somebody else, made from a corpus of a third."""
    rows = [
        document(1, "Carta"),
        document(2, "Poema", path="poemas/uno.txt"),
        record(3, {"verso": "uno"}) | {"path": "lote.zip", "member": "poemas/2.csv"},
    ]
    gift = approved(donor, rows)
    facts = {"donation": gift, "basis": "licensed_third_party"}
    RightsSource.objects.create(
        title="Poemas *de* Delfina",
        pattern="poemas/",
        licence="cc-by-3.0-es",
        holder="Delfina <Acosta>",
        **facts,
    )
    RightsSource.objects.create(
        title="Corpus viejo", is_upstream=True, licence="cc0-1.0", url="https://example.org/viejo", **facts
    )
    Donation.objects.filter(pk=gift.pk).update(approval_hash=fingerprint(gift))
    gift.refresh_from_db()
    return prepared(gift)


def read(release: Release, path: str) -> str:
    with default_storage.open(release.files.get(path=path).key) as file:
        return str(file.read().decode())


def test_every_row_has_the_licence_of_its_part(release: Release) -> None:
    licences: dict[str, str] = {}
    for file in release.files.exclude(rows=None):
        with default_storage.open(file.key) as stored:
            rows = pq.read_table(stored).to_pylist()
        for row in rows:
            named = {key.rpartition("_")[2]: value for key, value in row.items()}
            licences[str(named["source"])] = str(named["licence"])
    assert licences == {
        "cartas/carta.txt": "cc-by-4.0", "poemas/uno.txt": "cc-by-3.0-es", "lote.zip!poemas/2.csv": "cc-by-3.0-es",
    }  # fmt: skip


def test_the_papers_name_the_parts(release: Release) -> None:
    card = read(release, "README.md")
    assert "Parte «Poemas \\*de\\* Delfina»: Creative Commons Atribución 3.0 España" in card
    assert "«Corpus viejo» (se hizo a partir de)" in card
    assert "Delfina &lt;Acosta>" in read(release, "ATTRIBUTION.md")
    (told,) = json.loads(read(release, "licenses.json"))
    assert [(part["licence"], part["upstream"]) for part in told["parts"]] == [
        ("cc-by-3.0-es", False),
        ("cc0-1.0", True),
    ]


def test_words_inside_a_line_stay_words() -> None:
    assert quoted_inline("# [a](b)\n<i>`c`|_d_") == "\\# \\[a\\](b) &lt;i>\\`c\\`\\|\\_d\\_"
