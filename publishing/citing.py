"""How a release is cited: in the donors' own words where they gave some, else by their credit and the title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from donations.models import Donation
from publishing import hubs
from publishing.models import Release

MOST_NAMES = 6  # more are "et al."
_BRACES = str.maketrans({"{": "(", "}": ")", "\\": "/"})
_SIGNS = re.compile(r"[&%$#_]")  # that TeX reads as commands


@dataclass(frozen=True, slots=True)
class Own:
    """What one donor asked to be cited."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Citing:
    """The whole dataset's citation and its BibTeX (empty where the one donor gave the words), and the donors' own."""

    whole: str
    bibtex: str
    own: list[Own]

    @property
    def lines(self) -> list[str]:
        """Return every citation once."""
        return list(dict.fromkeys([*([self.whole] if self.whole else []), *(one.text for one in self.own)]))


def citing(release: Release, donations: Sequence[Donation]) -> Citing:
    """Return how this release is cited. The same release is always cited in the same words."""
    own = [Own(one.title, one.citation.strip()) for one in donations if one.citation.strip()]
    if len(donations) == 1 and own:
        return Citing("", "", own)
    names = list(dict.fromkeys(" ".join(one.credit.split()) for one in donations if one.credit.strip()))
    return Citing(_text(release, names), _bibtex(release, names), own)


def _address(release: Release) -> str:
    return hubs.current().url(release.dataset.repo) or release.dataset.repo


def _year(release: Release) -> int:
    return timezone.localtime(release.created_at).year


def _text(release: Release, names: list[str]) -> str:
    """Whose it is where somebody is named, year, title, version, place: as APA gives a dataset."""
    who = ", ".join([*names[:MOST_NAMES], *(["et al."] if len(names) > MOST_NAMES else [])])
    title, year = " ".join(release.dataset.title.split()), f"({_year(release)})."
    head = f"{who} {year} {title}" if who else f"{title} {year}"
    return f"{head}{'' if head.endswith('.') else '.'} Acopio, #Somos600M, {release.tag}. {_address(release)}"


def _bibtex(release: Release, names: list[str]) -> str:
    """An entry whose names stay whole: a village radio has no surname."""
    authors = [f"{{{_tex(name)}}}" for name in names[:MOST_NAMES]]
    authors += ["others"] if len(names) > MOST_NAMES else []
    fields = {
        "author": " and ".join(authors),
        "title": f"{{{_tex(release.dataset.title)}}}",
        "year": str(_year(release)),
        "version": release.tag,
        "publisher": r"Acopio, \#Somos600M",
        "howpublished": _tex(_address(release)),
    }
    told = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{release.dataset.slug}-{release.tag}{told}\n}}"


def _tex(words: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", " ".join(words.translate(_BRACES).split()))
