"""One zygote for the tests that do not kill it, and a small file to give."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ingestion.sandbox import Limits, Zygote

PROGRAM = "tests.sandbox.programs:run"

Run = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="package")
def zygote() -> Iterator[Zygote]:
    """A running zygote."""
    with Zygote(PROGRAM) as running:
        yield running


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A file with ten bytes."""
    path = tmp_path / "given"
    path.write_text("ñandúes\n", encoding="utf-8")
    return path


@pytest.fixture
def run(zygote: Zygote, given: Path) -> Run:
    """Run one of the programs over the given file, within limits given by name, and list what it said."""

    def _run(do: str, limits: Limits = Limits(wall_seconds=20), **job: Any) -> list[dict[str, Any]]:  # noqa: B008
        with given.open("rb") as file:
            return list(zygote.run({"do": do, **job}, file.fileno(), limits))

    return _run
