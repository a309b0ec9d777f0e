"""Findings as the donor reads them: a sentence, where it was seen, and the ways out."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from donations import places
from donations.models import Donation, Finding
from donations.sentences import told
from donations.steps import url_of
from donations.uses import STRICTER

MOST_QUOTED = 3
MOST_KEPT = 100  # pieces of evidence of one finding
MOST_SHOWN = 20
OF_PARTS = ("M_", "upstream_")  # codes that speak of parts by other people

# The step where what a check looked at can be changed, and how the way there is called.
STEP_OF: Mapping[str, tuple[str, str | Promise]] = {
    "licence": ("rights", _("Look at the rights")),
    "language": ("languages", _("Look at the languages")),
    "accounting": ("files", _("Change files")),
    "metadata": ("what", _("Change answers")),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """What was read, and where; `leaf` is the page, slide or sheet, where there is one."""

    words: str
    where: str
    before: str = ""
    after: str = ""
    leaf: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of a finding."""

    url: str
    words: str | Promise


@dataclass(frozen=True, slots=True)
class Told:
    """One finding in words: its first sentence, and the rest of it."""

    level: str
    title: str
    rest: str
    quotes: list[Quote]
    more: int
    ways: list[Way]
    source: str = ""  # the part of the donation it speaks of, where it has several


def open_findings(donation: Donation) -> list[Told]:
    """Return what nobody resolved yet in the newest reading, the gravest first; notes are left out."""
    version = donation.versions.first()
    if version is None:
        return []
    found = version.findings.blocking().select_related("file").order_by("level", "pk")[:MOST_SHOWN]
    names = {str(pk): name for pk, name in donation.files.values_list("pk", "name")}
    return [tell(donation, finding, names) for finding in found]


def tell(donation: Donation, finding: Finding, names: Mapping[str, str] | None = None) -> Told:
    """Return one finding in words; `names` gives the donor's name for files that are told by their id."""
    sentence = told(finding.code, finding.params, is_donor=True)
    parts = "splits" in finding.params  # the sentence names them, and they are no files
    shown = [] if parts else [_quote(piece, names or {}) for piece in finding.evidence[:MOST_QUOTED]]
    said = sentence or gettext(
        "One of the checks noticed something. The team looks at it and tells you here."
    )
    title, stop, rest = said.partition(". ")
    return Told(
        level=finding.level,
        title=title + stop.strip(),
        rest=rest,
        quotes=[quote for quote in shown if quote.words or quote.where],
        more=0 if parts else max(0, _places(finding) - MOST_QUOTED),
        ways=_ways(donation, finding),
        source=str(finding.params.get("source", "")),
    )


def _places(finding: Finding) -> int:
    """Return in how many places it was seen: of as many as are kept the finding's own count says more, if it counts them."""
    kept = len(finding.evidence)
    if kept < MOST_KEPT:
        return kept
    said = finding.params.get("places", finding.params.get("count"))
    return said if isinstance(said, int) and said >= kept else 0


def _quote(piece: Mapping[str, object], names: Mapping[str, str]) -> Quote:
    given = str(piece.get("file") or "")  # a check names a file by its id, or by the donor's own name for it
    file = names.get(given, given)
    member = str(piece.get("member") or "")
    return Quote(
        str(piece.get("quote") or ""), places.path(file, member), str(piece.get("before") or ""),
        str(piece.get("after") or ""), places.leaf(piece),
    )  # fmt: skip


def _ways(donation: Donation, finding: Finding) -> list[Way]:
    """Return where to change it, while it can be changed, and always the conversation."""
    ways = [Way(f"{reverse('donations:detail', args=[donation.pk])}#thread", _("Answer in the conversation"))]
    if donation.is_editable and finding.check_name in STEP_OF:
        step, words = STEP_OF[finding.check_name]
        ways = [Way(url_of(donation, step), words), *_for_parts(donation, finding), *ways]
    return ways


def _for_parts(donation: Donation, finding: Finding) -> list[Way]:
    """Return what else can be done where only some of the files say otherwise: tell whose they are, or leave them out."""
    if finding.code not in STRICTER and not finding.code.startswith(OF_PARTS):
        return []
    sources = Way(reverse("donations:sources", args=[donation.pk]), _("Tell which parts are other people's"))
    return [sources, Way(url_of(donation, "files"), _("Leave files out"))]
