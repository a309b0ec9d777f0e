"""The licence catalogue: what each licence is called, permits and asks, read from `catalogue.toml`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from licensing import creative_commons
from licensing.addresses import addresses
from licensing.entries import FILE, Licence, plain_entries
from licensing.folding import Folded, fold
from licensing.grammar import names
from licensing.spdx import symbols
from licensing.vocabulary import LicenceClass

__all__ = ["WORD", "Catalogue", "Licence", "hub_fields"]

WORD = re.compile(r"[a-z]+")
_ODD = re.compile(r"[\s\"'.,;:()\[\]]+")
_FAMILY_VERSION = re.compile(
    r"(?: \([a-z -]{2,12}\))?[ ,(]{0,3}(?:(?:segun|en|na|a) (?:la |su )?)?(?:v\.? ?|version |versao |versio |-)?(\d(?:\.\d)?)(?![\d.]*\d)"
)

# "… as published by the Free Software Foundation, either version 3 of the License": the number comes later.
_FOUNDATION_VERSION = re.compile(
    r"[^.\n]{0,60}(?:free software foundation|fundacion (?:para el |del? )?software libre|fundacio (?:per al |del )?programari lliure"
    r"|fundacao (?:para o |do )?software livre)[^.\n\d]{0,60}\b(?:version|versao|versio|v\.?)(?: n(?:umero|um\.?|\.o)?)? ?(\d(?:\.\d)?)(?![\d.]*\d)"
)
FAMILY_REACH = 180  # characters behind a name in which its version may stand


def _longest(pair: tuple[str, object]) -> int:
    return -len(pair[0])


@dataclass(frozen=True)
class Catalogue:
    """All licences by id. Build others from `load()` with `with_entries` (the admin's dated rows)."""

    entries: Mapping[str, Licence]
    picks: tuple[str, ...]
    _aliases: dict[str, str] = field(init=False, repr=False)
    # Longest first, so that the most exact wins: what names a licence inside a running text.
    links: tuple[tuple[str, str], ...] = field(init=False, repr=False)
    text_aliases: tuple[tuple[str, Licence], ...] = field(init=False, repr=False)
    texts: tuple[tuple[str, str], ...] = field(init=False, repr=False)
    _by_word: dict[str, list[tuple[str, Licence]]] = field(init=False, repr=False)
    _portals: tuple[tuple[str, Licence], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        listed = self.entries.values()
        links = sorted(((link, licence.id) for licence in listed for link in licence.links), key=_longest)
        named = (licence for licence in listed if licence.klass is not LicenceClass.VAGUE)
        aliases = sorted(((alias, licence) for licence in named for alias in licence.aliases), key=_longest)
        object.__setattr__(self, "_aliases", dict(self._spellings()))
        object.__setattr__(self, "links", tuple(links))
        texts = ((words, licence.id) for licence in listed for words in licence.texts)
        object.__setattr__(self, "texts", tuple(texts))
        object.__setattr__(self, "text_aliases", tuple(aliases))
        portals = ((name, licence) for licence in listed for name in licence.portals)
        object.__setattr__(self, "_portals", tuple(portals))
        by_word: dict[str, list[tuple[str, Licence]]] = defaultdict(list)
        for alias, licence in aliases:
            if first := WORD.search(alias):
                by_word[first.group()].append((alias, licence))
        object.__setattr__(self, "_by_word", dict(by_word))

    @staticmethod
    @cache
    def load() -> "Catalogue":
        """The catalogue of the file, read once."""
        listed = (*creative_commons.listed(), *plain_entries())
        return Catalogue({licence.id: licence for licence in listed}, tuple(FILE["picker"]["ids"]))

    def with_entries(self, added: Iterable[Licence]) -> "Catalogue":
        """A catalogue with `added` in place of, or beside, the entries of the same id."""
        return replace(self, entries={**self.entries, **{licence.id: licence for licence in added}})

    def get(self, licence_id: str) -> Licence | None:
        """The licence with this id. Creative Commons ports of any jurisdiction are known, listed or not."""
        return self.entries.get(licence_id) or creative_commons.by_id(licence_id)

    def known(self, licence_id: str) -> Licence:
        """The licence with this id; of others what is said of a licence that is not listed."""
        return self.get(licence_id) or self.entries["other"]

    def all(self) -> tuple[Licence, ...]:
        """Every listed licence, in the order of the file, Creative Commons first."""
        return tuple(self.entries.values())

    def picker(self) -> tuple[Licence, ...]:
        """The short list for donors, in the order to show it."""
        return tuple(self.entries[licence_id] for licence_id in self.picks)

    def commons(self, code: str, version: str = "", port: str = "") -> Licence:
        """The Creative Commons licence of that code, leaving out a port or version that was never written."""
        if code == "cc":
            return self.entries["cc-unspecified"]
        tries = (f"{code}-{version}-{port}", f"{code}-{version}", code)
        return next(found for found in map(self.get, tries) if found is not None)

    def understand(self, text: str) -> Licence | None:
        """The licence that `text` means (id, SPDX id, address or name, as people type it), or None."""
        said = text.strip()
        if not said or len(said) > 400:
            return None
        folded = fold(said)
        plain = folded.text.strip(" \n\"'.,;:")
        return (
            self.get(plain)
            or self._commons_in(folded)
            or self._alias(plain)
            or self._linked(plain)
            or self._spdx(said)
        )

    def _commons_in(self, folded: Folded) -> Licence | None:
        for address in addresses(folded):
            return self.commons(address.code, address.version, address.port)
        said = [name for name in names(folded) if name.code != "cc"]
        return self.commons(said[0].code, said[0].version, said[0].port) if said else None

    def _alias(self, plain: str) -> Licence | None:
        compact = _ODD.sub(" ", plain).strip()
        found = self._aliases.get(plain) or self._aliases.get(compact)
        if found:
            return self.entries[found]
        return next(
            (self.versioned(licence, plain[len(alias) :]) for alias, licence in self._begins(plain)), None
        )

    def _begins(self, plain: str) -> Iterator[tuple[str, Licence]]:
        for alias, licence in self.text_aliases:
            if (
                licence.family
                and plain.startswith(alias)
                and _FAMILY_VERSION.fullmatch(plain[len(alias) :].rstrip("+) "))
            ):
                yield alias, licence

    def named_in(self, words: frozenset[str]) -> list[tuple[str, Licence]]:
        """Aliases that a text of these `words` (runs of letters) can hold, longest first."""
        found = [pair for word in words & self._by_word.keys() for pair in self._by_word[word]]
        return sorted(found, key=_longest)

    def of_portal(self, text: str) -> Licence | None:
        """The terms of the one government whose portal a folded text names; of several, none."""
        named = {licence for name, licence in self._portals if name in text}
        return named.pop() if len(named) == 1 else None

    def versioned(self, licence: Licence, after: str) -> Licence:
        """The member of the licence's family whose version opens `after` ("v3", " 1.3"), or the licence itself."""
        match = (_FAMILY_VERSION.match(after) or _FOUNDATION_VERSION.match(after)) if licence.family else None
        if match is None:
            return licence
        number = match[1] if "." in match[1] else f"{match[1]}.0"
        return self.get(f"{licence.family}-{number}") or licence

    def _linked(self, plain: str) -> Licence | None:
        return next((self.entries[licence_id] for link, licence_id in self.links if link in plain), None)

    def _spdx(self, said: str) -> Licence | None:
        """The one licence an SPDX expression means; of several, none: a choice is for a person."""
        found = {licence for key in symbols(said) if (licence := self.by_spdx(key))}
        return found.pop() if len(found) == 1 else None

    def by_spdx(self, key: str) -> Licence | None:
        """The licence with this SPDX id; `-only` and `-or-later` name the same text."""
        bare = (
            key.lower()
            .removeprefix("licenseref-")
            .removesuffix("-only")
            .removesuffix("-or-later")
            .removesuffix("+")
        )
        return self.get(bare) or next((one for one in self.all() if one.spdx.lower() == key.lower()), None)

    def _spellings(self) -> Iterator[tuple[str, str]]:
        for licence in self.entries.values():
            yield from ((alias, licence.id) for alias in licence.aliases)
            if not licence.elements:
                yield from ((fold(name).text, licence.id) for name in licence.names.values())


def hub_fields(licence: Licence) -> dict[str, str]:
    """What a Hub card says of it: `license`, and where that is `other`, `license_name` and `license_link`.

    The Hub's ids name the unported texts only, so a ported Creative Commons licence is `other` with its own deed.
    """
    if licence.hub:
        return {"license": licence.hub}
    fields = {"license": "other", "license_name": licence.id}
    return fields | ({"license_link": licence.url} if licence.url else {})
