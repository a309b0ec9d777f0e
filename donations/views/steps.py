"""Describing a donation, one group of questions per screen, saved on leaving each field and on the button."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from donations.completeness import open_questions
from donations.forms.base import StepForm
from donations.forms.credit import CreditForm
from donations.forms.origin import OriginForm
from donations.forms.rights import RightsForm
from donations.forms.what import WhatForm
from donations.models import Donation
from donations.permissions import guarded
from donations.steps import following, route, url_of
from donations.views.files import files_step
from donations.views.languages import languages_step

FORMS: dict[str, type[StepForm]] = {
    "what": WhatForm,
    "origin": OriginForm,
    "rights": RightsForm,
    "credit": CreditForm,
}
OTHERS: dict[str, Callable[[HttpRequest, Donation], HttpResponse]] = {
    "languages": languages_step,
    "files": files_step,
}


@guarded("donations:step")
def step(request: HttpRequest, donation: Donation, step: str) -> HttpResponse:
    """Show or save one step."""
    if step in OTHERS:
        return OTHERS[step](request, donation)
    if step not in FORMS:
        raise Http404
    if request.method == "POST":
        return _save(request, donation, step)
    return _show(request, donation, step, FORMS[step](instance=donation, save_to=request.path))


def _show(
    request: HttpRequest, donation: Donation, name: str, form: StepForm, *, nudge: bool = False
) -> HttpResponse:
    context = {
        "donation": donation,
        "form": form,
        "step": name,
        "route": route(donation, name),
        "nudge": nudge,
    }
    return render(request, "donations/step.html", context)


def _save(request: HttpRequest, donation: Donation, name: str) -> HttpResponse:
    """Keep what is valid. A field just left is answered with its own small part of the page."""
    left = request.headers.get("HX-Trigger-Name") if request.headers.get("HX-Request") else None
    form = FORMS[name](request.POST, instance=donation, save_to=request.path)
    fine = form.is_valid()
    kept = form.keep(form.touched(left))
    now = Donation.objects.get(pk=donation.pk)
    if left is not None:
        context = {
            "donation": now,
            "field": form[left] if left in form.fields else None,
            "kept": kept,
            "route": route(now, name),
        }
        return render(request, "donations/parts/saved.html", context)
    if fine and "anyway" not in request.POST:
        fine = not _ask_what_is_missing(form, now, name)
    if fine or "anyway" in request.POST:
        return redirect(url_of(now, following(name)))
    return _show(request, now, name, form, nudge=True)


def _ask_what_is_missing(form: StepForm, donation: Donation, name: str) -> bool:
    """Put a sentence beside every question of this step that is still open; tell whether there was one."""
    missing = [question.field for question in open_questions(donation) if question.step == name]
    for field in missing:
        form.add_error(
            field, _("We still need this answer. If you do not have it now, go on and come back later.")
        )
    return bool(missing)
