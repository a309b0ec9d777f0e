"""Finding licences in notices (at most 1 ms each) and in whole documents (at least 20 MB/s), against merely folding the text."""

import random
from collections.abc import Callable

from licensing.evidence import find
from licensing.folding import fold
from tests.benchmarks._measuring import Figure, compare, report
from tests.campaigns.gifts import sentence

NOTICES = (
    "© 2014 Taller de Radio. Este cuaderno se publica con licencia Creative Commons Reconocimiento-CompartirIgual 3.0 España.",
    "Todos los derechos reservados. Queda prohibida la reproducción total o parcial de esta obra por cualquier medio.",
    "This work is licensed under a Creative Commons Attribution 4.0 License: http://creativecommons.org/licenses/by/4.0/",
    "Se permite la reproducción citando la fuente, sin fines de lucro.",
    "Aquesta obra està subjecta a una llicència de Reconeixement-NoComercial 4.0 Internacional de Creative Commons.",
    "SPDX-License-Identifier: CC-BY-SA-4.0",
)
DOCUMENTS, WORDS, ROUNDS = 150, 6_000, 100


def main() -> None:
    """Make the texts, measure, print."""
    chance = random.Random(1)
    books = [f"{sentence(chance, 'Cuento', WORDS)}\n{chance.choice(NOTICES)}" for _ in range(DOCUMENTS)]
    report(
        "licences",
        [
            compare("notices", ROUNDS * len(NOTICES) / 1000, "notices/ms", _each(NOTICES * ROUNDS, find), _each(NOTICES * ROUNDS, fold), "folding alone"),
            _documents("documents_without_a_word_of_licences", [sentence(chance, "", WORDS) for _ in range(DOCUMENTS)]),
            _documents("documents_with_a_notice", books),
        ],
    )  # fmt: skip


def _documents(name: str, texts: list[str]) -> Figure:
    size = sum(len(text.encode()) for text in texts) / 1e6
    return compare(name, size, "MB/s", _each(texts, find), _each(texts, fold), "folding alone")


def _each(texts: list[str] | tuple[str, ...], work: Callable[[str], object]) -> Callable[[], object]:
    def run() -> None:
        for text in texts:
            work(text)

    return run


if __name__ == "__main__":
    main()
