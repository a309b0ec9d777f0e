"""The languages of a draft: looked up by any name or added as people call them, shown back as we understood them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from donations.forms.languages import LanguageForm
from donations.models import DeclaredLanguage, Donation
from donations.picker import can_check, find
from donations.steps import following, route, url_of


def languages_step(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Look a language up, add one, take one out, or go on."""
    if request.method != "POST":
        return _show(request, donation, LanguageForm()) if "written" not in request.GET else _found(request)
    if "look" in request.POST:
        return _look(request, donation)
    if picked := request.POST.get("pick"):
        return _pick(request, donation, picked)
    if "remove" in request.POST:
        donation.languages.filter(pk__in=_numbers(request.POST.getlist("remove"))).delete()
        return redirect(url_of(donation, "languages"))
    wants_on = request.POST.keys().isdisjoint({"add", "enter"})
    if wants_on and not request.POST.get("written", "").strip():
        return _go_on(request, donation)
    return _add(request, donation, LanguageForm(request.POST), wants_on=wants_on)


def _found(request: HttpRequest) -> HttpResponse:
    """While somebody writes: only the list of what it may be."""
    context = {"found": find(request.GET["written"]), "asked": request.GET["written"].strip()}
    return render(request, "donations/parts/languages_found.html", context)


def _look(request: HttpRequest, donation: Donation) -> HttpResponse:
    """The same for browsers without scripts, with the whole page around it."""
    written = request.POST.get("written", "").strip()
    form = LanguageForm(initial=request.POST.dict())
    return _show(request, donation, form, found=find(written), asked=written)


def _pick(request: HttpRequest, donation: Donation, picked: str) -> HttpResponse:
    """Keep a language of the list, with the country and variety written beside it."""
    return _add(request, donation, LanguageForm({**request.POST.dict(), "written": picked}), wants_on=False)


def _numbers(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal()]


def _go_on(request: HttpRequest, donation: Donation) -> HttpResponse:
    if donation.languages.exists() or "anyway" in request.POST:
        return redirect(url_of(donation, following("languages")))
    messages.warning(
        request, _("No language has been added yet. Write at least one, or go on and come back later.")
    )
    return _show(request, donation, LanguageForm(), nudge=True)


def _add(request: HttpRequest, donation: Donation, form: LanguageForm, *, wants_on: bool) -> HttpResponse:
    """Keep what was written; pressing «go on» with a language still in the box keeps it too."""
    if not form.is_valid():
        return _show(request, donation, form, nudge=wants_on)
    said = form.declared()
    DeclaredLanguage.objects.get_or_create(donation=donation, tag=said.tag, variety=said.variety)
    if not said.certain:
        messages.warning(
            request,
            _(
                "«%(words)s» can mean more than one language. Look below whether we understood you; if not, take it out and write its code or another name."
            )
            % {"words": form.cleaned_data["written"]},
        )
        return redirect(url_of(donation, "languages"))
    return redirect(url_of(donation, following("languages") if wants_on else "languages"))


def _show(
    request: HttpRequest, donation: Donation, form: LanguageForm, *, nudge: bool = False, **more: object
) -> HttpResponse:
    context = {
        "donation": donation,
        "form": form,
        "declared": donation.languages.all(),
        "unchecked": [tag for tag in donation.language_tags if not can_check(tag)],
        "step": "languages",
        "route": route(donation, "languages"),
        "nudge": nudge,
        **more,
    }
    return render(request, "donations/languages.html", context)
