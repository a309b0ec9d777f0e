"""A file is read whole whatever was said of its size, or refused as too large."""

from io import BytesIO

import pytest

from ingestion.extractors.opened import read_whole
from ingestion.types import Outcome, Source, Unreadable


@pytest.mark.parametrize("told", [0, 5, 1_000, 5_000])
def test_a_size_that_is_not_true_changes_nothing(told: int) -> None:
    def source() -> Source:
        return Source(BytesIO(bytes(1_000)), "carta", told, "application/pdf")

    assert read_whole(source(), 1_000) == bytes(1_000)
    with pytest.raises(Unreadable) as raised:
        read_whole(source(), 999)
    assert (raised.value.outcome, raised.value.code) == (Outcome.REFUSED, "document_too_large")
