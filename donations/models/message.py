"""The conversation between donor and reviewers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.models.donation import Donation


class Message(models.Model):
    """One message of the thread. Internal notes stay among reviewers."""

    donation = models.ForeignKey(Donation, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    body = models.TextField(_("message"))
    is_from_team = models.BooleanField(default=False)
    is_internal = models.BooleanField(_("only for the team"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ("created_at", "pk")

    def __str__(self) -> str:
        return self.body[:60]
