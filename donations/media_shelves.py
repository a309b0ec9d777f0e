"""Puts pictures, sounds and videos of one box that are called alike on shelves, by where they lie."""

from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from donations.media import Medium

KINDS = ("audio", "video", "image")  # which comes first where several in a folder are called the same
PICTURE = KINDS.index("image")
DEEPEST = 12  # folders: nobody speaks of what lies deeper, but the tables made for it
_ANY = "*"

Box = tuple[str, str]  # the file given, and the boxes within it
Folder = tuple[str, ...]


class Kept(NamedTuple):
    """One of them: its folder, its place among the kinds, its name there, and where it lies."""

    folder: Folder
    kind: int
    name: str
    medium: Medium


class Shelf:
    """Finds what alone goes by a key; in one folder the sound comes before the video, and that before the picture."""

    def __init__(self) -> None:
        self._kept = dict[Hashable, Kept | None]()

    def put(self, key: Hashable, kept: Kept) -> None:
        """Put one there; of two from different folders nobody can tell which is meant, and neither is found."""
        there = self._kept.setdefault(key, kept)
        if there is None or there.folder != kept.folder:
            self._kept[key] = None
        elif kept[1:] < there[1:]:
            self._kept[key] = kept

    def __contains__(self, key: Hashable) -> bool:
        """Tell whether anything goes by the key, alone or not."""
        return key in self._kept

    def of(self, key: Hashable) -> Kept | None:
        """Return what alone goes by the key."""
        return self._kept.get(key)


class Shelves:
    """What is called alike: `within` by a folder itself, `below` by any folder above it too."""

    def __init__(self, called: str, alike: Iterable[Kept]) -> None:
        self.within, self.below, self._like = Shelf(), Shelf(), Shelf()
        self._at = dict[tuple[Folder, str], Medium]()
        for kept in alike:
            self._at[kept.folder, kept.name] = kept.medium
            if len(kept.folder) <= DEEPEST:
                self._add(kept, is_stem=stem_of(kept.name) == called)

    def at(self, folder: Folder, name: str) -> Medium | None:
        """Return the one of exactly this name in this folder."""
        return self._at.get((folder, name))

    def in_the_like_of(self, folder: Folder) -> Kept | None:
        """`texto/uno.txt` speaks of `audio/uno.wav`, and a text beside the folder of all sounds or within it too."""
        for likeness in _likenesses(folder):
            for shelf, other in ((self._like, likeness), (self.within, likeness)):
                found = shelf.of(other)
                if found and found.kind != PICTURE:
                    return found
        return self._like.of(folder)

    def _add(self, kept: Kept, *, is_stem: bool) -> None:
        for depth in range(len(kept.folder) + 1):
            self.below.put(kept.folder[:depth], kept)
        if is_stem:
            self.within.put(kept.folder, kept)
        if is_stem and kept.kind != PICTURE:
            for likeness in _likenesses(kept.folder):
                self._like.put(likeness, kept)


def stem_of(name: str) -> str:
    """Return a name without its ending, in small letters."""
    stem, dot, _ = name.casefold().rpartition(".")
    return stem if dot and stem else name.casefold()


def _likenesses(folder: Folder) -> Iterator[Folder]:
    """Yield the folder with any name in place of one of its own, and without one, the last first."""
    for at_part in range(len(folder) - 1, -1, -1):
        yield (*folder[:at_part], _ANY, *folder[at_part + 1 :])
        yield folder[:at_part] + folder[at_part + 1 :]
