"""What the checks found: runs with a state, findings with evidence, and how a person resolved them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.models.donation import Donation
from donations.models.file import File
from donations.models.text import TextVersion


class CheckRun(models.Model):
    """One check over one text version. Not done means not passed."""

    class State(models.TextChoices):
        PENDING = "pending", _("pending")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        ERROR = "error", _("error")
        TIMEOUT = "timeout", _("took too long")

    version = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="checks")
    name = models.CharField(max_length=40)
    check_version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    summary = models.JSONField(default=dict)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        constraints = (
            models.UniqueConstraint(fields=["version", "name"], name="each_check_once_per_version"),
        )

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"


class Level(models.TextChoices):
    """How much a finding weighs."""

    NOTE = "note", _("note")
    WARN = "warn", _("warning")
    BLOCK = "block", _("stops approval")


class Findings(models.QuerySet["Finding"]):
    """Findings, asked for in English."""

    def open(self) -> "Findings":
        """Return those nobody resolved yet."""
        return self.filter(resolved_at=None)

    def blocking(self) -> "Findings":
        """Return the open ones that stop an approval: blocks, and warnings without a reason."""
        return self.open().filter(level__in=[Level.WARN, Level.BLOCK])


class Finding(models.Model):
    """One thing a check noticed, as a code with parameters; its sentence is made for each reader."""

    donation = models.ForeignKey(Donation, on_delete=models.CASCADE, related_name="findings")
    version = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="findings")
    check_name = models.CharField(max_length=40)
    level = models.CharField(max_length=5, choices=Level)
    code = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    evidence = models.JSONField(default=list)  # the worst 100: [{"file", "member", "quote", "offset", …}]
    file = models.ForeignKey(File, on_delete=models.CASCADE, null=True, blank=True, related_name="findings")
    created_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolution = models.TextField(_("reason"), blank=True)  # without a time: an answer that was given before

    objects = Findings.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.level}: {self.code}"
