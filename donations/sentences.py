"""Every code of the record, the reading and the checks in people's words: the one place that asks the tables."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext

from donations import images
from donations.languages_said import cues_called, enumerated, languages_called, mixture
from donations.licences_said import in_sentence, short
from donations.models import Status
from donations.wording import Words, desk, events, findings, ledger, licence, refusals, units
from donations.wording.kinds import NAMELESS, kind_of
from donations.wording.tables import SPLITS

Table = Mapping[str, str | Promise]
Params = Mapping[str, object]

FOUND: Table = {**findings.FINDINGS, **licence.REASONS}
DESK_REFUSALS: Table = {**refusals.MOVES, **refusals.DESK}


class _Untold(int):
    """Stands in a sentence for what nobody said; singular and plural are told apart by it too."""

    def __str__(self) -> str:
        """Return the sign of what is left out."""
        return "…"


_UNTOLD = _Untold(2)


def _kind(media_type: str) -> Words:
    """What a kind of file is called within a sentence that already says that nobody knows it."""
    return gettext("it does not say what it is") if media_type == NAMELESS else kind_of(media_type)


# How a parameter is said where its name and its kind are these: shares and lists are languages, one word is a licence.
SAID: Sequence[tuple[str, type, Callable[[Any], object]]] = (
    ("found", Mapping, mixture),
    ("cues", Mapping, cues_called),
    ("declared", list, languages_called),
    ("declared", str, in_sentence),
    ("found", str, in_sentence),
    ("licences", list, lambda ids: ", ".join(map(short, ids))),
    ("splits", list, lambda names: enumerated([str(SPLITS.get(name, name)) for name in names])),
    ("media_type", str, _kind),
    ("step", str, units.called),
)


def refusal(code: str, params: Params) -> str:
    """Return why a file was not taken and what to do about it."""
    return _said(refusals.UPLOADS, code, params)


def move_refused(code: str) -> str:
    """Return to a donor why a move cannot be made now."""
    return _said(refusals.MOVES, code)


def for_move(code: str) -> str:
    """Return to the team why a move or another action of the desk cannot be made now."""
    return _said(DESK_REFUSALS, code)


def for_condition(code: str, *, holds: bool = False) -> str:
    """Return a condition of approval as it stands: what is still missing, or that it holds."""
    missing, held = desk.CONDITIONS.get(code, (_generic(code), _generic(code)))
    return str(held if holds else missing)


def for_reason(code: str, params: Params) -> str:
    """Return what became of a file, and what to do about it."""
    return _said(ledger.REASONS, code, params)


def besides(outcome: str, params: Params, media_type: str = "") -> str:
    """Return what else is to be said of a line: what another try came to, what goes out without its data; "" for nothing."""
    codes = []
    if "again" in params:
        codes.append("failed_again" if outcome == "failed" else "read_at_last")
    if params.get("removed"):
        codes.append("place_taken_out" if params.get("place") else "data_taken_out")
    elif params.get("stays"):
        codes.append("cannot_be_bared")
    elif params.get("place"):
        codes.append("tells_place")
    if outcome == "media":
        codes += _of_medium(params, media_type)
    return " ".join(_said(ledger.REASONS, code, params) for code in codes)


def _of_medium(params: Params, media_type: str) -> list[str]:
    """Return what is to be said of an image of which no row says what is in it: it may be a page of text."""
    if params.get("looks_like_page"):
        return ["looks_like_page"]
    if "transcripts" in params or not media_type.startswith("image/") or media_type in images.TYPES:
        return []
    return ["heic_not_read" if media_type.startswith(("image/heic", "image/heif")) else "image_not_read"]


def for_finding(code: str, params: Params) -> str:
    """Return what a check found."""
    return _said(FOUND, code, params)


def for_risk(code: str) -> str:
    """Return why a donation needs more care."""
    return _said(desk.RISKS, code)


def for_event(code: str, params: Params) -> str:
    """Return what happened."""
    return _said(events.EVENTS, code, params)


def for_status(status: Status) -> str:
    """Return where a donation stands, as the team says it."""
    return str(desk.STATUSES.get(status, status.label))


def for_role(code: str) -> str:
    """Return who a role is."""
    return _said(desk.ROLES, code)


def told(code: str, params: Params, *, is_donor: bool = False) -> str:
    """Return the sentence of a reason in the ledger or of a finding, "" where there is none for this code."""
    for table in (*([licence.TO_DONOR] if is_donor else []), ledger.REASONS, FOUND):
        if code in table:
            return _said(table, code, params)
    return ""


def _generic(code: str) -> str:
    return gettext("Something happened for which there is no sentence yet (%(code)s).") % {"code": code}


def _said(table: Table, code: str, params: Params | None = None) -> str:
    """Put the parameters in; a missing one is shown as «…», an unknown code says that it is unknown."""
    if code not in table:
        return _generic(code)
    shown = {key: _shown(key, value) for key, value in (params or {}).items()}
    return str(table[code] % defaultdict(lambda: _UNTOLD, shown))


def _shown(key: str, value: object) -> object:
    for name, kind, say in SAID:
        if key == name and isinstance(value, kind):
            return say(value) or "…"
    if key == "limit" or key.endswith("bytes"):
        return filesizeformat(value) if isinstance(value, int | float) else value
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_percent(share)}" for name, share in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return "…" if value == "" else value


def _percent(share: object) -> str:
    return (
        f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%") if isinstance(share, float | int) else str(share)
    )
