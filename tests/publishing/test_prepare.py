"""Preparing writes everything, frozen, before anything leaves the house."""

import io
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.core.files.storage import default_storage
from django.db.models import QuerySet

from donations import storage
from donations.models import Donation, Shard, User
from publishing import parquet, releases, writing
from publishing.allowed import CannotRelease
from publishing.models import Release, ReleaseFile
from publishing.shards import ShardChanged
from tests.publishing.making import LETTERS, approved, dataset_for, document, prepared, record


def table(release: Release, path: str) -> pa.Table:
    """Return a published Parquet file as its reader sees it."""
    with default_storage.open(release.files.get(path=path).key) as stored:
        return pq.read_table(io.BytesIO(stored.read()))


def contents(files: QuerySet[ReleaseFile]) -> dict[str, str]:
    """Return {path: sha256}."""
    return dict(files.values_list("path", "sha256"))


def test_documents_become_one_table_for_each_split(donor: User) -> None:
    release = prepared(approved(donor, LETTERS))
    train = table(release, "data/train-00000-of-00001.parquet")
    assert train.column_names == [
        "text",
        "id",
        "donation",
        "source",
        "licence",
        "language",
        "languages",
        "sha256",
    ]
    assert train["text"].to_pylist() == [LETTERS[0]["text"], LETTERS[1]["text"]]
    assert train["language"].to_pylist() == ["es", "es"]
    assert set(contents(release.files.all())) == {
        "README.md", "ATTRIBUTION.md", "licenses.json", "checks.json", "croissant.json",
        "data/train-00000-of-00001.parquet", "data/test-00000-of-00001.parquet",
    }  # fmt: skip


def test_the_manifest_says_what_storage_holds(donor: User) -> None:
    release = prepared(approved(donor, LETTERS))
    for file in release.files.all():
        assert storage.digest_of(file.key) == (file.sha256, file.bytes)
    assert release.manifest_sha256 == releases.manifest_digest(release.files.all())


def test_the_same_donation_gives_the_same_bytes(donor: User) -> None:
    donation = approved(donor, LETTERS)
    first = prepared(donation)
    second = releases.begin(first.dataset, [donation], None)
    writing.prepare(second)
    assert contents(first.files.exclude(path="croissant.json")) == contents(
        second.files.exclude(path="croissant.json")
    )


def test_bytes_do_not_depend_on_how_the_shards_were_cut(donor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [document(number, f"carta {number} " * 50) for number in range(700)]
    donation = approved(donor, many)
    first = contents(prepared(donation).files.filter(rows__isnull=False))
    monkeypatch.setattr("publishing.shards.ROWS_AT_ONCE", 7)
    assert contents(prepared(donation, slug="otra-vez").files.filter(rows__isnull=False)) == first


def test_large_splits_are_cut_into_numbered_shards(donor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "SHARD_BYTES", 1_000)
    monkeypatch.setattr(parquet, "GROUP_BYTES", 2_000)
    monkeypatch.setattr(parquet, "BATCH_BYTES", 500)
    release = prepared(
        approved(donor, [document(number, f"carta {number} {number**7}") for number in range(40)])
    )
    shards = release.files.filter(rows__isnull=False)
    assert shards.count() > 1
    assert sum(shard.rows or 0 for shard in shards) == 40
    read = [text for shard in shards for text in table(release, shard.path)["text"].to_pylist()]
    assert read == [f"carta {number} {number**7}" for number in range(40)]
    assert all(shard.path.endswith(f"-of-{shards.count():05}.parquet") for shard in shards)


def test_records_keep_their_columns_as_real_types(donor: User) -> None:
    rows: list[dict[str, Any]] = [
        {
            "pregunta": "¿Qué?",
            "n": 1,
            "puntos": 1,
            "ok": True,
            "opciones": ["a", "ñ"],
            "mixto": 1,
            "grande": 2**70,
            "nada": None,
        },
        {
            "pregunta": "Mba'e",
            "n": 2,
            "puntos": 0.5,
            "ok": False,
            "opciones": [],
            "mixto": "uno",
            "grande": 1,
            "nada": None,
            "tarde": "x",
        },
    ]
    release = prepared(approved(donor, [record(i, row) for i, row in enumerate(rows)], kind="instruction"))
    read = table(release, "data/train-00000-of-00001.parquet")
    kinds = {name: str(read.schema.field(name).type) for name in read.column_names}
    assert kinds["n"] == "int64"
    assert kinds["puntos"] == "double"
    assert kinds["ok"] == "bool"
    assert read["pregunta"].to_pylist() == ["¿Qué?", "Mba'e"]
    assert read["opciones"].to_pylist() == ['["a", "ñ"]', "[]"]
    assert read["mixto"].to_pylist() == ["1", '"uno"']
    assert read["grande"].to_pylist() == [str(2**70), "1"]
    assert read["tarde"].to_pylist() == [None, "x"]
    assert read.column_names[-5:] == [
        "acopio_id",
        "acopio_donation",
        "acopio_source",
        "acopio_licence",
        "acopio_sha256",
    ]


def test_an_original_column_keeps_its_name_when_it_is_ours_too(donor: User) -> None:
    release = prepared(approved(donor, [record(0, {"acopio_id": "suyo", "text": "t"})]))
    read = table(release, "data/train-00000-of-00001.parquet")
    assert read["acopio_id"].to_pylist() == ["suyo"]
    assert read["acopio2_id"].to_pylist() == ["doc-000000"]


def test_half_a_surrogate_pair_is_kept_as_json(donor: User) -> None:
    release = prepared(approved(donor, [record(0, {"a": "\ud83d"}), record(1, {"a": "ñ"})]))
    assert table(release, "data/train-00000-of-00001.parquet")["a"].to_pylist() == ['"\\ud83d"', '"ñ"']


def test_documents_and_records_of_one_split_are_not_mixed(donor: User) -> None:
    release = prepared(approved(donor, [document(0, "suelto"), record(1, {"a": 1})]))
    assert table(release, "data/documents/train-00000-of-00001.parquet")["text"].to_pylist() == ["suelto"]
    assert table(release, "data/records/train-00000-of-00001.parquet")["a"].to_pylist() == [1]


def test_a_changed_shard_is_noticed(donor: User) -> None:
    donation = approved(donor, LETTERS)
    shard = Shard.objects.filter(version__donation=donation).first()
    assert shard is not None
    with default_storage.open(shard.path) as stored:
        flipped = bytearray(stored.read())
    flipped[30] ^= 1
    default_storage.delete(shard.path)
    storage.put(shard.path, io.BytesIO(bytes(flipped)))
    with pytest.raises(ShardChanged):
        prepared(donation)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"licence": "cc-by-nd-4.0", "kind": "instruction"}, "licence_forbids"),
        ({"licence": "all-rights-reserved"}, "licence_forbids"),
        ({"licence": "inventada-1.0"}, "licence_unknown"),
    ],
)
def test_what_may_not_be_published_is_refused_with_the_reason(
    donor: User, facts: dict[str, str], code: str
) -> None:
    donation = approved(donor, LETTERS, **facts)
    with pytest.raises(CannotRelease, match=code):
        releases.begin(dataset_for(donation), [donation], None)
    assert not Release.objects.exists()


def test_a_donation_changed_after_approval_is_refused(donor: User) -> None:
    donation = approved(donor, LETTERS)
    Donation.objects.filter(pk=donation.pk).update(title="Otra cosa")
    donation.refresh_from_db()
    with pytest.raises(CannotRelease, match="changed_since_approval"):
        releases.begin(dataset_for(donation), [donation], None)


def test_a_dataset_is_never_more_open_than_the_donor_wished(donor: User) -> None:
    donation = approved(donor, LETTERS, visibility="private")
    dataset = dataset_for(donation)
    dataset.visibility = "public"
    with pytest.raises(CannotRelease, match="more_open_than_wished"):
        releases.begin(dataset, [donation], None)


def test_donations_of_two_licences_do_not_share_a_dataset(donor: User) -> None:
    one, other = approved(donor, LETTERS), approved(donor, [document(0, "otra")], licence="cc-by-sa-4.0")
    with pytest.raises(CannotRelease, match="mixed_licences"):
        releases.begin(dataset_for(one), [one, other], None)


def test_two_donations_share_the_documents_of_a_bundle(donor: User) -> None:
    one, other = approved(donor, LETTERS), approved(donor, [document(0, "otra")])
    release = prepared(one, other)
    train = table(release, "data/train-00000-of-00001.parquet")
    assert train["donation"].to_pylist() == [one.reference, one.reference, other.reference]
