"""People and the groups they give for."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

REVIEWERS = "reviewer"
MAINTAINERS = "maintainer"
DONORS = "donor"
NOWHERE = "forgotten.invalid"  # the address of whoever asked to be forgotten leads nowhere, by RFC 2606


class Users(BaseUserManager["User"]):
    """Makes people out of an e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Return a new person, saved."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Return a new person who may do everything, saved."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person, known by e-mail address."""

    username = None  # type: ignore[assignment]  # AbstractUser's column is taken out
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(_("language of our letters"), max_length=8, default="es")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[Users] = Users()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        """Return the name, or the address where there is none; of whoever was forgotten neither."""
        if self.email.endswith(f"@{NOWHERE}"):
            return gettext("a person who is no longer here")
        return self.name or self.email

    def get_full_name(self) -> str:
        """Return the name, or the address where there is none."""
        return str(self)

    def get_short_name(self) -> str:
        """Return the name, or the address where there is none."""
        return str(self)

    def is_in(self, group: str) -> bool:
        """Tell whether the person belongs to the group of that name."""
        return self.groups.filter(name=group).exists()


class Organisation(models.Model):
    """A research group, a publisher, a village radio: whoever gives together."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    website = models.URLField(_("website"), blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    members = models.ManyToManyField(User, through="Membership", related_name="organisations")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's place in an organisation."""

    class Role(models.TextChoices):
        OWNER = "owner", _("looks after the group")
        MEMBER = "member", _("member")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.MEMBER)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = (models.UniqueConstraint(fields=["organisation", "user"], name="one_membership_each"),)

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"
