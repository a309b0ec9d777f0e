"""ELAN: a row for each utterance, with its translation, who said it and when; words and glosses are columns, and no text."""

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

ELAN = "application/x-elan+xml"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" FORMAT="3.0"><LICENSE LICENSE_URL="https://creativecommons.org/licenses/by-nc/4.0/">CC BY-NC 4.0</LICENSE>
<HEADER TIME_UNITS="milliseconds"><MEDIA_DESCRIPTOR MEDIA_URL="file:///C:/datos/nah001.wav" RELATIVE_MEDIA_URL="./nah001.wav"/></HEADER>
<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="2310"/>
<TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="900"/><TIME_SLOT TIME_SLOT_ID="ts4"/><TIME_SLOT TIME_SLOT_ID="ts5" TIME_VALUE="1800"/></TIME_ORDER>
"""
TYPES = """<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="frase"/><LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="traduccion" CONSTRAINTS="Symbolic_Association"/>
<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="palabra" CONSTRAINTS="Symbolic_Subdivision"/><LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="hora" CONSTRAINTS="Time_Subdivision"/>
</ANNOTATION_DOCUMENT>"""


def tier(name: str, *annotations: str, kind: str = "frase", above: str = "", speaker: str = "") -> str:
    given = (f' PARENT_REF="{above}"' if above else "") + (f' PARTICIPANT="{speaker}"' if speaker else "")
    return f'<TIER TIER_ID="{name}" LINGUISTIC_TYPE_REF="{kind}"{given}>{"".join(annotations)}</TIER>'


def said(name: str, start: str, end: str, text: str) -> str:
    times = f'TIME_SLOT_REF1="{start}" TIME_SLOT_REF2="{end}"'
    return f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{name}" {times}><ANNOTATION_VALUE>{text}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>'


def of(name: str, above: str, text: str) -> str:
    return f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{name}" ANNOTATION_REF="{above}"><ANNOTATION_VALUE>{text}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>'


def file(*tiers: str) -> bytes:
    return "".join([HEAD, *tiers, TYPES]).encode()


CONVERSATION = file(
    tier("ft@Lupe", of("a4", "a1", "Mi casa es grande."), kind="traduccion", above="tx@Lupe", speaker="Lupe"),
    tier("tx@Lupe", said("a1", "ts3", "ts2", "Nocal  hueyi\n."), speaker="Lupe"),
    tier("gls", of("a6", "a3", "1S-casa"), of("a7", "a5", "grande"), kind="traduccion", above="mot@Lupe"),
    tier("mot@Lupe", of("a3", "a1", "no-cal"), of("a5", "a1", "hueyi"), kind="palabra", above="tx@Lupe", speaker="Lupe"),
    tier("tx@Juan", said("a2", "ts1", "ts3", "¿Canin tica?"), speaker="Juan"),
)  # fmt: skip


def test_rows_come_as_they_were_said_with_what_depends_on_them() -> None:
    first, second = read(CONVERSATION, ELAN)
    assert first.columns == {
        "speaker": "Juan", "start": 0.0, "end": 0.9, "media": "nah001.wav", "tx": "¿Canin tica?",
    }  # fmt: skip
    assert second.columns == {
        "speaker": "Lupe", "start": 0.9, "end": 2.31, "media": "nah001.wav", "ft": "Mi casa es grande.", "tx": "Nocal hueyi .",
        "gls": "1S-casa grande", "mot": "no-cal hueyi",
    }  # fmt: skip
    assert second.text == "Mi casa es grande.\nNocal hueyi ."
    assert second.apart == (("ft", "Mi casa es grande."), ("tx", "Nocal hueyi ."))
    assert [(one.position, one.resume_at) for one in (first, second)] == [(0, 1), (1, 2)]


def test_its_licence_is_told_for_every_row() -> None:
    marks = (
        ("elan:license", "https://creativecommons.org/licenses/by-nc/4.0/"),
        ("elan:license", "CC BY-NC 4.0"),
    )
    assert [document.marks for document in read(CONVERSATION, ELAN)] == [marks, marks]


def test_reading_goes_on_where_it_stopped() -> None:
    documents = read(CONVERSATION, ELAN)
    assert read(CONVERSATION, ELAN, start=1) == documents[1:]
    assert read(CONVERSATION, ELAN, stop=1) == documents[:1]
    assert read(CONVERSATION, ELAN, start=2) == []
    assert read(CONVERSATION, ELAN, one_way=True) == documents


def test_parts_by_time_belong_to_what_they_lie_in_and_parts_of_equal_length_have_no_time() -> None:
    parts = [said("w1", "ts3", "ts4", "no-"), said("w2", "ts4", "ts5", "cal")]
    (document,) = read(
        file(tier("tx", said("a1", "ts3", "ts5", "Nocal")), tier("mot", *parts, kind="hora", above="tx")),
        ELAN,
    )
    assert (document.columns or {})["mot"] == "no- cal"
    assert document.text == "Nocal"


def test_numbers_of_utterances_at_the_top_are_no_text() -> None:
    (document,) = read(
        file(tier("ref", said("a1", "ts1", "ts2", "cuento01.001")), tier("tx", of("a2", "a1", "Nocal hueyi."), kind="traduccion", above="ref")),
        ELAN,
    )  # fmt: skip
    assert (document.columns or {})["ref"] == "cuento01.001"
    assert document.text == "Nocal hueyi."


def test_a_tier_called_like_a_place_keeps_both() -> None:
    (document,) = read(file(tier("start", said("a1", "ts1", "ts2", "Nocal hueyi."))), ELAN)
    assert (document.columns or {})["start"] == 0.0
    assert (document.columns or {})["start_2"] == "Nocal hueyi."


def test_a_file_cut_off_keeps_what_was_there() -> None:
    first, _ = read(CONVERSATION[: CONVERSATION.index(b"tica")], ELAN)
    assert ((first.columns or {})["tx"], first.cleaning) == ("¿Canin", ("broken_xml",))


def test_references_in_a_circle_or_to_nothing_end() -> None:
    circle = tier(
        "a",
        of("a1", "a2", "uno dos"),
        of("a2", "a1", "tres cuatro"),
        of("a3", "a3", "cinco seis"),
        of("a4", "zz", "siete ocho"),
    )
    texts = {text for document in read(file(circle), ELAN) for text in document.text.split("\n")}
    assert {"cinco seis", "siete ocho"} <= texts
    assert any("uno dos" in text for text in texts)


def test_many_in_a_chain_take_no_long() -> None:
    chain = [
        said("a0", "ts1", "ts2", "uno"),
        *(of(f"a{number}", f"a{number - 1}", "y") for number in range(1, 20_000)),
    ]
    (document,) = read(file(tier("tx", *chain)), ELAN)
    assert len(document.text.split()) == 20_000


def test_marks_are_few() -> None:
    licences = "".join(f"<LICENSE>uno {number}</LICENSE>" for number in range(900))
    (document,) = read(file(licences, tier("tx", said("a1", "ts1", "ts2", "Nocal hueyi."))), ELAN)
    assert len(document.marks) == 50


def test_nothing_said_is_no_row() -> None:
    assert refusal(file(tier("tx", said("a1", "ts1", "ts2", " "))), ELAN) == (Outcome.EMPTY, "no_records")
    assert refusal(file(), ELAN) == (Outcome.EMPTY, "no_records")
    assert refusal(b"nada", ELAN) == (Outcome.DAMAGED, "broken_document")
