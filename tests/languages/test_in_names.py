"""The language that a file's name tells."""

import pytest

from languages.in_names import MOST, Named, loosely_named, named, namesakes


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


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("train.es", Named("train.", "es")),  # what is sure comes first
        ("es.txt", Named("*.txt", "es")),
        ("datos/train.es.txt", Named("datos/train.*.txt", "es")),
        ("train_quy-limpio.txt", Named("train_*-limpio.txt", "quy")),
        ("Español/uno.txt", Named("*/uno.txt", "Español")),
        ("biblia/Náhuatl.txt", Named("biblia/*.txt", "Náhuatl")),
        ("spa_Latn.txt", Named("*.txt", "spa_Latn")),
        ("es-quy/train_quy", Named("es-quy/train_*", "quy")),
        ("es/quechua.txt", Named("es/*.txt", "quechua")),
        ("esp.txt", Named("*.txt", "esp")),
        ("spa_Latino.txt", Named("*_Latino.txt", "spa")),
    ],
)
def test_beside_a_namesake_any_word_may_tell_the_language_and_the_last_does(
    path: str, expected: Named
) -> None:
    assert loosely_named(path) == expected


@pytest.mark.parametrize("path", ["carta.txt", "tomo_ii.txt", "", "acta-gnu.txt", "maca2.txt", "nota.mixe"])
def test_words_that_are_none(path: str) -> None:
    assert loosely_named(path) is None


def test_namesakes_differ_in_their_language_alone() -> None:
    alike = ["es.txt", "quy.txt", "a/guaraní/uno.txt", "a/español/uno.txt", "train.es", "train.gn"]
    others = [
        "gn.csv",
        "a/español/dos.txt",
        "carta_es.txt",
        "nota.txt",
        "es/otra.txt",
        "b.es",
        "train.es.txt",
    ]
    assert namesakes([*alike, *others]) == frozenset(alike)


def test_among_very_many_paths_none_is_looked_for() -> None:
    many = [f"{number}.txt" for number in range(MOST - 2)]
    assert namesakes([*many, "es.txt", "gn.txt"]) == {"es.txt", "gn.txt"}
    assert namesakes([*many, "es.txt", "gn.txt", "x.txt"]) == frozenset()
