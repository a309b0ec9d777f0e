"""What the machines understood of a draft before it was sent: kept a day, for the donor's eyes only."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.models.donation import Donation


class Preview(models.Model):
    """The look at one draft as it stood; `digest` says for which answers and files it holds."""

    donation = models.OneToOneField(Donation, on_delete=models.CASCADE, related_name="preview")
    digest = models.CharField(max_length=64)
    files = models.JSONField(default=list)  # {name, outcome, reason, params, languages, documents, members}
    findings = models.JSONField(default=list)  # {check, level, code, params, evidence}
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("look beforehand")
        verbose_name_plural = _("looks beforehand")

    def __str__(self) -> str:
        return f"{self.donation_id} · {self.digest[:8]}"
