"""Files stay short, say their duty, and carry no address of a package registry."""

import ast
from pathlib import Path

import pytest

from tests.house.tree import PINS, python_files, text_of, tracked

LONGEST = 300  # lines; tables of data (TOML) are as long as they are
WRITTEN = frozenset({".py", ".html", ".css", ".js", ".sh"})
VAGUE = frozenset({"utils", "helpers", "services", "common", "misc"})
# Written in two pieces, so that this list is not found by itself.
REGISTRIES = (
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "registry.npm" + "js.org",
    "deb.debian" + ".org",
    "--index" + "-url",
)


def test_no_file_needs_a_map() -> None:
    lengths = {
        path: len(text_of(path).splitlines())
        for path in tracked()
        if path.suffix in WRITTEN and "migrations" not in path.parts
    }
    assert {str(path): length for path, length in lengths.items() if length > LONGEST} == {}


def test_every_module_says_its_duty() -> None:
    silent = [str(path) for path in python_files() if text_of(path).strip() and not _duty(path)]
    assert silent == []


def _duty(path: Path) -> str:
    """Return the first line of the docstring if it is a sentence."""
    first = (ast.get_docstring(ast.parse(text_of(path))) or "").partition("\n")[0]
    return first if first.endswith((".", "?", "!", ":")) else ""


def test_pages_of_donors_pass_through_no_folder_but_our_own() -> None:
    """The system's /tmp is shared with others, and in a container with a read-only root there is none."""
    rooms = ("donations", "ingestion", "publishing")
    astray = [
        f"{path}:{call.lineno}"
        for path in python_files()
        if path.parts[0] in rooms
        for call in ast.walk(ast.parse(text_of(path)))
        if isinstance(call, ast.Call)
        and _opens_temporary(call)
        and "dir" not in {one.arg for one in call.keywords}
    ]
    assert astray == []


def _opens_temporary(call: ast.Call) -> bool:
    name = ast.unparse(call.func).removeprefix("tempfile.")
    return name.startswith(("Temporary", "NamedTemporary", "SpooledTemporary", "mkdtemp", "mkstemp"))


def test_nothing_has_a_name_that_says_nothing() -> None:
    vague = [str(path) for path in tracked() if VAGUE & {part.partition(".")[0] for part in path.parts}]
    assert vague == []


@pytest.mark.parametrize("address", REGISTRIES)
def test_no_registry_is_named(address: str) -> None:
    assert [str(path) for path in tracked() if address in text_of(path)] == []


def test_every_pin_has_its_hash() -> None:
    for name in PINS:
        pins = text_of(Path(name)).split("\n")
        named = [line for line in pins if line and not line.startswith((" ", "#"))]
        assert named, name
        assert [line for line in named if not line.endswith("\\")] == []
