"""libmagic answers inside the sandbox too, and comes from the wheel where the system has none."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from ingestion.sandbox import Zygote
from ingestion.sniffing import libmagic, sniff
from tests.sniffing.samples import PNG


def sniff_confined(job: dict[str, Any], stream: BinaryIO) -> Iterator[dict[str, Any]]:
    """Sniff, as a program of the sandbox."""
    yield {"kind": sniff(stream, "", job["size"])}


def test_sniffing_works_confined(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(PNG)
    with Zygote(f"{__name__}:sniff_confined") as zygote, path.open("rb") as file:
        assert list(zygote.run({"size": len(PNG)}, file.fileno())) == [{"kind": "image/png"}]


def test_the_wheel_is_used_where_the_system_has_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.find_spec("pylibmagic")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    loaded: list[str] = []

    def load(name: str) -> None:
        if name == "libmagic.so.1":
            raise OSError(name)
        loaded.append(name)

    monkeypatch.setattr("ctypes.CDLL", load)
    rules = libmagic._find()
    folder = Path(spec.submodule_search_locations[0])
    assert loaded == [str(folder / "libmagic.so.1")]
    assert rules == str(folder / "magic.mgc")
    assert Path(rules).exists()


def test_what_libmagic_calls_text_is_unknown_to_it() -> None:
    assert libmagic.ask(b"hola, mundo\n") == libmagic.UNKNOWN
