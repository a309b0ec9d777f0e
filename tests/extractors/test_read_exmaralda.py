"""EXMARaLDA: a row for each event of what is said, with the translation and the notes of the same speaker beside it."""

from typing import Any

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

EXB = "application/x-exmaralda+xml"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- (c) http://www.rrz.uni-hamburg.de/exmaralda -->
<basic-transcription><head><meta-information><project-name>P</project-name><referenced-file url=""/>
<referenced-file url="../audio/cuento.wav"/><referenced-file url="cuento.mp4"/>
<ud-meta-information><ud-information attribute-name="Licencia">CC BY-NC 4.0</ud-information><ud-information attribute-name="Lugar"> </ud-information></ud-meta-information>
<comment>Grabado en
 Cuetzalan</comment><transcription-convention>HIAT</transcription-convention></meta-information>
<speakertable><speaker id="SPK0"><abbreviation> LUP </abbreviation><sex value="f"/><comment>su tía</comment>
<ud-speaker-information><ud-information attribute-name="Edad">70</ud-information></ud-speaker-information></speaker>
<speaker id="SPK1"><abbreviation/></speaker></speakertable></head>
<basic-body><common-timeline><tli id="T0" time="0.0"/><tli id="T1" time="2.1"/><tli id="T2"/><tli id="T3" time="4.2004"/>
<tli id="T4" time="3.0"/></common-timeline>
"""
TAIL = "</basic-body></basic-transcription>"


def tier(
    category: str, *events: tuple[str, str, str], kind: str = "t", speaker: str = "SPK0", shown: str = ""
) -> str:
    said = "".join(f'<event start="{start}" end="{end}">{text}</event>' for start, end, text in events)
    whose = f' speaker="{speaker}"' if speaker else ""
    return f'<tier id="TIE"{whose} category="{category}" type="{kind}" display-name="{shown}">{said}</tier>\n'


def file(*tiers: str) -> bytes:
    return "".join([HEAD, *tiers, TAIL]).encode()


def columns(data: bytes) -> list[dict[str, Any]]:
    return [document.columns or {} for document in read(data, EXB)]


def bare(data: bytes) -> list[dict[str, Any]]:
    """What the columns say, without whose it is and where."""
    return [
        {name: row[name] for name in row if name not in ("start", "end", "media", "speaker")}
        for row in columns(data)
    ]


CONVERSATION = file(
    tier("v", ("T0", "T1", "había  una vez\nuna ñandú"), ("T2", "T3", "que no volaba")),
    tier("v", ("T1", "T2", "¿y entonces?"), speaker="SPK1"),
    tier("en", ("T0", "T1", "once there was a rhea"), ("T2", "T3", "that did not fly"), kind="a"),
    tier("nv", ("T0", "T1", "ríe"), kind="d"),
    tier("nv", ("T1", "T2", "asiente"), kind="d", speaker="SPK1"),
)


def test_rows_come_as_the_timeline_has_them_with_what_is_said_of_them() -> None:
    first, second, third = columns(CONVERSATION)
    assert first == {
        "speaker": "LUP", "start": 0.0, "end": 2.1, "media": "cuento.wav", "v": "había una vez una ñandú", "en": "once there was a rhea", "nv": "ríe",
    }  # fmt: skip
    assert second == {
        "speaker": "SPK1",
        "start": 2.1,
        "media": "cuento.wav",
        "v": "¿y entonces?",
        "nv": "asiente",
    }
    assert third == {
        "speaker": "LUP",
        "end": 4.2,
        "media": "cuento.wav",
        "v": "que no volaba",
        "en": "that did not fly",
    }


def test_notes_are_no_text_and_translations_are() -> None:
    first, second, _ = read(CONVERSATION, EXB)
    assert first.apart == (("v", "había una vez una ñandú"), ("en", "once there was a rhea"))
    assert first.text == "había una vez una ñandú\nonce there was a rhea"
    assert second.text == "¿y entonces?"
    for category in ("ft", "trad", "trad_es", "Traducción", "translation", "español", "nah", "fe"):
        (document,) = read(
            file(tier("v", ("T0", "T1", "uno")), tier(category, ("T0", "T1", "dos"), kind="a")), EXB
        )
        assert document.text == "uno\ndos"
    for category in ("sup", "k", "akz", "pos", "nn", "transcriptor", "tradición oral", "fs"):
        (document,) = read(
            file(tier("v", ("T0", "T1", "uno")), tier(category, ("T0", "T1", "dos"), kind="a")), EXB
        )
        assert (document.text, (document.columns or {})[category]) == ("uno", "dos")


def test_what_the_head_says_is_told_and_what_it_says_of_speakers_is_not() -> None:
    assert read(CONVERSATION, EXB)[2].marks == (
        ("exmaralda:Licencia", "CC BY-NC 4.0"),
        ("exmaralda:comment", "Grabado en Cuetzalan"),
        ("exmaralda:transcription-convention", "HIAT"),
    )


def test_marks_are_few_and_short() -> None:
    said = f'<ud-information attribute-name="{"n" * 900}">{"a" * 900}</ud-information>' + "".join(
        f"<comment>{number}</comment>" for number in range(90)
    )
    data = file(tier("v", ("T0", "T1", "uno"))).replace(b"<project-name>", said.encode() + b"<project-name>")
    (document,) = read(data, EXB)
    assert len(document.marks) == 50
    assert [len(part) for part in document.marks[0]] == [len("exmaralda:") + 60, 500]


def test_a_translation_across_several_events_makes_one_row_of_them() -> None:
    words = (("T0", "T1", "no "), ("T1", "T2", "vue"), ("T2", "T3", "la."), ("T3", "T4", "Corre."))
    data = file(tier("tx", *words), tier("en", ("T0", "T3", "It does not fly."), ("T3", "T4", "It runs."), kind="a"), tier("ge", ("T1", "T2", "fly"), kind="a"))  # fmt: skip
    assert bare(data) == [
        {"tx": "no vuela.", "en": "It does not fly.", "ge": "fly"},
        {"tx": "Corre.", "en": "It runs."},
    ]
    assert [(row["start"], row.get("end")) for row in columns(data)] == [(0.0, 4.2), (4.2, None)]
    unspaced = file(
        tier("tx", ("T0", "T1", "no"), ("T1", "T2", "vuela")), tier("en", ("T0", "T2", "x y"), kind="a")
    )
    assert bare(unspaced) == [{"tx": "no vuela", "en": "x y"}]
    noted = file(
        tier("tx", ("T0", "T1", "no"), ("T1", "T2", "vuela")), tier("sup", ("T0", "T2", "ríe"), kind="a")
    )
    assert [row["tx"] for row in bare(noted)] == ["no", "vuela"]


def test_events_are_joined_in_the_order_of_the_timeline() -> None:
    words, across = (("T1", "T2", "vuela"), ("T0", "T1", "no")), ("T0", "T2", "x y")
    assert bare(file(tier("tx", *words), tier("en", across, kind="a"))) == [{"tx": "no vuela", "en": "x y"}]


def test_translations_that_overlap_make_one_row_of_all() -> None:
    words = (("T0", "T1", "uno"), ("T1", "T2", "dos"), ("T2", "T3", "tres"), ("T3", "T4", "cuatro"))
    data = file(tier("tx", *words), tier("en", ("T0", "T2", "one two"), ("T1", "T3", "two three"), kind="a"))
    assert bare(data) == [{"tx": "uno dos tres", "en": "one two two three"}, {"tx": "cuatro"}]


def test_points_that_are_missing_or_unknown_lose_no_event() -> None:
    data = file(
        tier(
            "v",
            ("T9", "T8", "nunca"),
            ("T9", "T1", "hasta"),
            ("T3", "T4", "atrás"),
            ("T2", "T7", "desde"),
            ("", "", "nada"),
        ),
        tier("en", ("T9", "T8", "never"), ("T2", "T7", "since"), kind="a"),
    )
    rows = [(row.get("v"), row.get("en"), row.get("start"), row.get("end")) for row in columns(data)]
    assert rows == [
        ("hasta", None, None, 2.1),
        ("desde", "since", None, None),
        ("atrás", None, 4.2, None),
        ("nunca", None, None, None),
        ("nada", None, None, None),
        (None, "never", None, None),
    ]


def test_times_that_are_none_are_no_times() -> None:
    for time in ("nan", "inf", "1e400", "-1", "", "x", "9" * 400):
        data = file(tier("v", ("T0", "T1", "uno"))).replace(b'time="0.0"', f'time="{time}"'.encode())
        (row,) = columns(data)
        assert (row.get("start"), row["end"]) == (None, 2.1)


def test_notes_of_nobody_belong_to_the_only_one_who_speaks() -> None:
    said, note = tier("v", ("T0", "T1", "uno")), tier("en", ("T0", "T1", "one"), kind="a", speaker="")
    assert bare(file(note, said)) == [{"v": "uno", "en": "one"}]
    assert bare(file(said, note, tier("v", ("T0", "T1", "dos"), speaker="SPK1"))) == [
        {"v": "uno"},
        {"en": "one"},
        {"v": "dos"},
    ]
    other = tier("en", ("T0", "T1", "one"), kind="a", speaker="SPK1")
    assert bare(file(said, other)) == [{"v": "uno"}, {"en": "one"}]


def test_noises_of_nobody_are_rows_without_text() -> None:
    two = (tier("v", ("T0", "T1", "uno")), tier("v", ("T1", "T2", "dos"), speaker="SPK1"))
    documents = read(file(*two, tier("nn", ("T2", "T3", "ladridos"), kind="d", speaker="")), EXB)
    assert [document.text for document in documents] == ["uno", "dos", ""]
    assert (documents[2].columns or {})["nn"] == "ladridos"


def test_without_a_tier_of_what_is_said_all_are_text() -> None:
    data = file(
        tier("v", kind="t"),
        tier("nota", ("T0", "T1", "uno"), kind="d"),
        tier("", ("T1", "T2", "dos"), kind="", shown="LUP [x]"),
    )
    assert [document.text for document in read(data, EXB)] == ["uno", "dos"]
    assert bare(data) == [{"nota": "uno"}, {"LUP [x]": "dos"}]


def test_a_second_tier_of_what_one_says_is_rows_of_its_own() -> None:
    data = file(
        tier("v", ("T0", "T1", "uno")),
        tier("orto", ("T0", "T1", "Uno.")),
        tier("en", ("T0", "T1", "one"), kind="a"),
    )
    assert bare(data) == [{"v": "uno", "en": "one"}, {"orto": "Uno."}]


def test_a_tier_called_like_a_place_keeps_both_and_one_without_a_name_has_its_number() -> None:
    assert bare(file(tier("start", ("T0", "T1", "uno")))) == [{"start_2": "uno"}]
    assert bare(file(tier("", ("T0", "T1", "uno")))) == [{"TIE": "uno"}]
    assert [len(name) for row in bare(file(tier("n" * 900, ("T0", "T1", "uno")))) for name in row] == [60]


def test_what_is_noted_inside_of_an_event_is_no_text() -> None:
    noted = 'uno<ud-information attribute-name="x">nota</ud-information><link medium="img"/> dos'
    assert bare(file(tier("v", ("T0", "T1", noted)))) == [{"v": "uno dos"}]


def test_broken_files_keep_what_was_there() -> None:
    cut = read(CONVERSATION[: CONVERSATION.index(b"volaba")], EXB)
    assert [(document.text, document.cleaning) for document in cut] == [
        ("había una vez una ñandú", ("broken_xml",)),
        ("que no", ("broken_xml",)),
    ]
    never_closed = file(
        tier("v", ("T0", "T1", 'uno<ud-information attribute-name="x">'), ("T1", "T2", "dos"))
    ).replace(b"</event>", b"")
    assert [row["v"] for row in bare(never_closed)] == ["uno", "dos"]
    bodiless = f"<basic-transcription><head><meta-information>{tier('v', ('T0', 'T1', 'uno<comment>dos</comment>'))}".encode()
    assert bare(bodiless) == [{"v": "unodos"}]
    assert bare(b"<basic-transcription><event>uno</event></basic-transcription>") == [{"text": "uno"}]


def test_nothing_said_is_no_row() -> None:
    assert refusal(file(tier("v", ("T0", "T1", " \n"))), EXB) == (Outcome.EMPTY, "no_records")
    assert refusal(file(), EXB) == (Outcome.EMPTY, "no_records")
    assert refusal(b"nada", EXB) == (Outcome.DAMAGED, "broken_document")
    assert refusal(b"", EXB) == (Outcome.DAMAGED, "broken_document")


def test_latin_1_is_read_as_declared() -> None:
    data = CONVERSATION.decode().replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').encode("latin-1")
    assert bare(data) == bare(CONVERSATION)
    assert read(data, EXB)[0].cleaning == ("decoded:cp1252",)


def test_reading_goes_on_where_it_stopped() -> None:
    documents = read(CONVERSATION, EXB)
    assert [(one.position, one.resume_at) for one in documents] == [(n, n + 1) for n in range(3)]
    assert read(CONVERSATION, EXB, start=1) == documents[1:]
    assert read(CONVERSATION, EXB, stop=1) == documents[:1]
    assert read(CONVERSATION, EXB, one_way=True) == documents


def test_many_translations_across_many_events_take_no_long() -> None:
    """Were each to look at all the events that it goes across, this would take hours."""
    points = "".join(f'<tli id="P{number}"/>' for number in range(20_001))
    words = tier("v", *((f"P{number}", f"P{number + 1}", "y") for number in range(20_000)))
    across = tier("en", *(("P0", "P20000", "z") for _ in range(20_000)), kind="a")
    (document,) = read(
        file(words, across).replace(b"</common-timeline>", f"{points}</common-timeline>".encode()), EXB
    )
    assert document.text.split() == ["y"] * 20_000 + ["z"] * 20_000
