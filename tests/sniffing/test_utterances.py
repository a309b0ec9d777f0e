"""Transcripts for speech recognition are told from lists, notes, logs and what else Kaldi keeps beside them."""

import io

import pytest

from ingestion.sniffing import mislabelled, sniff
from tests.extractors.test_read_utterances import BARE_SPHINX, FESTVOX, KALDI, SPHINX, STM
from tests.sniffing.samples import PROSE

KIND = "text/x-utterances"
WORDS = "había una vez una ñandú que no volaba"


def _sniff(content: str, name: str = "text") -> str:
    data = content.encode()
    return sniff(io.BytesIO(data), name, len(data))


def _lines(name: str, text: str = WORDS, lines: int = 6) -> str:
    """Return lines whose names hold numbers from 0 on."""
    return "".join(f"{name.format(n)} {text}\n" for n in range(lines))


@pytest.mark.parametrize("written", [KALDI, SPHINX, BARE_SPHINX, FESTVOX, STM, KALDI.replace(" ", "\t", 1)])
@pytest.mark.parametrize(
    "name", ["text", "84-121.trans.txt", "ciempiess.transcription", "txt.done.data", "charla.stm"]
)
def test_each_is_known_under_any_name(written: str, name: str) -> None:
    for content in (
        written,
        "\ufeff" + written,
        "\n\n" + written,
        written.replace("\n", "\r\n"),
        written.rstrip(),
    ):
        assert _sniff(content, name) == KIND
    assert mislabelled("84-121.trans.txt", KIND) is None


@pytest.mark.parametrize(
    "name", ["84-121-{:04}", "TEDX_F_001_SPA_{:04}", "clm_00610_0{}12", "arctic_a{:04}", "e{:04}", "GEN.1.{}", "p225_{:03}_mic1"]
)  # fmt: skip
def test_recordings_are_called_so(name: str) -> None:
    assert _sniff(_lines(name)) == KIND
    assert _sniff(_lines(name, lines=900)) == KIND, "more than is looked at"


def test_the_name_may_stand_at_the_end_of_a_long_line() -> None:
    named = "".join(f"{WORDS * 9} (cap{n})\n" for n in range(7, 13))
    assert _sniff(named) == KIND


@pytest.mark.parametrize(
    "content",
    [
        _lines("juana-00{}", lines=3),  # too few
        _lines("2021-03-0{}"),  # a diary
        _lines("0{}-03-2021"),
        _lines("1.{}"),  # sections
        _lines("{}00"),  # bare numbers
        _lines("P{}"),  # questions
        _lines("Cap{}"),
        _lines("juana-001"),  # always the same, as in a log
        _lines("juana-00{}", "audio/juana.wav"),  # Kaldi's wav.scp …
        _lines("juana-00{}", "juana 0.00 2.5"),  # … segments …
        _lines("juana-00{}", "spk-1"),  # … and utt2spk
        _lines("juana-00{}") + PROSE * 3,
        "".join(f"{WORDS} ({1990 + n})\n" for n in range(6)),  # films and their years
        "".join(f"{WORDS} (a-1)\n" for n in range(6)),
        "".join(f"{WORDS} (a-0{n}x\n" for n in range(6)),
        "".join(f"{word} 3 {WORDS}\n" for word in ("perro", "gatos", "monos", "loros", "patos", "burro")),
        "".join(f"{first}-1 {WORDS}\n" for first in ("a", "b1c", "d-e-2", "f_3", "GPT-4", "x.y.z-1")),
    ],
)
def test_other_texts_are_not(content: str) -> None:
    assert _sniff(content, "notas.txt") == "text/plain"


def test_a_table_or_a_list_of_records_stays_one() -> None:
    assert _sniff(_lines("juana-00{}").replace(" ", ",", 1), "frases.csv") == "text/csv"
    tabbed = "".join(f"juana-00{n}\t{WORDS}\n" for n in range(6))
    assert _sniff(tabbed, "frases.txt") == "text/tab-separated-values"


@pytest.mark.parametrize(
    "line", ["a-1 " + " " * 60_000, "(" * 60_000, "( a-1 " + '" ' * 30_000, "a 1 b 0.0 " + "1.0 <" * 10_000, "<s>" * 20_000 + "(a-1)"]
)  # fmt: skip
@pytest.mark.timeout(20)
def test_no_line_takes_long(line: str) -> None:
    """Each of these, were one of the patterns to try again and again, would take minutes."""
    assert _sniff(f"{line}x\n" * 5) == "text/plain"
