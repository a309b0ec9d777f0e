"""Which columns are the text: by their names in the languages people name columns in, or by their donor's choice."""

from typing import Any

import pytest

from ingestion.columns import recognise, sentence_of, text_of


@pytest.mark.parametrize(
    ("names", "columns", "why"),
    [
        (("id", "texto", "licencia"), ("texto",), "named"),
        (("url", "Título", "contenido"), ("Título", "contenido"), "named"),
        (("answer", "question", "context", "topic"), ("context", "question", "answer"), "pair"),
        (("id", "titular", "respuesta", "pregunta", "texto", "idioma"), ("titular", "texto", "pregunta", "respuesta"), "pair"),
        (("instruction", "input", "output"), ("instruction", "input", "output"), "pair"),
        (("question", "choices", "answer"), ("question", "choices", "answer"), "pair"),
        (("premisa", "hipótesis", "label"), ("premisa", "hipótesis"), "pair"),
        (("text_from", "text_to"), ("text_from", "text_to"), "pair"),
        (("prompt", "messages"), ("messages",), "conversation"),
        (("id", "conversations"), ("conversations",), "conversation"),
        (("es", "gn", "id"), ("es", "gn"), "translation"),
        (("id", "translation"), ("translation",), "translation"),
        (("N.º", "Español", "Guaraní"), ("Español", "Guaraní"), "translation"),
        (("texto_es", "texto_quz", "fuente"), ("texto_es", "texto_quz"), "translation"),
        (("Texto en náhuatl", "Traducción al español", "Año"), ("Texto en náhuatl", "Traducción al español"), "translation"),
        (("sentence_en", "sentence_quy"), ("sentence_en", "sentence_quy"), "translation"),
        (("Hñähñu", "Traducción"), ("Hñähñu", "Traducción"), "translation"),
        (("Mapudungun", "Castellano", "Inglés"), ("Mapudungun", "Castellano", "Inglés"), "translation"),
        (("Español", "Mixteco"), ("Español", "Mixteco"), "translation"),
        (("Castellano", "Maya"), ("Castellano", "Maya"), "translation"),
        (("Español (México)", "Náhuatl [original]"), ("Español (México)", "Náhuatl [original]"), "translation"),
        (("Español de México", "Emberá"), ("Español de México", "Emberá"), "translation"),
        (("Relato en español", "Relato en otomí"), ("Relato en español", "Relato en otomí"), "translation"),
        (("nombre en español", "nome em português"), ("nombre en español", "nome em português"), "translation"),
        (("Historia en español", "Historia en quechua"), ("Historia en español", "Historia en quechua"), "translation"),
        (("Español (audio)", "Triqui (archivo)"), (), "all"),
        (("México", "Maíz (quechua)", "Historia de la lengua"), (), "all"),
        (("Comunidad", "Edad", "Relato"), ("Relato",), "named"),
        (("k'iche'", "notas"), (), "all"),
        (("idioma", "lengua original", "traducción"), (), "all"),
        (("texto", "español", "guaraní"), ("texto",), "named"),
        (("caso", "especialidad"), (), "all"),
        (("a", "b"), (), "all"),
        ((), (), "all"),
    ],
)  # fmt: skip
def test_names_tell(names: tuple[str, ...], columns: tuple[str, ...], why: str) -> None:
    found = recognise(names)
    assert (found.columns, found.why) == (columns, why)


def test_the_text_is_read_in_order_and_only_from_what_is_recognised() -> None:
    record = {"answer": "Las tres.", "id": "a1", "question": "¿Qué hora es?", "context": None}
    assert text_of(record) == "¿Qué hora es?\nLas tres."


def test_when_and_who_are_no_text_unless_there_is_nothing_else() -> None:
    answer = {
        "Marca temporal": "1/03/2024",
        "Correo electrónico": "a@b.pe",
        "¿Qué contaban?": "Un zorro.",
        "N.º": "1",
    }
    assert text_of(answer) == "Un zorro."
    assert text_of({"fecha": "1/03/2024", "id": "7"}) == "1/03/2024\n7"


def test_the_donors_choice_comes_before_ours_where_the_record_has_it() -> None:
    record = {"texto": "uno", "nota": "dos"}
    assert text_of(record, ("nota", "texto")) == "dos\nuno"
    assert text_of(record, ("otra",)) == "uno"


def test_who_says_a_turn_is_no_text_wherever_it_stands() -> None:
    turns = [
        {"role": "user", "content": [{"type": "text", "text": "Hola"}]},
        {"from": "gpt", "value": "Buenas"},
    ]
    assert text_of({"charla_rara": turns}) == "Hola\nBuenas"
    assert text_of({"a": {"role": "jefa"}}) == "jefa"


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        ({"id": "q-7", "a": "Hola", "b": "Nada"}, "Hola\nNada"),
        ({"id": "q-7"}, "q-7"),
        ({"a": {"id": "56be", "dice": "Hola"}, "b": [{"uuid": "x", "dice": "Nada"}]}, "Hola\nNada"),
    ],
)
def test_what_numbers_records_is_no_text(columns: dict[str, Any], text: str) -> None:
    assert text_of(columns) == text


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"tokens": ["¿", "Vive", "en", "Lima", "?"], "ner_tags": ["O", "O", "O", "B-LOC", "O"]}, (("tokens", "¿Vive en Lima?"),)),
        ({"id": "1", "words": ["Sí", "."], "tokens": ["no"]}, (("words", "Sí."),)),
        ({"tokens": 120, "resumen": "Uno"}, ()),
        ({"tokens": [1, 2]}, ()),
        ({"tokens": []}, ()),
        ({"tokens": ["Hola"], "texto": "Hola."}, ()),
        ({"frases": ["Hola"]}, ()),
    ],
)  # fmt: skip
def test_words_in_a_list_are_a_sentence(
    columns: dict[str, Any], sentence: tuple[tuple[str, str], ...]
) -> None:
    assert sentence_of(columns) == sentence


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (["Lean ", {"type": "link", "text": "x.mx"}, " y ", {"type": "bold", "text": "esto"}, "."], "Lean x.mx y esto."),
        ([{"type": "plain", "text": "Lean "}, {"type": "text_link", "text": "esto", "href": "https://x.mx"}], "Lean esto"),
        ([{"type": "text", "text": "Uno."}, {"type": "text", "text": "Dos."}], "Uno.\nDos."),
        ([{"type": "text", "text": "Uno."}, {"type": "image_url", "image_url": {"url": "https://x.mx/a.png"}}], "Uno."),
        ([{"type": "image"}, {"type": "text", "text": "Uno."}], "Uno."),
        ([{"type": "image", "caption": "Un río."}], "image\nUn río."),
        (["Uno.", "Dos."], "Uno.\nDos."),
        (["Uno.", {"type": "bold", "text": 3}], "Uno.\nbold"),
        (["Uno.", {"type": "cuento", "text": "Dos."}], "Uno.\ncuento\nDos."),
        (["Uno.", {"type": ["bold"], "text": "Dos."}], "Uno.\nbold\nDos."),
        (["Uno.", {"type": "bold", "text": "Dos."}, ["Tres."]], "Uno.\nbold\nDos.\nTres."),
    ],
)  # fmt: skip
def test_a_message_in_pieces_is_one_and_what_is_no_word_is_none(said: list[Any], text: str) -> None:
    assert text_of({"text": said}) == text
    assert text_of({"messages": [{"role": "user", "content": said}]}) == text
