"""Chats that phones export are known by the heads of their messages; logs, diaries and prose are not taken for them."""

import io
import itertools

import pytest

from ingestion.sniffing import mislabelled, sniff
from tests.sniffing.samples import PROSE

CHAT = "text/x-whatsapp-chat"
SAID = ("Ana: Hola", "Pedro: ¿Qué tal?", "Ana: Bien,\ngracias")


def _sniff(content: str, name: str = "_chat.txt") -> str:
    data = content.encode()
    return sniff(io.BytesIO(data), name, len(data))


def _written(head: str, *said: str) -> str:
    return "".join(f"{head}{one}\n" for one in said)


@pytest.mark.parametrize(
    "head",
    [
        "12/3/21 10:14 - ", "12/3/21, 10:14 p. m. - ", "3/12/21, 10:14\u202fPM - ", "2021-03-12 10:14 - ", "[12/03/21, 10:14:33] ",
        "\u200e[12/03/21 10:14:33\u202fp.\xa0m.] ", "[10:14, 12/3/2021] ",
    ],
)  # fmt: skip
def test_chats(head: str) -> None:
    chat = _written(head, "Los mensajes y las llamadas están cifrados.", "Ana añadió a Pedro", *SAID)
    for content in (
        chat,
        "\ufeff" + chat,
        "\n\n" + chat,
        chat.replace("\n", "\r\n"),
        chat.replace("\n", "\r"),
    ):
        assert _sniff(content) == CHAT
        assert _sniff(content, "Chat de WhatsApp con Ana") == CHAT
    assert _sniff(chat * 2_000) == CHAT


def test_the_name_of_a_text_does_not_contradict_it() -> None:
    assert mislabelled("_chat.txt", CHAT) is None


@pytest.mark.parametrize(
    "content",
    [
        _written("12/3/21 10:14 - ", "Ana: Hola", "Ana: Bien"),  # too few
        _written("12/3/21 10:14 - ", "Ana: Hola", "Pedro: Hola", "Eva: Hola"),  # nobody says more than one
        "Entrevista\n" + _written("12/3/21 10:14 - ", *SAID),  # begins with something else
        PROSE + _written("12/3/21 10:14 - ", *SAID),
        _written("12/3/21 10:14 - ", "Llegamos al río.", "Comimos.", "Salimos.", *SAID),  # a diary
        _written("2021-03-12 10:14:00 - ", "INFO: started", "INFO: done", "WARN: slow", "INFO: bye"),
        _written("2021-03-12 10:14 - ", "INFO: started", "INFO: done", "WARN: slow", "INFO: bye"),
        _written("12/03/2021 10:14 - ", "Info: started", "Info: done", "Backup: slow", "Info: bye"),
        _written("[12/03/2021 10:14:33] ", "[main/WARN]: uno", "[main/INFO]: dos", "[main/INFO]: tres"),
        _written("[12/03/2021, 10:14:33] ", "app.ERROR: uno", "app.ERROR: dos", "app.DEBUG: tres"),
        _written("[2021-03-12 10:14:33] ", "Backup: uno", "Backup: dos", "Backup: tres"),
        _written("2021-03-12 10:14:33,120 - ", "root - INFO - uno", "root - INFO - dos", "root: INFO: tres"),
        _written("[10:14:33] ", *SAID),
        _written("10:14 - ", *SAID),
        _written("12/3/21 - ", *SAID),
        "\n".join(SAID),
    ],
)
def test_what_is_no_chat(content: str) -> None:
    assert _sniff(content) == "text/plain"
    assert _sniff(content.replace("\n", "\r\n")) == "text/plain"


def test_tables_and_records_stay_what_they_are() -> None:
    assert _sniff(_written("12/3/21, 10:14, ", *SAID), "a.csv") == "text/csv"
    assert _sniff('[12, "Ana: Hola"]\n' * 3) == "application/x-ndjson"


@pytest.mark.timeout(20)
def test_a_chat_of_heads_alone_is_told_soon() -> None:
    for head, end in itertools.product(("1/1/11 1:11 - ", "[1/1/11 1:11] "), ("\n", ": ", "\u200e" * 90)):
        _sniff((head + end) * 60_000)
