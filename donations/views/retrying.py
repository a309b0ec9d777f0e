"""The donor has one file or member tried again that failed or waits to be read, all that failed, or the images."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from donations import retries, sentences
from donations.door import MoveNotAllowed
from donations.models import Donation, LedgerEntry, User
from donations.permissions import guarded

EVERYTHING, IMAGES, LIKE_PAGES = "all", "images", "like_pages"
_LONGEST_NUMBER = 18


@guarded("donations:retry")
def retry(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Ask for another try; asked twice, or while something is being read, it is the same as once."""
    asked = request.POST.get("line", "")
    is_line = asked.isascii() and asked.isdecimal() and len(asked) < _LONGEST_NUMBER
    if isinstance(request.user, User) and (asked in {EVERYTHING, IMAGES, LIKE_PAGES} or is_line):
        _try(request, donation, request.user, asked)
    return redirect(f"{reverse('donations:detail', args=[donation.pk])}#files-title")


def _try(request: HttpRequest, donation: Donation, actor: User, asked: str) -> None:
    try:
        _ask(donation, actor, asked)
    except MoveNotAllowed as refused:
        if retries.is_under_way(donation):  # a second click is no reason to complain
            messages.info(
                request, gettext("We are reading your files. You can close this page: nothing stops.")
            )
        else:
            messages.warning(request, sentences.move_refused(refused.code))
        return
    messages.success(request, gettext("We are reading it. You can close this page: nothing stops."))


def _ask(donation: Donation, actor: User, asked: str) -> None:
    if asked in {IMAGES, LIKE_PAGES}:
        retries.read_images(donation, actor, only_like_pages=asked == LIKE_PAGES)
        return
    lines = LedgerEntry.objects.filter(version=donation.versions.first()).select_related("version", "file")
    line = None if asked == EVERYTHING else lines.filter(pk=int(asked)).first()
    if line is not None:
        retries.retry_line(donation, line, actor)
    elif asked != EVERYTHING or not retries.retry_failed(donation, actor):
        raise MoveNotAllowed("read_again", "something_failed")
