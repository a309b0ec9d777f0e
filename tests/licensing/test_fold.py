"""Folding keeps the way back to the original letters."""

import time

import pytest

from licensing.folding import fold


@pytest.mark.parametrize(
    ("given", "folded"),
    [
        ("Reconocimiento‑NoComercial", "reconocimiento-nocomercial"),
        ("Atribucio\u0301n", "atribucion"),
        ("**Licencia** `MIT`", "licencia mit"),
        ("// Una obra\n// bajo licencia", "// una obra bajo licencia"),
        ('.\\" Una obra\n.\\" bajo licencia', '.\\" una obra bajo licencia'),
        ("uno\n\ndos", "uno\ndos"),
        (f"{'una obra ' * 7}que se\n\nentrega", f"{'una obra ' * 7}que se entrega"),
        (f"{'una obra ' * 7}que se\n\nEntrega", f"{'una obra ' * 7}que se\nentrega"),
        (f"{'una obra ' * 7}entera.\n\ny otra", f"{'una obra ' * 7}entera.\ny otra"),
        ("uno\r\ndos", "uno dos"),
        ("modi\ufb01car", "modificar"),
        ("li\u00adcen\u200bcia", "licencia"),
        ("CC\u00a0BY", "cc by"),
        ("&copy; Atribuci&oacute;n&nbsp;2.5 R&amp;D &nada; AT&T", "© atribucion 2.5 r&d &nada; at&t"),
        ("İstanbul", "istanbul"),
        ('nota = "Coplas " +\n    "del río"', 'nota = "coplas del rio"'),
        ("di('Coplas'\n   u'del río')", "di('coplas del rio')"),
        ('"Coplas" . \n "del río"', '"coplas del rio"'),
        ('"Coplas" + Environment.NewLine +\n  "del río"', '"coplas del rio"'),
        ('{"a": "coplas",\n "b": "del río"}', '{"a": "coplas", "b": "del rio"}'),
        ("", ""),
    ],
)
def test_folds(given: str, folded: str) -> None:
    assert fold(given).text == folded


def test_quotes_the_original_words() -> None:
    text = "  # Ed.\n  # **Atribución‑NoComercial**  4.0\n"
    folded = fold(text)
    start = folded.text.index("atribucion")
    assert folded.quote(start, start + len("atribucion-nocomercial 4.0")) == "Atribución‑NoComercial**  4.0"
    assert text[folded.origin(start) :].startswith("Atribución")


def test_finds_the_way_back_out_of_joined_strings() -> None:
    text = 'nota = "Bajo licencia " +\n    "MIT, de las coplas"'
    folded = fold(text)
    start = folded.text.index("mit")
    assert text[folded.origin(start) :].startswith("MIT, de")
    assert folded.text[folded.place(text.index("MIT")) :].startswith("mit, de")


@pytest.mark.parametrize(
    "hostile",
    [
        '"\n' * 100_000,
        '" +\n' * 60_000,
        "\n" * 200_000,
        " " * 200_000,
        "*" * 200_000,
        "\n#" * 100_000,
        "\t \n" * 60_000,
    ],
)
def test_stays_linear(hostile: str) -> None:
    started = time.process_time()
    fold(hostile)
    assert time.process_time() - started < 2


@pytest.mark.parametrize("mark", ["-", "¬", "\u2010"])
@pytest.mark.parametrize("end", ["\n", "\r\n", " \n   "])
def test_a_word_divided_at_the_end_of_a_line_is_whole(mark: str, end: str) -> None:
    folded = fold(f"Queda prohi{mark}{end}bida la copia")
    assert folded.text == "queda prohibida la copia"
    assert folded.quote(6, 15) == f"prohi{mark}{end}bida"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("CC BY-NC-\nSA", "cc by-nc- sa"),
        ("by-nc-\nsa/4.0", "by-nc- sa/4.0"),
        ("Atribución-\nNoComercial", "atribucion- nocomercial"),
        ("bajo -\nlibre", "bajo - libre"),
        ("bajo-\n\nlibre", "bajo- libre"),
    ],
)
def test_a_hyphen_that_is_part_of_a_name_or_divides_no_word_stays(text: str, folded: str) -> None:
    assert fold(text).text == folded
