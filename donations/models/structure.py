"""What the donor says of the tables that were found: which columns are the text, and which splits stay unpublished."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.models.donation import Donation


class Structure(models.Model):
    """The donor's word on the tables of a donation; without a row our own proposal holds. Written by `donations.structure`."""

    donation = models.OneToOneField(Donation, on_delete=models.CASCADE, related_name="structure")
    text_columns = models.JSONField(_("text columns"), default=list)  # in order; empty: as we proposed
    withheld = models.JSONField(_("splits that stay with us"), default=list)
    follows_card = models.BooleanField(
        _("splits as the dataset card says"), null=True
    )  # null: nobody was asked
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("structure")
        verbose_name_plural = _("structures")

    def __str__(self) -> str:
        return ", ".join(self.text_columns)
