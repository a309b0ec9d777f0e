"""Finds the languages of documents: of a record whose columns translate one another column by column, as each is short beside the other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingestion.types import Message
from languages.identify import SHORT_LINE, shared
from languages.lengths import utf8_length
from languages.scripts import UNKNOWN

Shares = dict[str, float]
Column = tuple[str, str]  # the file or member that it is of, and its name
Piece = tuple[Column, str]  # with its text
_NO_COLUMN: Column = ("", "")
_MOST_OF_A_COLUMN = 0.8
_SURELY_TOLD = 200  # characters


def languages_of(documents: Sequence[Message]) -> Iterator[tuple[Shares, float]]:
    """Yield of each document the share of every language, and how much of it was looked at; what says how is taken off it."""
    pieces = _pieces(documents)
    told = shared().shares([text for one in pieces for _, text in one])
    in_column = _settled([piece for one in pieces for piece in one], told)
    found = iter(zip(in_column, [looked_at for _, looked_at in told], strict=True))
    for one in pieces:
        yield _together([(utf8_length(text), *next(found)) for _, text in one])


def _pieces(documents: Sequence[Message]) -> list[list[Piece]]:
    """What is read of each by itself: its columns where they are, or turn out to be, in several languages; else all of it."""
    surely = [_columns_of(document, "apart") for document in documents]
    perhaps = [_columns_of(document, "perhaps_apart") for document in documents]
    tables: defaultdict[tuple[Column, ...], list[list[Piece]]] = defaultdict(list)
    for one in filter(None, perhaps):
        tables[_names(one)].append(one)
    parallel = {names for names, rows in tables.items() if _is_parallel(rows)}
    return [
        known or (one if _names(one) in parallel else [(_NO_COLUMN, document["text"])])
        for document, known, one in zip(documents, surely, perhaps, strict=True)
    ]


def _columns_of(document: Message, named: str) -> list[Piece]:
    """Take them off the document, each as one of its file or member: another's may hold another language."""
    member = document["member"]
    return [((member, name), text) for name, text in document.pop(named, ())]


def _names(pieces: Sequence[Piece]) -> tuple[Column, ...]:
    return tuple(column for column, _ in pieces)


def _is_parallel(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether two columns of these rows are in different languages, each long enough to be sure of it."""
    columns = [[text for _, text in column] for column in zip(*rows, strict=True)]
    long = [texts for texts in columns if sum(map(len, texts)) >= _SURELY_TOLD]
    return len(long) > 1 and len({language for texts in long if (language := _language_of(texts))}) > 1


def _settled(pieces: Sequence[Piece], told: Sequence[tuple[Shares, float]]) -> list[Shares]:
    """A word or two of a column, and what could not be told, are in the language of the column, where it has one."""
    shares = [found for found, _ in told]
    columns: defaultdict[Column, list[int]] = defaultdict(list)
    for index, (column, _) in enumerate(pieces):
        if column != _NO_COLUMN and shares[index]:
            columns[column].append(index)
    for indices in columns.values():
        doubtful = [one for one in indices if len(pieces[one][1]) < SHORT_LINE or UNKNOWN in shares[one]]
        language = _language_of([pieces[one][1] for one in indices]) if doubtful else ""
        for one in doubtful if language else ():
            shares[one] = _moved(shares[one], language, is_word=len(pieces[one][1]) < SHORT_LINE)
    return shares


def _language_of(texts: list[str]) -> str:
    """The language that nearly all of these are in, read together; "" where there is none."""
    shares, _ = shared().shares(["\n".join(texts)])[0]
    language, share = next(iter(shares.items()), (UNKNOWN, 0.0))
    return language if language != UNKNOWN and share >= _MOST_OF_A_COLUMN else ""


def _moved(shares: Shares, language: str, *, is_word: bool) -> Shares:
    kept = {tag: share for tag, share in shares.items() if tag != UNKNOWN and not is_word}
    return kept | {language: kept.get(language, 0.0) + 1.0 - sum(kept.values())}


def _together(pieces: Sequence[tuple[int, Shares, float]]) -> tuple[Shares, float]:
    """Add up pieces of so many bytes; the largest share first."""
    if len(pieces) == 1:
        return pieces[0][1], pieces[0][2]
    total = sum(size for size, _, _ in pieces) or 1
    added: Shares = {}
    for size, shares, _ in pieces:
        for tag, share in shares.items():
            added[tag] = added.get(tag, 0.0) + share * size / total
    looked_at = sum(size * share for size, _, share in pieces) / total
    return dict(sorted(added.items(), key=lambda pair: -pair[1])), looked_at
