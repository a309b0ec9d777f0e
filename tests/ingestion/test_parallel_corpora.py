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
from tests.opening.tapes import taped

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


TALES = {
    "cuento_es.txt": _written(["Había una vez un zorro. Tenía hambre."] * 12),
    "cuento_quy.txt": _written(["Huk atuq kasqa. Yarqasqa kasqa."] * 9),
}
BY_CODES = {"es.txt": _written(ES), "quy.txt": _written(QU), "nota.txt": b"Recogido en 1998."}
BY_WORDS = {
    "corpus/Español/frases.txt": _written(ES),
    "corpus/Quechua/frases.txt": _written(QU),
    "corpus/Español/nota.txt": _written(ES[1:]),
}


@pytest.mark.parametrize("given", ["loose", "in a box", "packed", "in a tape"])
def test_any_word_of_a_way_may_tell_the_language_where_that_is_all_that_differs(
    donation: Donation, given: str
) -> None:
    files = (BY_CODES if given == "packed" else BY_WORDS) | TALES
    if given == "in a box":
        give(donation, "corpus_es.zip", zip_of(files))
    elif given == "in a tape":
        give(donation, "corpus.tar", taped(*files.items()))
    for name, content in files.items() if given in {"loose", "packed"} else ():
        give(donation, *((f"{name}.gz", gzip.compress(content)) if given == "packed" else (name, content)))
    send(donation)
    turn()
    rows = list(pairs.rows(donation.versions.get(), "train"))
    records = [json.loads(row["columns"]) for row in rows if row["columns"]]
    assert len(rows) - len(records) == (5 if given == "in a tape" else 3)
    names = ("es", "quy") if given == "packed" else ("Español", "Quechua")
    expected = [dict(zip(names, pair, strict=True)) for pair in zip(ES, QU, strict=True)]
    assert records == ([] if given == "in a tape" else expected)


def test_what_is_packed_under_the_same_name_tells_no_language(donation: Donation) -> None:
    for folder, lines in {"Español": ES, "Quechua": QU}.items():
        give(donation, f"{folder}/frases.txt.gz", gzip.compress(_written(lines)))
    send(donation)
    turn()
    assert [row["columns"] for row in pairs.rows(donation.versions.get(), "train")] == [None, None]


def test_files_of_one_name_are_told_with_their_folders(donation: Donation) -> None:
    for name, content in BY_WORDS.items():
        give(donation, name, content)
    send(donation)
    turn()
    pair = ["corpus/Español/frases.txt", "corpus/Quechua/frases.txt"]
    assert aligned.shown(donation.versions.get())["corpora"] == [{"pairs": [(pair, 30)], "alone": []}]


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


def test_boxes_that_are_called_by_a_language_stay_by_themselves() -> None:
    places = [Medium(f"corpus_{box}.zip", f"{side}.txt") for box in ("es", "gn") for side in ("es", "quy")]
    found = list(aligned.corpora(aligned.Side(place, 3) for place in places))
    assert [[side.place for side in corpus.sides] for corpus in found] == [places[:2], places[2:]]


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
