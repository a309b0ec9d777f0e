"""Every hostile file ends in one answer within its limits, shows nothing of this machine, and leaves the next file alone."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ingestion import confined
from ingestion.job import Allowance
from ingestion.sandbox import Limits
from tests.campaigns.seeds import PROSE
from tests.ingestion.hostile import archives, documents

LIMITS = Limits(wall_seconds=4, cpu_seconds=8, memory_bytes=700 << 20)
BUDGET: Allowance = {"members": 5_000, "unpacked_bytes": 200 << 20}
LONGEST_SECONDS = 60.0  # of a busy machine; alone none takes ten
ALL = documents() | archives()
# What may be said of a file. Whatever is not named here may be anything but a text.
NO_TEXT = {"refused", "empty", "damaged", "unknown", "encrypted", "media", "unpacked", "skipped", "needs_ocr"}
EXPECTED = {
    "vacio.pdf": {"empty"}, "vacio.docx": {"empty"}, "vacio.zip": {"empty"}, "cerrado.pdf": {"encrypted"}, "carta.pdf": {"text"},
    "hoja.csv": {"text"}, "foto.txt": {"media"}, "bomba.docx": {"refused"}, "bomba.odt": {"refused"}, "bomba.epub": {"refused", "text"},
    "fila.csv": {"text", "refused"}, "renglon.jsonl": {"refused"}, "hondo.json": {"refused"}, "hondo.html": {"refused"},
    "hondo.jsonl": {"text", "refused"}, "solapado.zip": {"refused"}, "muchos.zip": {"refused"},
    "paginas.pdf": {"empty", "refused"}, "bomba.pdf": {"text", *NO_TEXT}, "cortado.pdf": {"text", *NO_TEXT},
    "entidad.xml": {"text", *NO_TEXT}, "entidad.tei": {"text", *NO_TEXT}, "entidad.docx": {"text", *NO_TEXT}, "hondo.xml": {"text", *NO_TEXT},
    "hondo.rtf": {"text", *NO_TEXT}, "partes.eml": {"text", *NO_TEXT}, "mitades.txt": {"text", *NO_TEXT}, "nulos.txt": NO_TEXT,
    "risas.docx": {"text", *NO_TEXT}, "bomba.pptx": {"text", *NO_TEXT}, "bomba.xlsx": {"text", *NO_TEXT},
}  # fmt: skip
MEMBERS = {  # of archives that are opened, what becomes of those in them
    "bomba.zip": {"text", "refused"}, "cerrado.zip": {"encrypted"}, "hondo.zip": {"unpacked", "refused"}, "capas.gz": {"unpacked", "refused"}, "bomba.gz": {"refused"}, "bomba.xz": {"refused"},
    "fuera.zip": {"refused", "text"}, "fuera.tar": {"refused", "text"},
}  # fmt: skip


@pytest.fixture
def read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str, bytes], list[dict[str, Any]]]]:
    """Read a file of this name and content confined, within the short limits; nothing may be left beside it."""
    monkeypatch.setattr(confined, "LIMITS", LIMITS)
    path = tmp_path / "dado"

    def _read(name: str, content: bytes) -> list[dict[str, Any]]:
        path.write_bytes(content)
        return list(confined.read(path, {"name": name, "size": len(content), "budget": BUDGET}))

    yield _read
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.slow
@pytest.mark.parametrize("name", ALL)
def test_a_hostile_file_is_answered_once_in_time_and_harms_nobody(
    name: str, read: Callable[[str, bytes], list[dict[str, Any]]]
) -> None:
    content = ALL[name]()
    begun = time.monotonic()
    messages = read(name, content)
    assert time.monotonic() - begun < LONGEST_SECONDS
    ends = [message for message in messages if message["m"] == "end"]
    own = [end["outcome"] for end in ends if end["depth"] == 0]
    assert len(own) == 1
    assert own[0] in EXPECTED.get(name, NO_TEXT), ends[-1]
    assert {end["outcome"] for end in ends if end["depth"]} <= MEMBERS.get(name, {"text", *NO_TEXT})
    assert all(end["reason"] or end["outcome"] == "text" for end in ends)
    assert "root:" not in str(messages)
    assert [message["text"] for message in read("carta.txt", PROSE.encode()) if message["m"] == "doc"] == [
        PROSE
    ]
