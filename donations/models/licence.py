"""What maintainers add to the licence catalogue or put right in it: dated rows, never changed, the newest in force counts."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from licensing.vocabulary import LicenceClass

PERMISSIONS = ("redistribute", "derive", "commercial")
CONDITIONS = ("attribute", "share_alike", "behave")


class LicenceRow(models.Model):
    """One licence as of a day. Whatever it leaves out follows from its class; rows are only ever added."""

    class Kind(models.TextChoices):
        OPEN = LicenceClass.OPEN.value, pgettext_lazy("of a licence", "open")
        SHARE_ALIKE = LicenceClass.SHARE_ALIKE.value, _("share-alike")
        BEHAVIOURAL = LicenceClass.BEHAVIOURAL.value, _("with rules of conduct")
        NON_COMMERCIAL = LicenceClass.NON_COMMERCIAL.value, _("non-commercial")
        NO_DERIVATIVES = LicenceClass.NO_DERIVATIVES.value, _("no derivatives")
        VAGUE = LicenceClass.VAGUE.value, _("not clear")
        RESERVED = LicenceClass.RESERVED.value, _("all rights reserved")

    licence = models.CharField(
        _("id"), max_length=80,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9.+-]*$", _("Only small letters, figures, dots and hyphens."))],
    )  # fmt: skip
    klass = models.CharField(_("class"), max_length=20, choices=Kind)
    name_es = models.CharField(_("name in Spanish"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_pt = models.CharField(
        _("name in Portuguese"),
        max_length=200,
        blank=True,
        help_text=_("Empty: the catalogue's own, else the Spanish one."),
    )
    summary_es = models.CharField(_("in plain Spanish"), max_length=400, blank=True)
    summary_en = models.CharField(_("in plain English"), max_length=400, blank=True)
    summary_pt = models.CharField(_("in plain Portuguese"), max_length=400, blank=True)
    url = models.URLField(_("address of its text"), max_length=500, blank=True)
    spdx = models.CharField("SPDX", max_length=80, blank=True)
    hub = models.CharField(_("id on the Hub"), max_length=80, blank=True)
    permits = models.JSONField(_("permits"), default=list, blank=True)
    asks = models.JSONField(_("asks in return"), default=list, blank=True)
    aliases = models.TextField(_("other names"), blank=True, help_text=_("One a line."))
    no_rival_models = models.BooleanField(_("forbids training other models"), default=False)
    valid_from = models.DateField(_("in force from"), default=timezone.localdate)
    reason = models.TextField(_("why"), help_text=_("Where you read it, and when."))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        ordering = ("licence", "-valid_from", "-pk")

    def __str__(self) -> str:
        return f"{self.licence} · {self.valid_from:%Y-%m-%d}"
