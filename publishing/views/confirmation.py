"""What the donor looks at before saying yes: exactly what would be published, from the files themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext

from donations.models import Donation, User
from donations.permissions import guarded
from publishing import permissions, releases
from publishing.citing import citing
from publishing.facts import facts
from publishing.forms import NotLikeThisForm
from publishing.looking import MOST_FILES, paper_of, samples_of
from publishing.models import ReleaseItem
from publishing.stages import NotNow


@guarded("publishing:confirm", permissions.TABLE)
def confirm(request: HttpRequest, donation: Donation, release: int) -> HttpResponse:
    """Show the release to the donor of one of its donations, and take the answer."""
    items = ReleaseItem.objects.select_related("donation", "version", "release__dataset").exclude(
        release__prepared_at=None
    )
    item = get_object_or_404(items, release=release, donation=donation)
    form = NotLikeThisForm(request.POST if request.POST.get("answer") == "no" else None)
    if request.method != "POST" or not isinstance(request.user, User):
        return _page(request, item, form)
    if request.POST.get("answer") == "no" and not form.is_valid():
        return _page(request, item, form)
    _answer(request, item, request.user, form)
    return redirect("donations:detail", donation.pk)


def _answer(request: HttpRequest, item: ReleaseItem, actor: User, form: NotLikeThisForm) -> None:
    try:
        if form.is_bound:
            releases.decline(item, actor, form.cleaned_data["words"])
            messages.success(
                request,
                gettext(
                    "It will not be published like this. The team reads what you wrote and answers you here."
                ),
            )
        elif request.POST.get("answer") == "yes":
            releases.confirm(item, actor)
            messages.success(request, gettext("Thank you! It will be published exactly as you have seen it."))
    except NotNow:
        messages.warning(request, gettext("This release no longer waits for an answer."))


def _page(request: HttpRequest, item: ReleaseItem, form: NotLikeThisForm) -> HttpResponse:
    files = item.release.files.all()
    context = {
        "item": item,
        "donation": item.donation,
        "release": item.release,
        "dataset": item.release.dataset,
        "facts": facts(item, get_language() or "es"),
        "cite": citing(item.release, [one.donation for one in item.release.items.select_related("donation")]),
        "files": files[:MOST_FILES],
        "file_count": files.count(),
        "tables": item.release.tables.all(),
        "sample": samples_of(item.release).get(str(item.donation_id), {}),
        "card": paper_of(item.release, "README.md"),
        "form": form,
        "waits": item.release.state == "prepared" and not item.is_settled,
    }
    return render(request, "publishing/confirm.html", context, status=422 if form.is_bound else 200)
