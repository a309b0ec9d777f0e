"""What happened, in order, never changed: a hash chain for each donation; personal words in a row that can be erased."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.models.donation import Donation


class Event(models.Model):
    """One link of the chain. `payload_hash` is salted, so that the words can be erased and the chain still holds."""

    donation = models.ForeignKey(Donation, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    source = models.CharField(max_length=20, blank=True)
    target = models.CharField(max_length=20, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=12)
    data = models.JSONField(default=dict)  # ids, codes and counts, nothing personal
    payload_hash = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ("donation", "seq")
        constraints = (models.UniqueConstraint(fields=["donation", "seq"], name="events_form_a_chain"),)

    def __str__(self) -> str:
        return f"{self.seq} {self.code}"


class EventPayload(models.Model):
    """The words that go with an event (a reason); erasable without breaking the chain."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="payload")
    salt = models.CharField(max_length=32)
    text = models.TextField()

    class Meta:
        verbose_name = _("words of an event")
        verbose_name_plural = _("words of events")

    def __str__(self) -> str:
        return self.text[:60]
