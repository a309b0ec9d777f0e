"""Members of an archive that somebody asks for, wherever in it they lie."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Chosen:
    """Members written `inner.zip!a.png`, and the archives around them that have to be opened."""

    members: frozenset[str] = frozenset()
    around: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, members: Iterable[str]) -> "Chosen":
        """Return what these members take."""
        wanted = frozenset(members)
        return cls(wanted, frozenset(holder for member in wanted for holder in _holders(member)))

    def has(self, member: str) -> bool:
        """Tell whether a member is asked for or holds what is."""
        return member in self.members or member in self.around

    def holds(self, member: str) -> bool:
        """Tell whether a member is asked for or lies in one that is."""
        return member in self.members or any(holder in self.members for holder in _holders(member))


def _holders(member: str) -> Iterator[str]:
    """Yield what a member may lie in, the outermost first."""
    at = member.find("!")
    while at >= 0:
        yield member[:at]
        at = member.find("!", at + 1)
