"""What another model, or our own as it is now, says of the languages of a text version: kept beside the first reading."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.models.text import TextVersion


class LanguageOpinion(models.Model):
    """One opinion on one text version, from a part of its documents; it changes nothing."""

    version = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="opinions")
    backend = models.CharField(max_length=120)  # which model, exactly
    documents = models.BigIntegerField(default=0)  # how many were looked at
    of = models.BigIntegerField(default=0)
    shares = models.JSONField(default=dict)  # {tag: share of the bytes looked at}
    agreement = models.FloatField(null=True)  # share of what both named on which they agree
    differences = models.JSONField(
        default=list
    )  # [{"file", "text", "ours", "theirs", "probability", "bytes"}]
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("second opinion on languages")
        verbose_name_plural = _("second opinions on languages")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["version", "backend"], name="one_opinion_of_a_model"),)

    def __str__(self) -> str:
        return f"{self.version}: {self.backend}"
