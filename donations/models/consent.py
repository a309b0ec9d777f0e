"""The donor's signed agreement: append-only, with the exact words agreed to."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.models.donation import Donation


class Consent(models.Model):
    """One signature under one version of the consent text. Never changed; a new one replaces it."""

    donation = models.ForeignKey(Donation, on_delete=models.PROTECT, related_name="consents")
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_name = models.CharField(_("signed name"), max_length=200)
    text_version = models.CharField(max_length=20)
    text_language = models.CharField(max_length=8)
    text_sha256 = models.CharField(max_length=64)
    facts_sha256 = models.CharField(max_length=64)  # over the canonical metadata and the frozen file list
    signed_at = models.DateTimeField(auto_now_add=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ("-signed_at", "-pk")

    def __str__(self) -> str:
        return f"{self.signed_name} · {self.text_version}"
