"""Scanned pages are drawn, recognised and put together, confined, for files and for members of archives."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from ingestion.ocr import Engine
from tests.ocr.engine import needs_engine, needs_script
from tests.opening.archives import zipped
from tests.scans import FIRST, SECOND, scan_of

READ = "La expedición llegó a la montaña\nal atardecer y nadie había dormido en toda la noche anterior."


def _extracted(path: Path, *options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("extract", str(path), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@needs_engine
def test_scanned_pages_are_read_beside_the_text_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "acta.pdf"
    path.write_bytes(scan_of(FIRST, SECOND, typed=("Hola a todas",)))
    text, _ = _extracted(path, "--language", "es")
    assert "Hola a todas" in text
    assert READ in text
    assert "encontrado en la escuela vieja." in text


@needs_script
def test_a_language_without_a_model_keeps_its_letters(tmp_path: Path) -> None:
    path = tmp_path / "chillkatun.pdf"  # as Spanish: "Kúme antú fachiantú", "kúdaw mew muúleyin"
    path.write_bytes(scan_of(("Küme antü fachiantü ñi pu che", "fey ñi küdaw mew müleyiñ.")))
    text, _ = _extracted(path, "--language", "arn")
    assert text.split() == [
        "Küme",
        "antü",
        "fachiantü",
        "ñi",
        "pu",
        "che",
        "fey",
        "ñi",
        "küdaw",
        "mew",
        "müleyiñ.",
    ]


@needs_engine
def test_a_scan_inside_an_archive_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lote.zip"
    path.write_bytes(zipped(("a.txt", b"Hola"), ("dentro.zip", zipped(("acta.pdf", scan_of(FIRST))))))
    report = tmp_path / "informe.json"
    call_command("preflight", str(path), "--json", str(report), stdout=StringIO())
    lines = {line["path"]: line for line in json.loads(report.read_text())["files"]}
    scan = lines["acta.pdf"]
    assert (scan["outcome"], scan["reason"]["code"], scan["pages"], scan["needs_ocr"]) == (
        "text",
        "read_by_ocr",
        1,
        0,
    )
    assert scan["languages"] == {"es": 1.0}
    assert scan["reason"]["params"]["confidence"] > 80


@needs_engine
def test_a_licence_on_a_scanned_page_is_told_with_that_page(tmp_path: Path) -> None:
    notice = ("Obra bajo licencia Creative", "Commons Atribución 4.0 Internacional")
    path, report = tmp_path / "acta.pdf", tmp_path / "informe.json"
    path.write_bytes(scan_of(FIRST, notice, typed=("Hola a todas",)))
    call_command("preflight", str(path), "--json", str(report), stdout=StringIO())
    found = {one["code"]: one["evidence"]["items"] for one in json.loads(report.read_text())["findings"]}
    assert [(one["id"], one["page"]) for one in found["licences_found"]] == [("cc-by-4.0", 3)]


def test_pages_are_counted_where_ocr_is_not_wanted(tmp_path: Path) -> None:
    path = tmp_path / "acta.pdf"
    path.write_bytes(scan_of(FIRST, SECOND))
    text, word = _extracted(path, "--no-ocr")
    assert text == ""
    assert "2" in word
    report = tmp_path / "informe.json"
    with pytest.raises(SystemExit):  # there is nothing to publish in it
        call_command("preflight", str(path), "--no-ocr", "--json", str(report), stdout=StringIO())
    (line,) = json.loads(report.read_text())["files"]
    assert (line["outcome"], line["pages"], line["needs_ocr"]) == ("needs_ocr", 2, 2)


def test_models_follow_the_languages_declared() -> None:
    engine = Engine("/usr/bin/tesseract", "5.3.0", ("cat", "osd", "que", "spa"), "/datos")
    assert engine.models_for(["es-MX", "ca"]) == "spa+cat"
    assert engine.models_for(["quz", "qu"]) == "que+spa"
    assert engine.models_for(["nah", "xx-nada"]) == "spa"
    assert engine.models_for([]) == "spa"
    assert engine.models_for(["eu"]) == "spa"


def test_a_model_that_recognises_next_to_nothing_by_itself_is_never_alone() -> None:
    engine = Engine("/usr/bin/tesseract", "5.3.0", ("cat", "eus", "spa"), "/datos")
    assert engine.models_for(["eu"]) == "eus+spa"
    assert engine.models_for(["eu", "ca"]) == "eus+cat"
    assert engine.models_for(["eu", "es"]) == "eus+spa"
    alone = Engine("/usr/bin/tesseract", "5.3.0", ("eus",), "/datos")
    assert alone.models_for(["eu"]) == "eus"


@pytest.mark.parametrize("name", ["Latin", "script/Latin"])
def test_languages_without_a_good_model_are_read_by_that_of_their_script_alone(name: str) -> None:
    engine = Engine("/usr/bin/tesseract", "5.3.0", ("cat", "eus", "que", name, "spa"), "/datos")
    for tags in (["nah"], ["es", "gn"], ["qu"], ["eu"], ["trs", "cat"]):
        assert engine.models_for(tags) == name
    assert engine.models_for(["es-MX", "ca"]) == "spa+cat"
    assert engine.models_for([]) == "spa"


def test_the_models_of_a_command_are_those_of_its_engine() -> None:
    engine = Engine("/usr/bin/tesseract", "5.3.0", ("cat", "osd", "que", "spa"), "/datos")
    assert engine.command("spa").arguments == ("stdin", "stdout", "-l", "spa", "--psm", "1", "tsv")
    assert engine.name("spa") == "tesseract/5.3.0:spa"
