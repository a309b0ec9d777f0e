"""What a reader would look at twice is not certain, and what only looks like it stays so."""

import pytest

from licensing.evidence import find
from licensing.vocabulary import Role


def certain(text: str) -> dict[str, bool]:
    return {hit.id: hit.concludes for hit in find(text) if hit.role is Role.GRANT}


@pytest.mark.parametrize(
    "text",
    [
        "# ${1:nombre}\n# Copyright (C) ${2:autor}\n# Este programa se distribuye bajo la licencia Apache 2.0.",
        "Copyright {{ year }} {{ owner }}\n\nEste programa se distribuye bajo la licencia Apache 2.0.",
        "Copyright [año] [titular]\n\nEste programa se distribuye bajo la licencia Apache 2.0.",
        'msgid "pie"\nmsgstr "Este programa se distribuye bajo la licencia Apache 2.0."',
        "Autora: ______________________ Este programa se distribuye bajo la licencia Apache 2.0.",
    ],
)
def test_nothing_is_certain_beside_blanks_and_in_what_is_to_be_translated(text: str) -> None:
    assert certain(text) == {"apache-2.0": False}


def test_what_is_filled_in_is_certain() -> None:
    text = "Copyright 2021 Radio Ñandutí\n\nEste programa se distribuye bajo la licencia Apache 2.0."
    assert certain(text) == {"apache-2.0": True}


@pytest.mark.parametrize(
    "text",
    [
        "Lea la última línea: «Salvo que se indique lo contrario, este sitio se publica bajo licencia CC BY-SA 3.0».",
        'Lea la última línea: "Salvo que se indique otra cosa, este sitio se publica bajo licencia CC BY-SA 3.0".',
        "INSERT INTO textos VALUES ('pie', 'es', 'Los contenidos de este sitio se publican bajo la licencia CC BY-SA 3.0.');",
        "const aviso = `<p>\n  Los contenidos de este sitio se publican bajo la licencia CC BY-SA 3.0.\n</p>`;",
        "Al pie decía “este sitio entero se publica bajo la licencia CC BY-SA 3.0”, y nada más.",
    ],
)
def test_what_stands_in_a_quotation_is_not_certain(text: str) -> None:
    assert not any(certain(text).values())


@pytest.mark.parametrize(
    "text",
    [
        "Este sitio se publica bajo la licencia «CC BY-SA 3.0».",
        "El libro «Coplas de la sierra y de la mar» se publica bajo la licencia CC BY-SA 3.0.",
        'El libro "Coplas de la sierra y de la mar" se publica bajo la licencia CC BY-SA 3.0.',
        "L'edició d'aquest llibre s'ha fet sota la llicència CC BY-SA 3.0.",
        "\\\\usepackage{verbatim}\n\nEste libro se publica bajo la licencia CC BY-SA 3.0.",
        '{"title": "Coplas", "notes": "Este corpus se publica bajo la licencia CC BY-SA 3.0."}',
    ],
)
def test_a_name_or_a_title_in_quotation_marks_is_no_quotation(text: str) -> None:
    assert certain(text) == {"cc-by-sa-3.0": True}


def test_a_stricter_licence_that_is_added_is_certain_in_its_place() -> None:
    lax = "Este corpus se publica bajo la licencia CC BY-SA 4.0."
    assert certain(lax) == {"cc-by-sa-4.0": True}
    text = f"{lax} Este corpus se publica bajo la licencia CC BY-NC-SA 4.0."
    assert certain(text) == {"cc-by-nc-sa-4.0": True, "cc-by-sa-4.0": False}
