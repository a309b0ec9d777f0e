"""The guided questions for a donor who does not know which licence to choose."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from donations.licences import catalogue
from donations.models import Donation
from donations.models.choices import RightsBasis, WishedVisibility
from donations.permissions import EDITABLE, guarded
from donations.steps import route, url_of
from donations.wording import Words
from donations.wording import selector as wording
from licensing.selector import QUESTIONS, Stand, follow


@guarded("donations:selector")
def selector(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Ask the next question, or show where the answers lead; taking the advice writes it into the draft."""
    stand = follow(request.POST if request.method == "POST" else request.GET)
    if request.method == "POST":
        _take(donation, stand)
        return redirect(_onwards(donation, stand))
    chosen = catalogue().get(stand.licence) if stand.licence else None
    context = {
        "donation": donation,
        "answered": [_answer(name, said) for name, said in stand.answered],
        "question": wording.QUESTIONS.get(stand.question),
        "name": stand.question,
        "options": [
            (code, wording.QUESTIONS[stand.question].options[code])
            for code in QUESTIONS.get(stand.question, ())
        ],
        "licence": chosen,
        "licence_name": chosen.name(get_language() or "es") if chosen else "",
        "summary": chosen.summary(get_language() or "es") if chosen else "",
        "advice": wording.ENDS.get(stand.end, ""),
        "back": _back(stand),
        "step": "rights",
        "route": route(donation, "rights"),
    }
    return render(request, "donations/selector.html", context)


def _answer(name: str, said: str) -> tuple[str, str, Words, Words]:
    asked = wording.QUESTIONS[name]
    return name, said, asked.words, asked.options[said]


def _onwards(donation: Donation, stand: Stand) -> str:
    if stand.end == "split":
        return reverse("donations:sources", args=[donation.pk])
    return url_of(donation, "rights")


def _back(stand: Stand) -> str:
    """Return the query that takes the last answer back."""
    return "&".join(f"{name}={said}" for name, said in stand.answered[:-1])


def _take(donation: Donation, stand: Stand) -> None:
    """Write down what the answers mean; what the donor has to find out stays open."""
    said: dict[str, object] = {}
    if stand.licence:
        said = {"licence": stand.licence, "rights_basis": RightsBasis.OWN_WORK}
    elif stand.end == "project_only":
        said = {
            "licence": "all-rights-reserved", "rights_basis": RightsBasis.CONTRACT, "visibility": WishedVisibility.PRIVATE,
        }  # fmt: skip
    elif stand.end == "public_domain":
        said = {"licence": "public-domain", "rights_basis": RightsBasis.PUBLIC_DOMAIN}
    elif stand.end == "theirs":
        said = {"rights_basis": RightsBasis.LICENSED_THIRD_PARTY}
    elif stand.end == "ask_us":
        said = {"licence": "unknown", "rights_basis": RightsBasis.UNKNOWN}
    still_open = Donation.objects.filter(pk=donation.pk, status__in=EDITABLE)
    still_open.update(**said, updated_at=timezone.now())
