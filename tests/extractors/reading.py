"""Reads bytes with the extractor of their media type, as the tests of every format do."""

from io import BytesIO

import pytest

from ingestion.extractors import extractors_for
from ingestion.types import Document, Outcome, Source, Unreadable

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class OneWay(BytesIO):
    """A stream that cannot go back, like a large archive member."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise AssertionError("this stream cannot seek")


def read(
    data: bytes,
    media_type: str,
    *,
    start: int = 0,
    stop: int | None = None,
    one_way: bool = False,
    name: str = "archivo",
) -> list[Document]:
    stream = OneWay(data) if one_way else BytesIO(data)
    source = Source(stream, name, len(data), media_type, seekable=not one_way, start=start, stop=stop)
    found = extractors_for(media_type)[0].extract(source)
    return [document for document in found if isinstance(document, Document)]


def refusal(data: bytes, media_type: str, name: str = "archivo") -> tuple[Outcome, str]:
    with pytest.raises(Unreadable) as raised:
        read(data, media_type, name=name)
    return raised.value.outcome, raised.value.code


def leaves(document: Document, *words: str) -> list[int | str | None]:
    """The page, slide or sheet that each of these words is on, None where it is on none."""
    assert document.paging is not None
    places = [document.paging.at(document.text.index(word)) for word in words]
    return [next(iter(place.values()), None) for place in places]
