"""Of a field within another's instruction nothing is told; of every other field its result is, and nothing is lost where marks are missing."""

import pytest

from tests.extractors.reading import DOCX, read
from tests.extractors.test_read_docx import _package, _paragraphs

BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _field(instruction: str, result: str = "") -> str:
    asked = (
        instruction if instruction.startswith("<") else f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    )
    return f"{BEGIN}{asked}{SEPARATE}{result}{END}" if result else f"{BEGIN}{asked}{END}"


SEX, PAGE = _field("MERGEFIELD Sexo", _run("F")), _field("PAGE", _run("7"))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (_field(f"{_field(' IF ')}{SEX}", _run("la")) + _run(" profesora"), "la profesora"),
        (_run("Página ") + _field(f"<w:r><w:instrText> = </w:instrText></w:r>{PAGE}", _run("8")) + _run(" de 9"), "Página 8 de 9"),
        (_run("a") + _field(SEX) + _run("b"), "ab"),  # a field that shows nothing
        (_field("QUOTE", _run("dos") + PAGE) + _run("."), "dos7."),  # within a result it is shown
        (_field(_field(_field(SEX, _run("x")), _run("y")), _run("z")) + _run("."), "z."),
        (_field("HYPERLINK", _run("enlace")), "enlace"),
        (BEGIN + _field("HYPERLINK", _run("enlace")) + _run(" y ya"), "enlace y ya"),  # never goes on
        (SEPARATE + END + END + _run("uno") + SEX + END + _run("dos"), "unoFdos"),
        (BEGIN + _run("uno") + END + _run("dos"), "unodos"),
    ],
)  # fmt: skip
def test_fields(written: str, text: str) -> None:
    (document,) = read(_package(_paragraphs(written)), DOCX)
    assert document.text == text


def test_a_field_over_paragraphs_and_one_in_a_box() -> None:
    paragraph = "<w:p>{}</w:p>"
    long = (
        paragraph.format(_run("Uno") + BEGIN + SEX)
        + paragraph.format(PAGE + SEPARATE + _run("dos"))
        + paragraph.format(_run("tres") + END)
    )
    (document,) = read(_package(_paragraphs(long)), DOCX)
    assert document.text == "Uno\ndos\ntres"  # the end of a paragraph stays
    box = f"<w:r><w:txbxContent><w:p>{_run('caja')}{SEX}</w:p></w:txbxContent></w:r>"
    boxed = paragraph.format(_run("Uno") + BEGIN + box + SEPARATE + _run("dos") + END)
    (document,) = read(_package(_paragraphs(boxed)), DOCX)
    assert document.text == "Unodos\ncajaF"
