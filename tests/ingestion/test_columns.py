"""Which columns are the text: by their names in the languages people name columns in, or by their donor's choice."""

from typing import Any

import pytest

from ingestion.column_roles import HEADINGS
from ingestion.columns import recognise, sentence_of, text_of
from languages.codes import iso639_3
from languages.tables import LANGUAGES, MORE


def test_every_language_of_the_campaign_is_known_by_its_tags() -> None:
    for tag in LANGUAGES.keys() - MORE:
        for short in {tag.split("-")[0], iso639_3(tag)} - HEADINGS:
            assert recognise(("ron", "deu", short)).columns == ("ron", "deu", short)


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
        (("spa", "maz"), ("spa", "maz"), "translation"),
        (("es", "cak", "id"), ("es", "cak"), "translation"),
        (("top_Latn", "spa_Latn"), ("top_Latn", "spa_Latn"), "translation"),
        (("nombre", "ext", "fax"), (), "all"),  # of a telephone
        (("left", "top", "an"), (), "all"),
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
        (("texto", "español", "guaraní"), ("texto", "español", "guaraní"), "translation"),
        (("Relato", "Relato en náhuatl", "Comunidad"), ("Relato", "Relato en náhuatl"), "translation"),
        (("titulo", "texto", "Quechua"), ("titulo", "texto", "Quechua"), "translation"),
        (("pregunta", "respuesta", "Quechua"), ("pregunta", "respuesta", "Quechua"), "pair"),
        (("text", "ext", "cat", "que"), ("text",), "named"),  # short for extension, category
        (("texto", "lengua", "idioma_origen"), ("texto",), "named"),
        (("messages", "Quechua"), ("messages",), "conversation"),
        (("quechua", "translation"), ("quechua", "translation"), "translation"),
        (("translation", "es", "gn"), ("translation", "es", "gn"), "translation"),
        (("oración", "translation"), ("oración", "translation"), "pair"),
        (("id", "source", "translation"), ("source", "translation"), "pair"),
        (("original", "traducción"), ("original", "traducción"), "pair"),
        (("original", "translation"), ("original", "translation"), "pair"),
        (("texto_origen", "texto_destino"), ("texto_origen", "texto_destino"), "pair"),
        (("Texto fuente", "Texto meta", "lengua"), ("Texto fuente", "Texto meta"), "pair"),
        (("texto_traducido", "texto_original"), ("texto_original", "texto_traducido"), "pair"),
        (("texto original", "tradução"), ("texto original", "tradução"), "pair"),
        (("text", "source", "target"), ("text", "source", "target"), "pair"),  # the source may be an address
        (("text", "meta"), ("text",), "named"),
        (("origen", "destino", "texto"), ("texto",), "named"),  # of a journey
        (("origen", "destino", "precio"), (), "all"),
        (("original", "nota"), (), "all"),
        (("Palabra", "quechua", "aymara", "clase"), ("Palabra", "quechua", "aymara"), "translation"),
        (("headword", "quechua"), ("headword", "quechua"), "translation"),
        (("key", "es", "qu"), ("es", "qu"), "translation"),  # what a program calls its texts
        (("word", "pos", "cat"), (), "all"),
        (("word", "pos"), ("word",), "named"),
        (("texto1", "texto2", "nota"), ("texto1", "texto2"), "named"),
        (("frase_1", "frase_2"), ("frase_1", "frase_2"), "named"),
        (("texto", "texto_3", "texto.1"), ("texto",), "named"),  # what programs call a second of the same name
        (("body_1", "content_2"), ("body_1",), "named"),
        (("sentence_spa_Latn", "sentence_quy_Latn"), ("sentence_spa_Latn", "sentence_quy_Latn"), "translation"),
        (("mos_Latn", "wol-Latn", "URL"), ("mos_Latn", "wol-Latn"), "translation"),
        (("caso", "especialidad"), (), "all"),
        (("question", "A", "B", "C", "D", "answer"), ("question", "A", "B", "C", "D", "answer"), "pair"),
        (("Pregunta", "a)", "b)", "c)", "Respuesta"), ("Pregunta", "a)", "b)", "c)", "Respuesta"), "pair"),
        (("id", "pregunta", "1", "2", "3"), ("pregunta", "1", "2", "3"), "pair"),
        (("question", "option1", "option2", "answer"), ("question", "option1", "option2", "answer"), "pair"),
        (("lectura_previa", "enunciado", "opcion_a", "opcion_b", "respuesta_correcta", "id"), ("lectura_previa", "enunciado", "opcion_a", "opcion_b", "respuesta_correcta"), "pair"),
        (("premise", "choice1", "choice2", "question", "label", "idx", "changed"), ("premise", "question", "choice1", "choice2", "changed"), "pair"),
        (("premisa", "opción1", "opción2", "pregunta", "respuesta"), ("premisa", "pregunta", "opción1", "opción2", "respuesta"), "pair"),
        (("premisa", "opción1", "opción2", "label"), ("premisa", "opción1", "opción2"), "pair"),
        (("link", "flores_passage", "question", "mc_answer1", "mc_answer2"), ("flores_passage", "question", "mc_answer1", "mc_answer2"), "pair"),
        (("texto", "opcion_1", "opcion_2"), ("texto", "opcion_1", "opcion_2"), "pair"),
        (("texto", "A", "B"), ("texto",), "named"),
        (("Q", "A"), (), "all"),
        (("pregunta", "A", "respuesta"), ("pregunta", "respuesta"), "pair"),
        (("pregunta", "B", "C", "respuesta"), ("pregunta", "respuesta"), "pair"),
        (("vitamina_a", "vitamina_b"), (), "all"),
        (("question", "answer", "explanation"), ("question", "answer", "explanation"), "pair"),
        (("id", "url", "title", "text", "summary"), ("title", "text", "summary"), "pair"),
        (("titular", "bajada", "cuerpo"), ("titular", "cuerpo", "bajada"), "pair"),
        (("resumen", "categoría"), (), "all"),
        (("texto", "respuesta"), ("texto", "respuesta"), "pair"),
        (("id", "dialogue", "summary"), ("dialogue", "summary"), "conversation"),
        (("prompt", "chosen", "rejected"), ("prompt", "chosen", "rejected"), "pair"),
        (("prompt", "messages", "chosen", "rejected"), ("prompt", "chosen", "rejected"), "pair"),
        (("conversations", "chosen", "rejected"), ("conversations", "chosen", "rejected"), "conversation"),
        (("question", "chosen", "rejected"), (), "all"),
        (("diálogo", "pregunta", "opciones", "respuesta"), ("diálogo", "pregunta", "opciones", "respuesta"), "conversation"),
        (("Sentence #", "Word", "POS", "Tag"), ("Word",), "named"),
        (("oración_id", "palabra", "etiqueta"), ("palabra",), "named"),
        (("palabra", "categoría gramatical", "definición"), (), "all"),
        (("palabra", "ejemplo"), (), "all"),
        (("tokens", "ner_tags"), (), "all"),
        (("Texto #", "Texto"), ("Texto",), "named"),
        (("#texto", "etiqueta"), ("#texto",), "named"),
        (("a", "b"), (), "all"),
        ((), (), "all"),
    ],
)  # fmt: skip
def test_names_tell(names: tuple[str, ...], columns: tuple[str, ...], why: str) -> None:
    found = recognise(names)
    assert (found.columns, found.why) == (columns, why)


def test_what_an_annotator_decided_of_a_text_is_none_of_it() -> None:
    task = {"text": "Nomás con mi abuela.", "_input_hash": 1, "_task_hash": 2, "answer": "accept"}
    assert text_of(task) == task["text"]
    assert text_of(task | {"question": "¿Quién?"}) == "Nomás con mi abuela.\n¿Quién?"
    assert text_of({"text": "Nomás.", "answer": "Mi abuela."}) == "Nomás.\nMi abuela."


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
        ({"#": "7", "C#": "Hola", "Java": "Nada"}, "Hola\nNada"),
        ({"a": {"id": "56be", "dice": "Hola"}, "b": [{"uuid": "x", "dice": "Nada"}]}, "Hola\nNada"),
    ],
)
def test_what_numbers_records_is_no_text(columns: dict[str, Any], text: str) -> None:
    assert text_of(columns) == text


@pytest.mark.parametrize(
    ("turn", "text"),
    [
        ({"role": "assistant", "content": None}, ""),
        ({"role": "assistant", "content": ""}, ""),
        ({"from": "gpt", "value": None, "tool_calls": None}, ""),
        ({"role": "assistant", "content": None, "tool_calls": [{"function": {"name": "clima", "arguments": "{}"}}]}, ""),
        ({"role": "assistant", "tool_calls": [{"type": "function", "function": {"name": "clima"}}]}, ""),
        ({"role": "assistant", "content": None, "refusal": "No puedo."}, "No puedo."),
        ({"role": "user", "content": None, "text": "Hola", "value": "Hola"}, "Hola"),
        ({"author": "Ana", "text": None, "título": "El río"}, "El río"),
        ({"author": "Ana", "título": "El río"}, "Ana\nEl río"),
        ({"role": "assistant", "content": [{"type": "text", "text": "Miro."}, {"type": "tool_use", "id": "x", "name": "clima", "input": {"ciudad": "Cusco"}}]}, "Miro."),
        ({"role": "user", "content": [{"type": "tool_result", "tool_use_id": "x", "content": "12 grados"}]}, "12 grados"),
        ({"role": "user", "content": [{"type": "function_call", "dice": "Hola"}]}, "function_call\nHola"),
    ],
)  # fmt: skip
def test_a_turn_without_words_says_nothing_and_calls_of_programs_are_none(
    turn: dict[str, Any], text: str
) -> None:
    assert text_of({"messages": [turn]}) == text


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
