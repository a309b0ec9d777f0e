"""The contracts between rooms hold, and each is seen to break when somebody breaches it."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOMS, ROOT, text_of

# Contract (its first words) → where a line is added, and the line that must not be there.
BREACHES = {
    "Imports run one way": ("donations/sweep.py", "import publishing.apps"),
    "huggingface_hub lives in two modules: one to publish, one to fetch": (
        "donations/sweep.py",
        "import huggingface_hub",
    ),
    "Pure rooms know no Django": ("languages/names.py", "import django"),
    "Donated bytes are parsed inside the sandbox alone": ("donations/uploads.py", "import magic"),
    "Extractors know nothing of one another": (
        "ingestion/extractors/plain.py",
        "import ingestion.extractors.html",
    ),
    "Checks know nothing of one another": ("ingestion/checks/language.py", "import ingestion.checks.licence"),
    "No cycles between siblings": ("donations/models/people.py", "import donations.sweep"),
}


def _contracts() -> list[str]:
    told = tomllib.loads(text_of(Path("pyproject.toml")))
    return [contract["name"] for contract in told["tool"]["importlinter"]["contracts"]]


def _judge(home: Path) -> str:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
        "--no-cache",
    ]
    environment = {**os.environ, "PYTHONPATH": str(home), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "300"}
    said = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False)
    return said.stdout + said.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the rooms to do harm in."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_holds(copy: Path) -> None:
    said = _judge(copy)
    assert f"{len(_contracts())} kept, 0 broken" in said, said


def test_every_contract_has_its_breach() -> None:
    assert [name for name in _contracts() if not any(name.startswith(words) for words in BREACHES)] == []


@pytest.mark.parametrize("words", BREACHES)
def test_a_breach_is_seen(copy: Path, words: str) -> None:
    where, line = BREACHES[words]
    victim = copy / where
    victim.write_text(f"{victim.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    broken = [told for told in _judge(copy).splitlines() if told.startswith(words) and "BROKEN" in told]
    assert broken
