"""Toolbox's standard format: a record a row, its markers columns; of a text its lines and their translations are text, of a dictionary nearly all."""

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

TOOLBOX = "text/x-toolbox"
TEXT = r"""\_sh v3.0  400  Text

\id cuento01
\ref cuento01.001
\tx Nocal hueyi        tlen
\mb no-cal    hueyi    tlen
\ge 1S-casa   grande   que
\tx opanoc
\mb o-pano-c
\ge PST-pasar-PFV
\ft Mi casa es grande,
    la que pasó.
\dt 14/May/2019

\ref cuento01.002
\tx Ticnequi atl
\ft ¿Quieres agua?
\nt dicho con risa
\id cuento02
\ref cuento02.001
\tx Calli
"""
DICTIONARY = r"""\lx calli
\ps s
\sn 1
\gn casa
\xv Nocal hueyi.
\xn Mi casa es grande.
\xv Calli chipahuac.
\xn La casa está limpia.
\dt 10/Jan/2015
\lx atl
\gn agua
"""


def test_of_a_text_wrapped_lines_are_joined() -> None:
    first, second, third = read(TEXT.encode(), TOOLBOX)
    assert first.columns == {
        "id": "cuento01", "ref": "cuento01.001", "tx": "Nocal hueyi tlen opanoc", "mb": "no-cal hueyi tlen o-pano-c",
        "ge": "1S-casa grande que PST-pasar-PFV", "ft": "Mi casa es grande, la que pasó.", "dt": "14/May/2019",
    }  # fmt: skip
    assert first.text == "Nocal hueyi tlen opanoc\nMi casa es grande, la que pasó."
    assert second.text == "Ticnequi atl\n¿Quieres agua?"
    assert (second.columns or {})["id"] == "cuento01"
    assert third.columns == {"id": "cuento02", "ref": "cuento02.001", "tx": "Calli"}
    assert third.apart == (("tx", "Calli"),)


def test_of_a_dictionary_what_comes_twice_is_a_list() -> None:
    first, second = read(DICTIONARY.encode(), TOOLBOX)
    assert first.columns == {
        "lx": "calli", "ps": "s", "sn": "1", "gn": "casa", "xv": ["Nocal hueyi.", "Calli chipahuac."],
        "xn": ["Mi casa es grande.", "La casa está limpia."], "dt": "10/Jan/2015",
    }  # fmt: skip
    assert (
        first.text == "calli\ncasa\nNocal hueyi.\nCalli chipahuac.\nMi casa es grande.\nLa casa está limpia."
    )
    assert second.columns == {"lx": "atl", "gn": "agua"}


def test_a_project_with_markers_of_its_own_begins_where_the_first_comes_again() -> None:
    documents = read(b"\\t Nocal\n\\f Mi casa\n\\t Atl\n\\f Agua\n", TOOLBOX)
    assert [document.columns for document in documents] == [
        {"t": "Nocal", "f": "Mi casa"},
        {"t": "Atl", "f": "Agua"},
    ]


def test_reading_goes_on_where_it_stopped_in_any_encoding() -> None:
    documents = read(TEXT.encode(), TOOLBOX)
    assert read(TEXT.encode(), TOOLBOX, start=1) == documents[1:]
    assert read(TEXT.encode(), TOOLBOX, stop=1, one_way=True) == documents[:1]
    latin = read(TEXT.replace("\n", "\r\n").encode("latin-1"), TOOLBOX)
    assert [one.columns for one in latin] == [one.columns for one in documents]
    assert latin[0].cleaning


def test_a_record_without_end_is_divided_and_nothing_is_lost() -> None:
    documents = read(("\\lx calli\n" + "\\gn casa\n" * 9_000).encode(), TOOLBOX)
    assert sum(document.text.count("casa") for document in documents) == 9_000
    assert len(documents) == 5


def test_a_file_without_a_record_is_empty() -> None:
    assert refusal(b"\\_sh v3.0  400  Text\n", TOOLBOX) == (Outcome.EMPTY, "no_records")
