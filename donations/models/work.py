"""Work units: the rows that are the queue. Claimed and finished only through `donations.work`."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.models.donation import Donation


class Unit(models.Model):
    """One short piece of work: a batch of files, a range of a large one, a check, a release step."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        SPLIT = "split", _("split into single files")
        FAILED = "failed", _("failed")

    OPEN = (State.WAITING, State.RUNNING)

    key = models.CharField(max_length=200, unique=True)  # asking twice for the same work makes one row
    kind = models.CharField(max_length=20)
    queue = models.CharField(max_length=20, default="ingestion")
    donation = models.ForeignKey(Donation, on_delete=models.CASCADE, null=True, related_name="units")
    version = models.ForeignKey(
        "donations.TextVersion", on_delete=models.CASCADE, null=True, related_name="units"
    )
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    token = models.UUIDField(null=True, default=None)
    leased_until = models.DateTimeField(null=True)
    checkpoint = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    bytes_total = models.BigIntegerField(default=0)
    bytes_done = models.BigIntegerField(default=0)
    attempts = models.PositiveIntegerField(default=0)  # its own failures: three and it is failed
    lost = models.PositiveIntegerField(default=0)  # leases that ran out: ten, counted apart
    put_off = models.PositiveIntegerField(default=0)  # times that storage or another part was away
    not_before = models.DateTimeField(null=True)  # of a unit that was put off, while it waits
    last_error = models.TextField(blank=True)
    rung_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("work unit")
        verbose_name_plural = _("work units")
        indexes = (
            models.Index(fields=["state", "queue", "attempts", "id"]),
            models.Index(fields=["donation", "kind", "state"]),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def is_open(self) -> bool:
        """Tell whether there is still something to do."""
        return self.state in self.OPEN

    @staticmethod
    def new_token() -> uuid.UUID:
        """Return a fresh claim token."""
        return uuid.uuid4()
