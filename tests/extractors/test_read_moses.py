"""One side of a parallel corpus: a row a line, under the language that the file's name tells."""

import pytest

from ingestion.reading.items import RECORD_TYPES
from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

KIND = "text/x-moses"
SAID = ("Pay wasita ruwan.", "", "  ¿Imatataq munanki, ñaña?", "Ñuqap wasiyqa sumaqmi.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_line_is_a_row_an_empty_one_too(encoding: str, newline: str) -> None:
    written = "".join(text + newline for text in SAID).encode(encoding)
    found = read(written, KIND, name="par/train.quy")
    assert [one.columns for one in found] == [{"quy": text} for text in SAID]
    assert [one.text for one in found] == [text.strip() for text in SAID]
    assert [one.apart for one in found][:2] == [(("quy", SAID[0]),), ()]


def test_a_last_line_without_its_end_counts() -> None:
    assert len(read("\n".join(SAID).encode(), KIND, name="train.quy")) == len(SAID)


def test_signs_that_others_take_for_line_ends_end_none() -> None:
    found = read("uno\u2028dos\x0ctres\nCuatro\x85cinco\n".encode(), KIND, name="train.es")
    assert [one.columns for one in found] == [{"es": "uno\u2028dos\x0ctres"}, {"es": "Cuatro\x85cinco"}]


def test_it_goes_on_where_it_stopped() -> None:
    found = read("\n".join(SAID).encode(), KIND, name="train.quy", start=1, stop=3)
    assert [one.columns for one in found] == [{"quy": text} for text in SAID[1:3]]
    assert [(one.position, one.resume_at) for one in found] == [(1, 2), (2, 3)]


def test_what_cannot_be_read_is_said() -> None:
    assert refusal(b"a" * (1 << 21), KIND) == (Outcome.REFUSED, "record_too_large")


def test_reading_goes_on_where_it_was_cut_short() -> None:
    assert KIND in RECORD_TYPES
