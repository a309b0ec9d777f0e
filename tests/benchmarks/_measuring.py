"""Times two ways of doing the same work in turn, and prints them as the benchmarks promise."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: how much a second, and how many times the reference."""

    name: str
    value: float
    unit: str
    ratio: float
    reference: str

    def print(self) -> None:
        """Print `name<TAB>value<TAB>unit<TAB>ratio<TAB>reference`."""
        print(f"{self.name}\t{self.value:.2f}\t{self.unit}\t{self.ratio:.3f}\t{self.reference}")


def compare(
    name: str,
    amount: float,
    unit: str,
    ours: Callable[[], object],
    reference: Callable[[], object],
    called: str,
) -> Figure:
    """Run both in turn, after one round that does not count; the median of the pairs speaks."""
    ours(), reference()
    pairs = [(_seconds(ours), _seconds(reference)) for _ in range(ROUNDS)]
    mine = statistics.median(seconds for seconds, _ in pairs)
    ratio = statistics.median(theirs / seconds for seconds, theirs in pairs)
    return Figure(name, amount / mine, unit, ratio, called)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def report(name: str, figures: list[Figure]) -> None:
    """Print every figure, and last, under the benchmark's own name, the one with the worst ratio."""
    for figure in figures:
        figure.print()
    worst = min(figures, key=lambda figure: figure.ratio)
    Figure(name, worst.value, worst.unit, worst.ratio, worst.reference).print()
