"""A release: a numbered, frozen list of files made from approved donations, and how far it has come."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.models import Donation, TextVersion
from publishing.models.dataset import Dataset


class State(models.TextChoices):
    """How far a release has come. Only `publishing.stages` writes it."""

    DRAFT = "draft", _("being prepared")
    PREPARED = "prepared", _("waiting for the donor")
    CONFIRMED = "confirmed", _("ready to publish")
    PUBLISHING = "publishing", _("being published")
    PUBLISHED = "published", _("published")
    FAILED = "failed", _("stopped by a problem")
    ABORTED = "aborted", _("set aside")


class Release(models.Model):
    """One numbered release of a dataset. From `prepared` on, its files never change."""

    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT, editable=False)
    manifest_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    sample_key = models.CharField(
        max_length=300, blank=True, editable=False
    )  # in storage: a few rows for each donation
    revision = models.CharField(_("revision on the Hub"), max_length=64, blank=True, editable=False)
    problem = models.CharField(max_length=40, blank=True, editable=False)  # a code of publishing.sentences
    problem_params = models.JSONField(default=dict, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    prepared_at = models.DateTimeField(null=True, editable=False)
    cleared_at = models.DateTimeField(null=True, editable=False)  # set aside, and its stored files deleted
    published_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ("dataset", "-number")
        constraints = (models.UniqueConstraint(fields=["dataset", "number"], name="releases_are_numbered"),)

    def __str__(self) -> str:
        return f"{self.dataset.slug} {self.tag}"

    @property
    def tag(self) -> str:
        """Return the tag on the Hub."""
        return f"v{self.number}"


class ReleaseItem(models.Model):
    """One donation in one release: exactly what was approved, and the donor's word about publishing it so."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="items")
    donation = models.ForeignKey(Donation, on_delete=models.PROTECT, related_name="release_items")
    version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="+")
    approval_hash = models.CharField(max_length=64)  # as it was when the files were written
    waived = models.BooleanField(default=False)  # the donor asked not to be asked again
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    declined_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("donation in a release")
        verbose_name_plural = _("donations in releases")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["release", "donation"], name="each_donation_once_in_a_release"),
        )

    def __str__(self) -> str:
        return f"{self.release} · {self.donation}"

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing more is asked of the donor."""
        return self.waived or self.confirmed_at is not None


class ReleaseFile(models.Model):
    """One line of the manifest: a path in the repository and where its bytes are kept."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=300)
    bytes = models.BigIntegerField()
    rows = models.BigIntegerField(null=True)
    sha256 = models.CharField(max_length=64)
    git_sha1 = models.CharField(max_length=40)  # the Hub lists small files by git's own hash
    key = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("file of a release")
        verbose_name_plural = _("files of a release")
        ordering = ("path",)
        constraints = (
            models.UniqueConstraint(fields=["release", "path"], name="one_release_file_of_a_path"),
        )

    def __str__(self) -> str:
        return self.path


class ReleaseTable(models.Model):
    """One split of one configuration: its columns and sizes, as the card and the public page tell them."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="tables")
    config = models.CharField(max_length=80)
    split = models.CharField(max_length=40)
    columns = models.JSONField(default=dict)  # {name: string | int64 | float64 | bool | json}
    rows = models.BigIntegerField()
    bytes = models.BigIntegerField()  # in Arrow, uncompressed
    order = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("table of a release")
        verbose_name_plural = _("tables of a release")
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=["release", "config", "split"], name="each_split_once"),
        )

    def __str__(self) -> str:
        return f"{self.config}/{self.split}"
