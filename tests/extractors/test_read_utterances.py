"""Transcripts for speech recognition: a row a line, with what its recording is called."""

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

KIND = "text/x-utterances"
SAID = ("había una vez una ñandú", "que (no) volaba", "y que corría más que el viento", "colorín colorado")
KALDI = "".join(f"juana-00{n} {text}\n" for n, text in enumerate(SAID))
SPHINX = "".join(f"<s> {text} </s> (cuento_00{n})\n" for n, text in enumerate(SAID))
BARE_SPHINX = "".join(f"{text} (cuento_00{n})\n" for n, text in enumerate(SAID))
FESTVOX = "".join(f'( cuento_00{n} "{text}" )\n' for n, text in enumerate(SAID))
STM = "".join(f"cuento 1 juana {n}.5 {n + 1}.25 <o,f0,female> {text}\n" for n, text in enumerate(SAID))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("written", "name"),
    [(KALDI, "juana-00{}"), (SPHINX, "cuento_00{}"), (BARE_SPHINX, "cuento_00{}"), (FESTVOX, "cuento_00{}")],
)
def test_every_line_is_a_row(written: str, name: str, encoding: str, newline: str) -> None:
    found = read(written.replace("\n", newline).encode(encoding), KIND)
    assert [one.columns for one in found] == [
        {"id": name.format(n), "text": text} for n, text in enumerate(SAID)
    ]
    assert [one.text for one in found] == list(SAID)


def test_times_are_numbers() -> None:
    first, *_ = read(STM.encode(), KIND)
    assert first.columns == {
        "file": "cuento", "channel": "1", "speaker": "juana", "start": 0.5, "end": 1.25, "labels": "<o,f0,female>", "text": SAID[0],
    }  # fmt: skip
    bare, *_ = read(STM.replace("<o,f0,female> ", "").encode(), KIND)
    assert bare.columns is not None
    assert "labels" not in bare.columns


def test_a_line_that_is_none_stays_whole() -> None:
    found = read(f"{KALDI}\n   \n¡Fin!\n".encode(), KIND)
    assert found[-1].columns == {"text": "¡Fin!"}
    assert len(found) == len(SAID) + 1
    many = "".join(f"<s> {SAID[0]} </s> (cuento_0{n})\n" for n in range(10, 50))
    *_, before, last = read(f"{many}<s> </s> (cuento_099)\n".encode(), KIND)
    assert before.columns == {"id": "cuento_049", "text": SAID[0]}
    assert last.columns == {"text": "<s> </s> (cuento_099)"}


def test_it_goes_on_where_it_stopped() -> None:
    found = read(KALDI.encode(), KIND, start=1, stop=3)
    assert [one.text for one in found] == list(SAID[1:3])


def test_what_cannot_be_read_is_said() -> None:
    assert refusal(b"\n \n", KIND) == (Outcome.EMPTY, "no_records")
    assert refusal(b"a-1 " + b"a" * (1 << 21), KIND) == (Outcome.REFUSED, "record_too_large")
