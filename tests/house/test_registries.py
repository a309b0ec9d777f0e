"""Whatever is registered has its tests, its contract and its sentences."""

import tomllib
from pathlib import Path

import polib
import pytest
from django.utils.translation import override

from donations import sentences
from donations.wording.kinds import KINDS, has_rows
from ingestion.checks import CHECKS
from ingestion.checks.accounting import LEVELS as OUTCOMES
from ingestion.checks.language import LEVELS as ANSWERS
from ingestion.extractors import EXTRACTORS
from ingestion.opening import OPENERS
from ingestion.reading.items import RECORD_TYPES, STREAMED_TYPES
from ingestion.sniffing import EMPTY, tables
from ingestion.types import Extractor
from tests.house.tree import ROOT, text_of

CHECK_NAMES = [check.name for check in CHECKS]


def independent() -> set[str]:
    """Return every module that a contract of independence names."""
    told = tomllib.loads(text_of(Path("pyproject.toml")))["tool"]["importlinter"]["contracts"]
    return {
        module for contract in told if contract["type"] == "independence" for module in contract["modules"]
    }


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda extractor: extractor.name)
def test_every_extractor_has_its_test_and_its_contract(extractor: Extractor) -> None:
    module = type(extractor).__module__
    room = module.split(".")[-2]  # a few formats of one kind are tested together
    tests = [ROOT / "tests" / "extractors" / f"test_read_{name}.py" for name in (extractor.name, room)]
    assert any(test.exists() for test in tests)
    assert module in independent()


def test_whatever_is_read_opened_or_told_from_others_has_a_name_of_its_own() -> None:
    seen = set().union(*(one.media_types for one in EXTRACTORS), *(one.media_types for one in OPENERS))
    told = {kind for _, kind in tables.SIGNATURES} | {*tables.ROOTS.values(), *tables.CLAIMS.values(), EMPTY}
    nameless = {kind for kind in seen | told if kind not in KINDS}
    assert {kind for kind in nameless if not kind.startswith(("image/", "audio/", "video/"))} == set()


@pytest.mark.parametrize("locale", ["es", "pt_BR"])
def test_every_name_of_a_kind_is_said_to_donors(locale: str) -> None:
    catalogue = polib.pofile(str(ROOT / f"locale/{locale}/LC_MESSAGES/django.po"))
    with override("en"):
        names = {str(kind.word) for kind in KINDS.values()}
    assert [name for name in names if not catalogue.find(name)] == []


def test_records_are_of_kinds_that_are_read_and_rows_are_records() -> None:
    assert [one.name for one in EXTRACTORS if not one.records <= one.media_types] == []
    assert {kind for kind in KINDS if has_rows(kind)} <= RECORD_TYPES
    assert STREAMED_TYPES <= RECORD_TYPES


@pytest.mark.parametrize("name", CHECK_NAMES)
def test_every_check_has_its_test_and_its_contract(name: str) -> None:
    assert (ROOT / "tests" / "checks" / f"test_{name}.py").exists()
    assert f"ingestion.checks.{name}" in independent()


def test_every_answer_of_accounting_and_language_has_its_sentence() -> None:
    codes = [f"files_{outcome.value}" for outcome in OUTCOMES] + [f"language_{answer}" for answer in ANSWERS]
    codes += ["files_unaccounted", "nothing_readable", "files_in_another_language"]
    assert [code for code in codes if code not in sentences.FOUND] == []
