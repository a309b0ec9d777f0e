"""Old pages are laid out in the cells of a table: their menus are left out, whatever else is in cells stays."""

import pytest

from tests.extractors.reading import read

STORY = "<P>Cuando bajó el agua, doña Petrona volvió a la orilla con su red y contó uno por uno los postes que quedaban en pie."
LINKS = "<BR>".join(
    f'<A HREF="{name}.htm">{name.title()}</A>' for name in ("fotos", "libro", "mapa", "enlaces")
)
BACK = '<P ALIGN=center><A HREF="index.htm">Volver a la página principal</A></P>'


def _text(body: str, head: str = "") -> str:
    return read(f"<HTML><HEAD>{head}</HEAD><BODY>{body}</BODY></HTML>".encode(), "text/html")[0].text


@pytest.mark.parametrize(
    "table",
    [
        f"<TABLE><TR><TD WIDTH=150>{LINKS}</TD><TD><H2>La orilla</H2>{STORY * 6}</TD></TR></TABLE>",
        f"<TABLE><TR><TD><TABLE><TR><TD>{LINKS}</TD></TR></TABLE></TD><TD><H2>La orilla</H2>{STORY * 6}</TD></TR></TABLE>",
        "<TABLE><TR>" + "".join(f"<TD>{one}</TD>" for one in LINKS.split("<BR>")) + f"</TR><TR><TD COLSPAN=4><H2>La orilla</H2>{STORY * 6}</TD></TR></TABLE>",
    ],
    ids=["beside", "nested", "above"],
)  # fmt: skip
def test_the_menu_is_left_out_and_the_way_back_with_it(table: str) -> None:
    text = _text(table + BACK)
    assert text.startswith("La orilla\n\nCuando")
    assert text.count("Petrona") == 6
    assert text.endswith("quedaban en pie.")


def test_what_the_cells_around_the_text_say_stays() -> None:
    table = f"<TABLE><TR><TD COLSPAN=2>Leyendas de mi pueblo</TD></TR><TR><TD>{LINKS}</TD><TD>{STORY * 6}</TD></TR><TR><TD>Las contó mi abuela</TD></TR></TABLE>"
    text = _text(table)
    assert text.startswith("Leyendas de mi pueblo")
    assert text.endswith("Las contó mi abuela")
    assert "Enlaces" not in text


def test_without_a_menu_nothing_is_left_out() -> None:
    table = f'<TABLE><TR><TD><A HREF="a.htm">Fotos</A></TD><TD>{STORY * 6}</TD></TR></TABLE>{BACK}'
    assert "Fotos" in _text(table)
    assert "Volver" in _text(table)


def test_a_table_of_contents_and_notes_are_the_documents_own() -> None:
    own = LINKS.replace('HREF="', 'HREF="#')
    assert "Enlaces" in _text(f"<TABLE><TR><TD>{own}</TD><TD>{STORY * 6}</TD></TR></TABLE>")
    assert "Enlaces" in _text(f"<TABLE><TR><TD>{STORY * 6}<P>{LINKS}</TD></TR></TABLE>")


def test_links_in_the_rows_of_a_table_that_is_none_of_layout_stay() -> None:
    rows = "".join(
        f"<TR><TD>{link}</TD><TD>Cuento {n}</TD></TR>" for n, link in enumerate(LINKS.split("<BR>"))
    )
    told = f"<TABLE>{rows}<TR><TD><A HREF='z.htm'>La orilla</A></TD><TD>{STORY * 6}</TD></TR></TABLE>"
    assert "Enlaces\tCuento 3" in _text(told)
    assert f"{LINKS[20:25]}" in _text(
        f"<TABLE><TR><TD>{LINKS}</TD></TR></TABLE><TABLE><TR><TD>{STORY * 6}</TD></TR></TABLE>"
    )


def test_a_page_that_is_an_index_keeps_its_links() -> None:
    assert "Enlaces" in _text(
        f"<TABLE><TR><TD>{LINKS}</TD><TD>Bienvenidos a la página de mi pueblo.</TD></TR></TABLE>"
    )


def test_what_word_wrote_is_whole() -> None:
    table = f"<TABLE><TR><TD>{LINKS}</TD><TD>{STORY * 6}</TD></TR></TABLE>"
    assert "Enlaces" in _text(table, '<meta name="Generator" content="Microsoft Word 15">')
