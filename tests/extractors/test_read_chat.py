"""CHAT: a row for each utterance, as it was transcribed and as it was said, with what stands below it."""

import pytest

from ingestion.extractors.fieldwork.chat_signs import as_said
from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

CHAT = "text/x-chat"
TRANSCRIPT = """@UTF8
@Begin
@Languages:\tspa, nah
@Participants:\tCHI Ana Target_Child, MOT María Mother
@ID:\tspa|Ejemplo|CHI|2;06.|female|||Target_Child|||
@Comment:\tCC BY-NC-SA 3.0
*MOT:\t¿ qué quieres comer hoy ? \x150_2310\x15
%mor:\tpro:int|qué v|querer-PRES&2S
\tv|comer-INF ?
*CHI:\t&-eh una [/] una manzana roja . \x152310_5120\x15
%com:\tseñala la mesa
%com:\ty ríe
*XXX:\txxx .
*MOT:\tpues toma , está muy rica
\ty limpia .
@End
"""


def test_rows_say_who_when_and_what() -> None:
    first, second, third, fourth = read(TRANSCRIPT.encode(), CHAT)
    assert first.columns == {
        "speaker": "MOT", "role": "Mother", "start": 0.0, "end": 2.31, "text": "¿qué quieres comer hoy?",
        "transcribed": "¿ qué quieres comer hoy ?", "mor": "pro:int|qué v|querer-PRES&2S v|comer-INF ?",
    }  # fmt: skip
    assert second.columns == {
        "speaker": "CHI", "role": "Target Child", "start": 2.31, "end": 5.12, "text": "eh una una manzana roja.",
        "transcribed": "&-eh una [/] una manzana roja .", "com": "señala la mesa y ríe",
    }  # fmt: skip
    assert (third.text, third.columns) == ("", {"speaker": "XXX", "transcribed": "xxx ."})
    assert fourth.text == "pues toma, está muy rica y limpia."


def test_headers_of_rights_and_languages_are_marks() -> None:
    assert {document.marks for document in read(TRANSCRIPT.encode(), CHAT)} == {
        (("chat:languages", "spa, nah"), ("chat:comment", "CC BY-NC-SA 3.0"))
    }


def test_reading_goes_on_where_it_stopped_in_any_encoding() -> None:
    documents = read(TRANSCRIPT.encode(), CHAT)
    assert read(TRANSCRIPT.encode(), CHAT, start=2) == documents[2:]
    assert read(TRANSCRIPT.encode(), CHAT, stop=3, one_way=True) == documents[:3]
    latin = read(TRANSCRIPT.encode("latin-1"), CHAT)
    assert [one.columns for one in latin] == [one.columns for one in documents]
    assert latin[0].cleaning


@pytest.mark.parametrize(
    ("transcribed", "said"),
    [
        ("&-eh (.) una [/] una (es)trella@n .", "eh una una estrella."),
        ("<yo quiero> [//] yo necesito &=ríe agua +...", "yo quiero yo necesito agua…"),
        ("no::: +//.", "no."),
        ('+" ven acá , mamá !', "ven acá, mamá!"),
        ("¿ y quién ? [+ exc]", "¿y quién?"),
        ("0 [=! llora] .", ""),
        ("xxx www .", ""),
        ("buenos_días ‡ don Pedro .", "buenos días, don Pedro."),
        ("nican (1.5) nica(n) +/?", "nican nican?"),
        ("mira el &+pe perro@s:spa (..) &um .", "mira el perro."),
        ("dice [: dijo] [*] que sí .", "dice que sí."),
    ],
)
def test_signs_become_speech(transcribed: str, said: str) -> None:
    assert as_said(transcribed) == said


def test_times_stay_where_the_signs_around_them_were_lost() -> None:
    (document,) = read(b"@Begin\n*ANA:\tya voy . 100_2500\n@End\n", CHAT)
    assert document.columns == {
        "speaker": "ANA",
        "start": 0.1,
        "end": 2.5,
        "text": "ya voy.",
        "transcribed": "ya voy .",
    }


def test_a_file_without_an_utterance_is_empty() -> None:
    assert refusal(b"@UTF8\n@Begin\n@End\n", CHAT) == (Outcome.EMPTY, "no_records")
    assert refusal(b"@UTF8\n%mor:\tnada\n", CHAT) == (Outcome.EMPTY, "no_records")


def test_marks_are_few() -> None:
    comments = "".join(f"@Comment:\tnota {number}\n" for number in range(900))
    (document,) = read(f"@Begin\n{comments}*ANA:\tya voy .\n".encode(), CHAT)
    assert len(document.marks) == 50


def test_signs_without_end_take_no_long() -> None:
    for strange in (
        "[" * 200_000,
        "(" * 200_000,
        "&" * 200_000,
        "+" * 200_000,
        "<" * 200_000,
        "a:" * 100_000,
        " +" * 100_000,
    ):
        assert len(read(f"*ANA:\thola {strange}\n".encode(), CHAT)) == 1
