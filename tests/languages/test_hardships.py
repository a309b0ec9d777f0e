"""Damaged lines and whole documents are measured as the report says."""

import tomllib
from pathlib import Path

from languages.identify import shared
from languages.training.hardships import damaged, documents
from languages.training.rows import Row

SENTENCES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8")
)


def test_text_is_damaged_as_it_says_and_always_alike() -> None:
    rows = [Row("spa", "libro", "Mañana lloverá en la montaña, dijo la señora del molino. " * 40)]
    changed = dict(damaged(rows))
    assert changed == dict(damaged(rows))
    read = changed["5 % of the letters changed"][0].text
    letters = sum(sign.isalpha() for sign in rows[0].text)
    marks = sum(sign in "105" for sign in read)
    assert 0.005 * letters < marks < 0.05 * letters
    assert changed["without accents"][0].text.startswith("Manana llovera en la montana")
    assert changed["in capitals"][0].text.startswith("MAÑANA LLOVERÁ")


def test_documents_are_counted_by_answer_and_wrong_declarations_refused() -> None:
    rows = [Row("spa", "libro", text) for text in SENTENCES["es"][:10]]
    rows += [Row("eus", "liburu", text) for text in SENTENCES["eu"][:10]]
    rows += [Row("eus", "gutun", text) for text in SENTENCES["qu"][:10]]  # marked wrongly
    rows += [Row("other", "x", "хлеб")] * 20
    said = list(documents(shared(), rows))
    assert said[0] == "documents of ten lines: 3; agrees 2, disagrees 1"
    assert said[1].endswith("0.667")
    assert "under 50%: 0.3333" in said[2]
    assert said[3] == "wrongly declared, random: 3, accepted: 0"
    assert said[4] == "wrongly declared, a relative: 5, accepted: 0"
