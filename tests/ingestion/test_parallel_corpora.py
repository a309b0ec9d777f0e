"""Files whose lines translate one another, from what is given to what the donor sees and what goes out."""

import gzip
import json

import pytest
from django.test import Client
from django.urls import reverse

from donations import aligned
from donations.desk import tables
from donations.media import Medium
from donations.models import Donation
from publishing import pairs
from tests.factories import give, send
from tests.ingestion.machine import turn
from tests.ingestion.test_flow import zip_of

pytestmark = pytest.mark.django_db

ES = [f"La casa número {number} está en la colina, cerca del río grande." for number in range(30)]
QU = [f"Ñuqap wasiyqa {number} urqupi kachkan, hatun mayu patapi, chaymi sumaq." for number in range(30)]


def _written(lines: list[str]) -> bytes:
    return "".join(line + "\n" for line in lines).encode()


def _out(donation: Donation, split: str) -> list[dict[str, str]]:
    return [json.loads(row["columns"] or "{}") for row in pairs.rows(donation.versions.get(), split)]


FILES = {
    "datos/train.es": _written([*ES[:10], "", *ES[11:]]),
    "datos/train.quy": _written([*QU[:20], "", *QU[21:]]),
    "datos/dev.es": _written(ES[:5]),
    "datos/dev.quy": _written(QU[:5]),
}


@pytest.mark.parametrize("given", ["loose", "in a box", "packed"])
def test_lines_stay_beside_their_translations(donation: Donation, given: str) -> None:
    if given == "in a box":
        give(donation, "corpus.zip", zip_of(FILES))
    for name, content in FILES.items() if given != "in a box" else ():
        give(donation, *((f"{name}.gz", gzip.compress(content)) if given == "packed" else (name, content)))
    send(donation)
    turn()
    assert not donation.findings.filter(code="files_failed").exists()
    expected = [{"es": es, "quy": quy} for es, quy in zip(ES, QU, strict=True)]
    expected[10]["es"] = expected[20]["quy"] = ""
    assert _out(donation, "train") == expected
    assert _out(donation, "validation") == expected[:5]


def test_the_donor_is_told_which_fit_and_which_do_not(donation: Donation, client: Client) -> None:
    give(donation, "a/train.es", _written(ES))
    give(donation, "a/train.quy", _written(QU))
    give(donation, "a/train.gn", _written(QU[:29]))
    give(donation, "b/solo.es", _written(ES[:8]))
    send(donation)
    turn()
    client.force_login(donation.donor)
    page = client.get(reverse("donations:detail", args=[donation.pk])).content.decode()
    assert (
        "<code>train.es</code> · <code>train.quy</code>: el mismo texto en varias lenguas. Se publican juntos, en 30 filas."
        in page
    )
    assert "<code>train.gn</code>: tiene 29 líneas, y ningún otro archivo" in page
    assert page.count("<code>solo.es</code>") == 0
    assert tables.understood(donation, donation.versions.get())["corpora"] == [
        {"pairs": [(["train.es", "train.quy"], 30)], "alone": [("train.gn", 29)]}
    ]


def test_only_texts_of_one_place_and_name_belong_together() -> None:
    places = [
        ("a/train.es", ""), ("a/dev.quy", ""), ("b/train.quy", ""), ("caja.zip", "a/train.gn"), ("otra.zip", "a/train.es"),
        ("a/train.es.txt", ""), ("nota.txt", ""),
    ]  # fmt: skip
    assert list(aligned.corpora(aligned.Side(Medium(*place), 3) for place in places)) == []


def test_of_a_language_that_is_there_twice_nobody_can_tell_which_is_meant() -> None:
    places = [("train.es.gz", "train.es"), ("train.es.xz", "train.es"), ("train.gn.gz", "train.gn")]
    assert list(aligned.corpora(aligned.Side(Medium(*place), 3) for place in places)) == []
    assert len(list(aligned.corpora(aligned.Side(Medium(*place), 3) for place in places[1:]))) == 1


def test_many_corpora_are_counted(donation: Donation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aligned, "MOST_SHOWN", 1)
    give(donation, "corpus.zip", zip_of(FILES))
    send(donation)
    turn()
    said = aligned.shown(donation.versions.get())
    assert said == {
        "corpora": [{"pairs": [(["dev.es", "dev.quy"], 5)], "alone": []}],
        "more_corpora": 1,
    }
