"""The donor says of the tables we found which columns are the text, which parts are not published, and whether a card names them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from donations import structure
from donations.forms.tables import places_in, withheld_in
from donations.models import Donation, Structure, User
from donations.permissions import guarded
from donations.tables import MOST_TABLES, chosen_text, parts_of, tables_of


@guarded("donations:structure")
def confirm(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Keep the donor's word; the tables are read anew where it changes their text."""
    version, kept = donation.versions.first(), Structure.objects.filter(donation=donation).first()
    if version is None or not version.columns or not isinstance(request.user, User):
        return redirect("donations:detail", donation.pk)
    if request.POST.get("reading") != str(version.number):
        messages.warning(
            request, _("Meanwhile your files were read anew. Look at your tables again, please.")
        )
        return _back(donation)
    parts, tables = parts_of(version, kept), tables_of(version, kept)[:MOST_TABLES]
    withheld = withheld_in(request.POST, parts)
    if len(withheld) == len(parts):
        messages.warning(
            request,
            _("Leave at least one part to be published. If nothing should be, tell us in the conversation."),
        )
        return _back(donation)
    chosen = chosen_text(tables, places_in(request.POST, tables), version.text_columns)
    is_read_anew = structure.confirm(donation, request.user, text_columns=chosen, withheld=withheld)
    messages.success(
        request,
        _("Thank you! We read your tables again with those columns.") if is_read_anew else _("Thank you! We have noted it down."),
    )  # fmt: skip
    return _back(donation)


@guarded("donations:card")
def follow_card(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Keep the donor's word on whose splits hold; the files are read anew where it changes them."""
    version, said = donation.versions.first(), request.POST.get("follows", "")
    if version is None or not version.card or said not in {"yes", "no"} or not isinstance(request.user, User):
        return redirect("donations:detail", donation.pk)
    if request.POST.get("reading") != str(version.number):
        messages.warning(
            request, _("Meanwhile your files were read anew. Look at your tables again, please.")
        )
        return _back(donation)
    is_read_anew = structure.follow_card(donation, request.user, follows=said == "yes")
    messages.success(
        request,
        _("Thank you! We read your files again with those parts.") if is_read_anew else _("Thank you! We have noted it down."),
    )  # fmt: skip
    return _back(donation)


def _back(donation: Donation) -> HttpResponse:
    return redirect(f"{reverse('donations:detail', args=[donation.pk])}#tables-title")
