"""Makes the row of one entry of a lexicon: headwords by language, lists of what its senses hold, and all of it as text."""

from ingestion.extractors.flex.tags import Columns, tag
from ingestion.extractors.rows import Row

TEXTS = frozenset(("lexical-unit", "gloss", "definition", "example", "translation"))


class Entry:
    """What has been read of an entry; `parts` are its parts of speech, `withheld` the dictionaries that it is to be left out of."""

    def __init__(self) -> None:
        self.parts: dict[str, None] = {}
        self.withheld: dict[str, None] = {}
        self._heads = Columns()
        self._lists: dict[tuple[str, str], list[str]] = {}
        self._texts: dict[str, str] = {}

    def add(self, role: str, code: str, text: str) -> None:
        """Add a text: where in the entry it stands, the code of its language, and itself."""
        if role == "lexical-unit":
            self._texts[self._heads.add(tag(code), text)] = text
        else:
            self._lists.setdefault((role, tag(code)), []).append(text)

    def row(self) -> Row | None:
        """Return it as a row, None without text; call it once."""
        if self.parts:
            self._heads.add("part_of_speech", "; ".join(self.parts))
        if self.withheld:
            self._heads.add("do_not_publish_in", "; ".join(self.withheld))
        for (role, language), texts in self._lists.items():
            name = self._heads.add(f"{role}_{language}", texts)
            if role in TEXTS:
                self._texts[name] = "\n".join(texts)
        return Row(self._heads.values, self._texts) if self._texts else None
