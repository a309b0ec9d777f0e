"""The files given, and the ledger of what became of every byte of them."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.models.donation import Donation


class File(models.Model):
    """One original, written once to storage under its own id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    donation = models.ForeignKey(Donation, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(
        _("name"), max_length=500
    )  # the donor's path, forward slashes, a label and never a path to open
    bytes = models.BigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField(
        null=True, editable=False
    )  # set once the bytes were read back and hashed again
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ("created_at", "name")
        constraints = (
            models.UniqueConstraint(
                fields=["donation", "name"], condition=models.Q(removed_at=None), name="one_file_of_a_name"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def storage_key(self) -> str:
        """Return where storage keeps the original."""
        return f"originals/{self.pk}"


class LedgerEntry(models.Model):
    """What became of a file, or of one archive member, in one reading. Every byte ends in one of these."""

    version = models.ForeignKey("donations.TextVersion", on_delete=models.CASCADE, related_name="ledger")
    unit = models.ForeignKey("donations.Unit", on_delete=models.SET_NULL, null=True, related_name="+")
    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="ledger")
    member = models.CharField(
        max_length=1000, blank=True
    )  # "inner.zip!carta.txt" inside an archive, empty for the file itself
    outcome = models.CharField(max_length=10)
    reason = models.CharField(max_length=40, blank=True)
    params = models.JSONField(default=dict)
    media_type = models.CharField(max_length=100, blank=True)
    extractor = models.CharField(max_length=40, blank=True)
    bytes = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    documents = models.BigIntegerField(default=0)
    characters = models.BigIntegerField(default=0)
    pages = models.IntegerField(default=0)
    pages_needing_ocr = models.IntegerField(default=0)
    languages = models.JSONField(default=dict)  # {tag: share of bytes}
    licences = models.JSONField(default=list)  # licence hits found in the file, the first few

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger")
        ordering = ("pk",)
        indexes = (models.Index(fields=["version", "outcome"]),)

    def __str__(self) -> str:
        return f"{self.file_id}!{self.member}: {self.outcome}"


class LedgerPart(models.Model):
    """The ledger of a run of members of a very large archive, kept as Parquet.

    Here are only the counts of those members that have no row of their own, so that rows and counts add up.
    """

    version = models.ForeignKey(
        "donations.TextVersion", on_delete=models.CASCADE, related_name="ledger_parts"
    )
    unit = models.ForeignKey("donations.Unit", on_delete=models.SET_NULL, null=True, related_name="+")
    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="ledger_parts")
    path = models.CharField(max_length=300, unique=True)
    outcomes = models.JSONField(default=dict)  # {outcome: members}
    members = models.BigIntegerField(default=0)
    bytes = models.BigIntegerField(default=0)
    documents = models.BigIntegerField(default=0)
    characters = models.BigIntegerField(default=0)
    languages = models.JSONField(default=dict)  # {tag: bytes}

    class Meta:
        verbose_name = _("ledger part")
        verbose_name_plural = _("ledger parts")

    def __str__(self) -> str:
        return self.path
