"""Finds the picture, sound or video of a gift that a row speaks of: the one it names, or the one called as its own file."""

import posixpath
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from donations.media import OUTCOME, Medium, at
from donations.mentions import Mention, parted
from donations.models import TextVersion

_KINDS = ("audio", "video", "image")  # which comes first where several in a folder are called the same
_PICTURE = _KINDS.index("image")
# What may say what is in a picture: a page's transcript. A book beside its cover says nothing of it.
_OF_PICTURES = frozenset({"txt", "xml", "hocr", "json", "jsonl", "csv", "tsv"})
_DEEPEST = 12  # folders: nobody speaks of what lies deeper, but the tables made for it
_AT_ONCE = 2_000  # lines
_ANY = "*"
_Folder = tuple[str, ...]


class _Place(NamedTuple):
    """Where something lies, taken apart: in the file given and the boxes within it, in folders, under a name."""

    box: tuple[str, str]
    folder: _Folder
    name: str


class _Kept(NamedTuple):
    folder: _Folder
    kind: int
    medium: Medium


class _Shelf:
    """Finds what alone goes by a key; in one folder the sound comes before the video, and that before the picture."""

    def __init__(self) -> None:
        self._kept = dict[Hashable, _Kept | None]()

    def put(self, key: Hashable, kept: _Kept) -> None:
        there = self._kept.setdefault(key, kept)
        if there is None or there.folder != kept.folder:
            self._kept[key] = None  # nobody can tell which is meant
        elif kept[1:] < there[1:]:
            self._kept[key] = kept

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def of(self, key: Hashable) -> _Kept | None:
        return self._kept.get(key)


class MediaIndex:
    """The media of one gift, by what rows may call them."""

    def __init__(self, media: Iterable[tuple[Medium, str]]) -> None:
        """Take each with its media type."""
        self._at = dict[_Place, Medium]()
        self._in = _Shelf()  # by a folder itself
        self._below = _Shelf()  # by any folder above, or itself
        self._like = _Shelf()  # by its folder but for one part, or without one
        for medium, media_type in media:
            place = _taken_apart(medium)
            self._at[place] = medium
            if len(place.folder) <= _DEEPEST:
                self._add(place, _Kept(place.folder, _KINDS.index(media_type.partition("/")[0]), medium))

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._at)

    def of(self, said: Mention) -> Medium | None:
        """Return what a row speaks of: of a table made to say it, what it names, even if that is not there."""
        if said.place or not self:
            return said.place
        own, box = _taken_apart(said.own), _box_of(said.own)
        if len(own.folder) > _DEEPEST:
            return None
        found = chain(
            (self._at.get(_in_box(box, name)) for name in said.stems),
            (self._named(own, name, loosely=False) for name in said.names),
            (self._named(own, name, loosely=True) for name in said.stems),
        )
        return next(filter(None, found), None) or self._beside(own)

    def _add(self, place: _Place, kept: _Kept) -> None:
        box, folder, name = place
        stem = _stem(name)
        self._in.put((box, folder, stem), kept)
        for called in {name.casefold(), stem}:
            for depth in range(len(folder) + 1):
                self._below.put((box, folder[:depth], called), kept)
        if kept.kind != _PICTURE:
            for likeness in _likenesses(folder):
                self._like.put((box, likeness, stem), kept)

    def _named(self, own: _Place, name: str, *, loosely: bool) -> Medium | None:
        """Return what a name means, `loosely` with another ending or none; one without a folder may lie in any."""
        *folder, last = [part for part in name.split("/") if part != "."][-_DEEPEST:] or [""]
        stem = _stem(last) if loosely else ""
        for seen in _seen(own.folder, folder):
            found = self._at.get(_Place(own.box, seen, last)) or _medium(self._in.of((own.box, seen, stem)))
            if found:
                return found
        return None if folder else self._anywhere(own, [one for one in (last.casefold(), stem) if one])

    def _anywhere(self, own: _Place, called: Iterable[str]) -> Medium | None:
        """Return the one so called below the deepest of its own folders below which there is any."""
        for depth in range(len(own.folder), -1, -1):
            for name in called:
                key = own.box, own.folder[:depth], name
                if key in self._below:
                    return _medium(self._below.of(key))
        return None

    def _beside(self, own: _Place) -> Medium | None:
        """Return what is called as a row's own file, in its folder or in one that stands in the same place as that."""
        for stem in _stems(own.name):
            key = own.box, own.folder, stem
            if key in self._in:
                found = self._in.of(key)
                return _medium(found) if found and _may_tell(own.name, found) else None
            if found := self._in_the_like_of(own, stem):
                return found.medium
        return None

    def _in_the_like_of(self, own: _Place, stem: str) -> _Kept | None:
        """`texto/uno.txt` speaks of `audio/uno.wav`, and a text beside the folder of all sounds or within it too."""
        for likeness in _likenesses(own.folder):
            for shelf, folder in ((self._like, likeness), (self._in, likeness)):
                found = shelf.of((own.box, folder, stem))
                if found and found.kind != _PICTURE:
                    return found
        return self._like.of((own.box, own.folder, stem))


def media_of(version: TextVersion) -> MediaIndex:
    """Return the media that the ledger of a version holds."""
    lines = version.ledger.filter(outcome=OUTCOME)
    places = lines.values_list("file__name", "member", "media_type").iterator(chunk_size=_AT_ONCE)
    return MediaIndex((at(file, member), media_type) for file, member, media_type in places)


def _taken_apart(medium: Medium) -> _Place:
    box, way = parted(medium)
    *folder, name = way.split("/")
    return _Place((medium.file, box) if medium.member else ("", ""), tuple(folder), name)


def _seen(own: _Folder, folder: Sequence[str]) -> Iterator[_Folder]:
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


def _box_of(own: Medium) -> tuple[str, str]:
    """Return what the files in its own cells lie in."""
    return own.file, f"{own.member}!" if own.member else ""


def _in_box(box: tuple[str, str], name: str) -> _Place:
    *folder, last = name.split("/")
    return _Place(box, tuple(folder), last)


def _medium(kept: _Kept | None) -> Medium | None:
    return kept.medium if kept else None


def _stem(name: str) -> str:
    stem, dot, _ = name.casefold().rpartition(".")
    return stem if dot and stem else name.casefold()


def _stems(name: str) -> Iterator[str]:
    """Yield what a medium beside `entrevista.es.srt` may be called: `entrevista.es`, then `entrevista`."""
    stem = _stem(name)
    yield stem
    shorter = _stem(stem)
    if shorter != stem:
        yield shorter


def _may_tell(name: str, found: _Kept) -> bool:
    return found.kind != _PICTURE or name.rpartition(".")[2].casefold() in _OF_PICTURES


def _likenesses(folder: _Folder) -> Iterator[_Folder]:
    """Yield the folder with any name in place of one of its own, and without one, the last first."""
    for at_part in range(len(folder) - 1, -1, -1):
        yield (*folder[:at_part], _ANY, *folder[at_part + 1 :])
        yield folder[:at_part] + folder[at_part + 1 :]
