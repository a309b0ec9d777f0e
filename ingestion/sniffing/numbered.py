"""Knows sentences whose words are numbered, a line for each with its columns: CoNLL from 2006 to 2012 and what is like it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_COLUMNS = 200
_LINES = 400
_FEWEST_WORDS, _FEWEST_TAGGED = 6, 4
_FEWEST_COLUMNS = 3
_FEWEST_ALIKE = (
    0.6  # of the words, for the column behind them to hold their lemmas: "es" and "ser" are alike in nothing
)
_FIRST = re.compile(r"(?:#[^\n]*\n|\s+)*+(?:1(?:-[0-9]{1,5})?[ \t]|[^\s#]\S*[ \t]+[0-9]{1,9}[ \t]+[01][ \t])")
_NUMBER = re.compile(r"[0-9]{1,5}")
_BESIDE = re.compile(r"[0-9]{1,5}[-.][0-9]{1,5}")  # several words written together, and what nobody wrote
_TAG = re.compile(r"O|[BIESLUM]-\S{1,40}")
_BEGIN = re.compile(r"#\s{0,9}begin document\s+\S")
_NAMES = re.compile(r"#\s{0,9}global\.columns\s{0,9}=\s{0,9}(\S[^\n]*)")

Sentence = list[list[str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column holds what, counted from 0; `lemma` is -1 where none surely does, and `names` are those that the file gives."""

    number: int = 0
    word: int = 1
    lemma: int = -1
    names: tuple[str, ...] = ()


def layout_of(text: str) -> Layout | None:
    """Tell by its beginning how a file of numbered words is laid out; None where it is no such file.

    A table may be numbered as well, and even in groups: so sentences must show by what they hold that they are some, by the
    heads, lemmas or tags of their words and their full stops, unless a comment says it.
    """
    if not _FIRST.match(text):
        return None
    lines = text.split("\n", _LINES)[:-1]  # the last may be cut
    sentences = list(_sentences(lines))
    comments = "\n".join(line for line in lines if line.startswith("#"))
    begins, named = _BEGIN.search(comments), _NAMES.search(comments)
    number = 2 if begins and sentences and _at(sentences[0][0], 0) != "1" else 0
    if not all(_is_numbered(sentence, number) for sentence in sentences):
        return None
    if named and sentences:
        return _named(tuple(named[1].split()))
    layout = Layout(number, number + 1, 2 if not number and _has_lemmas(sentences) else -1)
    if sentences and (begins or (any(not line.strip() for line in lines) and _are_tagged(sentences, layout))):
        return layout
    return layout if len(sentences) > 1 and _are_analysed(sentences, layout) else None


def fields_of(line: str) -> list[str]:
    """Divide a line at its tabs, or where it has none at its spaces; what more it has than columns can be stays in the last."""
    line = line.strip("\r\n")
    fields = line.split("\t", MOST_COLUMNS - 1) if "\t" in line else line.split(None, MOST_COLUMNS - 1)
    return [field.strip() for field in fields]


def _sentences(lines: list[str]) -> Iterator[Sentence]:
    sentence: Sentence = []
    for line in lines:
        if line.strip():
            sentence += [fields_of(line)] if not line.startswith("#") else []
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _named(names: tuple[str, ...]) -> Layout | None:
    """The layout that a comment of CoNLL-U Plus gives."""
    places = {name: place for place, name in reversed(list(enumerate(names)))}
    if "ID" not in places or "FORM" not in places:
        return None
    return Layout(places["ID"], places["FORM"], places.get("LEMMA", -1), names[:MOST_COLUMNS])


def _is_numbered(sentence: Sentence, place: int) -> bool:
    """Whether its words are counted, from 1 or, behind the name of a document and its part, from 0, and are of as many columns."""
    numbers = [_at(fields, place) for fields in sentence]
    counted = [number for number in numbers if not _BESIDE.fullmatch(number)]
    begin = 0 if place and counted[:1] == ["0"] else 1
    are_counted = all(number == str(count) for count, number in enumerate(counted, begin))
    widths = {len(fields) for fields in sentence}
    return bool(counted) and are_counted and len(widths) == 1 and min(widths) >= place + _FEWEST_COLUMNS


def _are_tagged(sentences: list[Sentence], layout: Layout) -> bool:
    """Whether a column says of each word if it begins a name or goes on with it: the last, which may know of none, or another."""
    words = [fields for sentence in sentences for fields in sentence]
    behind = range(layout.word + 1, min(map(len, words)))
    tags = [{fields[place] for fields in words} for place in behind]
    tagged = [all(map(_TAG.fullmatch, found)) for found in tags]
    has_others = any(is_tag and found != {"O"} for is_tag, found in zip(tagged, tags, strict=True))
    return len(words) >= _FEWEST_TAGGED and (tagged[-1] or has_others)


def _are_analysed(sentences: list[Sentence], layout: Layout) -> bool:
    """Whether what is said of numbered words is what is said of the words of sentences."""
    words = [fields for sentence in sentences for fields in sentence]
    signs = sum(_is_sign(fields[layout.word]) for fields in words)
    has_signs, has_lemmas = 2 * signs >= len(sentences), layout.lemma >= 0
    behind = range(layout.word + 1, min(map(len, words)))
    if len(words) < _FEWEST_WORDS:
        return False
    if any(_are_heads(sentences[:-1], place) for place in behind):  # the last sentence may be cut
        return has_signs or has_lemmas
    return has_signs and has_lemmas and len(behind) > 1


def _is_sign(word: str) -> bool:
    return word not in ("", "_") and not any(map(str.isalnum, word))


def _are_heads(sentences: list[Sentence], place: int) -> bool:
    """Whether a column gives for each word the number of another, and 0 for few, but for one at least in each sentence."""
    roots, words = 0, 0
    for sentence in sentences:
        pairs = [(fields[0], fields[place]) for fields in sentence if _NUMBER.fullmatch(fields[0])]
        last = int(pairs[-1][0])
        if not all(
            _NUMBER.fullmatch(head) and int(head) <= last and head != number for number, head in pairs
        ):
            return False
        found = sum(int(head) == 0 for _, head in pairs)
        if not found:
            return False
        roots, words = roots + found, words + len(pairs)
    return 2 * roots <= words


def _has_lemmas(sentences: list[Sentence]) -> bool:
    """Whether the column behind the words has for most of them one that begins alike, and is not the same again."""
    pairs = [
        (fields[1].casefold(), fields[2].casefold())
        for sentence in sentences
        for fields in sentence
        if fields[1][:1].isalpha()
    ]
    alike = sum(word[0] == lemma[:1] for word, lemma in pairs)
    same = sum(word == lemma for word, lemma in pairs)
    return 0 < same < len(pairs) and alike >= _FEWEST_ALIKE * len(pairs)


def _at(fields: list[str], place: int) -> str:
    return fields[place] if place < len(fields) else ""
