"""The licence catalogue for maintainers: rows are added with a date and a reason, and never changed."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from donations.admin.team import MAINTAINERS, TeamAdmin
from donations.models import LicenceRow
from donations.models.licence import CONDITIONS, PERMISSIONS
from donations.workbench import role_of

PERMISSION_WORDS = {
    "redistribute": _("pass it on"),
    "derive": _("change it"),
    "commercial": _("earn money with it"),
}
CONDITION_WORDS = {
    "attribute": _("name the author"),
    "share_alike": _("share alike"),
    "behave": _("keep rules of conduct"),
}


class LicenceRowForm(forms.ModelForm):  # type: ignore[type-arg]  # Django's own class takes no parameter while it runs
    """A row with its permissions and conditions as boxes to tick."""

    permits = forms.MultipleChoiceField(
        choices=[(code, PERMISSION_WORDS[code]) for code in PERMISSIONS], required=False,
        widget=forms.CheckboxSelectMultiple, label=_("permits"),
        help_text=_("Tick nothing here and below, and what its class says counts."),
    )  # fmt: skip
    asks = forms.MultipleChoiceField(
        choices=[(code, CONDITION_WORDS[code]) for code in CONDITIONS], required=False,
        widget=forms.CheckboxSelectMultiple, label=_("asks in return"),
    )  # fmt: skip

    class Meta:
        model = LicenceRow
        fields = (
            "licence", "klass", "name_es", "name_en", "name_pt", "summary_es", "summary_en", "summary_pt", "url", "spdx", "hub",
            "permits", "asks", "aliases", "no_rival_models", "valid_from", "reason",
        )  # fmt: skip


@admin.register(LicenceRow)
class LicenceRowAdmin(TeamAdmin):
    """Added by maintainers, read by the whole team. The newest row in force counts; a mistake is mended by another row."""

    form = LicenceRowForm
    list_display = ("licence", "name_es", "klass", "valid_from", "author", "created_at")
    list_filter = ("klass",)
    list_select_related = ("author",)
    search_fields = ("licence", "name_es", "name_en", "name_pt")

    def has_add_permission(self, request: HttpRequest, *_args: Any) -> bool:
        """Maintainers answer for the catalogue."""
        return role_of(request) in MAINTAINERS

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Remember who added it."""
        obj.author = request.user
        super().save_model(request, obj, form, change)
