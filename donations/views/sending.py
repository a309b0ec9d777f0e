"""The receipt at the end of the steps: everything in one column, the agreement, a name, one button."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext

from donations import consent_text, sentences
from donations.completeness import open_questions
from donations.door import MoveNotAllowed
from donations.forms.sending import ConsentForm
from donations.models import Donation, User
from donations.permissions import guarded
from donations.steps import STEPS, route, url_of
from donations.submission import Signature, submit, to_sign
from donations.views.files import folded
from donations.views.looking import looked
from donations.views.receipt import lines


@guarded("donations:submit")
def send(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Show the receipt, or take the signature and send."""
    language = get_language() or "es"
    as_read = to_sign(donation, language)
    form = (
        ConsentForm(request.POST, is_as_read=request.POST.get("as_read") == as_read)
        if request.method == "POST"
        else ConsentForm(initial=_signed_before(donation))
    )
    if request.method == "POST" and isinstance(request.user, User) and form.is_valid():
        return _sign(request, donation, request.user, form)
    context = looked(donation) | {
        "donation": donation,
        "form": form,
        "as_read": as_read,
        "lines": lines(donation),
        **folded(donation),
        "missing": missing_steps(donation),
        "consent": _articles(consent_text.text(language)),
        "step": "send",
        "route": route(donation, "send"),
    }
    return render(request, "donations/send.html", context)


def _signed_before(donation: Donation) -> dict[str, object]:
    """Return the name of the last signature, so that sending again is short."""
    before = donation.consents.first()
    return {"signed_name": before.signed_name, "expires_on": before.expires_on} if before else {}


def _articles(text: str) -> dict[str, object]:
    """Return the agreement's opening and its numbered articles, word for word, to be shown as a list."""
    opening, *articles = [line for line in text.splitlines() if line.strip()]
    return {"opening": opening, "articles": [article.split(". ", maxsplit=1)[-1] for article in articles]}


def missing_steps(donation: Donation) -> list[tuple[object, str]]:
    """Return the titles and addresses of the steps that still have an open question."""
    asked = {question.step for question in open_questions(donation)}
    return [(step.title, url_of(donation, step.name)) for step in STEPS if step.name in asked]


def _sign(request: HttpRequest, donation: Donation, actor: User, form: ConsentForm) -> HttpResponse:
    answers = form.cleaned_data
    signature = Signature(answers["signed_name"], get_language() or "es", answers["expires_on"])
    try:
        submit(donation, actor, signature)
    except MoveNotAllowed as refused:
        messages.warning(request, sentences.move_refused(refused.code))
        return redirect("donations:submit" if refused.code == "complete" else "donations:detail", donation.pk)
    messages.success(request, gettext("Thank you! Your donation has arrived. We are already reading it."))
    return redirect("donations:detail", donation.pk)
