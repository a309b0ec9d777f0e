"""The language that a file's name tells."""

import pytest

from languages.in_names import Named, named


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("train.es", Named("train.", "es")),
        ("train.quy", Named("train.", "quy")),
        ("par/dev.aym", Named("par/dev.", "aym")),  # above varieties in our tables
        ("caja.zip!¡Hola!.es", Named("caja.zip!¡Hola!.", "es")),
        ("caja.zip!¡Hola! Dos.es", Named("caja.zip!¡Hola! Dos.", "es")),
        ("train.qub", Named("train.", "qub")),
        ("corpus.es-qu.qu", Named("corpus.es-qu.", "qu")),
        ("lote.zip!x.oto", Named("lote.zip!x.", "oto")),
        ("C:\\datos\\a.pt_BR", Named("C:\\datos\\a.", "pt_BR")),
        ("flores/spa_Latn.devtest", Named("flores/.devtest", "spa_Latn")),
        ("lote.zip!quy_Latn.dev", Named("lote.zip!.dev", "quy_Latn")),
    ],
)  # fmt: skip
def test_codes_of_our_languages_at_the_end_of_a_name_or_before_a_part(
    path: str, expected: Named | None
) -> None:
    assert named(path) == expected


@pytest.mark.parametrize(
    "path",
    [
        "", "es", ".es", "par.es/", "carta.txt", "carta.doc", "a.pl", "guion.py", "nota.log", "x.tex", "es.dev", "a.dev",
        "spa_Latn.txt", "a.und", "a.qaa", "una carta. es", f"a.es-{'x' * 20}",
    ],
)  # fmt: skip
def test_other_endings_tell_none(path: str) -> None:
    assert named(path) is None
