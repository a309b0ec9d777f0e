"""The files of a draft: taking them in one by one or many at once, and taking them out again."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from donations import sentences
from donations.downloads import download
from donations.models import Donation, File, User
from donations.permissions import guarded
from donations.steps import following, route, url_of
from donations.uploads import Refused, remove_file, store_upload

MOST_IN_FOLDER = 2_000  # sent one by one from a page; of more a ZIP is quicker, and easier to look through
TRIED_AGAIN = frozenset({"not_stored", "storage_failed"})  # what may go well the next time
MOST_OPEN = 10  # files on a page of the steps; the others are a click away, and so is the button at the end


def folded(donation: Donation, *, newest: bool = False) -> dict[str, list[File]]:
    """Return the files that are in the donation: all, those that stand open (the first, or the newest), and the rest.

    What only arrives is not in it yet.
    """
    kept = list(donation.files.filter(removed_at=None, stored_at__isnull=False))
    apart = max(0, len(kept) - MOST_OPEN) if newest else MOST_OPEN
    some, others = kept[:apart], kept[apart:]
    return {"files": kept, "shown": others if newest else some, "rest": some if newest else others}


def files_step(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Show what is already here and the place to put more; the button only goes on."""
    given = folded(donation, newest=True)  # what has just arrived is seen
    kept = given["files"]
    if request.method == "POST":
        if kept or "anyway" in request.POST:
            return redirect(url_of(donation, following("files")))
        messages.warning(
            request, _("There is no file yet. Choose at least one, or go on and come back later.")
        )
    context = {
        "donation": donation,
        **given,
        "arriving": list(donation.files.filter(removed_at=None, stored_at=None)),
        "unfolded": "folded" in request.GET,
        "total": sum(file.bytes for file in kept),
        "limit_file": settings.UPLOAD_MAX_BYTES,
        "limit_donation": settings.DONATION_MAX_BYTES,
        "limit_folder": MOST_IN_FOLDER,
        "step": "files",
        "route": route(donation, "files"),
    }
    return render(request, "donations/files.html", context)


@guarded("donations:upload")
def upload(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Take the files of one request; a script is answered in JSON, a plain form with a page."""
    stored, reasons = _store(donation, request.FILES.getlist("files"), request)
    refused = [sentences.refusal(reason.code, reason.params) for reason in reasons]
    if "application/json" in request.headers.get("Accept", ""):
        helps = any(reason.code in TRIED_AGAIN for reason in reasons)
        status = 200 if stored or not refused else 503 if helps else 422
        told = [
            {"id": str(file.pk), "name": file.name, "bytes": file.bytes, "sha256": file.sha256}
            for file in stored
        ]
        return JsonResponse({"stored": told, "refused": refused}, status=status)
    _tell(request, stored, refused)
    return redirect(url_of(donation, "files"))


def _store(
    donation: Donation, given: Iterable["UploadedFile[bytes]"], request: HttpRequest
) -> tuple[list[File], list[Refused]]:
    """Store each file; return those stored and the reason for each one that was not."""
    stored: list[File] = []
    refused: list[Refused] = []
    actor = request.user
    if not isinstance(actor, User):
        return stored, refused
    for one in given:
        try:
            stored.append(
                store_upload(donation, one, name=request.POST.get("path") or one.name or "", actor=actor)
            )
        except Refused as reason:
            refused.append(reason)
    return stored, refused


def _tell(request: HttpRequest, stored: list[File], refused: list[str]) -> None:
    for sentence in refused:
        messages.error(request, sentence)
    for file in stored:
        size = filesizeformat(file.bytes)
        messages.success(request, _("«%(name)s» is stored (%(size)s).") % {"name": file.name, "size": size})
    if not stored and not refused:
        messages.warning(request, _("No file was chosen. Choose one or several and press the button again."))


@guarded("donations:remove_file")
def remove(request: HttpRequest, donation: Donation, file: UUID) -> HttpResponse:
    """Take one file out of the draft; doing it twice is the same as once."""
    row = get_object_or_404(donation.files, pk=file)
    if row.removed_at is None and isinstance(request.user, User):
        remove_file(row, actor=request.user)
        messages.success(request, _("«%(name)s» is no longer in the donation.") % {"name": row.name})
    return redirect(url_of(donation, "files") + ("?folded=1" if "folded" in request.POST else ""))


@guarded("donations:original")
def original(request: HttpRequest, donation: Donation, file: UUID) -> HttpResponseBase:
    """Hand the donor's own file back, always as a download, never to be shown by this site."""
    return download(get_object_or_404(donation.files, pk=file, removed_at=None, stored_at__isnull=False))
