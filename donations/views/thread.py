"""What a donor says after sending: a message, an appeal, changing it once more, taking it back, or what is published of it."""

from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from donations import conversation, door, retraction, sentences, withdrawal
from donations.door import MoveNotAllowed
from donations.forms.sending import AppealForm, AskBackForm, MessageForm
from donations.models import Donation, Status, User
from donations.permissions import guarded
from donations.roles import Role
from donations.uploads import remove_file
from donations.views.donation import show

Form = TypeVar("Form", bound=MessageForm)


def _in_sight(form: Form) -> Form:
    """Return the form with the reader brought to it: it stands far down its page, and what is wrong is said there."""
    form.fields["body"].widget.attrs["autofocus"] = True
    return form


@guarded("donations:message")
def message(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Add a message of the donor to the thread."""
    form = MessageForm(request.POST)
    if not form.is_valid():
        return show(request, donation, message_form=_in_sight(form))
    if isinstance(request.user, User):
        conversation.write(donation, request.user, form.cleaned_data["body"])
    messages.success(request, gettext("Your message is with the review team."))
    return redirect("donations:detail", donation.pk)


@guarded("donations:appeal")
def appeal(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Ask that a rejection be looked at again."""
    form = AppealForm(request.POST)
    if not form.is_valid() or not isinstance(request.user, User):
        return show(request, donation, appeal_form=_in_sight(form))
    return _move(
        request,
        donation,
        "appeal",
        gettext("We look at it again. Thank you for telling us why."),
        form.cleaned_data["body"],
    )


@guarded("donations:edit_again")
def edit_again(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Let the donor change answers and files once more, while nobody of the team has it."""
    told = gettext("It is yours again. Change what you like, and do not forget to send it when you are done.")
    return _move(request, donation, "edit_again", told)


@guarded("donations:withdraw")
def withdraw(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Ask once more, then take the donation back."""
    if request.method != "POST":
        return render(request, "donations/withdraw.html", {"donation": donation})
    if donation.status == Status.DRAFT:
        return _discard(request, donation)
    if isinstance(request.user, User):
        _take_back(request, donation, request.user)
    return redirect("donations:detail", donation.pk)


@guarded("donations:ask_back")
def ask_back(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Ask once more, then ask the maintainers to take back what is published."""
    form = AskBackForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid() or not isinstance(request.user, User):
        context = {"donation": donation, "form": form}
        return render(request, "donations/ask_back.html", context, status=422 if form.errors else 200)
    try:
        retraction.ask(donation, request.user, form.cleaned_data["body"])
        messages.success(request, gettext("The team has your request, and tells you as soon as it is done."))
    except MoveNotAllowed as refused:
        messages.warning(request, sentences.move_refused(refused.code))
    return redirect("donations:detail", donation.pk)


def _take_back(request: HttpRequest, donation: Donation, actor: User) -> None:
    """Take it back now, or say that its publication is being stopped first."""
    told = gettext("You have taken the donation back. Nobody will look at it any more.")
    try:
        if not withdrawal.withdraw(donation, actor):
            told = gettext("We are stopping its publication. It is taken back as soon as that has stopped.")
        messages.success(request, told)
    except MoveNotAllowed as refused:
        messages.warning(request, sentences.move_refused(refused.code))


def _discard(request: HttpRequest, donation: Donation) -> HttpResponse:
    """A draft nobody ever saw goes with its files."""
    if isinstance(request.user, User):
        for file in donation.files.filter(removed_at=None):
            remove_file(file, actor=request.user)
    _move(request, donation, "withdraw", gettext("The draft is gone."))
    return redirect("donations:mine")


def _move(request: HttpRequest, donation: Donation, name: str, told: str, reason: str = "") -> HttpResponse:
    actor = request.user if isinstance(request.user, User) else None
    try:
        door.apply(donation, name, role=Role.DONOR, actor=actor, reason=reason)
        messages.success(request, told)
    except MoveNotAllowed as refused:
        messages.warning(request, sentences.move_refused(refused.code))
    return redirect("donations:detail", donation.pk)
