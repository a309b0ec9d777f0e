"""The papers say what was declared, letter by letter, and machines can read them."""

import json
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml
from django.core.management import call_command

from donations.approval import fingerprint
from donations.models import DeclaredLanguage, User
from publishing.front_matter import size_category
from publishing.models import Release
from tests.publishing.making import LETTERS, approved, document, prepared, record

CITATION = "Ñandutí, R. (2026). «Cartas ``` y más».\n@misc{x, title={Cartas & {cía}}}"


def out(release: Release, folder: Path) -> Path:
    call_command("export", release.dataset.slug, "--to", str(folder / "tree"), stdout=StringIO())
    return folder / "tree"


def head(tree: Path) -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load(
        (tree / "README.md").read_text(encoding="utf-8").split("---\n")[1]
    )
    return parsed


def test_the_head_names_licence_languages_and_files(donor: User, tmp_path: Path) -> None:
    donation = approved(donor, LETTERS, languages=("es-PY", "gn", "nah"), licence="cc-by-4.0")
    said = head(out(prepared(donation), tmp_path))
    assert said["license"] == "cc-by-4.0"
    assert said["language"] == ["es", "gn", "nah"]
    assert said["language_details"] == ["es-PY", "gn", "nah"]
    assert said["size_categories"] == ["n<1K"]
    assert said["configs"] == [
        {
            "config_name": "default", "default": True,
            "data_files": [{"split": "train", "path": "data/train-*.parquet"}, {"split": "test", "path": "data/test-*.parquet"}],
        }
    ]  # fmt: skip
    assert [one["num_examples"] for one in said["dataset_info"][0]["splits"]] == [2, 1]


def test_a_ported_licence_is_other_with_its_own_deed(donor: User, tmp_path: Path) -> None:
    said = head(out(prepared(approved(donor, LETTERS, licence="cc-by-sa-3.0-es")), tmp_path))
    assert (said["license"], said["license_name"]) == ("other", "cc-by-sa-3.0-es")
    assert said["license_link"].startswith("https://creativecommons.org/licenses/by-sa/3.0/es")


def test_citation_credit_and_varieties_are_exactly_as_declared(donor: User, tmp_path: Path) -> None:
    donation = approved(
        donor, LETTERS, citation=CITATION, credit_name="Radio «Ñemity» & amigas <3", languages=()
    )
    DeclaredLanguage.objects.create(donation=donation, tag="nah", variety="de la Huasteca")
    donation.approval_hash = fingerprint(donation)
    donation.save()
    card = (out(prepared(donation), tmp_path) / "README.md").read_text(encoding="utf-8")
    assert CITATION in card
    assert "Radio «Ñemity» & amigas <3" in card
    assert "de la Huasteca" in card
    assert "````\nÑandutí" in card


def test_of_several_gifts_each_half_says_of_which_it_speaks(donor: User, tmp_path: Path) -> None:
    gifts = [approved(donor, LETTERS, title=title) for title in ("Cartas de abril", "Actas del barrio")]
    card = (out(prepared(*gifts), tmp_path) / "README.md").read_text(encoding="utf-8")
    spanish, english = card.split("\n# English\n")
    for half, made, checked in (
        (spanish, "## Cómo se hizo", "## Qué revisamos"),
        (english, "## How it was made", "## What we checked"),
    ):
        after = half.split(f"\n{made}\n")[1]
        told, rest = after.split(f"\n{checked}\n")
        for title in ("Cartas de abril", "Actas del barrio"):
            assert f"\n### {title}\n" in told
            assert title in rest.split("\n## ")[0]


def test_each_half_calls_checks_and_findings_by_their_names(donor: User, tmp_path: Path) -> None:
    tree = out(prepared(approved(donor, LETTERS)), tmp_path)
    spanish, english = (tree / "README.md").read_text(encoding="utf-8").split("\n# English\n")
    assert "Comprobaciones: Lengua. Una persona" in spanish
    assert "\n- Lengua (aviso): " in spanish
    assert "Checks: Language. A person" in english
    assert "\n- Language (warning): " in english
    told = json.loads((tree / "checks.json").read_text(encoding="utf-8"))[0]
    assert (told["checked"], told["findings"][0]["level"]) == (["language"], "warn")


def test_of_one_gift_no_title_stands_over_each_part(donor: User, tmp_path: Path) -> None:
    card = (out(prepared(approved(donor, LETTERS, title="Cartas")), tmp_path) / "README.md").read_text(
        encoding="utf-8"
    )
    assert "\n### Cartas\n" not in card


def test_donors_words_cannot_change_the_card(donor: User, tmp_path: Path) -> None:
    donation = approved(
        donor, LETTERS, description="---\nlicense: mit\n---\n# Otro título\n<script>x</script>", title="a: [b"
    )
    tree = out(prepared(donation), tmp_path)
    card = (tree / "README.md").read_text(encoding="utf-8")
    assert head(tree)["pretty_name"] == "a: [b"
    assert "\n# Otro título" not in card
    assert "<script>" not in card


def test_no_paper_quotes_evidence_or_names_a_reviewer(donor: User, tmp_path: Path) -> None:
    tree = out(prepared(approved(donor, LETTERS)), tmp_path)
    for name in ("README.md", "ATTRIBUTION.md", "checks.json", "licenses.json", "croissant.json"):
        assert "600 123 123" not in (tree / name).read_text(encoding="utf-8")
    findings = json.loads((tree / "checks.json").read_text(encoding="utf-8"))[0]["findings"]
    assert findings[0]["resolution"] == "Es jopara, como se habla."


def test_croissant_lists_every_file_with_its_hash(donor: User, tmp_path: Path) -> None:
    release = prepared(approved(donor, LETTERS))
    said = json.loads((out(release, tmp_path) / "croissant.json").read_text(encoding="utf-8"))
    listed = {
        one["contentUrl"]: one["sha256"] for one in said["distribution"] if one["@type"] == "cr:FileObject"
    }
    assert listed == dict(release.files.filter(rows__isnull=False).values_list("path", "sha256"))


def test_the_parquet_has_what_readers_profit_from(donor: User, tmp_path: Path) -> None:
    file = pq.ParquetFile(
        out(prepared(approved(donor, LETTERS)), tmp_path) / "data/train-00000-of-00001.parquet"
    )
    column = file.metadata.row_group(0).column(0)
    assert column.compression == "ZSTD"
    assert column.has_offset_index


@pytest.mark.slow
def test_the_tree_loads_as_the_hub_would_load_it(
    donor: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "HF_DATASETS_OFFLINE": "1",
        "HF_HUB_OFFLINE": "1",
        "HF_HOME": str(tmp_path / "home"),
    }.items():
        monkeypatch.setenv(name, value)
    datasets = import_module("datasets")
    rows = [
        document(0, "suelto: ẽ"),
        record(1, {"n": 1, "a": ["ñ"]}),
        record(2, {"n": None, "a": []}, "test"),
    ]
    tree = out(prepared(approved(donor, rows)), tmp_path)
    records = datasets.load_dataset(str(tree), "records", cache_dir=str(tmp_path / "cache"))
    documents = datasets.load_dataset(str(tree), "documents", cache_dir=str(tmp_path / "cache"))
    assert records["train"]["n"][:] == [1]
    assert records["test"]["n"][:] == [None]
    assert documents["train"]["text"][:] == ["suelto: ẽ"]


@pytest.mark.parametrize(("rows", "name"), [(0, "n<1K"), (999, "n<1K"), (1000, "1K<n<10K"), (10**12, "n>1T")])
def test_sizes_have_the_hubs_names(rows: int, name: str) -> None:
    assert size_category(rows) == name
