"""How people come in: open sign-up by e-mail, a place in the donors' group, and letters of which a lost one is told, never an error."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import get_language

from donations.mail import LOST
from donations.models import User
from donations.models.people import DONORS

log = logging.getLogger(__name__)

LETTER_LOST = "letter_lost"  # in the session: the pages that would say «we have written to you» ask for it
_WRITTEN, _NOT_WRITTEN = (
    f"account/messages/{name}.txt" for name in ("email_confirmation_sent", "letter_lost")
)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth publishes no types
    """Saves newcomers as donors who are written to in the language they signed up in."""

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:  # noqa: FBT001, FBT002  (allauth's signature)
        """Save a newcomer."""
        user.language = get_language() or "es"
        saved: User = super().save_user(request, user, form, commit=commit)
        if commit:
            saved.groups.add(Group.objects.get_or_create(name=DONORS)[0])
        return saved

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write; whom no letter could be sent is told, and may ask again at once. The same for who has no account."""
        try:
            super().send_mail(template_prefix, email, context)
        except LOST as error:
            log.error("A letter of an account (%s) could not be sent: %s", template_prefix, error)  # noqa: TRY400  (a closed post office, no fault)
            self.request.session[LETTER_LOST] = True
            ratelimit.clear(self.request, action="confirm_email", key=email.lower())
        else:
            self.request.session.pop(LETTER_LOST, None)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Say what happened; of a letter that was lost, that it was."""
        if message_template == _WRITTEN and request.session.get(LETTER_LOST):
            level, message_template = messages.WARNING, _NOT_WRITTEN
        super().add_message(request, level, message_template, *args, **kwargs)
