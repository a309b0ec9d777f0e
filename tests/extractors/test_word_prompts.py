"""What a form asks where nobody wrote is no text; what somebody wrote is, and what only looks like it outside such a field."""

import io
import zipfile

import pytest

from tests.extractors.reading import DOCX, read
from tests.extractors.test_read_docx import W, _package, _paragraphs

RELATIONS = (
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' "
    "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/glossaryDocument' Target='glossary/document.xml'/></Relationships>"
)
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
        "Seleccione una fecha",
        "Aukeratu elementu bat.",
    ],
)
def test_prompts(prompt: str) -> None:
    assert _text(_control(prompt)) == ""
    assert _text(_control(prompt, style="PlaceholderText")) == ""
    assert _text(_control(prompt, said="")) == prompt
    assert _text(_control(prompt, said='<w:showingPlcHdr w:val="0"/>')) == prompt
    assert _text(f"<w:r><w:t>{prompt}</w:t></w:r>") == prompt


@pytest.mark.parametrize(
    "answer",
    [
        "Eufrosina",
        "Elija quien elija, siempre pierde el pueblo que no habla su lengua",
        "[12] años",
        "[ˈwa.si]",
        "Elige tu camino: cuentos de la selva",
        "Elige la fecha de tu muerte",
        "Ana hace clic",
    ],
)
def test_what_somebody_wrote_stays(answer: str) -> None:
    assert _text(_control(answer)) == answer
    assert _text(_control(answer, said="", style="PlaceholderText")) == answer
    assert _text(_control(answer, style="Emphasis")) == answer
    assert _text(_control(answer, style="PlaceholderText")) == answer


def test_what_is_written_before_a_prompt_stays_with_it() -> None:
    prompt = f"</w:t></w:r><w:r><w:rPr><w:rStyle w:val='PlaceholderText'/></w:rPr><w:t>{PROMPT}"
    assert _text(_control(f"El zorro subió. {prompt}")) == f"El zorro subió. {PROMPT}"


OWN = "[Tu nombre,  como lo dices]"


@pytest.mark.parametrize(
    ("written", "kind", "told"),
    [
        (OWN, "bbPlcHdr", ""),
        (OWN.replace("  ", "</w:t></w:r><w:r><w:t> "), "bbPlcHdr", ""),
        (OWN.strip("[]"), "bbPlcHdr", OWN.strip("[]")),
        (OWN, "bbAutoTxt", OWN),
    ],
)
def test_what_a_form_of_its_own_asks_is_kept_beside_it(written: str, kind: str, told: str) -> None:
    asked = f"<w:docPartPr><w:types><w:type w:val='{kind}'/></w:types></w:docPartPr><w:docPartBody><w:p><w:r><w:t>{OWN}</w:t></w:r></w:p></w:docPartBody>"
    glossary = f"<w:glossaryDocument {W}><w:docParts><w:docPart>{asked}</w:docPart></w:docParts></w:glossaryDocument>"
    kept = io.BytesIO(_package(_paragraphs(f"<w:p><w:r><w:t>Soy </w:t></w:r>{_control(written)}</w:p>")))
    with zipfile.ZipFile(kept, "a") as package:
        package.writestr("word/_rels/document.xml.rels", RELATIONS)
        package.writestr("word/glossary/document.xml", glossary)
    assert read(kept.getvalue(), DOCX)[0].text == f"Soy {told}".rstrip()


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
