"""Whatever is registered has its tests, its contract and its sentences."""

import tomllib
from pathlib import Path

import pytest

from donations import sentences
from ingestion.checks import CHECKS
from ingestion.checks.accounting import LEVELS as OUTCOMES
from ingestion.checks.language import LEVELS as ANSWERS
from ingestion.extractors import EXTRACTORS
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


@pytest.mark.parametrize("name", CHECK_NAMES)
def test_every_check_has_its_test_and_its_contract(name: str) -> None:
    assert (ROOT / "tests" / "checks" / f"test_{name}.py").exists()
    assert f"ingestion.checks.{name}" in independent()


def test_every_answer_of_accounting_and_language_has_its_sentence() -> None:
    codes = [f"files_{outcome.value}" for outcome in OUTCOMES] + [f"language_{answer}" for answer in ANSWERS]
    codes += ["files_unaccounted", "nothing_readable", "files_in_another_language"]
    assert [code for code in codes if code not in sentences.FOUND] == []
