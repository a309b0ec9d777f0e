"""Questions over answers are a header; among phrases they are phrases."""

import pytest

from tests.extractors.reading import read

CSV = "text/csv"


@pytest.mark.parametrize(
    "header",
    [
        ["Informante", "¿Qué lengua habla en casa?", "¿Por qué?"],
        ["Edad", "¿Por qué habla usted zapoteco?", "Sexo"],
        ["Nombre", "Edad", "1. ¿En qué lengua sueña?"],
        ["start", "¿Cuántos años tiene? (en números)", "_id"],
        ["¿Qué lengua habla en casa?", "¿Por qué?", "¿Desde cuándo?"],
        ["Vueltas", "¿Qué dijo?", "Dónde"],
    ],
)
def test_questions_over_answers_are_a_header(header: list[str]) -> None:
    rows = [["30", "Porque así me enseñó mi mamá.", "Itapé"]] + [
        [f"{n}", f"Hablo {n} veces.", f"Lugar {n}"] for n in range(6)
    ]
    data = "".join(";".join(row) + "\n" for row in (header, *rows))
    documents = read(data.encode(), CSV)
    assert [list(document.columns or ()) for document in documents] == [header] * 7


@pytest.mark.parametrize(
    ("first", "others"),
    [
        (
            ["¿Cómo estás?", "Imaynallan kashanki"],
            ["Buenos días", "Allin punchay"],
        ),  # phrases beside their translations
        (["Ana", "¿Qué es el agua?", "Lo que baja del cerro."], ["Luis", "¿Qué es la sed?", "Lo que sube."]),
        (["Edad", "¿Qué es el agua?"], ["Vida", "¿Qué es la sed?"]),
        (["¿Quién viene?", "¿Quién va?"], ["¿Quién sale?", "¿Quién entra?"]),
        (["¿Quién viene?", "¿Quién va?"], ["Nadie", ""]),
        (["Informante", "¿Qué? " * 300], ["Ana", "Nada"]),
        (["Informante", "Informante", "¿Qué?"], ["Ana", "Eva", "Nada"]),
        (["Informante", "", "¿Qué?"], ["Ana", "Eva", "Nada"]),
    ],
)
def test_questions_among_phrases_are_data(first: list[str], others: list[str]) -> None:
    rows = [first, *([*others[:-1], f"{n} {others[-1]}" if others[-1] else ""] for n in range(6))]
    data = "".join(";".join(row) + "\n" for row in rows)
    assert len(read(data.encode(), CSV)) == len(rows)


@pytest.mark.parametrize("name", ["Informante", "Respuesta", "Marca temporal"])
def test_a_name_of_what_is_known_of_people_is_enough(name: str) -> None:
    rows = [[name, "¿Qué dijo?"], *([f"Ana {'x' * n}", f"Que {n} veces."] for n in range(6))]
    assert len(read("".join(";".join(row) + "\n" for row in rows).encode(), CSV)) == 6


@pytest.mark.parametrize(
    ("first", "count"),
    [
        (["Informante", "Nadie lo sabe.", "¿Qué?"], 6),
        (["¿Quién viene?", "¿Quién va?", "¿Y tú?"], 3),
        (["Vino", "La abuela", "¿Quién va?"], 6),
    ],
)
def test_a_sentence_few_answers_and_other_words_are_not(first: list[str], count: int) -> None:
    rows = [first, *([f"Ana {'x' * n}", f"Eva {'y' * n}", f"Que {n} veces."] for n in range(count))]
    assert len(read("".join(";".join(row) + "\n" for row in rows).encode(), CSV)) == count + 1
