"""What the donor looks at before saying yes: exactly what would be published, from the files themselves."""

import json

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext

from donations.models import Donation, User
from donations.permissions import guarded
from publishing import permissions, releases
from publishing.citing import citing
from publishing.facts import facts
from publishing.forms import NotLikeThisForm
from publishing.models import ReleaseItem
from publishing.stages import NotNow

MOST_FILES = 200
Sample = dict[str, list[dict[str, str]]]  # {split: the first rows}, as publishing.samples wrote them


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
        "sample": _sample(item),
        "card": _card(item),
        "form": form,
        "waits": item.release.state == "prepared" and not item.is_settled,
    }
    return render(request, "publishing/confirm.html", context, status=422 if form.is_bound else 200)


def _sample(item: ReleaseItem) -> Sample:
    """Return the rows kept when the files were written; pages never read Parquet."""
    if item.release.cleared_at:
        return {}
    with default_storage.open(item.release.sample_key) as kept:
        samples: dict[str, Sample] = json.load(kept)
    return samples.get(str(item.donation_id), {})


def _card(item: ReleaseItem) -> str:
    if item.release.cleared_at:
        return ""
    with default_storage.open(item.release.files.get(path="README.md").key) as kept:
        return str(kept.read().decode())
