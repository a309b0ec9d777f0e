"""What is read once, in the template of all children, so that each finds it done."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from ingestion.job import Job
from ingestion.reading import models, read
from licensing.evidence import passages


def _job() -> tuple[Job, BinaryIO]:
    jobs: list[tuple[Job, BinaryIO]] = []

    def note(job: Job, stream: BinaryIO) -> Iterator[dict[str, Any]]:
        jobs.append((job, stream))
        yield from ()

    models.load(note)
    assert len(jobs) > 8  # fewer times teach the interpreter nothing
    return jobs[0]


def test_the_sample_goes_all_the_way_that_a_book_goes() -> None:
    *_, document, end = read(*_job())
    assert (
        document["text"].count("El Ejemplador escribe aquí lo que cualquiera: páginas, una tras otra.") == 240
    )
    assert document["languages"] == {"es": 1.0}
    assert document["looked_at"] < 1  # a sample of it
    assert [hit["id"] for hit in document["evidence"]] == ["cc-by-4.0"]
    assert (end["outcome"], end["pages"], end["pages_needing_ocr"]) == ("text", 6, 0)


def test_it_loads_what_reads_a_passage_as_a_whole() -> None:
    passages.odds.cache_clear()
    passages.model.cache_clear()
    list(read(*_job()))
    assert passages.model.cache_info().currsize == 1
