"""What a form asks where nobody wrote is no text; what somebody wrote is, and what only looks like it outside such a field."""

import pytest

from tests.extractors.reading import DOCX, read
from tests.extractors.test_read_docx import _package, _paragraphs

PROMPT = "Haga clic o pulse aquí para escribir texto."


def _control(text: str, said: str = "<w:showingPlcHdr/>", style: str = "") -> str:
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f"<w:sdt><w:sdtPr>{said}</w:sdtPr><w:sdtContent><w:r>{look}<w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"


def _text(inner: str) -> str:
    (document,) = read(
        _package(_paragraphs(f"<w:r><w:t>Edad: </w:t></w:r>{inner}<w:r><w:t>, y ya.</w:t></w:r>")), DOCX
    )
    return document.text.removeprefix("Edad: ").removesuffix(", y ya.")


@pytest.mark.parametrize(
    "prompt",
    [
        PROMPT,
        "Elija un elemento.",
        "Clique ou toque aqui para inserir o texto.",
        "Click here to enter text.",
        "[Título del documento]",
    ],
)
def test_prompts(prompt: str) -> None:
    assert _text(_control(prompt)) == ""
    assert _text(_control("Tu edad en años", style="PlaceholderText")) == ""
    assert _text(_control("Tu edad en años", style="Textodelmarcadordeposicin")) == ""
    assert _text(_control(prompt, said="")) == prompt
    assert _text(_control(prompt, said='<w:showingPlcHdr w:val="0"/>')) == prompt
    assert _text(f"<w:r><w:t>{prompt}</w:t></w:r>") == prompt


@pytest.mark.parametrize(
    "answer",
    [
        "Eufrosina",
        "Elija quien elija, siempre pierde el pueblo que no habla su lengua",
        "[12] años",
        "Ana hace clic",
    ],
)
def test_what_somebody_wrote_stays(answer: str) -> None:
    assert _text(_control(answer)) == answer
    assert _text(_control(answer, said="", style="PlaceholderText")) == answer
    assert _text(_control(answer, style="Emphasis")) == answer


def test_cells_and_controls_within_others_keep_their_place() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{cell.format(PROMPT)}</w:sdtContent></w:sdt>"
    (document,) = read(
        _package(
            _paragraphs(f"<w:tbl><w:tr>{cell.format('uno')}{empty}{cell.format('tres')}</w:tr></w:tbl>")
        ),
        DOCX,
    )
    assert document.text == "uno\t\ttres"
    outer = f"<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>uno</w:t></w:r>{_control(PROMPT)}<w:r><w:t>dos</w:t></w:r></w:sdtContent></w:sdt>"
    assert _text(outer) == "unodos"
