"""Makes the row of one phrase of an interlinear text: its sentence, the lines under it, and its translations."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingestion.extractors.flex.tags import Columns, tag
from ingestion.extractors.rows import Marks, Row
from ingestion.text.spacing import spaced

Unit = dict[tuple[str, str], list[str]]  # the items of a phrase, a word or a morpheme, by type and language

_MISSING = "***"  # as FieldWorks shows it
_MOST_LANGUAGES = 8  # of glosses: each fills a line as long as the phrase


@dataclass(slots=True)
class Phrase:
    """What has been read of a phrase, under the title and the marks of its text."""

    title: str
    marks: Marks
    own: Unit = field(default_factory=dict)
    words: list[Unit] = field(default_factory=list)
    morphs: list[Unit] = field(default_factory=list)

    def row(self, first: dict[str, str]) -> Row | None:
        """Return its row, None without text. `first` is kept over a file: the language that came first on each line."""
        columns, texts = Columns(), dict[str, str]()
        for name, text, is_text in self._fields(first):
            named = columns.add(name, text)
            if is_text:
                texts[named] = text
        return Row(columns.values, texts) if texts else None

    def _fields(self, first: dict[str, str]) -> Iterator[tuple[str, str, bool]]:
        """The name of each column, what it holds, and whether that is text; the sentence is, as it is written first."""
        number = next((text for _, text in _items(self.own, "segnum")), "")
        yield from ((name, text, False) for name, text in (("title", self.title), ("number", number)) if text)
        for place, (code, text) in enumerate(self._sentences()):
            yield tag(code), text, not place
        yield from ((name, text, False) for name, text in self._lines(first))
        yield from ((tag(code), text, True) for code, text in _items(self.own, "gls"))
        for kind, name in (("lit", "literal"), ("note", "note")):
            yield from ((f"{name}_{tag(code)}", text, False) for code, text in _items(self.own, kind))

    def _sentences(self) -> list[tuple[str, str]]:
        """The sentence with its language, and then as it is in the other writing systems of its words."""
        tokens, codes, others = list[str](), Counter[str](), dict[str, list[str]]()
        for forms in (list(_items(word, "txt", "punct")) for word in self.words):
            baseline = forms[0][0] if forms else ""  # a Spanish word may stand in a sentence of Nahuatl
            codes.update({baseline} if forms else ())
            for code, text in forms:
                (tokens if code == baseline else others.setdefault(code, [])).append(text)
        spoken = [(code, spaced(tokens)) for code, _ in codes.most_common(1)]
        own = [(code, " ".join(texts)) for (kind, code), texts in self.own.items() if kind == "txt"]
        known = {code for code, _ in own or spoken}
        return (own or spoken) + [(code, spaced(said)) for code, said in others.items() if code not in known]

    def _lines(self, first: dict[str, str]) -> Iterator[tuple[str, str]]:
        forms = [next(_items(morph, "txt", "cf"), ("", _MISSING))[1] for morph in self.morphs]
        if set(forms) - {_MISSING}:
            yield "morphemes", " ".join(forms)
        words = [word for word in self.words if not _is_punctuation(word)]
        yield from _line("morpheme_glosses", self.morphs, "gls", first)
        yield from _line("morpheme_categories", self.morphs, "msa", first)
        yield from _line("word_glosses", words, "gls", first)
        yield from _line("word_categories", words, "pos", first)


def _line(name: str, units: list[Unit], wanted: str, first: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A line for each language, its place empty under what has nothing there."""
    found = dict.fromkeys(code for unit in units for kind, code in unit if kind == wanted)
    for code in list(found)[:_MOST_LANGUAGES]:
        line = [" ".join(unit.get((wanted, code), (_MISSING,))) for unit in units]
        is_first = first.setdefault(name, code) == code
        yield name if is_first else f"{name}_{tag(code)}", " ".join(line)


def _items(unit: Unit, *kinds: str) -> Iterator[tuple[str, str]]:
    """The items of these types, with their language, the types in this order."""
    for wanted in kinds:
        for (kind, code), texts in unit.items():
            if kind == wanted:
                yield from ((code, text) for text in texts)


def _is_punctuation(word: Unit) -> bool:
    return not any(
        _has_letter(text) or kind not in ("txt", "punct")
        for (kind, _), texts in word.items()
        for text in texts
    )


def _has_letter(text: str) -> bool:
    return any(map(str.isalnum, text))
