"""Verses and columns of LaTeX leave none of their marks and widths in the text."""

import pytest

from tests.extractors.reading import read


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\\begin{verse}[\\versewidth]\nPaloma torcaza,\\\\\ndime dónde vas.\\\\!\n\nVoy lejos,\\\\*\nno más.\\\\![1ex]\n\nFin\\\\!\\end{verse}", "Paloma torcaza,\ndime dónde vas.\n\nVoy lejos,\nno más.\n\nFin"),
        ("\\begin{verse}\nuno \\\\> dos\\\\>[2em] tres \\\\>`cuatro'\n\\end{verse}", "uno\ndos\ntres\n‘cuatro’"),
        ("uno\\\\! % aparte\n\ndos", "uno\n\ndos"),  # of an environment with a name of its own
        ("¿Qué?\\\\!`Ay! dijo.\\\\!`Oh!", "¿Qué?\n¡Ay! dijo.\n¡Oh!"),
        ("\\begin{verse}¿Qué?\\\\!`Ay! dijo.\\\\>> así\\end{verse}", "¿Qué?\n¡Ay! dijo.\n» así"),
        ("\\begin{tabular}{ll}Edad & n \\\\> 65 & 3\\end{tabular}", "Edad\tn\n> 65\t3"),
        ("\\begin{columns}\\column{.5\\textwidth}Poco a poco\\column[T]{5cm}Después\\end{columns}", "Poco a poco\n\nDespués"),
        ("\\poemlines{5}\\indentpattern{0101}\\linespread{1.3}\\setstretch{1,5}\\setbeamercovered{transparent}Uno", "Uno"),
        ("\\begin{adjustwidth}{1cm}{2cm}Uno\\end{adjustwidth}\\begin{overlayarea}{3cm}{4cm}Dos\\end{overlayarea}", "Uno\n\nDos"),
        ("\\caja{.5\\textwidth}{Uno} \\caja{-0,3\\linewidth}[t]{Dos}\\begin{mia}{\\columnwidth}Tres\\end{mia}", "Uno Dos\n\nTres"),
        ("\\medida{.5} \\medida{5 cm} \\caja{.5\\pueblo}", ".5 5 cm .5"),
    ],
)  # fmt: skip
def test_what_is_written_in_verses_and_columns(written: str, shown: str) -> None:
    assert read(written.encode(), "text/x-tex")[0].text == shown
