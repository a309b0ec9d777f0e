"""The rights ledger: parts of a gift that come from somewhere else and have rights of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.models.choices import RightsBasis
from donations.models.donation import Donation
from donations.models.file import File


class RightsSource(models.Model):
    """One part with a holder, a licence and a ground of its own; what the donation says of itself stands for the rest.

    `pattern` says which files (see `licensing.sources.Source`). An upstream source is a corpus that this one was made from and
    that no file stands for.
    """

    donation = models.ForeignKey(Donation, on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(_("what it is"), max_length=200)
    is_upstream = models.BooleanField(_("a corpus this one was made from"), default=False)
    pattern = models.CharField(_("which files"), max_length=300, blank=True)
    holder = models.CharField(_("rights holder"), max_length=300, blank=True)
    licence = models.CharField(_("licence"), max_length=80)
    basis = models.CharField(_("rights basis"), max_length=24, choices=RightsBasis)
    url = models.URLField(_("where its licence can be read"), max_length=500, blank=True)
    author = models.CharField(_("author"), max_length=200, blank=True)
    death_year = models.PositiveSmallIntegerField(_("year in which the author died"), null=True, blank=True)
    evidence = models.ForeignKey(
        File,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="evidence_of",
        verbose_name=_("document that shows it"),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title
