"""Reads transcripts for speech recognition: a sentence a line, named as its recording."""

from collections.abc import Iterator

from ingestion.extractors.opened import open_text
from ingestion.extractors.rows import Row, documents
from ingestion.sniffing.utterances import layout_of
from ingestion.text.encodings import SAMPLE_BYTES
from ingestion.text.utterance_lines import utterance
from ingestion.types import Document, Source

_LONGEST_LINE_BYTES = 1024 * 1024
_TIMES = ("start", "end")  # in seconds


class Utterances:
    """Kaldi's text, LibriSpeech's .trans.txt, Sphinx' transcription, Festvox' txt.done.data and STM: a row a line. Positions are numbers of rows."""

    name = "utterances"
    version = 1
    media_types = frozenset({"text/x-utterances"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without any, REFUSED at an endless line."""
        notes: dict[str, None] = {}
        return documents(source, _rows(source, notes), steps=notes)


def _rows(source: Source, notes: dict[str, None]) -> Iterator[Row]:
    opened = open_text(source)
    beginning, _ = opened.text_of(opened.head, 0)
    layout = layout_of(beginning.replace("\r", "\n"), is_whole=len(opened.head) < SAMPLE_BYTES) or "kaldi"
    for offset, raw in opened.lines(_LONGEST_LINE_BYTES):
        line, noted = opened.text_of(raw, offset)
        notes |= dict.fromkeys(noted)
        if line.strip():
            yield _row(line.strip(), layout)


def _row(line: str, layout: str) -> Row:
    """A line as columns; one that is no utterance stays whole."""
    said = utterance(line, layout) or {"text": line}
    times = {name: float(said[name]) for name in _TIMES if name in said}
    return Row({**said, **times}, {"text": said["text"]})
