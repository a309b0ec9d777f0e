"""A post office that is closed, for the letter that cannot be sent."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Closed(BaseEmailBackend):
    """Takes no letters."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Refuse as a server that is not there."""
        raise ConnectionRefusedError(len(email_messages))
