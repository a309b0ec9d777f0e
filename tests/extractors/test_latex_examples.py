"""Examples of linguists in LaTeX stand line by line: gb4e, expex, linguex; and macros of other people stay macros."""

import pytest

from tests.extractors.reading import read


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            "Así se dice.\n\\ex\n\\begingl\n\\gla Mana allin runa//\n\\glb no bueno hombre-\\textsc{loc}//\n\\glft `Un hombre malo.'//\n\\endgl\n\\xe\nOtra cosa.",
            "Así se dice.\n\nMana allin runa\nno bueno hombre-loc\n‘Un hombre malo.’\n\nOtra cosa.",
        ),
        (
            "\\pex[exno=3]<lista> \\a \\begingl \\gla Ñuqa rimani//\n\\glb yo hablar//\n\\endgl\n\\a<b>\\begingl[everygla=\\it] \\glpreamble Cocina// \\gla Mikuni // \\glb como // \\endgl\n\\xe\n\\ex~ Uno suelto.\\xe Fin",
            "Ñuqa rimani\nyo hablar\n\nCocina\nMikuni\ncomo\n\nUno suelto.\n\nFin",
        ),
        (
            "Se dice:\n\\ex. \\a. Kay wasi.\n\\b. Chay wasi.\n\\z.\n\n\\exg. Kay wasi hatun-mi.\\\\ esta casa grande-\\textsc{foc}\\\\ `Esta casa es grande.'\n\nFin",
            "Se dice:\n\nKay wasi.\nChay wasi.\n\nKay wasi hatun-mi.\nesta casa grande-foc\n‘Esta casa es grande.’\n\nFin",
        ),
        (
            "\\begin{exe}\n\\ex\\label{a} Uno\n\\ex[*]{Dos} \\ex{Tres}\n\\begin{xlist} \\ex Cuatro\n\\ex Cinco\\end{xlist}\n\\end{exe}",
            "Uno\nDos\nTres\n\nCuatro\nCinco",
        ),
        ("yaku s. agua \\ex{yakuta apay} \\a{uno} \\z fin", "yaku s. agua yakuta apay uno fin"),
        ("yaku s. agua \\ex yakuta apay", "yaku s. agua yakuta apay"),
        ("\\newcommand{\\ex}{Ej.:}\\newcommand{\\a}{ah}\n\\ex uno.\n\\a dos", "Ej.: uno. ah dos"),
        ("Véase http://a.org/b// y //c//\n\\gla uno//", "Véase http://a.org/b// y //c// uno//"),
    ],
)  # fmt: skip
def test_what_is_written_and_the_lines_it_gives(written: str, shown: str) -> None:
    assert read(written.encode(), "text/x-tex")[0].text == shown
