"""The lines of files that translate one another go out side by side."""

import json
from collections.abc import Mapping
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml

from donations import aligned, storage
from donations.models import Donation, LedgerEntry, User
from publishing import pairs, samples, shards
from publishing.models import Release, ReleaseItem
from tests.publishing.making import approved, document, prepared, record

pytestmark = pytest.mark.django_db

BOX = "cartas/carta.txt"  # the one file that such donations have, here a box


def _lines(member: str, count: int, split: str = "train", **more: Any) -> list[dict[str, Any]]:
    """Return the lines of a member called as its language, each saying whose it is and its number."""
    code = member.rpartition(".")[2]
    return [
        document(number, "", split, member=member, columns=json.dumps({code: f"{code} {number}"}), sha256=code, **more)
        for number in range(count)
    ]  # fmt: skip


def _given(donor: User, *members: list[dict[str, Any]]) -> Donation:
    donation = approved(donor, [row for rows in members for row in rows])
    counted: dict[str, int] = {}
    for rows in members:
        counted[rows[0]["member"]] = counted.get(rows[0]["member"], 0) + len(rows)
    for member, count in counted.items():
        LedgerEntry.objects.create(
            version=donation.versions.get(), file=donation.files.get(), member=member, outcome="text",
            media_type=aligned.KIND, documents=count,
        )  # fmt: skip
    return donation


def _told(release: Release) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for file in release.files.filter(path__endswith=".parquet").order_by("path"):
        with storage.local_copy(file.key) as path:
            found += pq.read_table(path).to_pylist()
    return found


def _columns(rows: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if "acopio" not in name} for row in rows]


def test_lines_that_translate_one_another_are_one_row(donor: User) -> None:
    others = [record(9, {"titulo": "Otra cosa"})]
    rows = _told(prepared(_given(donor, _lines("p/a.es", 250), others, _lines("p/a.quy", 250))))
    assert _columns(rows[:250]) == [
        {"es": f"es {number}", "titulo": None, "quy": f"quy {number}"} for number in range(250)
    ]
    assert _columns(rows[250:]) == [{"es": None, "titulo": "Otra cosa", "quy": None}]
    assert rows[0]["acopio_source"] == f"{BOX}!p/a.es + {BOX}!p/a.quy"
    assert rows[0]["acopio_sha256"] == "es + quy"


def test_files_of_as_many_lines_stand_together_and_others_alone(donor: User) -> None:
    rows = _told(prepared(_given(donor, _lines("a.aym", 2), _lines("a.es", 3), _lines("a.quy", 3))))
    assert _columns(rows) == [
        {"aym": "aym 0", "es": None, "quy": None},
        {"aym": "aym 1", "es": None, "quy": None},
        *({"aym": None, "es": f"es {number}", "quy": f"quy {number}"} for number in range(3)),
    ]


def test_of_several_corpora_each_is_its_own(donor: User) -> None:
    files = [_lines(f"{folder}/a.{code}", 2) for folder in ("x", "y") for code in ("es", "gn")]
    rows = _told(prepared(_given(donor, *files)))
    sources = [f"{BOX}!{folder}/a.es + {BOX}!{folder}/a.gn" for folder in ("x", "x", "y", "y")]
    assert [row["acopio_source"] for row in rows] == sources


def test_what_a_split_has_counts(donor: User) -> None:
    """Of one language two lines are in another part: the rest is as long, but not the same."""
    apart = [*_lines("a.es", 3), *_lines("a.es", 2, "test")]
    rows = _told(prepared(_given(donor, apart, _lines("a.gn", 5))))
    assert len(rows) == 10
    assert not any(row["es"] and row["gn"] for row in rows)


def test_a_row_has_one_licence(donor: User) -> None:
    donation = _given(donor, _lines("a.es", 2), _lines("a.gn", 2), _lines("a.quy", 2))
    donation.sources.create(title="Guaraní", pattern=f"{BOX}!a.gn", licence="cc0-1.0", basis="public_domain")
    rows = list(pairs.rows(donation.versions.get(), "train"))
    assert [json.loads(row["columns"] or "") for row in rows] == [
        {"es": "es 0", "quy": "quy 0"}, {"es": "es 1", "quy": "quy 1"}, {"gn": "gn 0"}, {"gn": "gn 1"},
    ]  # fmt: skip


def test_other_tables_called_by_languages_stay_apart(donor: User) -> None:
    donation = _given(donor, _lines("a.es", 2), _lines("a.gn", 2), _lines("a.quy", 2))
    donation.versions.get().ledger.filter(member="a.gn").update(media_type="text/csv")
    rows = list(pairs.rows(donation.versions.get(), "train"))
    assert [json.loads(row["columns"] or "").keys() for row in rows] == [
        {"es", "quy"}, {"es", "quy"}, {"gn"}, {"gn"},
    ]  # fmt: skip


def test_files_without_a_row_are_no_corpus(donor: User) -> None:
    donation = _given(donor, _lines("a.es", 2), _lines("a.gn", 2))
    donation.versions.get().ledger.filter(member="a.gn").update(documents=0)
    assert aligned.corpora_of(donation.versions.get()) == []


def test_the_donor_is_shown_what_goes_out(donor: User) -> None:
    donation = _given(donor, _lines("a.es", 2), _lines("a.gn", 2))
    item = ReleaseItem(donation=donation, version=donation.versions.get())
    assert samples.take([item], {})[str(donation.pk)] == {
        "train": [{"es": "es 0", "gn": "gn 0"}, {"es": "es 1", "gn": "gn 1"}]
    }


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("text/x-moses", "text/x-moses"), ["text-generation", "translation"]),
        (("text/x-moses", "text/csv"), ["text-generation"]),
        (("application/x-tmx+xml", "text/plain"), ["text-generation", "translation"]),
        (("text/x-gettext-translation", ""), ["text-generation"]),
    ],
)
def test_what_is_translated_says_so_on_the_hub(
    donor: User, kinds: tuple[str, str], expected: list[str]
) -> None:
    donation = _given(donor, _lines("a.es", 2), _lines("a.gn", 2))
    for member, kind in zip(("a.es", "a.gn"), kinds, strict=True):
        line = donation.versions.get().ledger.filter(member=member)
        line.update(media_type=kind, documents=2 if kind != "text/x-gettext-translation" else 0)
    with storage.local_copy(prepared(donation).files.get(path="README.md").key) as path:
        head = yaml.safe_load(path.read_text(encoding="utf-8").split("---")[1])
    assert head["task_categories"] == expected


def test_sides_that_do_not_fit_are_no_translation(donor: User) -> None:
    version = _given(donor, _lines("a.es", 2), _lines("a.gn", 3)).versions.get()
    assert not aligned.is_translated(version)


def test_only_the_stretches_that_may_have_a_file_are_read(
    donor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [_lines("", 100, path=path) for path in ("a", "b", "c")]  # each a stretch of its own
    version = approved(donor, [row for rows in files for row in rows]).versions.get()
    found = list(shards.rows_of(version, "train", "b", ""))
    assert [row["id"] for row in found] == [row["id"] for row in files[1]]
    read: list[list[int]] = []
    iterate = pq.ParquetFile.iter_batches

    def noted(self: pq.ParquetFile, **options: Any) -> Any:
        read.append(options["row_groups"])
        return iterate(self, **options)

    monkeypatch.setattr(pq.ParquetFile, "iter_batches", noted)
    assert list(shards.rows_of(version, "train", "bb", "")) == []
    assert len(list(shards.rows_of(version, "train", "c", ""))) == 100
    assert read == [[], [2]]
