"""Looks for names that the catalogue in force has beyond the file's, in texts whose readers knew the file's names only."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from licensing.catalogue import WORD, Catalogue
from licensing.entries import Licence
from licensing.evidence import names, urls
from licensing.evidence.finding import WINDOW, in_context, judged
from licensing.evidence.hits import Hit
from licensing.evidence.regions import windows
from licensing.evidence.settling import settle
from licensing.evidence.showing import Showing
from licensing.folding import fold

_SHORTEST = 4  # characters of a name that may be looked for inside a text
_TITLE = 10  # and of a title, which may be made of everyday words


def beyond(catalogue: Catalogue, base: Catalogue | None = None) -> Catalogue | None:
    """A catalogue of the names and addresses alone that `catalogue` has and `base` (the file's) has not; None without any."""
    known = base or Catalogue.load()
    old = {pair for licence in known.all() for pair in _told(licence)}
    new = [one for licence in catalogue.all() if (one := _only(licence, old)) is not None]
    return Catalogue({licence.id: licence for licence in new}, ()) if new else None


def _told(licence: Licence) -> Iterator[tuple[str, str]]:
    yield licence.id, licence.id
    yield from ((licence.id, alias) for alias in licence.aliases)
    yield from ((licence.id, link) for link in licence.links)
    yield from ((licence.id, fold(name).text) for name in licence.names.values())


def _only(licence: Licence, old: set[tuple[str, str]]) -> Licence | None:
    titles = (fold(name).text for name in licence.names.values())
    own = (licence.id,) if "-" in licence.id else ()  # as cards write it
    spoken = (*licence.aliases, *own, *(title for title in titles if " " in title and len(title) >= _TITLE))
    aliases = tuple(dict.fromkeys(_fit(spoken, licence.id, old)))
    links = tuple(link for link in licence.links if (licence.id, link) not in old)
    return replace(licence, aliases=aliases, links=links) if aliases or links else None


def _fit(spoken: Iterable[str], licence_id: str, old: set[tuple[str, str]]) -> Iterator[str]:
    for alias in spoken:
        if (licence_id, alias) not in old and len(alias) >= _SHORTEST and WORD.search(alias):
            yield alias


def find_added(text: str, added: Catalogue, *, window: int = WINDOW) -> list[Hit]:
    """Hits of the licences of `added` in the first and last `window` characters of `text`, not yet settled."""
    return [in_context(hit, text) for hit in _found(text, added, Showing(text), window)]


def _found(text: str, added: Catalogue, showing: Showing, window: int) -> Iterator[Hit]:
    for start, stop in windows(len(text), window):
        folded = fold(text[start:stop])
        named = (*urls.linked(folded, added), *names.aliases(folded, names.words_of(folded), added))
        yield from (judged(one, folded, start, added, showing) for one in named)


def beside(
    told: Sequence[Mapping[str, Any]], text: str, added: Catalogue, catalogue: Catalogue
) -> Sequence[Mapping[str, Any]]:
    """The hits that a reader `told` of a text, and beside them those of `added`; all settled anew where there are any."""
    found = find_added(text, added)
    if not found:
        return told
    hits = [Hit.of(one) for one in told]
    lost = [hit for hit in hits if catalogue.get(hit.id) is None]
    known = [hit for hit in hits if catalogue.get(hit.id) is not None]
    return [hit.as_dict() for hit in (*settle([*known, *found], catalogue), *lost)]
