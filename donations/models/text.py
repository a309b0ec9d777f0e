"""The text of a donation: versions, and pointers to the Parquet that holds it. The text itself is never here."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.models.donation import Donation


class TextVersion(models.Model):
    """One reading of the whole donation: v1 extracted; a resubmission or a redaction makes the next."""

    donation = models.ForeignKey(Donation, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    made_by = models.CharField(max_length=20, default="extraction")
    sample_path = models.CharField(max_length=300, blank=True)
    documents = models.BigIntegerField(default=0)
    characters = models.BigIntegerField(default=0)
    bytes = models.BigIntegerField(default=0)
    languages = models.JSONField(default=dict)  # {tag: share of bytes} over the whole donation
    identified_by = models.CharField(max_length=120, blank=True)  # which model and version said so
    text_columns = models.JSONField(default=list)  # the donor's choice it was read with, empty: recognised
    declared = models.JSONField(
        default=list
    )  # [card, split, pattern]: splits by dataset cards that it was read with
    card = models.JSONField(
        default=dict
    )  # how the cards and the reading differ; see `ingestion.programs.cards`
    columns = models.JSONField(default=dict)  # the profile of its tables; see `ingestion.profiling`
    created_at = models.DateTimeField(auto_now_add=True)
    ready_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("text version")
        verbose_name_plural = _("text versions")
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["donation", "number"], name="versions_are_numbered"),)

    def __str__(self) -> str:
        return f"v{self.number}"

    @property
    def folder(self) -> str:
        """Return the storage folder of this version."""
        return f"text/{self.donation_id}/v{self.number}"


class TextPart(models.Model):
    """One Parquet file written by one claim of one unit; listed here only when that claim still held."""

    version = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="parts")
    unit = models.ForeignKey("donations.Unit", on_delete=models.SET_NULL, null=True, related_name="+")
    path = models.CharField(max_length=300, unique=True)
    split = models.CharField(max_length=40, default="train")
    order = models.CharField(max_length=80)  # sorts parts into the donor's order: file, then position
    rows = models.BigIntegerField()
    bytes = models.BigIntegerField()
    text_bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("text part")
        verbose_name_plural = _("text parts")
        ordering = ("split", "order", "pk")

    def __str__(self) -> str:
        return self.path


class Shard(models.Model):
    """Consecutive parts of one split, put together: what samples, approval and releases see."""

    version = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="shards")
    split = models.CharField(max_length=40)
    index = models.PositiveIntegerField()
    path = models.CharField(max_length=300, unique=True)
    rows = models.BigIntegerField()
    bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("shard")
        verbose_name_plural = _("shards")
        ordering = ("split", "index")
        constraints = (
            models.UniqueConstraint(fields=["version", "split", "index"], name="shards_are_numbered"),
        )

    def __str__(self) -> str:
        return self.path
