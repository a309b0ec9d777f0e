"""Chats of phones: a row for each message, with when and by whom; what the program says is a notice and no text."""

import pytest

from ingestion.reading.items import RECORD_TYPES
from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

CHAT = "text/x-whatsapp-chat"
ANDROID = """12/3/21, 10:14\u202fp.\xa0m. - Los mensajes y las llamadas están cifrados de extremo a extremo. Toca para obtener más información.
12/3/21, 10:15\u202fp.\xa0m. - Ana cambió el asunto de “Familia” a “Familia: los Pérez”
12/3/21, 10:16\u202fp.\xa0m. - Ana: Hola, Pedro:

¿vienes?
12/3/21, 10:17\u202fp.\xa0m. - Pedro: IMG-20210312-WA0001.jpg (archivo adjunto)
Mira qué foto
12/3/21, 10:18\u202fp.\xa0m. - \u202a+52 1 55 1234 5678\u202c: ¡Ya voy! <Se editó este mensaje.>
"""
IPHONE = """\u200e[12/03/21, 10:14:33] Familia: \u200eLos mensajes y las llamadas están cifrados de extremo a extremo.
\u200e[12/03/21, 10:14:34] Familia: \u200eAna creó este grupo
[12/03/21, 10:15:00] Ana: \u200eHola, @\u2068Pedro\u2069
\u200e[12/03/21, 10:15:01] Ana: Mira \u200e<adjunto: 00000012-PHOTO.jpg>
\u200e[12/03/21, 10:15:02] Pedro: \u200eacta.pdf • \u200e3 páginas \u200edocumento omitido
"""


def _said(*said: str) -> list[tuple[str, str]]:
    """What is text and what is notice of messages of one speaker."""
    data = "".join(f"12/3/21 10:14 - Ana: {one}\n" for one in said).encode()
    rows = [document.columns or {} for document in read(data, CHAT)]
    assert len(rows) == len(said)
    return [(row["text"], row.get("notice", "")) for row in rows]


def test_rows_say_when_who_and_what() -> None:
    encrypted, named, greeting, photo, coming = read(ANDROID.encode(), CHAT)
    assert greeting.text == "Hola, Pedro:\n\n¿vienes?"
    assert greeting.apart == (("text", greeting.text),)
    assert greeting.columns == {
        "time": "12/3/21, 10:16\u202fp.\xa0m.",
        "speaker": "Ana",
        "text": "Hola, Pedro:\n\n¿vienes?",
    }
    assert photo.text == "Mira qué foto"
    assert (photo.columns or {})["notice"] == "IMG-20210312-WA0001.jpg (archivo adjunto)"
    assert (coming.text, (coming.columns or {})["speaker"]) == ("¡Ya voy!", "+52 1 55 1234 5678")
    assert (encrypted.text, named.text) == ("", "")
    assert named.columns == {
        "time": "12/3/21, 10:15\u202fp.\xa0m.", "speaker": "", "text": "", "notice": "Ana cambió el asunto de “Familia” a “Familia: los Pérez”",
    }  # fmt: skip


def test_the_marks_of_an_iphone_are_no_text() -> None:
    rows = [document.columns or {} for document in read(IPHONE.replace("\n", "\r\n").encode(), CHAT)]
    assert [row["text"] for row in rows] == ["", "", "Hola, @Pedro", "Mira", ""]
    assert [row["speaker"] for row in rows] == ["Familia", "Familia", "Ana", "Ana", "Pedro"]
    assert [row.get("notice") for row in rows] == [
        "Los mensajes y las llamadas están cifrados de extremo a extremo.", "Ana creó este grupo", None,
        "<adjunto: 00000012-PHOTO.jpg>", "acta.pdf • 3 páginas documento omitido",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "notice",
    [
        "<Multimedia omitido>", "<Media omitted>", "<Mídia oculta>", "<Arquivo de mídia oculto>", "imagen omitida", "audio omitido", "sticker omitido",
        "Video omitido", "GIF omitido", "image omitted", "Contact card omitted", "imagem ocultada", "áudio ocultado", "figurinha omitida", "imatge omesa",
        "àudio omès", "imaxe omitida", "\u200eimagen omitida", "Se eliminó este mensaje", "Eliminaste este mensaje.", "This message was deleted",
        "This message was deleted by admin Ana", "Mensagem apagada", "Você apagou esta mensagem", "S'ha suprimit aquest missatge", "Eliminouse esta mensaxe",
        "nota.opus (archivo adjunto)", "IMG 1.jpg (file attached)", "a.pdf (arquivo anexado)", "a.pdf (fitxer adjunt)", "\u200ePTT-20210312.opus (archivo adjunto)",
        "<attached: 0001-AUDIO.opus>", "\u200e<anexado: a.jpg>", "null", "ubicación: https://maps.google.com/?q=-12.0,-77.0", "\u200eLlamada de voz perdida",
        "\u200eMissed voice call", "\u200eAna added you to this group",
    ],
)  # fmt: skip
def test_what_the_program_says_is_no_text(notice: str) -> None:
    assert _said(notice) == [("", notice.strip("\u200e"))]


@pytest.mark.parametrize(
    "said",
    [
        "¿Por qué imagen omitida?", "El audio omitido no importa", "Se eliminó este mensaje de la web", "Me llamo <nombre omitido>", "Llamada perdida",
        "Creó este grupo", "\u200eHola, grupo", "a < b y c > d", "<b>", "Mira la foto.jpg", "Hola\nimagen omitida", "Hola\nnull", "nulls", "https://ejemplo.org",
    ],
)  # fmt: skip
def test_what_people_say_is_text(said: str) -> None:
    assert _said(said) == [(said.strip("\u200e"), "")]


def test_what_the_program_says_beside_a_text_is_cut_off() -> None:
    assert _said("Hola \u200e<This message was edited>") == [("Hola", "<This message was edited>")]
    assert _said("Mira \u200eimagen omitida") == [("Mira", "imagen omitida")]
    assert _said("Uno\n<Multimedia omitido>\ndos <S'ha editat aquest missatge.>") == [
        ("Uno\ndos", "<Multimedia omitido>\n<S'ha editat aquest missatge.>")
    ]
    assert _said("Sí, \u200eAna creó este grupo") == [("Sí, Ana creó este grupo", "")]


def test_reading_goes_on_where_it_stopped_in_any_encoding() -> None:
    documents = read(ANDROID.encode(), CHAT)
    assert CHAT in RECORD_TYPES
    assert [(one.position, one.resume_at) for one in documents] == [(n, n + 1) for n in range(5)]
    assert read(ANDROID.encode(), CHAT, start=2) == documents[2:]
    assert read(ANDROID.encode(), CHAT, stop=3, one_way=True) == documents[:3]
    assert [one.columns for one in read(ANDROID.encode("utf-16"), CHAT)] == [one.columns for one in documents]
    latin = read("12/3/21 10:14 - Ana: ¡Qué alegría más grande, señora!\n".encode("cp1252"), CHAT)
    assert latin[0].text == "¡Qué alegría más grande, señora!"
    assert latin[0].cleaning == ("decoded:cp1252",)


def test_what_stands_before_the_first_message_is_kept() -> None:
    first, second = read(b"Chat con Ana\n\n12/3/21 10:14 - Ana: Hola\n", CHAT)
    assert first.columns == {"time": "", "speaker": "", "text": "Chat con Ana"}
    assert second.text == "Hola"


def test_a_file_cut_off_or_without_a_message() -> None:
    assert [one.text for one in read(ANDROID[: ANDROID.index("vienes")].encode(), CHAT)][
        2
    ] == "Hola, Pedro:\n\n¿"
    assert refusal(b"", CHAT) == (Outcome.EMPTY, "no_records")
    assert refusal(b"\n \n\n", CHAT) == (Outcome.EMPTY, "no_records")


def test_a_message_without_end_goes_on_in_further_rows() -> None:
    line = "palabras y más palabras\n"
    rows = read(f"12/3/21 10:14 - Ana: Hola\n{line * 100_000}".encode(), CHAT)
    assert len(rows) == 3
    assert {(row.columns or {})["speaker"] for row in rows} == {"Ana"}
    assert "\n".join(row.text for row in rows) == "Hola\n" + (line * 100_000).strip()


def test_an_endless_line_is_refused() -> None:
    assert refusal(b"12/3/21 10:14 - Ana: " + b"a" * 3_000_000, CHAT) == (Outcome.REFUSED, "record_too_large")


def test_signs_without_end_take_no_long() -> None:
    for strange in (
        "\u200e",
        "<",
        "<adjunto: ",
        " ",
        "a: ",
        ".jpg (",
        "\u200eimagen ",
        "“",
        "documento omitid ",
        "añadió ",
    ):
        strains = strange * (300_000 // len(strange.encode()))
        assert len(read(f"12/3/21 10:14 - Ana: {strains}>\n".encode(), CHAT)) == 1
        assert len(read(f"12/3/21 10:14 - {strains}\n".encode(), CHAT)) == 1
