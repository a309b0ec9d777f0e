"""The record's codes in people's words, and the one place where every room's codes are put into words.

Each room keeps its own table, `SENTENCES`, in its own `sentences.py`; they are found by app, so that the record need not
know the machines.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from django.apps import apps
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

REFUSALS: Mapping[str, str | Promise] = {
    "not_editable": _("This donation was already sent, so its files can no longer be changed."),
    "empty_file": _(
        "«%(name)s» is empty (0 bytes). Look whether it was saved properly and upload it again, or leave it out."
    ),
    "too_large": _(
        "«%(name)s» is larger than %(limit)s, the most one file may have here. Split it, or write to us: we find another way."
    ),
    "donation_too_large": _(
        "With this file the donation would be larger than %(limit)s. Send what there is and make another donation with the rest."
    ),
    "already_here": _(
        "«%(name)s» is already here, as «%(twin)s»: the same content. There is no need to upload it twice."
    ),
    "name_taken": _(
        "There is already another file called «%(name)s». Give this one another name, or take the other one out first."
    ),
    "not_stored": _("«%(name)s» did not arrive whole. Nothing was kept of it: upload it again."),
}

MOVES: Mapping[str, str | Promise] = {
    "status": _("It was already sent, or somebody changed it in the meantime. This is how it stands now."),
    "role": _("Your account may not do this with this donation."),
    "reason": _("Write a reason: it stays with the decision."),
    "complete": _("Some answers are still missing."),
    "has_files": _("There is no stored file yet."),
    "consented": _("The signed agreement is missing."),
    "not_own": _("Nobody decides about what they gave themselves."),
    "checks_done": _("Not all checks have answered yet."),
    "nothing_open": _("There are findings that nobody has resolved yet."),
    "second_person": _("A second person has to recommend it first."),
    "first_appeal": _("It was already looked at again once."),
    "as_approved": _("Something changed after the approval: it has to be looked at again."),
    "not_stopped": _("Somebody asked to stop the publication."),
}


def refusal(code: str, params: Mapping[str, str | int]) -> str:
    """Return why a file was not taken and what to do about it."""
    shown = {key: filesizeformat(value) if key == "limit" else value for key, value in params.items()}
    return str(REFUSALS[code]) % shown


def move_refused(code: str) -> str:
    """Return why a move cannot be made now."""
    return str(MOVES[code])


@cache
def _tables() -> tuple[Mapping[str, str | Promise], ...]:
    """Return the tables of the other rooms."""
    named = [
        app.name
        for app in apps.get_app_configs()
        if app.module is not None and module_has_submodule(app.module, "sentences")
    ]
    others = [import_module(f"{name}.sentences") for name in named if name != "donations"]
    return tuple(module.SENTENCES for module in others if hasattr(module, "SENTENCES"))


def told(code: str, params: Mapping[str, object]) -> str:
    """Return the sentence of a reason or finding in the reader's language, "" where no room has one for this code."""
    for table in _tables():
        if code in table:
            return _filled(str(table[code]), params)
    return ""


def _filled(sentence: str, params: Mapping[str, object]) -> str:
    """Put the parameters in; one that is missing is shown as «…» and never hides the sentence."""
    shown = {key: filesizeformat(value) if key.endswith("bytes") else value for key, value in params.items()}
    return sentence % defaultdict(lambda: "…", shown)
