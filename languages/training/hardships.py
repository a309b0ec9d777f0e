"""Measures what the lines alone do not show: text damaged on its way, and whole documents rightly and wrongly declared."""

import random
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from languages.identify import Identifier
from languages.labels import tag_of
from languages.training.rows import Row
from languages.verify import verify

SEED = 600
# How a letter looks to a machine that reads pictures.
_OCR: Mapping[str, str] = {
    "l": "1", "o": "0", "e": "c", "n": "ri", "m": "rn", "i": "l", "a": "o", "u": "ii", "c": "e", "h": "b", "s": "5", "t": "f",
    "g": "q",
}  # fmt: skip
# These are about four letters in five, so that one in twenty of all is changed.
_RATE = 0.0625
LINES = 10
# The likeliest mistakes of a person and of the model: these are declared beside one chosen at random.
_RELATIVES: Mapping[str, Sequence[str]] = {
    "es": ("ast", "an", "gl", "ca", "pt"), "ast": ("es", "gl", "an"), "an": ("es", "ca", "ast", "oc"), "gl": ("pt", "es", "ast"),
    "pt": ("gl", "es"), "ca": ("oc", "es", "an"), "oc": ("ca", "fr", "an"), "fr": ("oc", "ht"), "it": ("es", "ca", "pt"),
    "qu": ("ay",), "ay": ("qu",), "quc": ("cak", "kek"), "cak": ("quc",), "yua": ("hus",), "agr": ("acu", "jiv"), "pap": ("pt", "es"),
}  # fmt: skip
SHARES = (0.3, 0.5, 0.8)


def damaged(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Yield (what happened, the rows as they are after it)."""
    chance = random.Random(SEED)  # noqa: S311  (a repeatable choice, not a secret)
    happens: dict[str, Callable[[str], str]] = {
        "5 % of the letters changed": lambda text: _as_read_by_machine(text, chance),
        "without accents": _without_accents,
        "in capitals": str.upper,
    }
    for name, change in happens.items():
        yield name, [row._replace(text=change(row.text)) for row in rows]


def _as_read_by_machine(text: str, chance: random.Random) -> str:
    return "".join(_OCR[sign] if sign in _OCR and chance.random() < _RATE else sign for sign in text)


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def documents(identifier: Identifier, rows: Sequence[Row]) -> Iterator[str]:
    """The report on documents of ten lines of one language and source, declared rightly, at random, and as a relative."""
    chance = random.Random(SEED)  # noqa: S311
    answers: Counter[str] = Counter()
    below: Counter[float] = Counter()
    first = 0
    wrongly: Counter[str] = Counter()
    tags = sorted({tag_of(row.label) for row in rows if row.label != "other"})
    for tag, text in _joined(rows):
        shares = identifier.mixture(text).shares
        answers[verify([tag], shares, characters=len(text)).answer] += 1
        below.update(least for least in SHARES if shares.get(tag, 0.0) < least)
        first += max(shares, key=shares.__getitem__, default="") == tag
        others = [chance.choice([other for other in tags if other != tag] or [""])]
        for kind, wrong in ("random", others), ("a relative", _RELATIVES.get(tag, ())):
            accepted = [
                verify([other], shares, characters=len(text)).answer == "agrees" for other in wrong if other
            ]
            wrongly.update({kind: len(accepted), f"{kind}, accepted": sum(accepted)})
    total = max(1, answers.total())
    yield f"documents of ten lines: {answers.total()}; {', '.join(f'{code} {n}' for code, n in answers.most_common())}"
    yield f"the largest share is the declared language's: {first / total:.3f}"
    yield "; ".join(f"declared share under {least:.0%}: {below[least] / total:.4f}" for least in SHARES)
    for kind in ("random", "a relative"):
        yield f"wrongly declared, {kind}: {wrongly[kind]}, accepted: {wrongly[f'{kind}, accepted']}"


def _joined(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        if row.label != "other":
            texts[row.label, row.source].append(row.text)
    for (label, _), several in texts.items():
        for start in range(0, len(several) - LINES + 1, LINES):
            yield tag_of(label), "\n".join(several[start : start + LINES])
