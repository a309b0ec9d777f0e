"""The donor's answer, and what a maintainer chooses."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from donations.models import Donation, Status
from publishing.models import Dataset


class NotLikeThisForm(forms.Form):
    """Why it should not be published like this."""

    words = forms.CharField(
        max_length=5000,
        label=_("What should be different?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tell us what should be different, so that we can change it.")},
    )


class PrepareForm(forms.Form):
    """Which approved donations go into the next release."""

    donations = forms.ModelMultipleChoiceField(
        queryset=Donation.objects.none(),
        label=_("Approved donations"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one approved donation.")},
    )

    def __init__(self, *args: Any, dataset: Dataset, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["donations"].queryset = choosable(dataset)  # type: ignore[attr-defined]  # a model choice field


def choosable(dataset: Dataset) -> QuerySet[Donation]:
    """Return the donations that may be chosen: approved ones, and those this dataset already holds."""
    approved = Donation.objects.filter(status=Status.APPROVED)
    held = Donation.objects.filter(status=Status.PUBLISHED, release_items__release__dataset=dataset)
    return (approved | held).distinct().order_by("decided_at", "pk")


class DatasetForm(forms.ModelForm[Dataset]):
    """A new dataset; once it has releases only its title can change."""

    class Meta:
        model = Dataset
        fields = ("title", "namespace", "slug", "visibility")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "namespace" in self.fields and not self.instance.pk:
            self.fields["namespace"].initial = settings.HUB_NAMESPACE
