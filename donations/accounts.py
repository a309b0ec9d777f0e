"""How people come in: open sign-up by e-mail, and a place in the donors' group once the address is theirs."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import get_language

from donations.models import User
from donations.models.people import DONORS


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth publishes no types
    """Saves newcomers as donors who are written to in the language they signed up in."""

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:  # noqa: FBT001, FBT002  (allauth's signature)
        """Save a newcomer."""
        user.language = get_language() or "es"
        saved: User = super().save_user(request, user, form, commit=commit)
        if commit:
            saved.groups.add(Group.objects.get_or_create(name=DONORS)[0])
        return saved
