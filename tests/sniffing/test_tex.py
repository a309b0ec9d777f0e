"""LaTeX is known by its content also where it names its class late."""

import io

import pytest

from ingestion.sniffing import sniff


@pytest.mark.parametrize(
    "before",
    [
        "% Options\n\\PassOptionsToPackage{unicode}{hyperref}\n%\n",
        "\\pdfoutput=1\n\\newcommand{\\x}{y}\n",
        "\\RequirePackage[l2tabu]{nag}\n\n",
        "\\begin{filecontents}{a.bib}\n@book{a,\n  title={El agua}\n}\n\\end{filecontents}\n",
    ],
)
@pytest.mark.parametrize(
    "named", ["\\documentclass{article}", "\\documentclass[\n  a4paper,\n]{beamer}", "\\documentclass {book}"]
)
def test_a_class_named_behind_other_commands_is_seen(before: str, named: str) -> None:
    assert _kind(f"{before}{named}\n\\begin{{document}}\nHola.\n") == "text/x-tex"


@pytest.mark.parametrize(
    "text",
    [
        "% Así se empieza\nSe escribe \\documentclass{article} y ya.\n",
        "% Mi tutorial\n% Ana\n\nPrimero se escribe:\n\n\\documentclass{article}\n",
        "Así se empieza:\n\n\\documentclass{article}\n",
    ],
)
def test_who_speaks_of_it_writes_none(text: str) -> None:
    assert _kind(text) == "text/plain"


def _kind(text: str) -> str:
    data = text.encode()
    return sniff(io.BytesIO(data), "", len(data))
