"""Makes donations whose every document is known, and compares what was read with what was given."""

import io
import json
import random
import zipfile
from collections import Counter
from dataclasses import dataclass, field

WORDS = [
    "niñez",
    "corazón",
    "pingüino",
    "mañana",
    "ñandú",
    "árbol",
    "camión",
    "útil",
    "también",
    "río",
    "país",
    "según",
    "allá",
    "común",
    "música",
    "lápiz",
    "café",
    "canción",
    "jóvenes",
    "montaña",
    "abuela",
    "cocina",
    "maíz",
    "mbejú",
    "rohayhu",
    "ñe'ẽ",
    "guaraní",
    "pueblo",
    "carta",
    "radio",
    "fiesta",
    "escuela",
    "historia",
    "agua",
]

Given = dict[tuple[str, str], list[str]]  # (file, member) → the texts in it, in order


@dataclass(slots=True)
class Gift:
    """Files to give, and the texts that must come out of them."""

    files: dict[str, bytes] = field(default_factory=dict)
    texts: Given = field(default_factory=dict)


def sentence(chance: random.Random, mark: str, words: int) -> str:
    """Return words in Spanish and Guaraní that carry the donation's mark."""
    return f"{mark} " + " ".join(chance.choices(WORDS, k=words))


def gift(chance: random.Random, mark: str, *, rows: int, members: int, files: int) -> Gift:
    """Return a gift of a JSONL, a CSV, a ZIP and some texts, all different and all carrying the mark."""
    made = Gift()
    _add_records(made, [sentence(chance, f"{mark}-r{n}", 40) for n in range(rows)])
    _add_table(made, [sentence(chance, f"{mark}-t{n}", 20) for n in range(rows // 10 + 1)])
    _add_archive(made, [sentence(chance, f"{mark}-m{n}", 60) for n in range(members)])
    for number in range(files):
        text = sentence(chance, f"{mark}-f{number}", 300)
        made.files[f"texto {number}.txt"] = text.encode()
        made.texts[(f"texto {number}.txt", "")] = [text]
    return made


def _add_records(made: Gift, texts: list[str]) -> None:
    lines = (json.dumps({"n": n, "texto": text}, ensure_ascii=False) for n, text in enumerate(texts))
    made.files["filas.jsonl"] = "\n".join(lines).encode()
    made.texts[("filas.jsonl", "")] = texts


def _add_table(made: Gift, texts: list[str]) -> None:
    rows = [f'{n},"{text}, y\n«otra línea»"' for n, text in enumerate(texts)]
    made.files["tabla.csv"] = "\n".join(["n,texto", *rows]).encode()
    made.texts[("tabla.csv", "")] = [f"{text}, y\n«otra línea»" for text in texts]


def _add_archive(made: Gift, texts: list[str]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(texts):
            name = f"carpeta/{number:06d}.txt"
            archive.writestr(name, text)
            made.texts[("lote.zip", name)] = [text]
    made.files["lote.zip"] = packed.getvalue()


@dataclass(slots=True)
class Verdict:
    """What differs between what was given and what was read."""

    tried: int = 0
    lost: int = 0
    doubled: int = 0
    leaked: int = 0
    other: int = 0

    def compare(self, given: Given, mark: str, rows: list[dict[str, str]]) -> None:
        """Count one donation in."""
        self.tried += 1
        found: dict[tuple[str, str], Counter[str]] = {}
        for row in rows:
            found.setdefault((row["path"], row["member"]), Counter())[row["text"]] += 1
            self.leaked += not row["text"].startswith(mark)
        self.doubled += len(rows) - len({row["id"] for row in rows})
        for place, texts in given.items():
            wanted, got = Counter(texts), found.get(place, Counter())
            self.lost += (wanted - got).total()
            self.doubled += (got - wanted).total()

    def line(self, name: str) -> str:
        """Return the closing line of a campaign."""
        return f"{name}: {self.tried} tried, {self.lost} lost, {self.doubled} doubled, {self.leaked} leaked, {self.other} other"

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing went wrong."""
        return not (self.lost or self.doubled or self.leaked or self.other)
