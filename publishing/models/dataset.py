"""A dataset: one repository on the Hub, made of one donation or of several."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.models.choices import WishedVisibility

# What the Hub accepts as the name of a repository, without the rarer signs.
NAME = RegexValidator(
    r"^[a-z0-9][a-z0-9-]{0,93}[a-z0-9]$", _("Use lower-case letters without accents, digits and hyphens.")
)
NAMESPACE = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9-]{0,40}$", _("Use the name of an account or organisation on the Hub.")
)


class Dataset(models.Model):
    """Where releases go: `namespace/slug` on the Hub."""

    slug = models.CharField(_("name on the Hub"), max_length=96, unique=True, validators=[NAME])
    namespace = models.CharField(_("account on the Hub"), max_length=42, validators=[NAMESPACE])
    title = models.CharField(_("title"), max_length=200)
    visibility = models.CharField(_("who can see it"), max_length=10, choices=WishedVisibility)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("dataset")
        verbose_name_plural = _("datasets")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.title

    @property
    def repo(self) -> str:
        """Return the full name on the Hub."""
        return f"{self.namespace}/{self.slug}"
