"""Every kind of office, book and mail file is read where donated files are read: confined, without files or threads of its own."""

from pathlib import Path

import pytest
from docx.document import Document as WordDocument

from ingestion import confined
from ingestion.job import Job
from tests.extractors.old_word import doc_of
from tests.extractors.packaged import package_of
from tests.extractors.papers import docx_of
from tests.extractors.test_read_epub import TWO, book
from tests.extractors.test_read_mail import letter
from tests.extractors.test_read_msg import msg, storage
from tests.extractors.test_read_opendocument import packed
from tests.extractors.test_read_ppt import listed, member, ppt, record, slide, text
from tests.extractors.test_read_pptx import said, shape, slides
from tests.extractors.test_read_rtf import rtf
from tests.extractors.test_read_sheets import QUESTIONS, of_sheets, xls


def _docx() -> bytes:
    def fill(word: WordDocument) -> None:
        word.add_paragraph("El ñandú corrió.")

    return docx_of(fill)


def _mail() -> bytes:
    made = letter("El ñandú corrió.")
    made.add_attachment(_docx(), maintype="application", subtype="zip")
    return made.as_bytes()


FILES = {
    "docx": _docx(),
    "doc": doc_of("El ñandú corrió.\r"),
    "odt": packed("<text:p>El ñandú corrió.</text:p>"),
    "rtf": rtf("El \\'f1and\\'fa corri\\'f3."),
    "pptx": slides(shape(said("El ñandú corrió."))),
    "ppt": ppt(record(1000, listed(0, member(2, 256, text("El ñandú corrió.")))), {2: slide()}),
    "xlsx": of_sheets(Hoja1=QUESTIONS),
    "xls": xls(["pregunta", "respuesta"], ["¿Quién?", "El ñandú."]),
    "epub": book(TWO),
    "eml": _mail(),
    "mbox": b"From a@b.es Mon Jan  1 10:00:00 2024\n" + _mail(),
    "msg": msg((storage(8, _3707="a.rtf", _3701=rtf("Adjunta.")),), _0037="x", _1000="El ñandú corrió."),
}


@pytest.mark.parametrize("kind", FILES)
def test_each_kind_gives_text(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"sin nombre.{kind}"
    path.write_bytes(FILES[kind])
    job: Job = {
        "name": path.name,
        "size": len(FILES[kind]),
        "budget": {"members": 100, "unpacked_bytes": 1 << 30},
    }
    told = list(confined.read(path, job))
    ends = [one for one in told if one["m"] == "end"]
    assert {one["outcome"] for one in ends} == {"text"}, [(one["reason"], one.get("died")) for one in ends]
    assert "ñandú" in "".join(one["text"] for one in told if one["m"] == "doc")
    assert len(ends) == (2 if kind in ("eml", "mbox", "msg") else 1)


def test_a_bomb_of_every_package_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomba.odt"
    path.write_bytes(
        package_of({"content.xml": b"<a>" + b" " * (300 << 20)}, "application/vnd.oasis.opendocument.text")
    )
    job: Job = {
        "name": path.name,
        "size": path.stat().st_size,
        "budget": {"members": 100, "unpacked_bytes": 1 << 30},
    }
    (end,) = [one for one in confined.read(path, job) if one["m"] == "end"]
    assert (end["outcome"], end["reason"]) == ("refused", "unpacks_too_large")
