"""The donor's own look beforehand: every byte accounted for, the same answers as the portal, nothing stored."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from ingestion import system_checks
from tests.extractors.test_read_sheets import of_sheets
from tests.ingestion.test_flow import LETTER, PIXEL, zip_of


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder as people have them."""
    folder = tmp_path / "pila"
    (folder / "sub").mkdir(parents=True)
    (folder / "carta.txt").write_text(LETTER * 4, encoding="utf-8")
    (folder / "nada.txt").touch()
    (folder / "sub" / "foto.pdf").write_bytes(PIXEL)
    inner = zip_of({"dentro.txt": (LETTER * 2).encode()})
    (folder / "lote.zip").write_bytes(zip_of({"uno.txt": LETTER.encode() * 2, "caja.zip": inner}))
    return folder


def _preflight(path: Path, *options: str) -> tuple[int, dict[str, Any]]:
    target = path.parent / "informe.json"
    status = 0
    try:
        call_command("preflight", str(path), "--no-ocr", "--json", str(target), *options)
    except SystemExit as stop:
        status = int(str(stop.code))
    return status, json.loads(target.read_text(encoding="utf-8"))


def test_every_file_and_member_has_an_outcome_and_a_reason(pile: Path) -> None:
    status, found = _preflight(pile, "--language", "español de Paraguay")
    files = {(one["member_of"], one["path"]): one for one in found["files"]}
    assert status == 0
    assert files[(None, "carta.txt")]["outcome"] == "text"
    assert files[(None, "nada.txt")]["reason"]["code"] == "empty_file"
    assert files[(None, "sub/foto.pdf")]["outcome"] == "media"
    assert files[("lote.zip", "uno.txt")]["outcome"] == "text"
    assert files[("lote.zip!caja.zip", "dentro.txt")]["outcome"] == "text"
    assert all(one["reason"]["sentence"] for one in found["files"] if one["outcome"] != "text")
    totals = found["totals"]
    assert (
        totals["bytes"] == totals["accounted_bytes"] == sum(path.stat().st_size for path in pile.rglob("*.*"))
    )
    assert {check["state"] for check in found["checks"]} == {"done"}


def test_a_stricter_licence_inside_blocks_and_says_where(pile: Path) -> None:
    notice = (
        "Esta obra está bajo una licencia Creative Commons Reconocimiento-NoComercial 4.0 Internacional.\n"
    )
    (pile / "aviso.txt").write_text(notice + LETTER * 3, encoding="utf-8")
    status, found = _preflight(
        pile, "--licence", "CC BY 4.0", "--basis", "licensed_third_party", "--visibility", "public"
    )
    assert (status, found["verdict"]) == (1, "block")
    stricter = next(one for one in found["findings"] if one["code"] == "E_STRICTER")
    assert stricter["level"] == "block"
    assert {item["file"] for item in stricter["evidence"]["items"]} == {"aviso.txt"}


def test_a_file_that_is_set_aside_may_still_say_a_licence(pile: Path) -> None:
    info = {"default": {"license": "CC BY-NC 4.0", "citation": "", "features": {}}}
    (pile / "dataset_infos.json").write_text(json.dumps(info), encoding="utf-8")
    status, found = _preflight(
        pile, "--licence", "CC BY 4.0", "--basis", "licensed_third_party", "--visibility", "public"
    )
    assert status == 1
    stricter = next(one for one in found["findings"] if one["code"] == "E_STRICTER")
    assert {item["file"] for item in stricter["evidence"]["items"]} == {"dataset_infos.json"}
    assert next(one for one in found["files"] if one["path"] == "dataset_infos.json")["outcome"] == "skipped"


def test_folders_of_programs_are_left_out(pile: Path) -> None:
    for place in (".git/HEAD", "web/node_modules/a/b.md", "venv/lib/c.txt", "cuentos/d.txt"):
        (pile / place).parent.mkdir(parents=True, exist_ok=True)
        (pile / place).write_text(LETTER, encoding="utf-8")
    _, found = _preflight(pile)
    told = {one["path"] for one in found["files"]}
    assert "cuentos/d.txt" in told
    assert not any(part in path for path in told for part in (".git", "node_modules", "venv"))


def test_it_is_said_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for code, text in (("es", LETTER), ("gn", "Mba’éichapa, che angirũ. Ko’ẽro jajotopáta.")):
        (tmp_path / f"train.{code}").write_text(f"{text}\n" * 5, encoding="utf-8")
    (tmp_path / "train.quy").write_text('{"t": "Wasi"}\n' * 5, encoding="utf-8")
    (tmp_path / "nada.txt").touch()
    found = _preflight(tmp_path, "--language", "es", "--language", "gn", "--basis", "own_work")[1]
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("4 archivos, 0 dentro de otros")
    assert {"  Sin texto: 1 archivo, 0 bytes", "  Leído: 3 archivos, 855 bytes"} <= set(told)
    assert "Línea a línea, 5 filas: train.es · train.gn" in told
    assert found["parallel"] == [{"files": ["train.es", "train.gn"], "rows": 5}]
    assert (found["verdict"], told[-1]) == ("pass", "Conclusión: nada lo impide")
    _preflight(tmp_path, "--language", "es", "--basis", "own_work")
    assert capsys.readouterr().out.endswith("Conclusión: hay algo que una persona tiene que mirar\n")
    _preflight(tmp_path, "--licence", "cc-by-4.0")
    assert capsys.readouterr().out.endswith("Conclusión: hay algo que lo impide\n")


@pytest.mark.parametrize(
    "options", [("--licence", "licencia de mi abuela"), ("--language", "xyzzyx de ninguna parte")]
)
def test_unusable_words_are_said(pile: Path, options: tuple[str, str]) -> None:
    with pytest.raises(CommandError) as said:
        call_command("preflight", str(pile), *options)
    assert said.value.returncode == 2


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command("preflight", str(tmp_path / "no-hay"))
    (tmp_path / "vacia").mkdir()
    with pytest.raises(CommandError):
        call_command("preflight", str(tmp_path / "vacia"))


def test_extract_writes_a_text_for_each_document_inside_its_folder(pile: Path, tmp_path: Path) -> None:
    (pile / "lote2.zip").write_bytes(zip_of({"../../fuera.txt": (LETTER * 2).encode()}))
    out = tmp_path / "salida"
    call_command("extract", str(pile), "--out", str(out))
    written = {path.relative_to(out).as_posix() for path in out.rglob("*.txt")}
    assert written == {
        "carta.txt.txt",
        "lote.zip/uno.txt.txt",
        "lote.zip/caja.zip!dentro.txt.txt",
        "lote2.zip/fuera.txt.txt",
    }
    assert (out / "carta.txt.txt").read_text(encoding="utf-8") == LETTER * 4
    assert not list(tmp_path.glob("fuera*"))


def test_extract_writes_every_row_of_a_spreadsheet(tmp_path: Path) -> None:
    rows = ["sembramos maíz en la ladera", "cantamos hasta el alba", "volvimos por el río"]
    (tmp_path / "relatos.xlsx").write_bytes(of_sheets(Relatos=[[cell] for cell in ("texto", *rows)]))
    out = tmp_path / "salida"
    call_command("extract", str(tmp_path / "relatos.xlsx"), "--out", str(out))
    written = [path.read_text(encoding="utf-8") for path in sorted(out.iterdir(), key=lambda path: path.name)]
    assert sorted(written) == sorted(rows)


def test_missing_walls_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_checks, "missing_layers", lambda _first: ("landlock", "own_user"))
    messages = system_checks.confinement()
    assert [(message.id, message.obj) for message in messages] == [
        ("ingestion.W001", "landlock"),
        ("ingestion.W003", "own_user"),
    ]
    monkeypatch.setattr(system_checks, "why_unsupported", lambda: "No hay seccomp aquí.")
    assert [message.id for message in system_checks.confinement()] == ["ingestion.E001"]


def test_tables_are_told_with_their_splits_and_columns(
    pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pile / "test.csv").write_text(
        "id,pregunta,respuesta\n1,¿Cómo se hace?,Con almidón\n2,¿Cuándo?,Hoy\n", encoding="utf-8"
    )
    (pile / "dev.csv").write_text("id,pregunta\n1,¿Quién lo hace?\n", encoding="utf-8")
    found = _preflight(pile)[1]
    files = {one["path"]: one for one in found["files"]}
    table = files["test.csv"]["tables"]["test"]["tables"][""]
    assert (table["rows"], table["text"]["columns"]) == (2, ["pregunta", "respuesta"])
    assert table["columns"]["id"]["type"] == "integer"
    assert found["totals"]["splits"] == {"test": 2, "validation": 1}
    assert files["carta.txt"]["tables"] == {}
    said = capsys.readouterr().out
    assert "dev.csv, Validación: 1 fila; columnas" in said
    assert (
        "test.csv, Prueba: 2 filas; columnas (con su lugar en el texto): id, pregunta [1], respuesta [2]"
        in said
    )


def test_rows_beside_pictures_are_their_transcripts(tmp_path: Path) -> None:
    """In folders and in boxes, and the check that asks a person to look says how many there are."""
    table = "file_name,caption\na.png,Un camión que pasa por el puente viejo\n".encode()
    (tmp_path / "fotos").mkdir()
    for name, content in {"a.png": PIXEL, "b.png": PIXEL + b"b", "metadata.csv": table}.items():
        (tmp_path / "fotos" / name).write_bytes(content)
    (tmp_path / "caja.zip").write_bytes(zip_of({"d/metadata.csv": table, "d/a.png": PIXEL}))
    told = _preflight(tmp_path)[1]
    reasons = {one["path"]: one["reason"]["code"] for one in told["files"] if one["outcome"] == "media"}
    assert reasons == {
        "fotos/a.png": "media_with_transcript", "fotos/b.png": "media_not_transcribed", "d/a.png": "media_with_transcript",
    }  # fmt: skip
    (asked,) = (one for one in told["findings"] if one["code"] == "media_published_unseen")
    assert asked["evidence"]["params"] == {"count": 2}
