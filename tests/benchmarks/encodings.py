"""How many texts of 300 characters and more, in twelve encodings and eight languages, are decoded exactly."""

from collections.abc import Callable

from charset_normalizer import from_bytes

from ingestion.text.encodings import decode
from tests.benchmarks._measuring import Figure, report
from tests.text.sentences import ENCODINGS, LANGUAGES, can_be_written, many


def main() -> None:
    """Decode every text in every encoding that can hold it; print the share of exact ones, for each encoding."""
    report("encodings", [_figure(encoding) for encoding in ENCODINGS])


def _figure(encoding: str) -> Figure:
    texts = [text for language in LANGUAGES for text in many(language) if can_be_written(text, encoding)]
    ours = _exact(texts, encoding, lambda data: decode(data).text)
    theirs = _exact(texts, encoding, lambda data: str(from_bytes(data).best() or ""))
    return Figure(encoding, 100 * ours, "% exact", ours / max(theirs, 0.01), "charset-normalizer")


def _exact(texts: list[str], encoding: str, read: Callable[[bytes], str]) -> float:
    return sum(read(text.encode(encoding)) == text for text in texts) / len(texts)


if __name__ == "__main__":
    main()
