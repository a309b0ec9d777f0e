"""Says languages in the reader's own: their names, how much of each there is, and whether that is what was declared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext

from donations.wording.languages import COUNTED, DESK, DONOR, LEVELS
from languages.cues import cue_name
from languages.names import country_name, name
from languages.scripts import is_unknown
from languages.verify import verify

MOST_SAID = 4
TINY = 0.005


def called(tag: str) -> str:
    """Return what a language is called in the reader's language."""
    return name(tag, get_language() or "es")


def languages_called(tags: Sequence[str]) -> str:
    """Return names as one enumeration: "guaraní", "guaraní y español", "quechua, aimara y español"."""
    return enumerated([called(tag) for tag in tags])


def enumerated(names: Sequence[str]) -> str:
    """Return "a", "a y b", "a, b y c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {gettext('and')} {names[-1]}"


def percent(share: float) -> str:
    """Return a share from 0 to 1 as a whole per cent; what is there but tiny is "<1"."""
    return "<1" if 0 < share < TINY else number_format(round(share * 100))


def ranked(shares: Mapping[str, float]) -> list[tuple[str, float]]:
    """Return the shares, the largest first, text in no certain language last."""
    return sorted(shares.items(), key=lambda pair: (is_unknown(pair[0]), -pair[1]))


def mixture(shares: Mapping[str, float]) -> str:
    """Return "87 % español, 9 % guaraní, 4 % sin identificar"; languages of under half a per cent are left out."""
    told = [(tag, share) for tag, share in ranked(shares) if share >= TINY] or ranked(shares)
    known = [one for one in told if not is_unknown(one[0])][:MOST_SAID]
    unsure = [one for one in told if is_unknown(one[0])][: max(1, MOST_SAID - len(known))]
    return ", ".join(f"{percent(share)}\N{NO-BREAK SPACE}% {called(tag)}" for tag, share in known + unsure)


def cues_called(counts: Mapping[str, object]) -> str:
    """Return features of Spanish with their counts: "voseo (12), léxico andino (3)"."""
    reader = get_language() or "es"
    return ", ".join(f"{cue_name(key, reader)} ({count})" for key, count in counts.items())


def cue_said(key: str, forms: Sequence[str], countries: Sequence[str]) -> str:
    """Return one feature with what was seen and where it is at home."""
    reader = get_language() or "es"
    places = ", ".join(country_name(code, reader) for code in countries)
    return f"{cue_name(key, reader)}: {', '.join(forms)} ({places})"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reading says of the declaration: how it stands, and the sentence."""

    level: str
    sentence: str


def answer(declared: Sequence[str], shares: Mapping[str, float], characters: int, *, is_team: bool) -> Answer:
    """Return what to say of the languages found beside those declared, to the donor or to the team."""
    code = verify(declared, shares, characters=characters).answer if declared else "undeclared"
    words = (DESK if is_team else DONOR)[code]
    said = str(words) % {"found": mixture(shares), "declared": languages_called(declared)}
    return Answer(LEVELS[code], said)


def counted(params: Mapping[str, Any]) -> str:
    """Return how many documents got which answer, and how much of the text was looked at; "" where that is not known."""
    documents = params.get("documents")
    if not isinstance(documents, Mapping) or not documents:
        return ""
    answers = [
        str(COUNTED[code]) % {"n": number_format(n)} for code, n in documents.items() if code in COUNTED
    ]
    said = gettext("Documents: %(answers)s.") % {"answers": ", ".join(answers)}
    share = params.get("looked_at")
    if not isinstance(share, float):
        return said
    looked_at = gettext("%(share)s per cent of the text was looked at.") % {"share": percent(share)}
    return f"{said} {looked_at}"
