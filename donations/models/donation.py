"""A gift: what the donor says of it, and where it stands."""

from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.models.choices import CreditKind, Domain, DonationKind, Origin, RightsBasis, WishedVisibility
from donations.models.people import Organisation


class Status(models.TextChoices):
    """Where a donation stands. Only `donations.moves` writes it."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Received")
    PROCESSING = "processing", _("Being read")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_REQUESTED = "changes_requested", _("Your turn")
    APPROVED = "approved", _("Approved")
    REJECTED = "rejected", _("Not accepted")
    PUBLISHING = "publishing", _("Being published")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    RETRACTED = "retracted", _("Retracted")


class Donations(models.QuerySet["Donation"]):
    """Donations, asked for in English."""

    def of(self, user: models.Model) -> "Donations":
        """Return what this person gave, alone or with an organisation."""
        return self.filter(models.Q(donor=user) | models.Q(organisation__members=user)).distinct()

    def in_queue(self) -> "Donations":
        """Return what waits for a reviewer, longest first."""
        return self.filter(status=Status.IN_REVIEW).order_by("submitted_at", "pk")

    def past_draft(self) -> "Donations":
        """Return everything that was ever sent: what reviewers may see."""
        return self.filter(submitted_at__isnull=False)

    def read_ones(self, numbers: Collection[int] | None = None) -> "Donations":
        """Return those that were read at least once, by number; of these numbers where some are given."""
        rows = self.past_draft().filter(versions__isnull=False).distinct().order_by("pk")
        return rows.filter(pk__in=numbers) if numbers else rows


class Donation(models.Model):
    """One gift of files with everything declared about it."""

    donor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="donations")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="donations"
    )
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="next")
    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.DRAFT, editable=False
    )

    kind = models.CharField(_("kind"), max_length=20, choices=DonationKind, default=DonationKind.DOCUMENTS)
    title = models.CharField(_("title"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    domain = models.CharField(_("domain"), max_length=20, choices=Domain, blank=True)
    health_professionals = models.TextField(_("health professionals who took part"), blank=True)
    origin = models.CharField(_("origin"), max_length=24, choices=Origin, blank=True)
    origin_validation = models.TextField(_("how the translation was checked"), blank=True)
    collection = models.TextField(_("how it was collected"), blank=True)
    models_used = models.CharField(_("language models used"), max_length=300, blank=True)
    evaluation_protocol = models.TextField(_("how answers are scored"), blank=True)

    licence = models.CharField(_("licence"), max_length=80, blank=True)
    rights_basis = models.CharField(_("rights basis"), max_length=24, choices=RightsBasis, blank=True)
    rights_holder = models.CharField(_("rights holder"), max_length=300, blank=True)
    rights_details = models.TextField(_("details of the rights"), blank=True)
    source_url = models.URLField(_("where it was published"), max_length=500, blank=True)
    visibility = models.CharField(
        _("visibility wished"), max_length=10, choices=WishedVisibility, default=WishedVisibility.PRIVATE
    )
    publish_after = models.DateField(_("publish not before"), null=True, blank=True)

    citation = models.TextField(_("how to cite"), blank=True)
    credit_kind = models.CharField(_("credit"), max_length=16, choices=CreditKind, default=CreditKind.NAME)
    credit_name = models.CharField(_("name for the credit"), max_length=200, blank=True)
    recognition = models.JSONField(_("recognition wished"), default=list, blank=True)
    confirmation_waived = models.BooleanField(_("publish without asking me again"), default=False)

    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="assigned"
    )
    stop_requested = models.BooleanField(default=False, editable=False)
    approval_hash = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = Donations.as_manager()

    class Meta:
        verbose_name = _("donation")
        verbose_name_plural = _("donations")
        indexes = (models.Index(fields=["status", "submitted_at"]),)

    def __str__(self) -> str:
        return self.title or str(_("Donation without a title"))

    @property
    def reference(self) -> str:
        """Return the number on the receipt, such as 2026-0413."""
        return f"{self.created_at.year}-{self.pk:04d}"

    @property
    def is_editable(self) -> bool:
        """Tell whether the donor may still change what was said and the files."""
        return self.status in {Status.DRAFT, Status.CHANGES_REQUESTED}

    @property
    def language_tags(self) -> list[str]:
        """Return the declared languages, as BCP 47 tags in the donor's order."""
        return [language.tag for language in self.languages.all()]

    @property
    def credit(self) -> str:
        """Return the name to thank, empty where none is wished."""
        return "" if self.credit_kind == CreditKind.ANONYMOUS else self.credit_name


class DeclaredLanguage(models.Model):
    """One language the donor says is in the gift."""

    donation = models.ForeignKey(Donation, on_delete=models.CASCADE, related_name="languages")
    tag = models.CharField(_("language"), max_length=35)  # the longest tag BCP 47 recommends room for
    variety = models.CharField(_("variety"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("declared language")
        verbose_name_plural = _("declared languages")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["donation", "tag", "variety"], name="each_language_declared_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.tag} ({self.variety})" if self.variety else self.tag
