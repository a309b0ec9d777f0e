"""Finds the picture, sound or video of a gift that a row speaks of: the one it names, or the one called as its own file."""

import posixpath
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from donations.media import OUTCOME, Medium, at
from donations.media_shelves import DEEPEST, KINDS, PICTURE, Box, Folder, Kept, Shelves, stem_of
from donations.mentions import Mention, parted
from donations.models import TextVersion

# What may say what is in a picture: a page's transcript. A book beside its cover says nothing of it.
_OF_PICTURES = frozenset({"txt", "xml", "hocr", "json", "jsonl", "csv", "tsv"})
_AT_ONCE = 2_000  # lines
MOST = 200_000  # media; each takes a kilobyte
_FEW = 8  # called alike
_NONE = Shelves("", ())


class _Place(NamedTuple):
    """Where something lies, taken apart: in the file given and the boxes within it, in folders, under a name."""

    box: Box
    folder: Folder
    name: str


class MediaIndex:
    """The media of one gift, by what rows may call them.

    Of very many sounds it keeps but two names each; what is called alike is put on shelves when it is asked for.
    """

    def __init__(self, media: Iterable[tuple[Medium, str]]) -> None:
        """Take each with its media type."""
        self._called = defaultdict[tuple[Box, str], list[Kept]](list)
        self._shelves = dict[tuple[Box, str], Shelves]()
        same = dict[Hashable, Any]()  # boxes and folders, which many lie in, once
        for medium, media_type in media:
            box, folder, name = _taken_apart(medium)
            box, folder = same.setdefault(box, box), same.setdefault(folder, folder)
            kept = Kept(
                folder,
                KINDS.index(media_type.partition("/")[0]),
                name,
                Medium(box[0] or medium.file, medium.member),
            )
            for called in {name.casefold(), stem_of(name)}:
                self._called[box, called].append(kept)

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._called)

    def of(self, said: Mention) -> Medium | None:
        """Return what a row speaks of: of a table made to say it, what it names, even if that is not there."""
        if said.place or not self:
            return said.place
        own, box = _taken_apart(said.own), _box_of(said.own)
        if len(own.folder) > DEEPEST:
            return None
        found = chain(
            (self._at(_in_box(box, name)) for name in said.stems),
            (self._named(own, name, loosely=False) for name in said.names),
            (self._named(own, name, loosely=True) for name in said.stems),
        )
        return next(filter(None, found), None) or self._beside(own)

    def _alike(self, box: Box, called: str) -> Shelves:
        """Return what is called so. Shelves of a few are made anew: to keep those of very many would take all the room there is."""
        alike = self._called.get((box, called), ())
        if len(alike) <= _FEW:
            return Shelves(called, alike) if alike else _NONE
        if (box, called) not in self._shelves:
            self._shelves[box, called] = Shelves(called, alike)
        return self._shelves[box, called]

    def _at(self, place: _Place) -> Medium | None:
        return self._alike(place.box, place.name.casefold()).at(place.folder, place.name)

    def _named(self, own: _Place, name: str, *, loosely: bool) -> Medium | None:
        """Return what a name means, `loosely` with another ending or none; one without a folder may lie in any."""
        *folder, last = [part for part in name.split("/") if part != "."][-DEEPEST:] or [""]
        stem = stem_of(last) if loosely else ""
        exactly, alike = self._alike(own.box, last.casefold()), self._alike(own.box, stem)
        for seen in _seen(own.folder, folder):
            found = exactly.at(seen, last) or _medium(alike.within.of(seen))
            if found:
                return found
        return None if folder else self._anywhere(own, [one for one in (last.casefold(), stem) if one])

    def _anywhere(self, own: _Place, called: Sequence[str]) -> Medium | None:
        """Return the one so called below the deepest of its own folders below which there is any."""
        shelves = [self._alike(own.box, name).below for name in called]
        for depth in range(len(own.folder), -1, -1):
            for below in shelves:
                if own.folder[:depth] in below:
                    return _medium(below.of(own.folder[:depth]))
        return None

    def _beside(self, own: _Place) -> Medium | None:
        """Return what is called as a row's own file, in its folder or in one that stands in the same place as that."""
        for stem in _stems(own.name):
            alike = self._alike(own.box, stem)
            if own.folder in alike.within:
                found = alike.within.of(own.folder)
                return _medium(found) if found and _may_tell(own.name, found) else None
            if found := alike.in_the_like_of(own.folder):
                return found.medium
        return None


def media_of(version: TextVersion) -> MediaIndex:
    """Return the media that the ledger of a version holds, none where they are more than anybody could look at or publish."""
    lines = version.ledger.filter(outcome=OUTCOME)
    if lines.count() > MOST:
        return MediaIndex(())
    places = lines.values_list("file__name", "member", "media_type").iterator(chunk_size=_AT_ONCE)
    return MediaIndex((at(file, member), media_type) for file, member, media_type in places)


def _taken_apart(medium: Medium) -> _Place:
    box, way = parted(medium)
    *folder, name = way.split("/")
    return _Place((medium.file, box) if medium.member else ("", ""), tuple(folder), name)


def _seen(own: Folder, folder: Sequence[str]) -> Iterator[Folder]:
    """Yield what the folders of a name may mean: seen from its own or one above, of whole ways on other machines without the first."""
    if ".." in folder:
        steps = posixpath.normpath("/".join((*own, *folder))).split("/")
        yield tuple(step for step in steps if step != ".")
        return
    for depth in range(len(own), -1, -1):
        yield (*own[:depth], *folder)
    for start in range(1, len(folder) + 1):
        for some in (own, own[:-1], ()):
            yield (*some, *folder[start:])


def _box_of(own: Medium) -> Box:
    """Return what the files in its own cells lie in."""
    return own.file, f"{own.member}!" if own.member else ""


def _in_box(box: Box, name: str) -> _Place:
    *folder, last = name.split("/")
    return _Place(box, tuple(folder), last)


def _medium(kept: Kept | None) -> Medium | None:
    return kept.medium if kept else None


def _stems(name: str) -> Iterator[str]:
    """Yield what a medium beside `entrevista.es.srt` may be called: `entrevista.es`, then `entrevista`."""
    stem = stem_of(name)
    yield stem
    shorter = stem_of(stem)
    if shorter != stem:
        yield shorter


def _may_tell(name: str, found: Kept) -> bool:
    return found.kind != PICTURE or name.rpartition(".")[2].casefold() in _OF_PICTURES
