"""What kinds of files are called: by their own name, else that of their family, else as programs call them."""

import pytest
from django.utils.translation import override

from donations.wording.kinds import has_rows, kind_of


@pytest.mark.parametrize(
    ("media_type", "name"),
    [
        ("application/docbook+xml", "Documento (DocBook)"),
        ("application/vnd.oasis.opendocument.presentation-template", "Diapositivas OpenDocument"),
        ("application/vnd.sun.xml.calc", "Tabla de OpenOffice (antigua)"),
        ("text/x-tex", "Texto con LaTeX"),
        ("inode/x-empty", "Archivo vacío"),
        ("image/heic", "Imagen"),
        ("text/css", "Texto"),
        ("application/x-nobody-knows", "application/x-nobody-knows"),
        ("", ""),
    ],
)
def test_a_donor_reads_a_name(media_type: str, name: str) -> None:
    with override("es"):
        assert str(kind_of(media_type)) == name


def test_tables_have_rows_and_documents_none() -> None:
    assert has_rows("text/csv")
    assert has_rows("application/x-elan+xml")
    assert not has_rows("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")  # may be prose
    assert not has_rows("text/plain")
    assert not has_rows("application/x-nobody-knows")
