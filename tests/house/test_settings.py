"""Every setting that is read from the environment is explained to whoever runs the site."""

import ast
from pathlib import Path

import pytest

from config import env
from tests.house.tree import text_of

OPERATIONS = Path("docs/operations.md")
READERS = frozenset({"text", "flag", "folder", "number", "words", "url"})


def read_from_environment() -> set[str]:
    """Return the names that config/settings.py asks the environment for."""
    tree = ast.parse(text_of(Path("config/settings.py")))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_reader(node)]
    first = [call.args[0] for call in calls if call.args]
    return {str(name.value) for name in first if isinstance(name, ast.Constant)}


def _is_reader(call: ast.Call) -> bool:
    function = call.func
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "env"
        and function.attr in READERS
    )


def test_finds_the_settings() -> None:
    assert {"PORT", "DATABASE_URL", "SECRET_KEY"} <= read_from_environment()


def test_every_setting_is_explained() -> None:
    page = text_of(OPERATIONS)
    assert sorted(name for name in read_from_environment() if f"`{name}`" not in page) == []


@pytest.mark.parametrize(
    ("given", "read"), [(None, "/srv/var"), ("", "/srv/var"), (" ", "/srv/var"), ("/data", "/data")]
)
def test_a_folder_left_blank_is_the_default_one(
    monkeypatch: pytest.MonkeyPatch, given: str | None, read: str
) -> None:
    monkeypatch.delenv("A_FOLDER", raising=False)
    if given is not None:
        monkeypatch.setenv("A_FOLDER", given)
    assert env.folder("A_FOLDER", Path("/srv/var")) == Path(read)
