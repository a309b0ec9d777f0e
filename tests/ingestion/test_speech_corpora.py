"""Sounds and their texts as corpora lay them out: beside each other, in folders side by side, in tables of any name."""

import io
import json
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from donations.models import Donation
from ingestion import limits, sidecars
from tests.factories import give, send
from tests.ingestion.machine import turn, units
from tests.ingestion.sounds import sound
from tests.ingestion.test_flow import LETTER, PIXEL, zip_of

pytestmark = pytest.mark.django_db

SRT = f"1\n00:00:01,000 --> 00:00:03,000\n{LETTER}\n\n2\n00:00:03,000 --> 00:00:05,000\n{LETTER}\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:03.000\n" + LETTER + "\n"
ALTO = (
    '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page><PrintSpace><TextBlock><TextLine>'
    '<String CONTENT="Querida"/><SP/><String CONTENT="radio"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>'
)
EAF = (
    '<ANNOTATION_DOCUMENT><HEADER><MEDIA_DESCRIPTOR MEDIA_URL="file:///C:/grabaciones/toma7.wav" MIME_TYPE="audio/x-wav"/></HEADER>'
    '<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="900"/></TIME_ORDER>'
    '<TIER LINGUISTIC_TYPE_REF="t" TIER_ID="tx"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" '
    f'TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>{LETTER}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>'
    '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="t"/></ANNOTATION_DOCUMENT>'
)

TRS = (
    '<!DOCTYPE Trans SYSTEM "trans-14.dtd">\n<Trans audio_filename="toma8"><Episode><Section><Turn startTime="0" endTime="9"><Sync time="0"/>'
    f'{LETTER}<Sync time="5"/>{LETTER}</Turn></Section></Episode></Trans>\n'
)
EXB = (
    '<basic-transcription><head><meta-information><referenced-file url="../sonido/toma9.wav"/></meta-information></head><basic-body>'
    '<common-timeline><tli id="T0"/><tli id="T1"/></common-timeline><tier id="TIE0" category="v" type="t"><event start="T0" end="T1">'
    f"{LETTER}</event></tier></basic-body></basic-transcription>\n"
)


def _content(name: str, said: str) -> bytes:
    """Return something of the kind that a name promises, different for each name."""
    if name.endswith(".wav"):
        return sound(name)
    if name.endswith(".mp4"):
        return b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + name.encode()
    return PIXEL + name.encode() if name.endswith((".png", ".jpg")) else said.encode()


def _text(number: int) -> str:
    return f"{LETTER} Carta {number}. " * 3


def _tsv(*rows: tuple[str, ...]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def _jsonl(*rows: Mapping[str, object]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


# {name: what the file says, nothing for a medium} and {medium: how many rows speak of it}
LAYOUTS: Mapping[str, tuple[Mapping[str, str], Mapping[str, int]]] = {
    "a text beside each sound": (
        {"uno.wav": "", "uno.txt": _text(1), "Dos.WAV.wav": "", "Dos.WAV.txt": _text(2), "tres.wav": "", "leeme.txt": _text(3)},
        {"uno.wav": 1, "Dos.WAV.wav": 1},
    ),
    "folders side by side, the same names in each": (
        {
            "juana/audio/1.wav": "", "juana/texto/1.txt": _text(1), "pedro/audio/1.wav": "", "pedro/texto/1.txt": _text(2),
            "ana/texto/1.txt": _text(3), "wav48/p225/p225_001.wav": "", "txt/p225/p225_001.txt": _text(4),
        },
        {"juana/audio/1.wav": 1, "pedro/audio/1.wav": 1, "wav48/p225/p225_001.wav": 1},
    ),
    "two sounds that could be meant": (
        {"norte/1.wav": "", "sur/1.wav": "", "texto/1.txt": _text(1)},
        {},
    ),
    "another work's chapter": (
        {"cuentos/textos/1.txt": _text(1), "leyendas/audios/1.wav": ""},
        {},
    ),
    "subtitles in a language, a video and its sound": (
        {"charla.mp4": "", "charla.es.srt": SRT, "otra.mp4": "", "otra.vtt": VTT, "otra.wav": ""},
        {"charla.mp4": 1, "otra.wav": 1},
    ),
    "an annotation that names its recording": (
        {"sesión 3.eaf": EAF, "sesión 3.wav": "", "toma7.wav": ""},
        {"toma7.wav": 1},
    ),
    "transcripts that name their recordings": (
        {"sesión 4.trs": TRS, "sesión 5.exb": EXB, "toma8.wav": "", "toma9.wav": "", "toma10.wav": ""},
        {"toma8.wav": 2, "toma9.wav": 1},
    ),
    "Common Voice": (
        {
            "es/validated.tsv": _tsv(("client_id", "path", "sentence"), ("a1", "cv_1.wav", _text(1)), ("b2", "cv_2.wav", _text(2)), ("b2", "cv_9.wav", _text(9))),
            "es/clips/cv_1.wav": "", "es/clips/cv_2.wav": "", "es/clips/cv_3.wav": "",
        },
        {"es/clips/cv_1.wav": 1, "es/clips/cv_2.wav": 1},
    ),
    "LJ Speech": (
        {
            "metadata.csv": "".join(f"LJ001-000{n}|{_text(n)}|{_text(n)}\n" for n in range(1, 6)),
            "wavs/LJ001-0001.wav": "", "wavs/LJ001-0002.wav": "",
        },
        {"wavs/LJ001-0001.wav": 1, "wavs/LJ001-0002.wav": 1},
    ),
    "a manifest with the places of another machine": (
        {
            "manifest.jsonl": _jsonl(
                {"audio_filepath": "/home/ana/corpus/sur/1.wav", "duration": 2.5, "text": _text(1)},
                {"audio_filepath": "/home/ana/corpus/norte/1.wav", "duration": 2.5, "text": _text(2)},
                {"audio": {"path": "3", "sampling_rate": 8000}, "text": _text(3)},
                {"audio_filepath": "/home/ana/corpus/este/1.wav", "duration": 2.5, "text": _text(4)},
            ),
            "corpus/sur/1.wav": "", "corpus/norte/1.wav": "", "corpus/3.wav": "",
        },
        {"corpus/sur/1.wav": 1, "corpus/norte/1.wav": 1, "corpus/3.wav": 1},
    ),
    "a sentence a line, named before it": (
        {
            "84/121/84-121.trans.txt": "".join(f"84-121-000{n} {LETTER.upper()}\n" for n in range(6)),
            "84/121/84-121-0000.wav": "", "84/121/84-121-0003.wav": "",
        },
        {"84/121/84-121-0000.wav": 1, "84/121/84-121-0003.wav": 1},
    ),
    "what a table names in a folder that is not there": (
        {
            "sur/tabla.csv": f'audio,texto\neste/1.wav,"{_text(1)}"\n../norte/2.wav,"{_text(2)}"\n../../fuera/1.wav,"{_text(3)}"\n../sur/2,"{_text(4)}"\n',
            "norte/1.wav": "", "norte/2.wav": "",
        },
        {"norte/2.wav": 1},
    ),
    "lines that are no tables": (
        {"metadata.jsonl": "[1, 2]\n" + _jsonl({"file_name": 7, "texto": _text(1)}, {"file_name": "uno.wav"}), "uno.wav": ""},
        {},
    ),
    "deeper than anybody keeps anything": (
        {"a/" * 14 + "uno.wav": "", "a/" * 14 + "uno.txt": _text(1), "a/" * 11 + "dos.wav": "", "a/" * 11 + "dos.txt": _text(2)},
        {"a/" * 11 + "dos.wav": 1},
    ),
    "numbers of rows are no names": (
        {"frases.csv": "id,frase\n" + "".join(f'{n},"{_text(n)}"\n' for n in range(1, 4)), "1.wav": "", "escaneo/2.png": ""},
        {},
    ),
    "columns of any name hold whole names": (
        {
            "fichas.csv": f'Palabra,Dibujo a mano,Se oye\nmbejú,mbeju.png,\ntereré,"./dibujos/terere.png",{LETTER}\n,nada.png,\n',
            "mbeju.png": "", "dibujos/terere.png": "", "nada.png": "",
        },
        {"mbeju.png": 1, "dibujos/terere.png": 1},
    ),
    "pages and their transcripts, a book and its cover": (
        {
            "folio1.jpg": "", "folio1.xml": ALTO, "folio2.jpg": "", "folio2.txt": _text(2), "novela.jpg": "", "novela.md": _text(3),
            "imagenes/folio3.jpg": "", "folio3.txt": _text(4),
        },
        {"folio1.jpg": 1, "folio2.jpg": 1},
    ),
}  # fmt: skip


def _linked(donation: Donation) -> dict[str, int]:
    lines = donation.versions.get().ledger.filter(outcome="media", reason="media_with_transcript")
    return {
        line.member or line.file.name: line.params["transcripts"] for line in lines.select_related("file")
    }


@pytest.mark.parametrize("in_a_box", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_says_what_is_in_a_sound(donation: Donation, layout: str, *, in_a_box: bool) -> None:
    files, speaking = LAYOUTS[layout]
    made = {name: _content(name, said) for name, said in files.items()}
    if in_a_box:
        give(donation, "corpus.zip", zip_of({f"¡Corpus!/{name}": content for name, content in made.items()}))
    else:
        for name, content in made.items():
            give(donation, name, content)
    send(donation)
    turn()
    prefix = "¡Corpus!/" if in_a_box else ""
    assert _linked(donation) == {prefix + name: rows for name, rows in speaking.items()}
    media = donation.versions.get().ledger.filter(outcome="media").count()
    assert media == sum(name.endswith((".wav", ".mp4", ".png", ".jpg")) for name in files)


def test_a_box_speaks_of_nothing_outside_of_it(donation: Donation) -> None:
    """Nor do loose files speak of what lies in a box, nor one box of another within it."""
    inner = zip_of({"dos.wav": sound("dos.wav"), "uno.txt": _text(3).encode()})
    give(
        donation,
        "caja.zip",
        zip_of({"uno.txt": _text(1).encode(), "dos.txt": _text(2).encode(), "dentro.zip": inner}),
    )
    give(donation, "uno.wav", sound("uno.wav"))
    give(donation, "tabla.csv", f'audio,texto\ndos.wav,"{LETTER}"\n'.encode())
    send(donation)
    turn()
    assert _linked(donation) == {}


def test_a_long_table_that_names_nothing_is_not_read_to_its_end(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What names something among its first rows is."""
    monkeypatch.setattr("ingestion.programs.transcripts.TRIED", 2)
    assert sidecars.TRIED > 2
    late = [{"frase": _text(n)} for n in range(2)] + [{"frase": _text(9), "audio": "tarde.wav"}]
    early = [{"frase": _text(8), "audio": "pronto.wav"}, *late[:2], {"frase": _text(9), "audio": "fin.wav"}]
    for name in ("tarde.wav", "pronto.wav", "fin.wav"):
        give(donation, f"b/{name}", _content(name, ""))
    give(donation, "c/tabla1.jsonl", _jsonl(*late).encode())
    give(donation, "c/tabla2.jsonl", _jsonl(*early).encode())
    send(donation)
    turn()
    assert _linked(donation) == {"b/pronto.wav": 1, "b/fin.wav": 1}


@pytest.mark.parametrize("member", ["", "datos/train-00000.parquet"])
def test_a_data_set_with_its_sounds_in_it(donation: Donation, member: str) -> None:
    """Of Hugging Face: each row speaks of what its own cell holds, whatever else is called the same."""
    cells = [{"bytes": sound(f"voz {n}"), "path": "voz.wav" if n < 3 else None} for n in range(4)]
    written = io.BytesIO()
    pq.write_table(pa.table({"audio": cells, "sentence": [_text(n) for n in range(4)]}), written)
    box = {member: written.getvalue(), "voz.wav": sound("otra")} if member else {}
    give(donation, "corpus.zip" if member else "train.parquet", zip_of(box) if member else written.getvalue())
    send(donation)
    turn()
    prefix = f"{member}!" if member else ""
    assert _linked(donation) == {f"{prefix}audio/{n}{'/voz.wav' if n < 3 else ''}": 1 for n in range(4)}
    assert not donation.findings.filter(code="files_failed").exists()


def test_a_large_one_that_several_units_read(donation: Donation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SMALL_FILE", 1_000)
    monkeypatch.setattr(limits, "RANGE_BYTES", 4_000)
    cells = [{"bytes": sound(f"voz {n} " * 100), "path": "voz.wav"} for n in range(9)]
    written = io.BytesIO()
    table = pa.table({"audio": cells, "sentence": [_text(n) for n in range(9)]})
    pq.write_table(table, written, row_group_size=3, compression="none")
    give(donation, "train.parquet", written.getvalue())
    send(donation)
    turn()
    assert len(units(donation, "read")) == 3
    assert _linked(donation) == {f"audio/{n}/voz.wav": 1 for n in range(9)}
    at_hand = donation.versions.get().ledger.filter(outcome="media", params__unpacked=True)
    assert at_hand.count() == 9
