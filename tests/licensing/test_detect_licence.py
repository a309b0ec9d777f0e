"""`manage.py detect_licence` keeps its contract."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from licensing.detect import detect

TEXT = "Licencia: CC BY-NC-SA 2.5 AR.\n\nLa revista explica qué es la licencia CC BY-SA 4.0."


def run(*arguments: str) -> list[dict[str, object]]:
    out = io.StringIO()
    call_command("detect_licence", *arguments, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "aviso.txt"
    path.write_text("\ufeff" + TEXT, encoding="utf-8")
    assert run(str(path)) == [
        {
            "id": "cc-by-nc-sa-2.5-ar",
            "class": "non-commercial",
            "kind": "name",
            "role": "grant",
            "concludes": True,
            "quote": "CC BY-NC-SA 2.5 AR",
            "offset": 10,
        }
    ]


def test_reads_standard_input_and_mentions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    rows = run("-", "--all")
    assert [(row["id"], row["role"]) for row in rows] == [
        ("cc-by-nc-sa-2.5-ar", "grant"),
        ("cc-by-sa-4.0", "mention"),
    ]


def test_reads_bytes_that_are_no_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "aviso.txt"
    path.write_bytes("Este año se publica con licencia CC BY 4.0".encode("latin-1"))
    assert [row["id"] for row in run(str(path))] == ["cc-by-4.0"]


def test_says_what_it_cannot_read(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Cannot read"):
        run(str(tmp_path / "nada.txt"))


@pytest.mark.parametrize("text", ["", "El río bajaba crecido.", "\x00\x01"])
def test_says_nothing_of_a_text_that_grants_nothing(text: str) -> None:
    assert detect(text) == []
